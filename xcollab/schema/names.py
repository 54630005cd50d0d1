"""Ids and addresses, without the models: what a name may be, and what a statement's `on` names."""

from functools import lru_cache

from xcollab.words.patterns import compiled

SLUG = compiled(r"[a-z0-9][a-z0-9-]{0,39}")
"""Lower-case ASCII letters, digits and hyphens, at most 40."""
WINDOWS_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows cannot hold, with or without an ending."""


@lru_cache(maxsize=2**14)
def subject_of(on: str) -> tuple[str, str, str]:
    """Kind, collaboration and id of what a statement is on, from its `on`: `q3/logs/report` is task `report` of `q3`.

    The id of a request and of a meeting is the collaboration's own. An `on` of no known form has the kind `""`.
    """
    match on.split("/"):
        case [collab, "logs", "request"]:
            return "request", collab, collab
        case [collab, "logs", task]:
            return "task", collab, task
        case [collab, "acceptance", task]:
            return "acceptance", collab, task
        case [collab, "issues", issue]:
            return "issue", collab, issue
        case [collab, "feedback", department]:
            return "feedback", collab, department
        case [collab, "meetings"]:
            return "meeting", collab, collab
    return "", "", ""


@lru_cache(maxsize=2**14)
def thread_of(on: str) -> str:
    """Where a comment on it is made: deliverables are talked about on their task, answers and minutes on the request."""
    kind, collab, subject = subject_of(on)
    match kind:
        case "acceptance":
            return place_of("task", collab, subject)
        case "feedback" | "meeting":
            return place_of("request", collab, collab)
    return on


def place_of(kind: str, collab: str, subject: str) -> str:
    """The other way round: the `on` of a statement about a subject."""
    match kind:
        case "request":
            return f"{collab}/logs/request"
        case "task":
            return f"{collab}/logs/{subject}"
        case "meeting":
            return f"{collab}/meetings"
        case "issue":
            return f"{collab}/issues/{subject}"
    return f"{collab}/{kind}/{subject}"

"""Acts in sentences: what is printed after one, what its commit says, and how history tells it."""

from collections.abc import Mapping, Sequence
from typing import Any

from xcollab.errors import Word
from xcollab.render.safe import safe, safe_line
from xcollab.render.waiting import wait_line
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.words import N_
from xcollab.words.labels import Language
from xcollab.words.language import Words
from xcollab.workflow.waits import Wait

SENTENCES: Mapping[str, str] = {
    "request.create": N_("{who} drafted the request {subject}"),
    "request.edit": N_("{who} edited the draft of {subject}"),
    "request.submit": N_("{who} submitted {subject}; asked are {asked}"),
    "request.revise": N_("{who} revised {subject} ({fields}): {reason}"),
    "request.confirm": N_("{who} confirmed {subject}; work may begin"),
    "request.handover": N_("{who} made {to} the coordinator of {subject}"),
    "request.cancel": N_("{who} cancelled {subject}: {reason}"),
    "request.archive": N_("{who} archived {subject}"),
    "feedback.feedback": N_("{who} answered for {id}: {decision}"),
    "meeting.minutes": N_("{who} recorded the minutes of a meeting ({kind}, {held})"),
    "task.create": N_("{who} added task {subject}"),
    "task.edit": N_("{who} edited task {subject}"),
    "task.confirm": N_("{who} took on task {subject}, due {due}"),
    "task.decline": N_("{who} declined task {subject}: {reason}"),
    "task.progress": N_("{who} logged {subject}: {status} – {text}"),
    "task.reschedule": N_("{who} moved {moves}"),
    "task.reassign": N_("{who} reassigned {subject}: {hands}"),
    "task.cancel": N_("{who} cancelled task {subject}: {reason}"),
    "acceptance.submit": N_("{who} submitted deliverables for {subject}: {deliverables}"),
    "acceptance.pass": N_("{who} passed {subject} for {party}"),
    "acceptance.return": N_("{who} returned {subject} for {party}: {reason}; to be mended by {fix_by}"),
    "issue.open": N_("{who} opened issue {subject}: {title} ({kind}); {department} is asked"),
    "issue.propose": N_("{who} proposed a solution for {subject}: {text}"),
    "issue.agree": N_("{who} agreed to the solution for {subject}"),
    "issue.reject": N_("{who} turned down the solution for {subject}: {reason}"),
    "issue.transfer": N_("{who} transferred {subject} to {department}: {reason}"),
    "issue.resolve": N_("{who} resolved {subject}: {text}"),
    "issue.reopen": N_("{who} reopened {subject}: {reason}"),
    "comment": N_("{who} commented on {subject}: {text}"),
    "object": N_("{who} objected on {subject}: {text}"),
    "acknowledge": N_("{who} acknowledged what was recorded on {subject}"),
    "withdraw": N_("{who} withdrew a statement on {subject}: {reason}"),
}
"""By kind of subject and act; an act that may stand anywhere goes by its own name."""

_GROUPS = {"decision": "decision", "status": "log", "party": "party"}


def name_of(snapshot: Snapshot, member_id: str) -> str:
    """A member's name, or the id of somebody unknown."""
    member = snapshot.member(member_id)
    return member.name if member else member_id


def sentence(words: Words, snapshot: Snapshot, kind: str, act: str, subject: str, by: str, entry: Entry | None) -> str:
    """One act, told."""
    template = SENTENCES.get(f"{kind}.{act}") or SENTENCES[act]
    arguments: dict[str, Any] = {"who": name_of(snapshot, by), "subject": subject, "id": subject.rpartition("/")[2]}
    if entry is not None:
        arguments |= _arguments(words, snapshot, kind, entry)
    told = words(template, **{key: safe_line(words.show(value)) for key, value in arguments.items()})
    if entry and entry.statement.recorded_by:
        recorder = name_of(snapshot, entry.statement.recorded_by)
        via = words.label("via", entry.statement.via or "")
        told += words(N_(" (recorded by {recorder}, heard by {via})"), recorder=safe_line(recorder), via=via)
    return told


def _arguments(words: Words, snapshot: Snapshot, kind: str, entry: Entry) -> dict[str, Any]:
    said = entry.statement.model_dump()
    shown: dict[str, Any] = {
        key: value for key, value in said.items() if isinstance(value, str) or hasattr(value, "year")
    }
    for key, group in _GROUPS.items():
        if key in said:
            shown[key] = Word(group, said[key])
    if "kind" in said:
        shown["kind"] = Word("kind" if kind == "issue" else "meeting-kind", said["kind"])
    if "asked" in said:
        shown["asked"] = list(said["asked"])
    if "changes" in said and kind == "request":
        shown["fields"] = [Word("field", change["field"]) for change in said["changes"]]
    if kind == "request" and said.get("act") == "handover":
        shown["to"] = name_of(snapshot, said["to"])
    if "moves" in said:
        arrow = N_("{task} from {from_} to {to} ({reason})")
        shown["moves"] = [
            words(arrow, task=m["task"], from_=m["from_"], to=m["to"], reason=m["reason"]) for m in said["moves"]
        ]
    if "hands" in said:
        shown["hands"] = [
            f"{words.label('capacity', h['role'])} {name_of(snapshot, h['from_'])} → {name_of(snapshot, h['to'])}"
            for h in said["hands"]
        ]
    if "deliverables" in said:
        shown["deliverables"] = [f"{item['name']} × {item['quantity']}" for item in said["deliverables"]]
    return shown


def commit_message(language: Language, kind: str, act: str, subject: str, collab: str) -> str:
    """The verb and ids only, never what people wrote: that could forge a trailer or close somebody's ticket."""
    words = Words(language)
    machine = "task" if kind == "acceptance" else kind
    named = f"{words.label('act', f'{machine}.{act}')} {subject}"
    trailers = {"Xcollab-Act": f"{kind}.{act}", "Xcollab-Collab": collab, "Xcollab-Subject": subject}
    return f"{named}\n\n" + "".join(f"{key}: {value}\n" for key, value in trailers.items())


def preview_lines(words: Words, message: str, files: Sequence[tuple[str, bytes]]) -> list[str]:
    """What a dry run shows: each file and the commit that would come."""
    lines = []
    for path, content in files:
        lines.append(words(N_("would write {path}"), path=path))
        text = content.decode("utf-8", "replace") if path.endswith(".yaml") else f"({len(content)} B)"
        lines += [f"    {safe(line)}" for line in text.splitlines()]
    lines.append(words(N_("would commit")))
    return [*lines, *(f"    {line}".rstrip() for line in message.splitlines())]


def kept_lines(
    words: Words, snapshot: Snapshot, kind: str, subject: str, act: str, by: str, entry: Entry | None,
    commit: str, paths: Sequence[str], waiting: Sequence[Wait],
) -> list[str]:  # fmt: skip
    """What is said after an act: what happened, where it is kept, and who is waited for now."""
    told = sentence(words, snapshot, kind, act, subject, by, entry)
    if commit:
        lines = [words(N_("{told}. [{commit}]"), told=told, commit=commit)]
    else:
        lines = [words(N_("{told}. Written, not committed:"), told=told), *(f"    {path}" for path in paths)]
    if waiting:
        lines.append(words(N_("Now waiting:")))
        lines += [f"  - {wait_line(words, snapshot, wait)}" for wait in waiting[:5]]
    return lines

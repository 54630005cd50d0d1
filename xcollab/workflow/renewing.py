"""The same words, bound to what stands now: for an act that is done again after somebody else's came before it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from xcollab.errors import Refused
from xcollab.schema.kinds import STATEMENTS
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Statement
from xcollab.workflow.attempt import Attempt
from xcollab.workflow.drafts import DRAFTS, Draft, Scene
from xcollab.workflow.judge import speaks_as

Said = dict[str, Any]


def _without(*keys: str) -> Callable[[Said], Said]:
    return lambda said: {key: value for key, value in said.items() if key not in keys}


def _one_move(said: Said) -> Said:
    move = _without("task", "from")(said["moves"][0])
    return _without("moves")(said) | move


def _moves_from_now(said: Said) -> Said:
    moves = [_without("from")(move) for move in said.get("moves", [])]
    return said | ({"moves": moves} if moves else {})


def _hands_to(said: Said) -> Said:
    return _without("hands")(said) | {hand["role"]: hand["to"] for hand in said["hands"]}


_LOOSENED: Mapping[tuple[str, str], Callable[[Said], Said]] = {
    ("request", "submit"): _without("asked", "within", "plan"),
    ("request", "revise"): _without("changes", "asked", "within", "plan"),
    ("request", "confirm"): _without("plan"),
    ("request", "handover"): _without("from", "plan"),
    ("feedback", "feedback"): _without("answers"),
    ("task", "confirm"): _without("answers", "due"),
    ("task", "decline"): _without("plan"),
    ("task", "reschedule"): _one_move,
    ("task", "reassign"): _hands_to,
    ("issue", "open"): _without("within"),
    ("issue", "reject"): _without("within"),
    ("issue", "reopen"): _without("within"),
    ("issue", "resolve"): _moves_from_now,
    ("acceptance", "submit"): _without("within"),
    ("acceptance", "pass"): _without("party", "judges"),
    ("acceptance", "return"): _without("party", "judges", "moves"),
}
"""By act, what its author said, without what the draft works out: fingerprints, durations, dates and parties."""

CHANGES_PLAN = frozenset({"submit", "revise", "handover", "reassign"})
"""Acts whose statement tells how a plan changes: when plans are joined, they are bound to the joined one."""

_ENVELOPE = ("on", "act", "at", "by", "as", "recorded_by", "via", "evidence")


def renewed(scene: Scene, entry: Entry, at: datetime | None = None) -> tuple[Statement, Draft]:
    """The statement as its author would have made it in this scene, and the plans it leads to.

    `scene.request` is the request as it is to be, where the statement changes it. `at`: the moment it is said again; as it
    was, where none is given. Raises `Refused` where nothing is left to say.
    """
    kind, act = entry.kind, entry.statement.act
    data = entry.statement.dump()
    said = _without(*_ENVELOPE)(data)
    if loosen := _LOOSENED.get((kind, act)):
        said = loosen(said)
    if (kind, act) == ("request", "revise"):
        said["before"] = scene.plan.dump()
    make = DRAFTS.get((kind, act))
    draft = make(scene, said) if make else Draft(said)
    envelope = {key: data[key] for key in _ENVELOPE if key in data}
    if at is not None:
        envelope["at"] = at.isoformat(timespec="seconds")
    envelope["as"] = _capacity(scene, entry)
    statement = STATEMENTS[kind][act].model_validate(envelope | draft.said)
    return statement, draft


def _capacity(scene: Scene, entry: Entry) -> str:
    """In which capacity the author may say it now; the one stated, where not at all: that is for whoever judges it."""
    said = entry.statement
    about = getattr(said, "of", None) or getattr(said, "to", None)
    target = next((e for e in scene.state.collab.entries if e.name == about and e.statement.on == said.on), None)
    who = (said.by, said.recorded_by or said.by)
    try:
        return speaks_as(Attempt(scene.snapshot, scene.state, entry.kind, scene.subject, said.act, *who, target=target))
    except Refused:
        return said.as_

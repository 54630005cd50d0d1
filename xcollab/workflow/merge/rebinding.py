"""The same words, bound to what stands now: for an act that is done again after somebody else's came before it."""

from datetime import datetime

from xcollab.errors import Refused
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Statement
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, without
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.rules.judge import speaks_as
from xcollab.workflow.rules.rulebook import act_of

_ENVELOPE = ("on", "act", "at", "by", "as", "recorded_by", "via", "evidence")


def renewed(scene: DraftContext, entry: Entry, at: datetime | None = None) -> tuple[Statement, Draft]:
    """The statement as its author would have made it in this scene, and the plans it leads to.

    `scene.request` is the request as it is to be, where the statement changes it. `at`: the moment it is said again; as it
    was, where none is given. Raises `Refused` where nothing is left to say.
    """
    act = act_of(entry)
    data: Said = dict(entry.statement.dump())
    said = without(*_ENVELOPE)(data)
    if act.stripped:
        said = act.stripped(said)
    if (act.kind, act.name) == ("request", "revise"):
        said["before"] = scene.plan.dump()
    draft = act.draft(scene, said) if act.draft else Draft(said)
    envelope = {key: data[key] for key in _ENVELOPE if key in data}
    if at is not None:
        envelope["at"] = at.isoformat(timespec="seconds")
    envelope["as"] = _capacity(scene, entry)
    statement = type(entry.statement).model_validate(envelope | draft.said)
    return statement, draft


def _capacity(scene: DraftContext, entry: Entry) -> str:
    """In which capacity the author may say it now; the one stated, where not at all: that is for whoever judges it."""
    said = entry.statement
    about = getattr(said, "of", None) or getattr(said, "to", None)
    target = next((e for e in scene.state.collab.entries if e.name == about and e.on == said.on), None)
    who = (said.by, said.recorded_by or said.by)
    try:
        return speaks_as(Attempt(scene.snapshot, scene.state, entry.kind, scene.subject, said.act, *who, target=target))
    except Refused:
        return said.as_

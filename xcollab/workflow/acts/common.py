"""Acts that may stand on any subject: comment, object, acknowledge, withdraw; and hold and nudge, on whatever is owed."""

from itertools import takewhile

from xcollab.errors import Refused
from xcollab.schema import statement
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Entry
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Condition, Rule, condition
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, without
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.hearing import NOBODY
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import ASKED, EARLY, EVER, MACHINE_OF, STATES


@condition("mentions-known", N_("those mentioned exist"))
def _mentions_known(attempt: Attempt) -> None:
    said = said_as(attempt.statement, statement.Comment)
    for member in said.mentions:
        if attempt.snapshot.member(member) is None:
            raise Refused("unknown-member", member=member)


@condition("target-known", N_("the statement exists"))
def _target_known(attempt: Attempt) -> None:
    said = said_as(attempt.statement, statement.Objection)
    if said.to is not None and attempt.target is None:
        raise Refused("unknown-statement", name=said.to)


@condition("recorded", N_("somebody else typed it, or it concerns whoever takes note of it"))
def _recorded(attempt: Attempt) -> None:
    said = said_as(attempt.statement, statement.Acknowledgement)
    if attempt.target is None:
        raise Refused("unknown-statement", name=said.of)
    if attempt.target.statement.recorded_by is None and attempt.by == attempt.target.statement.by:
        raise Refused("not-recorded", name=said.of)
    if attempt.by != attempt.recorder == attempt.target.statement.recorded_by:
        raise Refused("own-recording", member=attempt.by)
    record = attempt.target.record
    since = takewhile(lambda entry: entry.record != record, reversed(attempt.state.counted))
    noted = ((e.act, e.statement.by, getattr(e.statement, "of", "")) for e in since)
    if ("acknowledge", attempt.by, said.of) in noted:
        raise Refused("already-acknowledged", name=said.of)


@condition("withdrawable", N_("nothing later stands on it"))
def _withdrawable(attempt: Attempt) -> None:
    """That nothing rests on it is asked of a fold without it, by whoever judges (`judge`)."""
    said = said_as(attempt.statement, statement.Withdrawal)
    if attempt.target is None:
        raise Refused("unknown-statement", name=said.of)
    if attempt.target.record in attempt.state.withdrawn:
        raise Refused("already-withdrawn", name=said.of)


@condition("something-owed", N_("an answer with a deadline is owed"))
def _something_owed(attempt: Attempt) -> None:
    asked = [
        question.asked[-1].since for key, question in attempt.state.questions.items() if key.subject == attempt.subject
    ]
    if not asked:
        raise Refused("no-deadline", subject=attempt.subject)
    if attempt.state.holds.get(attempt.subject, max(asked)) > max(asked):
        raise Refused("held-already", subject=attempt.subject)


def _sources(machine: str) -> tuple[str, ...]:
    """Every state of something that is there; minutes have no states."""
    return tuple(state for state in STATES[machine] if state != "none") or ("none",)


def _anywhere(kind: str) -> tuple[Act, ...]:
    """The acts that may stand on any subject, on one kind of it."""
    machine = MACHINE_OF[kind]

    def row(name: str, need: Condition, *who: str, during: tuple[str, ...] = EVER) -> tuple[Rule]:
        sources = tuple(state for state in _sources(machine) if machine != "request" or state in during)
        return (Rule(machine, name, sources, "", who, request=during, needs=(need,)),)

    return (
        Act(kind, "comment", N_("comment"), N_("{who} commented on {subject}: {text}"), ("mentioned", "helped"),
            row("comment", _mentions_known, "participant", "asked"), statement.Comment),
        Act(kind, "object", N_("object"), N_("{who} objected on {subject}: {text}"), ("objected-to", "coordinator"),
            row("object", _target_known, "participant"), statement.Objection),
        Act(kind, "acknowledge", N_("acknowledge"), N_("{who} acknowledged what was recorded on {subject}"), NOBODY,
            row("acknowledge", _recorded, "speaker", "addressee"), statement.Acknowledgement),
        Act(kind, "withdraw", N_("withdraw"), N_("{who} withdrew a statement on {subject}: {reason}"), ("heard-before",),
            row("withdraw", _withdrawable, "author", "coordinator", during=EARLY), statement.Withdrawal),
    )  # fmt: skip


def _hold(state: State, entry: Entry, rule: Rule) -> State:
    return replace(state, holds={**state.holds, entry.subject: entry.at})


def _holding(kind: str) -> Act:
    machine = MACHINE_OF[kind]
    rule = Rule(machine, "hold", _sources(machine), "", ("coordinator",), request=ASKED, carries=("reason",),
                needs=(_something_owed,))  # fmt: skip
    told = N_("{who} held back the escalation on {subject} by a working day: {reason}")
    return Act(
        kind, "hold", N_("hold back the escalation"), told, ("owing-there",), (rule,), statement.Hold, effect=_hold
    )


@condition("owes-it", N_("whoever is nudged owes it"))
def _owes_it(attempt: Attempt) -> None:
    from xcollab.workflow.obligations.nudges import is_about
    from xcollab.workflow.obligations.table import owed_there

    said = said_as(attempt.statement, statement.Nudge)
    owed = owed_there(attempt.snapshot, attempt.state, (attempt.kind, attempt.subject))
    if not owed:
        raise Refused("nothing-owed", subject=attempt.subject)
    if said.whom == said.by:
        raise Refused("nudges-oneself", subject=attempt.subject)
    if not any(is_about(said, one) for one in owed):
        people = list(dict.fromkeys(member for one in owed for member in one.people))
        raise Refused("not-owing", subject=attempt.subject, member=said.whom, people=people)


def _nudged(scene: DraftContext, kind: str, said: Said) -> Draft:
    """Who is asked, and for what: as its author says, or whoever owes the first thing there and is the one to ask."""
    from xcollab.workflow.obligations.obligation import which
    from xcollab.workflow.obligations.table import owed_there

    found = [
        {"whom": member, "what": one.kind, **which(one)}
        for one in owed_there(scene.snapshot, scene.state, (kind, scene.subject))
        for member in one.people
        if member == said.get("whom", member) != scene.by
        and all(which(one).get(key) == said[key] for key in ("minutes", "number") if key in said)
    ]
    return Draft((found[0] if found else {"whom": scene.by, "what": "nothing"}) | said)


def _nudging(kind: str) -> Act:
    during = (*EARLY, "archived") if kind == "request" else EARLY  # what was agreed on is done after the end as well
    sources = during if kind == "request" else _sources(kind)  # a reply may be owed on what is done
    rule = Rule(kind, "nudge", sources, "", ("coordinator", "waiting"), request=during, needs=(_owes_it,))
    return Act(
        kind, "nudge", N_("nudge"), N_("{who} nudged {whom} about {subject} ({way}): {what}"), ("nudged",), (rule,),
        statement.Nudge, draft=lambda scene, said: _nudged(scene, kind, said), stripped=without("what", "party", "minutes", "number"),
    )  # fmt: skip


ANYWHERE = frozenset({"comment", "object", "acknowledge", "withdraw", "hold", "nudge"})
"""Acts that are no step of a subject's own way."""

ACTS = (
    *(_holding(kind) for kind in ("feedback", "task", "acceptance", "issue")),
    *(_nudging(kind) for kind in ("request", "feedback", "task", "issue")),
    *(act for kind in ("request", "feedback", "meeting", "task", "issue", "acceptance") for act in _anywhere(kind)),
)

"""A date in somebody else's hands: proposed, consented to or refused. Only consent moves it; silence escalates and moves nothing."""

from xcollab.errors import Refused
from xcollab.schema.dataclass import replace
from xcollab.schema.parts.moves import moves_of
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements import task as stage_task
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Rule, condition
from xcollab.workflow.acts.binding import own_date
from xcollab.workflow.acts.conditions import date_in_force
from xcollab.workflow.acts.dates import as_typed, date_moves, follows_known, one_move
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, without
from xcollab.workflow.acts.effects import moved, not_in_force, with_task
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import AT_WORK


@condition("asks-another", N_("somebody else is asked"))
def _asks_another(attempt: Attempt) -> None:
    """A coordinator who owns the task would be asked for their own proposal."""
    if attempt.by == attempt.state.collab.tasks[attempt.subject].owner == attempt.state.request.coordinator:
        raise Refused("date-yours", task=attempt.subject, to=moves_of(attempt.statement)[0].to)


def _proposed(scene: DraftContext, said: Said) -> Draft:
    """An answer is wanted within the time that departments are given for one."""
    within = said.pop("within", None) or scene.snapshot.workspace.deadlines.feedback
    return Draft({"within": within} | one_move(scene, said).said)


def _propose(state: State, entry: Entry, rule: Rule) -> State:
    return with_task(state, entry, rule, replace(state.tasks[entry.subject], proposed=entry))


PROPOSE = Act(
    "task", "propose-date", N_("propose another date"), N_("{who} proposed another date: {moves}"), ("date-asked", "assignee"),
    (Rule("task", "propose-date", AT_WORK, "", ("coordinator", "participant"),
          needs=(own_date, date_in_force, date_moves, follows_known, _asks_another), clock="asks"),),
    stage_task.DateProposal, draft=_proposed, stripped=as_typed, effect=_propose, contradiction=not_in_force,
    note=N_("The date moves when the owner consents; where the owner proposed it, when the coordinator does. A later proposal"
            " takes the place of one that is not answered, and any other statement that moves the date makes it void. It lapses when the work is handed in, given up or another owner's."),
)  # fmt: skip


def _present(scene: DraftContext) -> Entry:
    """The proposal that stands. Where another one was read, what stands now says so (`_not_proposed`)."""
    proposed = scene.state.tasks[scene.subject].proposed
    if proposed is None:
        raise Refused("no-date-proposed", task=scene.subject)
    return proposed


def _consented(scene: DraftContext, said: Said) -> Draft:
    proposed = _present(scene)
    return Draft({"of": proposed.name} | said | {"moves": [move.dump() for move in moves_of(proposed.statement)]})


def _refused(scene: DraftContext, said: Said) -> Draft:
    return Draft({"of": _present(scene).name} | said)


def _not_proposed(state: State, entry: Entry) -> Finding | None:
    """What is wrong where the proposal does not stand, or no longer: it was answered, taken back, replaced or made void."""
    task, of = state.tasks[entry.subject], getattr(entry.statement, "of", "")
    if task.proposed and task.proposed.name == of:
        return None
    return Finding(entry.record, ("of",), "date-not-proposed", {"task": entry.subject, "name": of, "due": task.due})


def _other_date(state: State, entry: Entry) -> Finding | None:
    """Who consents moves the date to what was proposed, and nothing else: also where a hand wrote another task, or one that is not."""
    proposed, problem = state.tasks[entry.subject].proposed, _not_proposed(state, entry)
    if proposed is None or problem:
        return problem
    meant = moves_of(proposed.statement)
    if moves_of(entry.statement) == meant:
        return None
    return Finding(entry.record, ("moves",), "other-date", {"task": entry.subject, "to": meant[0].to})


@condition("date-proposed", N_("the date that was proposed"))
def _as_proposed(attempt: Attempt) -> None:
    """Another date contradicts the proposal: the fold finds it at any time (`Act.contradiction`)."""


def _consent(state: State, entry: Entry, rule: Rule) -> State:
    return moved(state, entry, said_as(entry.statement, stage_task.DateConsent).moves)


CONSENT = Act(
    "task", "consent", N_("consent to the date"), N_("{who} consented to another date: {moves}"), ("date-moved", "proposer", "coordinator"),
    (Rule("task", "consent", AT_WORK, "", ("date-asked",), needs=(date_in_force, _as_proposed), clock="answers"),),
    stage_task.DateConsent, draft=_consented, stripped=without("moves"), effect=_consent, contradiction=_other_date,
)  # fmt: skip


def _refuse(state: State, entry: Entry, rule: Rule) -> State:
    return with_task(state, entry, rule, replace(state.tasks[entry.subject], proposed=None))


REFUSE = Act(
    "task", "refuse-date", N_("refuse the date"), N_("{who} refused another date for {subject}: {reason}"), ("proposer", "coordinator"),
    (Rule("task", "refuse-date", AT_WORK, "", ("date-asked",), clock="answers"),),
    stage_task.DateRefusal, draft=_refused, stripped=lambda said: said, effect=_refuse, contradiction=_not_proposed,
)  # fmt: skip

ACTS = (PROPOSE, CONSENT, REFUSE)

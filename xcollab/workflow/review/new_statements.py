"""Statements that are about to enter, by hand or by a pull request: judged as the command line would have judged them.

What is in `before` has been judged; what `after` has beyond it is judged in its order, each against all that came before,
and against the plans as they stood at that moment.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xcollab.errors import Refused
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.state import State
from xcollab.workflow.review.plan_versions import timeline
from xcollab.workflow.rules.additions import in_order
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.rulebook import act_of
from xcollab.workflow.rules.running_state import Running

_AT: Mapping[str, tuple[str, ...]] = {
    "stale-answer": ("answers",),
    "other-plan": ("plan",),
    "other-due": ("due",),
    "other-task": ("moves",),
    "other-fix-by": ("fix_by",),
    "not-yours": ("by",),
    "not-recorder": ("recorded_by",),
    "wrong-party": ("party",),
    "verdict-given": ("party",),
    "criteria-not-judged": ("checks",),
    "unmet-without-follow-up": ("checks",),
    "not-everyone-asked": ("asked",),
}
"""Where in a statement a refusal is to be mended; elsewhere it is of the statement as a whole."""


class Moment(NamedTuple):
    """One new statement and the plans around it."""

    entry: Entry
    states: Sequence[State]
    """Just before it, under the plans in each version that its author may have had before them."""
    then: Collab
    """The plans just after it."""
    before: Collab
    """The collaboration before the whole change."""
    target: Entry | None
    """The statement that it is about."""


def entering(before: Snapshot, after: Snapshot, rosters: Sequence[Snapshot] = ()) -> list[Finding]:
    """What is wrong with the statements that `after` has and `before` has not: who may, and every condition.

    The roster is that of `before`, or any of `rosters` where they are given: a statement that one of them allows is
    allowed. What the fold finds by itself is not repeated here.
    """
    return [
        finding
        for collab in after.collabs.values()
        for finding in _entering(rosters or (before,), before.collabs.get(collab.id, Collab(collab.id)), collab)
    ]


def new_entries(before: Collab, after: Collab) -> tuple[Entry, ...]:
    """The statements that `after` has and `before` has not, in the order in which they were said."""
    judged = {entry.record for entry in before.entries}
    return in_order(entry for entry in after.entries if entry.record not in judged)


def _entering(rosters: Sequence[Snapshot], before: Collab, after: Collab) -> Iterator[Finding]:
    new = new_entries(before, after)
    if not new:
        return
    known = {finding.record for finding in settled(after).findings}
    plans = timeline(rosters[0], before, after, new)
    versions = [Running(plans[0])]
    older = _Older(before, plans[0])
    if older.edited:
        versions.append(Running(older.of(plans[0])))
    for number, entry in enumerate(new):
        for running, collab in zip(versions, (plans[number], older.of(plans[number])), strict=False):
            running.under(collab)
        if entry.record not in known:
            rests = (
                entry.statement.act == "withdraw" and (target := versions[0].target(entry)) and act_of(target).counts
            )
            states = [running.whole() if rests else running.state for running in versions]
            yield from _judged(rosters, Moment(entry, states, plans[number + 1], before, versions[0].target(entry)))
        for running in versions:
            running.hear(entry)


class _Older:
    """Plans with the tasks that somebody edited in the same change as they stood: an answer may have been given to that."""

    def __init__(self, before: Collab, first: Collab) -> None:
        self._before, self._first = before, first
        self.edited = [key for key, task in before.tasks.items() if first.tasks.get(key, task) != task]
        self._last: tuple[Collab, Collab] | None = None

    def of(self, plans: Collab) -> Collab:
        """The version of these plans; the same one again for the same plans."""
        if self._last is None or self._last[0] is not plans:
            as_before = {
                key: self._before.tasks[key]
                for key in self.edited
                if plans.tasks.get(key) == self._first.tasks.get(key)
            }
            self._last = (plans, replace(plans, tasks={**plans.tasks, **as_before}))
        return self._last[1]


def _judged(rosters: Sequence[Snapshot], moment: Moment) -> Iterator[Finding]:
    """Nothing where one of the rosters and one of the versions of the plans allow it; otherwise the first refusal."""
    found: list[Finding] = []
    for snapshot in (roster for roster in rosters if roster.member(moment.entry.statement.by)):
        for state in moment.states:
            problem = _problem(snapshot, state, moment)
            if problem is None:
                return
            found.append(problem)
    yield from found[:1]


def _problem(snapshot: Snapshot, state: State, moment: Moment) -> Finding | None:
    entry = moment.entry
    try:
        capacity = _capacity(snapshot, state, moment)
    except Refused as refusal:
        if refusal.code != "stale-answer" or not _edited_meanwhile(moment, state.collab):
            return Finding(entry.record, _where(refusal), refusal.code, refusal.arguments)
        answered = entry.statement.model_copy(update={"answers": refusal.arguments["now"]})
        return _problem(snapshot, state, moment._replace(entry=entry._replace(statement=answered)))
    if entry.statement.as_ != capacity:
        arguments = {"stated": entry.statement.as_, "capacity": capacity}
        return Finding(entry.record, ("as",), "other-capacity", arguments)
    return None


def _where(refusal: Refused) -> tuple[str, ...]:
    """The key that a refusal is about."""
    if refusal.code == "bad-fingerprint":
        return (str(refusal.arguments["key"]),)
    return _AT.get(refusal.code, ())


def _edited_meanwhile(moment: Moment, plans: Collab) -> bool:
    """Whether the owner may have read a version of the task that came and went within the change.

    No harm comes of it: an answer to other terms than the present ones is asked for again.
    """
    subject = moment.entry.subject
    return moment.entry.kind == "task" and plans.tasks.get(subject) != moment.before.tasks.get(subject)


def _capacity(snapshot: Snapshot, state: State, moment: Moment) -> str:
    entry, then = moment.entry, moment.then
    said, subject = entry.statement, entry.subject
    snapshot = snapshot.on(said.at.astimezone(snapshot.workspace.zone).date())  # who stood in for whom on that day
    return judge(Attempt(
        snapshot, state, entry.kind, subject, said.act, said.by, said.recorded_by or said.by, entry,
        request=then.request if entry.kind == "request" else None,
        task=then.tasks.get(subject) if entry.kind == "task" and act_of(entry).states_plan else None,
        target=moment.target,
    ))  # fmt: skip

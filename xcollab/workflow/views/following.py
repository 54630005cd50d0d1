"""What follows from a statement that moved a date: which tasks, onto which day, and who may move each.

The rule for the days is `time.cascade`; here it meets the plans as they stood before that statement. So it can be asked again
later, and names only what has not followed yet.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from xcollab.schema.parts.moves import moves_of
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.workflow.model.state import Slip, State
from xcollab.workflow.model.state_machines import AT_WORK
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.cascade import Planned, Shift, cascade

_NOT_TAKEN_ON = ("proposed", "declined")
_WORK_LEFT = (*_NOT_TAKEN_ON, "todo", "doing", "needs-help")

Way = Literal["moves", "edits", "asks", "asked", "left"]
"""How a date follows: by the coordinator's own statement; in the plan of a task that nobody has taken on; by the consent of whoever
is asked, or was asked already; or by nothing that whoever speaks could do."""


class Follower(NamedTuple):
    """A task whose date follows."""

    task: str
    title: str
    owner: str
    due: date
    """The date in force."""
    to: date
    days: int
    """Working days between the two."""
    way: Way
    by: str
    """Who may move it: the member whose word it takes."""


class Following(NamedTuple):
    """All that follows from one statement."""

    start: Entry
    followers: tuple[Follower, ...] = ()
    circular: tuple[str, ...] = ()
    """Tasks that wait for each other, and what waits for them: nobody can put them in order."""


class Speaking(NamedTuple):
    """Who carries it out."""

    by: str
    recorder: str


class Standing(NamedTuple):
    """How it stands once the statement counts, and who carries out what follows from it."""

    snapshot: Snapshot
    state: State
    days: WorkDays
    speaking: Speaking


def last_move(state: State, task: str) -> Entry | None:
    """The statement that moved a task's date last."""
    slips = state.tasks[task].slips
    return slips[-1].entry if slips else None


def following(now: Standing, start: Entry) -> Following:
    """What follows from a statement by dependencies, once it counts."""
    state, days = now.state, now.days
    before = {task: _date_before(state, task, start) for task in state.tasks}
    moves = {slip.move.task: slip.move.to for slip in _of(state, start)}
    plans = {task: _planned(state, task, due, days) for task, due in before.items() if due}
    if not moves:
        return Following(start)
    found = cascade(plans, moves, days)
    early = _too_early(state, moves | {shift.task: shift.to for shift in found.shifts}, days)
    shifts = (*found.shifts, *early)
    followers = _followers(now, start, shifts)
    return Following(start, tuple(sorted(followers, key=_by_date)), found.circular)


def shifted(now: Standing, start: Entry, tasks: Iterable[str], number: int) -> Following:
    """What follows where somebody names the tasks, and by how many working days each moves from its date in force."""
    own = {move.task for move in moves_of(start.statement)}
    dues = {task: now.state.tasks[task].due for task in tasks if task not in own}
    shifts = [Shift(task, due, now.days.after(due, number), "") for task, due in dues.items() if due]
    followers = _followers(now, start, shifts)
    return Following(start, tuple(sorted(followers, key=_by_date)))


def _by_date(follower: Follower) -> tuple[date, str]:
    """Whatever waits for another comes after it."""
    return follower.to, follower.task


def _of(state: State, start: Entry) -> Iterator[Slip]:
    for move in moves_of(start.statement):
        yield from (slip for slip in state.tasks[move.task].slips if slip.entry.record == start.record)


def _date_before(state: State, task: str, start: Entry) -> date | None:
    """The date that was in force when it was said."""
    said = (start.statement.at, start.record)
    later = (slip for slip in state.tasks[task].slips if (slip.entry.statement.at, slip.entry.record) >= said)
    first = next(later, None)
    return first.move.from_ if first else state.tasks[task].due


def _planned(state: State, task: str, due: date, days: WorkDays) -> Planned:
    """A planned start has moved by as many working days as the date has."""
    plan, known = state.collab.tasks[task], state.tasks[task]
    moved = days.between(known.original, due) if known.original else 0
    start = days.after(plan.start, moved) if plan.start else None
    return Planned(due, start, plan.depends_on, known.status in _WORK_LEFT, known.status in _NOT_TAKEN_ON)


def _too_early(state: State, moved: Mapping[str, date], days: WorkDays) -> Iterator[Shift]:
    """What nobody has taken on, and that its plan has before what it waits for is due: it comes after that at the earliest."""
    for task, known in state.tasks.items():
        before = [name for name in state.collab.tasks[task].depends_on if name in moved]
        if known.status in _NOT_TAKEN_ON and known.due and before:
            last = max(before, key=lambda name: moved[name])
            if known.due < (first := days.next(moved[last])):
                yield Shift(task, known.due, first, last)


def _followers(now: Standing, start: Entry, shifts: Iterable[Shift]) -> Iterator[Follower]:
    snapshot, state, days, speaking = now
    own = {snapshot.department_of(speaking.by)}
    own |= {state.collab.tasks[move.task].department for move in moves_of(start.statement)}
    for shift in shifts:
        due, plan = state.tasks[shift.task].due, state.collab.tasks[shift.task]
        if due is None or due >= shift.to:
            continue
        way = _way(state, shift, speaking, near=plan.department in own)
        by = {"moves": speaking.by, "edits": speaking.by, "left": state.request.coordinator}
        yield Follower(
            shift.task, plan.title, plan.owner, due, shift.to, days.between(due, shift.to), way,
            by.get(way, _asked(state, shift.task, speaking.by)),
        )  # fmt: skip


def _asked(state: State, task: str, proposer: str) -> str:
    """Whoever owns a task decides about its date; where that is who proposes it, the coordinator does."""
    owner = state.collab.tasks[task].owner
    return state.request.coordinator if owner == proposer else owner


def _way(state: State, shift: Shift, speaking: Speaking, *, near: bool) -> Way:
    """The coordinator moves the dates of the own department and of that where it began, and of own tasks; others are asked."""
    task, owner = state.tasks[shift.task], state.collab.tasks[shift.task].owner
    coordinates = speaking.by == state.request.coordinator
    if task.status not in AT_WORK:
        edits = task.status == "proposed" and not task.agreed and speaking.recorder == state.request.coordinator
        return "edits" if edits else "left"
    if coordinates and (near or owner == speaking.by):
        return "moves"
    proposed = moves_of(task.proposed.statement) if task.proposed else ()
    return "asked" if [move.to for move in proposed] == [shift.to] else "asks"


def said_of(follower: Follower, start: Entry) -> Mapping[str, object]:
    """What the statement on a follower says, as its author would type it: the date, and the reason and cause of what it follows."""
    move = moves_of(start.statement)[0]
    return {"to": follower.to, "reason": move.reason, "cause": move.cause or move.task, "follows": start.record}

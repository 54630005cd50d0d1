"""What follows where a date moves: the one rule for it, a function of plans, moves and the calendar.

A task begins on the working day after all that it waits for is due, or on its planned start where that is later: what lies
between the two is its slack. Where what it waits for moves, it keeps the working days from its beginning to its date. So it
moves by as many as exceed its slack and no more, onto a working day, and never to an earlier date.

What is finished or given up does not move and holds up nothing. What is moved by whoever speaks stays where they put it, and
what nobody has taken on yet where its plan has it. Tasks
that wait for each other in a circle, and what waits for such a circle, have no order: they are named and left alone.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from xcollab.workflow.time.business_days import WorkDays


class Planned(NamedTuple):
    """A task, as far as dates go."""

    due: date
    start: date | None = None
    after: tuple[str, ...] = ()
    """The tasks that it waits for."""
    open: bool = True
    """There is work left to do: what waits for it is held up."""
    fixed: bool = False
    """It stays where it is, whatever it waits for."""


class Shift(NamedTuple):
    """A task's date that follows."""

    task: str
    from_: date
    to: date
    cause: str
    """The task that it waits for and that is due last."""


class Cascade(NamedTuple):
    """All that follows."""

    shifts: tuple[Shift, ...]
    """What comes first, first: each after all that it waits for."""
    circular: tuple[str, ...] = ()
    """Tasks that cannot be put in order."""


def cascade(plans: Mapping[str, Planned], moves: Mapping[str, date], days: WorkDays) -> Cascade:
    """What follows from moving some tasks, given the plans as they stood before. Work in proportion to tasks and dependencies."""
    waiting = _waiting(plans, moves)
    reached = _reached(waiting, moves)
    left = {task: sum(before in reached for before in set(plans[task].after)) for task in reached}
    due, shifts = {task: plan.due for task, plan in plans.items()} | dict(moves), list[Shift]()
    todo = deque(task for task, count in left.items() if not count)
    while todo:
        task = todo.popleft()
        del left[task]
        if found := _shift(task, plans, due, moves, days):
            due[task] = found.to
            shifts.append(found)
        for other in waiting.get(task, ()):
            left[other] -= 1
            if not left[other]:
                todo.append(other)
    return Cascade(tuple(shifts), tuple(left))


def _waiting(plans: Mapping[str, Planned], moves: Mapping[str, date]) -> Mapping[str, list[str]]:
    """By task, those that wait for it and may have to move."""
    found: dict[str, list[str]] = {}
    for task, plan in plans.items():
        if plan.open and not plan.fixed and task not in moves:
            for before in dict.fromkeys(plan.after):
                found.setdefault(before, []).append(task)
    return found


def _reached(waiting: Mapping[str, list[str]], moves: Iterable[str]) -> dict[str, None]:
    """All that wait for a task that moves, however far away."""
    found: dict[str, None] = {}
    todo = deque(moves)
    while todo:
        for task in waiting.get(todo.popleft(), ()):
            if task not in found:
                found[task] = None
                todo.append(task)
    return found


def _shift(
    task: str, plans: Mapping[str, Planned], due: Mapping[str, date], moves: Mapping[str, date], days: WorkDays
) -> Shift | None:
    plan = plans[task]
    before = [name for name in plan.after if name in plans and (plans[name].open or name in moves)]
    last = max(before, key=lambda name: due[name])
    was, ready = max(plans[name].due for name in before), due[last]
    begin, begins = days.next(was), days.next(ready)
    if plan.start and plan.start > begin:
        begin = plan.start if days.worked(plan.start) else days.next(plan.start)
    if begins <= begin:
        return None
    to = max(days.after(begins, days.between(begin, plan.due)), plan.due)
    return Shift(task, plan.due, to, last) if to > plan.due else None

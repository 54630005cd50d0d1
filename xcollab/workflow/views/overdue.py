"""What is late, for the clock: work past its date and answers past their term. The worst comes first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.time.lateness import is_late
from xcollab.workflow.views.summary import TaskSummary


class Overdue(NamedTuple):
    """One thing that is late."""

    kind: str
    """`late`: a task, an issue or a reply past its date, or expected to be; `breach`: an answer past its term."""
    what: str
    """The kind of obligation, or `task`."""
    collab: str
    subject: str
    title: str
    department: str
    people: tuple[str, ...]
    due: date
    forecast: date | None
    over: int
    """Working days past it."""
    level: int
    """The step of escalation, 0 where nobody else need hear."""
    record: str
    """The address of the record that a forge shows it at."""
    party: str = ""
    """Whose verdict it is, where a verdict is late."""
    estimated: bool = False
    """The date rests on a year without an official notice (预估)."""
    late_before: bool = False
    """It was late when it was asked anew, and the new date has not come."""


def of_a_task(obligation: Obligation) -> bool:
    """Whether its date is the task's own: the task itself is told instead, once."""
    return kind_of(obligation).due == "task"


def overdue(tasks: Iterable[TaskSummary], dated: Iterable[Dated], today: date) -> tuple[Overdue, ...]:
    """Everything late of some tasks and of what is owed: breaches of a term first, then what is longest over."""
    by_task = {(d.obligation.collab, d.obligation.subject): d for d in dated if of_a_task(d.obligation)}
    found = [
        _task(task, by_task.get((task.collab, task.task)))
        for task in tasks
        if task.request == "confirmed" and task.due and is_late(task, today)
    ]
    found += [_answer(d) for d in dated if d.deadline and d.deadline.passed and not of_a_task(d.obligation)]
    return tuple(sorted(found, key=lambda o: (-o.level, o.kind != "breach", -o.over, o.collab, o.subject, o.what)))


def _task(task: TaskSummary, found: Dated | None) -> Overdue:
    assert task.due is not None
    deadline = found.deadline if found else None
    return Overdue(
        "late", "task", task.collab, task.task, task.title, task.department, (task.doer, task.owner), task.due,
        task.delay, deadline.over if deadline else 0, deadline.level if deadline else 0,
        f"{task.collab}/tasks/{task.task}",
    )  # fmt: skip


def _answer(found: Dated) -> Overdue:
    obligation, deadline = found
    assert deadline is not None
    return Overdue(
        "breach" if obligation.within else "late", obligation.kind, obligation.collab, obligation.subject, obligation.about, obligation.department,
        obligation.people, deadline.moment.date(), None, deadline.over, deadline.level, f"{obligation.collab}/request", obligation.party,
        deadline.estimated, deadline.late_before,
    )  # fmt: skip


def fails(found: Iterable[Overdue], fail_on: str) -> bool:
    """Whether a job should fail: `late` on anything, `breach` on a broken term, `level:2` from a step of escalation on."""
    if fail_on.startswith("level:"):
        return any(item.level >= int(fail_on[6:]) for item in found)
    return any(fail_on == "late" or item.kind == fail_on for item in found)

"""In which states a row of the rulebook is not possible, and by which code that is told. Taken from the grids of test_moves."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from tests.forms.rows import Row
from tests.support import matter, matter_asked
from tests.support.matter import Story
from tests.workflow.acts.test_moves import ISSUE_GRID, REQUEST_GRID, TASK_GRID
from xcollab.schema.snapshot import Collab


class Elsewhere(NamedTuple):
    """A story on which the row's act is not possible."""

    how: str
    story: Callable[[], Story]
    code: str


GRIDS = {
    "request": (REQUEST_GRID, matter.request_in), "task": (TASK_GRID, matter.task_in), "issue": (ISSUE_GRID, matter.issue_in),
}  # fmt: skip
ENDS = {("request", "cancelled"), ("task", "done"), ("task", "cancelled")}
"""From there nothing leads on."""
OTHER_WAY = {("finished", "finished"), ("delayed", "finished")}
"""What a log may not say in a state in which it may say something else."""


def _cells(machine: str, column: str) -> Iterator[Elsewhere]:
    """The states in which a column of the grid has no move."""
    grid, story_in = GRIDS[machine]
    heading, *lines = grid.strip().splitlines()
    place = heading.split().index(column) + 1
    for line in lines:
        state, target = line.split()[0], line.split()[place]
        code = "nothing-possible" if (machine, state) in ENDS else "not-possible"
        if (column, state) in OTHER_WAY:
            code = "not-this-way"
        if target == "~":
            code = "already-confirmed"
        if target in ".~":
            yield Elsewhere(state, partial(story_in, state), code)


def _ended(story_in: Callable[[str], Story] = matter.request_in) -> Iterator[Elsewhere]:
    for state in ("archived", "cancelled"):
        yield Elsewhere(f"the request is {state}", partial(story_in, state), "request-not-so-far")


NOTHING: dict[str, Elsewhere] = {
    "request": Elsewhere("there is no request", lambda: Story(collab=Collab("q3")), "not-possible"),
    "feedback": Elsewhere("the department was not asked", lambda: Story(), "not-asked"),
    "meeting": Elsewhere("there is no request", lambda: Story(collab=Collab("q3")), "request-not-so-far"),
    "task": Elsewhere("there is no task", lambda: matter.task_in("none"), "not-possible"),
    "issue": Elsewhere("there is no issue", lambda: matter.issue_in("none"), "not-possible"),
}
"""By machine, where there is nothing to speak about."""


def _twice(row: Row) -> Elsewhere:
    """Somebody has done it already."""

    def story() -> Story:
        told = row.story()
        return told.says(row.on, row.act, row.by, **row.says(told))

    return Elsewhere("it is done already", story, TWICE[row.act])


TWICE = {
    "acknowledge": "already-acknowledged", "withdraw": "already-withdrawn",
    "done": "action-over", "make-task": "action-over", "hand-on": "action-elsewhere",
}  # fmt: skip


OWED_NOTHING: dict[str, Callable[[], Story]] = {
    "feedback": lambda: matter.feedback_in("accept"), "task": matter.doing, "issue": lambda: matter.issue_in("agreed"),
}  # fmt: skip


def states_without(row: Row) -> Iterator[Elsewhere]:
    """Where the row's act is not possible."""
    match row:
        case Row(on=""):
            yield from _of_plan(row)
        case Row(act="comment" | "object" | "acknowledge" | "withdraw" | "hold" | "nudge"):
            yield from _of_anywhere(row)
        case Row(act="minutes"):
            yield from _ended()
        case Row(act="done" | "hand-on" | "make-task"):
            yield from _of_action(row)
        case Row(machine="feedback"):
            yield from (NOTHING["feedback"]._replace(code="request-not-so-far"), *_ended())
        case Row(act="approve" | "refuse"):
            for state in ("draft", "archived", "cancelled"):
                code = "nothing-possible" if state == "cancelled" else "not-possible"
                yield Elsewhere(state, partial(matter_asked.approval_in, state), code)
        case Row(variant="renewal"):
            yield Elsewhere("in-review", matter.in_review, "not-possible")
            yield Elsewhere("nothing has changed", matter.doing, "already-confirmed")
        case _:
            yield from _cells(row.machine, row.variant if row.act in ("progress", "reassign") else row.act)


def _of_action(row: Row) -> Iterator[Elsewhere]:
    """What a meeting gave somebody to do outlives the collaboration; a task is made of it only while there are tasks."""
    yield _twice(row)
    if row.machine == "request":
        yield from _cells("request", row.act)
        return
    yield NOTHING["meeting"]
    yield from (end for end in _ended() if row.act == "make-task" or "cancelled" in end.how)
    yield Elsewhere("no meeting agreed on it", matter.todo, "unknown-action")


def _of_plan(row: Row) -> Iterator[Elsewhere]:
    match row:
        case Row(machine="request", act="edit"):
            for state in ("submitted", "confirmed", "archived", "cancelled"):
                code = "request-edited" if state in ("submitted", "confirmed") else "request-edited-late"
                yield Elsewhere(state, partial(matter.request_in, state), code)
        case Row(machine="task", act="create"):
            yield from _ended()
        case Row(machine="task"):
            for state, code in (
                ("in-review", "not-possible"),
                ("done", "nothing-possible"),
                ("cancelled", "nothing-possible"),
            ):
                yield Elsewhere(state, partial(matter.task_in, state), code)


def _nothing_to_nudge_for(row: Row) -> Iterator[Elsewhere]:
    told = {
        "request": ("the work is under way", matter.doing, "nothing-owed"),
        "feedback": ("it has answered", lambda: matter.feedback_in("accept"), "nothing-owed"),
        "task": ("it is done", lambda: matter.task_in("done"), "nothing-owed"),
        "issue": ("it is resolved", lambda: matter.issue_in("resolved"), "nothing-owed"),
    }
    yield Elsewhere(*told[row.machine])


def _of_anywhere(row: Row) -> Iterator[Elsewhere]:
    if row.act == "hold":
        yield Elsewhere("nothing is owed", OWED_NOTHING[row.machine], "no-deadline")
    elif row.act == "nudge":
        yield from _nothing_to_nudge_for(row)
    else:
        yield NOTHING[row.machine]
    if row.act in ("acknowledge", "withdraw"):
        yield _twice(row)
    if row.act in ("hold", "nudge", "withdraw") and row.machine != "request":  # an end may be taken back itself
        yield from _ended()

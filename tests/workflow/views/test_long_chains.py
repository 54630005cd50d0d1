"""Nothing limits how many tasks depend on each other, or are parts of parts, in a row; and a circle of them has an end."""

from datetime import date

from tests.support import matter
from tests.support.matter import TASK_LOG, Story
from tests.workflow.days import DAYS
from tests.workflow.views.test_following import QIAN
from xcollab.schema.task import Task
from xcollab.workflow.views.date_history import of_one_task
from xcollab.workflow.views.difference import difference
from xcollab.workflow.views.following import Standing, following, last_move
from xcollab.workflow.views.forecast import outlook
from xcollab.workflow.views.milestones import milestone_outlooks
from xcollab.workflow.views.summary import summary
from xcollab.workflow.views.task_forecasts import forecasts

LONG = 1100
"""More than functions can call themselves."""
MONDAY = date(2024, 7, 8)


def after(*others: str) -> Task:
    """A task that depends on others."""
    return matter.TASK.model_copy(update={"depends_on": others})


def chain(length: int) -> Story:
    """`report`, which is delayed by four working days; and so many tasks, of which each depends on the one before."""
    story = matter.doing()
    tasks = {f"t{number}": after(f"t{number - 1}" if number else "report") for number in range(length)}
    for name in reversed(tasks):  # the last one stands first
        story.with_task(name, tasks[name])
    return story.says(TASK_LOG, "reschedule", "qian", to="2024-07-18", reason="r", cause=None)


def test_a_slip_pushes_all_of_a_long_chain() -> None:
    story = chain(LONG)
    story.says(TASK_LOG, "progress", "sun", status="delayed", text="t", forecast="2024-07-22", reason="r")
    found = forecasts(story.state, DAYS, MONDAY)
    assert len(found) == LONG + 1 and {found[f"t{number}"] for number in range(LONG)} == {date(2024, 7, 16)}


def test_every_view_of_a_long_chain_comes_to_an_end() -> None:
    story, state = chain(LONG), chain(LONG).state
    start = last_move(state, "report")
    assert start
    assert following(Standing(story.snapshot, state, DAYS, QIAN), start).followers
    assert outlook(story.snapshot, state, (), DAYS, start.at)
    assert milestone_outlooks(state, DAYS, MONDAY, {})
    assert difference(matter.doing().state, state, DAYS)
    assert len(summary(story.snapshot, state, MONDAY).tasks) == LONG + 1


def test_of_tasks_that_wait_for_each_other_each_has_an_end() -> None:
    story = (
        matter.doing().with_task("a", after("b")).with_task("b", after("c")).with_task("c", after("a", "report", "c"))
    )
    assert forecasts(story.state, DAYS, MONDAY).keys() == {"report", "a", "b", "c"}


def test_a_part_of_a_part_of_a_part_keeps_every_date_of_all_of_them() -> None:
    story, whole = matter.doing(), "report"
    for number in range(LONG):
        story.with_task(f"t{number}")
    for number in range(LONG):
        part = f"t{number}"
        story.heard(story.entry(f"q3/logs/{whole}", "split", "qian", reason="r", parts=[part, part]))
        story.heard(story.entry(f"q3/logs/{part}", "confirm", "li"))
        whole = part
    state = story.state
    assert [(said.by, said.cause) for said in of_one_task(DAYS, state, whole).said[:3]] == [
        ("li", ""),
        ("qian", "report"),
        ("qian", "t0"),
    ]
    assert len(of_one_task(DAYS, state, whole).said) == LONG + 1

"""One screen about one collaboration, however large it is."""

from datetime import UTC, date, datetime

from tests.support import matter
from tests.support.matter import TASK
from tests.workflow.days import DAYS
from xcollab.render.base.context import RenderContext
from xcollab.render.text.status import status_lines
from xcollab.words.language import Words
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.time.deadlines import dated
from xcollab.workflow.views.ahead import expected
from xcollab.workflow.views.summary import summary

TODAY = date(2024, 8, 1)


def _lines(tasks: int) -> list[str]:
    story = matter.todo()
    for number in range(1, tasks):
        story = story.with_task(f"t{number}", TASK)
    found = summary(story.snapshot, story.state, TODAY)
    waiting = dated(obligations(story.snapshot, story.state), DAYS, datetime(2024, 8, 1, tzinfo=UTC))
    assert found.outline
    ahead = expected(found.outline, zip(found.tasks, found.courses, strict=True), DAYS, TODAY)
    return status_lines(RenderContext(Words("en"), story.snapshot), found, TODAY, waiting, ahead)


def test_of_thousands_of_tasks_the_first_are_told_and_a_command_for_all() -> None:
    lines = _lines(25)
    assert len([line for line in lines if line.startswith("  ! ")]) == 20
    assert "  … and 5 more: `xcollab board q3`" in lines
    assert len([line for line in lines if line.startswith("  - ")]) == 20
    assert "  … and 5 more: `xcollab waiting q3`" in lines


def test_of_what_one_screen_holds_nothing_is_left_out() -> None:
    assert not [line for line in _lines(20) if "more" in line]

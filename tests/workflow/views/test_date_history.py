"""How a date moved: each time that it was set, by how many working days, by whom and why; of parts what the whole was."""

from datetime import date

from tests.support import matter
from tests.support.matter import REQUEST_LOG, TASK_LOG, Story
from xcollab.render.base.context import RenderContext
from xcollab.render.text.time.dates import date_table
from xcollab.schema.calendar import Calendar
from xcollab.schema.request import Milestone
from xcollab.store.files.public_calendar import work_days
from xcollab.words.language import Words
from xcollab.workflow.views.date_history import DateHistory, histories, of_one_task

DAYS = work_days(matter.company().workspace, Calendar(), "en")


def _revised(story: Story, **changes: object) -> Story:
    request = story.collab.request
    assert request is not None
    after = request.model_copy(update=changes)
    return story.says(REQUEST_LOG, "revise", "chen", request=after, before=request.dump(), reason="the client asked")


def _moved(found: DateHistory) -> list[tuple[str, int | None, str, str]]:
    return [(str(said.day), said.moved, said.by, said.reason) for said in found.said]


def test_the_whole_its_milestones_and_its_tasks_each_have_a_history() -> None:
    story = _revised(matter.doing(), due=date(2024, 10, 25))
    story.says(TASK_LOG, "reschedule", "qian", to="2024-07-19", reason="samples came late", cause=None)
    story.says(TASK_LOG, "reschedule", "qian", to="2024-07-18", reason="they came", cause=None)
    whole, launch, report = histories(DAYS, story.state)
    assert [(one.of, one.name) for one in (whole, launch, report)] == [
        ("request", ""),
        ("milestone", "Launch"),
        ("task", "report"),
    ]
    assert _moved(whole) == [("2024-09-30", None, "chen", ""), ("2024-10-25", 15, "chen", "the client asked")]
    assert _moved(report) == [
        ("2024-07-12", None, "li", ""), ("2024-07-19", 5, "qian", "samples came late"), ("2024-07-18", -1, "qian", "they came"),
    ]  # fmt: skip
    assert (report.first, report.due) == (date(2024, 7, 12), date(2024, 7, 18))


def test_a_milestone_that_was_taken_out_ends_with_that() -> None:
    press = (Milestone(name="Press", date=date(2024, 8, 1)),)
    _, new, gone, _ = histories(DAYS, _revised(matter.doing(), milestones=press).state)
    assert (new.name, gone.name, gone.due) == ("Press", "Launch", None)
    assert _moved(gone)[-1] == ("None", None, "chen", "the client asked")


def test_a_part_keeps_the_dates_of_the_whole_once_it_was_agreed() -> None:
    story = matter.doing().with_task("one").with_task("two", matter.TASK.model_copy(update={"due": date(2024, 7, 19)}))
    story.says(TASK_LOG, "split", "qian", reason="too much", parts=["one", "two"])
    assert _moved(of_one_task(DAYS, story.state, "two")) == [
        ("2024-07-12", None, "li", ""),
        ("2024-07-19", 5, "qian", "too much"),
    ]
    assert of_one_task(DAYS, story.state, "one").first == date(2024, 7, 12)


def test_a_part_of_what_nobody_had_agreed_begins_with_its_own_date() -> None:
    story = (
        matter.confirmed().with_task("one", matter.TASK.model_copy(update={"due": date(2024, 7, 19)})).with_task("two")
    )
    story.says(TASK_LOG, "split", "qian", reason="too much", parts=["one", "two"])
    assert _moved(of_one_task(DAYS, story.state, "one")) == [("2024-07-19", None, "", "")]


def test_the_table_says_what_a_date_is_of_once() -> None:
    story = matter.doing().says(TASK_LOG, "reschedule", "qian", to="2024-07-19", reason="late", cause=None)
    for language, moved in (("en", "+5 working days"), ("zh", "+5 个工作日")):
        context = RenderContext(Words(language), story.snapshot)  # type: ignore[arg-type]
        lines = [*date_table(context, [of_one_task(DAYS, story.state, "report")]).lines(100, lambda text, style: text)]
        first, second = [line for line in lines if "2024-07-1" in line]
        assert first.split()[0] == "report" and second.split()[0] == "2024-07-19" and moved in second

"""What follows from a statement that moved a date: which tasks, onto which day, by whose word; and that it follows only once."""

from datetime import date
from typing import Any

import pytest

from tests.support import matter
from tests.support.matter import ACCEPTANCE, ISSUE, REQUEST_LOG, TASK_LOG, Story
from tests.workflow.days import DAYS, july
from xcollab.schema.snapshot import Collab
from xcollab.schema.task import Task
from xcollab.workflow.acts.draft import Said
from xcollab.workflow.views.following import Following, Speaking, Standing, following, last_move, said_of, shifted
from xcollab.workflow.views.forecast import outlook, task_outlook
from xcollab.workflow.views.milestones import MilestoneOutlook, milestone_outlooks
from xcollab.workflow.views.task_forecasts import forecasts, proposed_dates

QIAN, ZHAO = Speaking("qian", "qian"), Speaking("zhao", "zhao")
OWNERS = {"sales": "li", "tech": "wang", "marketing": "zhou", "pmo": "qian"}


def plan(department: str, due: int, *after: str, **more: Any) -> Task:
    data = {
        "department": department,
        "owner": OWNERS[department],
        "due": f"2024-07-{due:02}",
        "depends_on": after,
        "assignee": None,
    }
    return Task.model_validate(matter.TASK.dump() | data | {"helpers": ()} | more)


def planned(**tasks: Task) -> Story:
    """`report` of sales, due on Friday the 12th, and more tasks; all but those whose name begins with `new` are taken on."""
    story = matter.doing()
    for name, task in tasks.items():
        story.with_task(name, task)
        if not name.startswith("new"):
            story.says(f"q3/logs/{name}", "confirm", task.owner)
    return story


def moved(story: Story, to: int = 17) -> Story:
    return story.says(TASK_LOG, "reschedule", "qian", to=f"2024-07-{to}", reason="samples are late")


def follow(story: Story, speaking: Speaking = QIAN) -> Following:
    return following(Standing(story.snapshot, story.state, DAYS, speaking), story.collab.entries[-1])


def ways(found: Following) -> dict[str, tuple[int, str, str]]:
    return {one.task: (one.to.day, one.way, one.by) for one in found.followers}


CHAIN = {
    "page": plan("sales", 18, "report"), "film": plan("tech", 19, "report"), "hall": plan("pmo", 22, "film"),
    "press": plan("marketing", 23, "hall"),
}  # fmt: skip


def test_the_coordinator_moves_the_own_department_and_that_where_it_began_and_other_owners_are_asked() -> None:
    found = follow(moved(planned(**CHAIN)))
    assert ways(found) == {
        "page": (23, "moves", "qian"), "film": (24, "asks", "wang"), "hall": (25, "moves", "qian"), "press": (26, "asks", "zhou"),
    }  # fmt: skip
    assert [one.task for one in found.followers] == ["page", "film", "hall", "press"]
    assert {one.days for one in found.followers} == {3}


def test_whoever_does_not_coordinate_asks_and_of_an_own_task_the_coordinator() -> None:
    story = planned(**CHAIN).says(ISSUE, "open", "zhao", **matter.OPENING).says(ISSUE, "propose", "wang", text="t")
    story.says(ISSUE, "agree", "zhao")
    story.says(ISSUE, "resolve", "zhao", text="arrived", moves=[{"task": "report", "to": "2024-07-17"}])
    assert ways(follow(story, ZHAO))["film"] == (24, "asks", "wang")
    assert ways(follow(story, Speaking("wang", "wang")))["film"] == (24, "asks", "qian")
    assert ways(follow(story, Speaking("li", "qian")))["page"] == (23, "asks", "qian"), "recorded for li"
    assert ways(follow(story))["page"] == (23, "moves", "qian")


def test_a_returned_deliverable_moves_what_waits_for_it() -> None:
    story = planned(**CHAIN).says(ACCEPTANCE, "submit", "sun", **matter.DELIVERABLES)
    story.says(ACCEPTANCE, "return", "chen", reason="r", fixes=["f"], fix_by="2024-07-16")
    found = follow(story, Speaking("chen", "chen"))
    assert {name: day for name, (day, _, _) in ways(found).items()} == {"page": 22, "film": 23, "hall": 24, "press": 25}
    assert said_of(found.followers[0], found.start)["cause"] == "report"


def carried(story: Story, found: Following) -> Story:
    """Each follower's statement is made."""
    for one in found.followers:
        act = {"moves": "reschedule", "asks": "propose-date"}[one.way]
        said: Said = dict(said_of(one, found.start))
        story.says(f"q3/logs/{one.task}", act, "qian", **said | {"to": str(one.to)})
    return story


def test_what_has_followed_follows_no_second_time_whatever_was_answered_meanwhile() -> None:
    story = moved(planned(**CHAIN))
    start = story.collab.entries[-1]
    carried(story, follow(story))
    assert story.state.findings == ()

    def left() -> dict[str, tuple[int, str, str]]:
        return ways(following(Standing(story.snapshot, story.state, DAYS, QIAN), start))

    assert left() == {"film": (24, "asked", "wang"), "press": (26, "asked", "zhou")}
    story.says("q3/logs/film", "consent", "wang")
    assert left() == {"press": (26, "asked", "zhou")}
    story.says("q3/logs/press", "refuse-date", "zhou", reason="the fair is then")
    assert left() == {"press": (26, "asks", "zhou")}, "who refused can be asked again"
    assert last_move(story.state, "report") == start
    assert last_move(story.state, "press") is None


def test_what_nobody_has_taken_on_keeps_its_date_unless_that_is_too_early() -> None:
    tasks = {"new": plan("tech", 18, "report"), "new-early": plan("tech", 16, "report"), "hall": plan("pmo", 22, "new")}
    story = moved(planned(**tasks))
    assert ways(follow(story)) == {"new-early": (18, "edits", "qian")}
    assert ways(follow(story, ZHAO)) == {"new-early": (18, "left", "qian")}
    story.says("q3/logs/new-early", "decline", "wang", reason="no time")
    assert ways(follow(moved(story, 18))) == {"new-early": (19, "left", "qian"), "new": (19, "edits", "qian")}


def test_a_task_whose_work_is_over_moves_no_more() -> None:
    story = planned(**CHAIN).says("q3/logs/film", "cancel", "qian", reason="r")
    assert ways(follow(moved(story))) == {"page": (23, "moves", "qian")}


def test_a_planned_start_moves_with_the_date() -> None:
    story = planned(film=plan("tech", 24, "report", start="2024-07-17"))
    story.says("q3/logs/film", "reschedule", "qian", to="2024-07-26", reason="r")
    assert ways(follow(moved(story, 18))) == {}, "two days of slack before the 17th, and two since"
    assert ways(follow(moved(story, 19))) == {"film": (29, "asks", "wang")}


def test_a_circle_is_named() -> None:
    story = planned(film=plan("tech", 19, "report", "hall"), hall=plan("pmo", 22, "film"))
    assert set(follow(moved(story)).circular) == {"film", "hall"}


def test_what_moves_no_date_has_nothing_following_it() -> None:
    story = planned(**CHAIN).says(TASK_LOG, "comment", "li", text="t")
    assert follow(story) == Following(story.collab.entries[-1])


def test_named_tasks_are_shifted_by_so_many_working_days() -> None:
    story = moved(planned(**CHAIN))
    found = shifted(
        Standing(story.snapshot, story.state, DAYS, QIAN), story.collab.entries[-1], ["hall", "page", "report"], 7
    )
    assert ways(found) == {"page": (29, "moves", "qian"), "hall": (31, "moves", "qian")}


def test_a_cascade_put_down_to_an_issue_names_the_issue() -> None:
    story = planned(**CHAIN).says(ISSUE, "open", "zhao", **matter.OPENING)
    story.says(TASK_LOG, "reschedule", "qian", to="2024-07-17", reason="samples", cause="i-1")
    found = follow(story)
    assert said_of(found.followers[0], found.start) == {
        "to": date(2024, 7, 23), "reason": "samples", "cause": "i-1", "follows": found.start.record,
    }  # fmt: skip


# --- milestones


def launched() -> Story:
    """`film` serves the milestone, which is on Sunday the 1st of September."""
    film = plan("tech", 30, "report", milestone="Launch").model_copy(update={"due": date(2024, 8, 30)})
    return planned(film=film, new=plan("tech", 22, "film", milestone="Launch"))


@pytest.mark.parametrize(
    ("proposed", "expected"), [(None, None), ("2024-08-30", None), ("2024-09-02", "2024-09-02"), ("2024-08-01", None)]
)
def test_a_milestone_is_expected_when_its_last_task_is_and_what_is_only_proposed_stands_apart(
    proposed: str | None, expected: str | None
) -> None:
    story = launched()
    day = date.fromisoformat(proposed) if proposed else None
    (found,) = milestone_outlooks(story.state, DAYS, july(8).date(), {"film": day} if day else {})
    late = 1 if expected else 0
    assert found == MilestoneOutlook(
        "Launch", date(2024, 9, 1), date(2024, 8, 30), date.fromisoformat(expected) if expected else None, late
    )


def test_what_is_only_proposed_stands_apart_in_the_outlook_until_it_is_agreed() -> None:
    story = launched().says("q3/logs/film", "propose-date", "qian", to="2024-09-03", reason="r")
    assert proposed_dates(story.state) == {"film": date(2024, 9, 3)}
    found = outlook(story.snapshot, story.state, (), DAYS, july(8))
    assert (found.forecast, found.proposed) == (date(2024, 8, 30), date(2024, 9, 3))
    assert found.milestones == (MilestoneOutlook("Launch", date(2024, 9, 1), date(2024, 8, 30), date(2024, 9, 3), 2),)
    assert task_outlook(story.state, "film", (), DAYS, july(8)).proposed == date(2024, 9, 3)
    assert task_outlook(story.state, "report", (), DAYS, july(8)).proposed is None
    story.says("q3/logs/film", "consent", "wang")
    found = outlook(story.snapshot, story.state, (), DAYS, july(8))
    assert (found.forecast, found.proposed) == (date(2024, 9, 3), None)
    assert found.milestones == (MilestoneOutlook("Launch", date(2024, 9, 1), date(2024, 9, 3), None, 2),)


def test_a_milestone_that_no_task_serves_has_no_forecast() -> None:
    assert milestone_outlooks(matter.doing().state, DAYS, july(8).date(), {}) == (
        MilestoneOutlook("Launch", date(2024, 9, 1), None, None, 0),
    )
    assert milestone_outlooks(Story().state, DAYS, july(8).date(), {})[0].forecast is None


def test_dates_that_are_proposed_push_nothing_a_second_time() -> None:
    story = moved(planned(**CHAIN))
    expected = {one.task: one.to for one in follow(story).followers}
    ends = forecasts(story.state, DAYS, july(8).date(), expected)
    assert {task: ends[task] for task in expected} == expected


def test_the_request_is_not_needed() -> None:
    assert REQUEST_LOG and milestone_outlooks(Story(collab=Collab("q3")).state, DAYS, july(8).date(), {}) == ()

"""A collaboration as a template, and a template as plans again."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.support import matter
from tests.support.matter import ACCEPTANCE, REQUEST_LOG, TASK, TASK_LOG, Story
from xcollab.schema.calendar import Calendar
from xcollab.schema.department import Department
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.task import Task
from xcollab.store.files.public_calendar import work_days
from xcollab.workflow.views.from_template import CopiedTasks, Instead, copied_request, copied_tasks
from xcollab.workflow.views.template_of import template_of

DAYS = work_days(matter.company().workspace, Calendar(), "en")
START = date(2025, 6, 7)
"""A Saturday; the Monday after it is the first day."""


def _task(**said: Any) -> Task:
    return TASK.model_copy(update=said)


def _told() -> Story:
    """A report that slipped, a page that waits for it, and a fair that was given up."""
    story = matter.confirmed().with_task("page", _task(
        title="Page", department="tech", owner="wang", assignee=None, helpers=(), depends_on=("report", "fair"),
        start=date(2024, 7, 15), due=date(2024, 7, 26), milestone="Launch",
    )).with_task("fair", _task(title="Fair"))  # fmt: skip
    story.says(TASK_LOG, "confirm", "li").says("q3/logs/fair", "cancel", "qian", reason="no budget")
    return story.says(TASK_LOG, "reschedule", "qian", to="2024-07-15", reason="samples came late")


def _copied(story: Story, snapshot: Snapshot | None = None, **request: Any) -> CopiedTasks:
    found = template_of(story.snapshot, story.state, DAYS)
    plan = matter.REQUEST.model_copy(update=request)
    return copied_tasks(snapshot or story.snapshot, found, START, DAYS, plan)


def test_its_days_are_those_first_agreed_counted_from_its_submission() -> None:
    story = _told()
    found = template_of(story.snapshot, story.state, DAYS)
    assert (found.after, [one.after for one in found.milestones]) == (
        65,
        [44],
    )  # 29 September 2024 is worked, and 1 September a Sunday
    assert [(one.id, one.begins, one.after, one.depends_on) for one in found.tasks] == [
        ("report", None, 9, ()),
        ("page", 10, 19, ("report",)),
    ]


def test_what_slipped_stands_beside_it_and_what_was_learned() -> None:
    story = _told()
    (report, page) = template_of(story.snapshot, story.state, DAYS).tasks
    assert [(one.days, one.reason) for one in report.slips] == [(1, "samples came late")]
    assert not page.slips
    story.says(REQUEST_LOG, "archive", "qian", went_well=["w"], went_badly=["late"], root_causes=["samples"],
               improvements=matter.IMPROVEMENTS)  # fmt: skip
    assert template_of(story.snapshot, story.state, DAYS).lessons == ("late", "samples", "order earlier")


def test_what_mended_a_pass_with_conditions_is_not_had_again() -> None:
    story = matter.in_review().says(ACCEPTANCE, "pass", "qian", unmet=[1], follow_up_title="Third rival")
    assert "t-new" in story.collab.tasks
    assert [one.id for one in template_of(story.snapshot, story.state, DAYS).tasks] == ["report"]


def test_a_draft_begins_on_the_first_day_that_it_names() -> None:
    story = Story().with_task()
    found = template_of(story.snapshot, story.state, DAYS)
    assert (found.tasks[0].after, found.milestones[0].after) == (1, 35)


def test_the_whole_is_due_no_sooner_than_its_last_task() -> None:
    story = matter.submitted().with_task("late", _task(due=date(2024, 12, 31)))
    found = template_of(story.snapshot, story.state, DAYS)
    assert found.after == found.tasks[0].after > 65


def test_every_day_is_a_working_day_after_the_start_and_dependencies_and_criteria_are_there() -> None:
    made = _copied(_told())
    assert {name: (plan.start, plan.due) for name, plan in made.tasks.items()} == {
        "report": (None, date(2025, 6, 20)),
        "page": (date(2025, 6, 23), date(2025, 7, 4)),
    }
    assert made.tasks["page"].depends_on == ("report",)
    assert made.tasks["page"].milestone == "Launch"
    assert made.tasks["report"].criteria == TASK.criteria
    assert not made.instead and not made.left_out


def _without(snapshot: Snapshot, *gone: str) -> Snapshot:
    """The company, some of whom have left."""
    departments = {}
    for name, one in snapshot.departments.items():
        members = [m.model_copy(update={"until": date(2025, 1, 31)}) if m.id in gone else m for m in one.members]
        departments[name] = one.model_copy(update={"members": tuple(members)})
    return replace(snapshot, departments=departments)


def test_nobody_who_left_is_named_and_it_is_told_who_is_proposed() -> None:
    story = _told()
    made = _copied(story, _without(story.snapshot, "sun", "he", "wang"))
    report = made.tasks["report"]
    assert (report.owner, report.assignee, report.helpers) == ("li", None, ())
    assert list(made.instead) == [Instead("report", "assignee", "sun", "li"), Instead("report", "helper", "he", "")]
    assert made.left_out == {"page": "tech"}  # nobody speaks for it


def test_tasks_of_a_department_that_takes_no_part_are_left_out_and_nothing_waits_for_them() -> None:
    made = _copied(_told(), departments=("tech",))
    assert (dict(made.left_out), made.tasks["page"].depends_on) == ({"report": "sales"}, ())


def test_a_milestone_that_the_request_has_no_more_is_served_by_none() -> None:
    plan = matter.REQUEST.dump() | {"milestones": [{"name": "Fair", "date": "2025-09-01"}]}
    assert _copied(_told(), milestones=Request.model_validate(plan).milestones).tasks["page"].milestone is None


def test_the_request_begins_on_the_first_working_day_and_asks_those_who_were_asked() -> None:
    story = _told()
    found = template_of(story.snapshot, story.state, DAYS)
    made = copied_request(story.snapshot, found, START, DAYS, "marketing")
    assert made.fields["start"] == "2025-06-09"
    assert made.fields["departments"] == ["sales", "tech"]
    assert (made.fields["due"], made.fields["milestones"]) == ("2025-09-08", [{"name": "Launch", "date": "2025-08-08"}])
    assert (made.fields["coordinator"], made.instead, made.gone) == ("qian", [], [])


def test_whoever_asks_this_time_is_not_asked_and_who_asked_last_time_is() -> None:
    story = _told()
    found = template_of(story.snapshot, story.state, DAYS)
    made = copied_request(story.snapshot, found, START, DAYS, "sales")
    assert made.fields["departments"] == ["tech", "marketing"]


def test_a_department_that_is_no_more_and_a_coordinator_who_left_are_told() -> None:
    story = _told()
    found = template_of(story.snapshot, story.state, DAYS)
    found = found.model_copy(update={"departments": ("sales", "travel")})
    pmo = Department.model_validate({**story.snapshot.departments["pmo"].dump(), "lead": None})
    snapshot = _without(replace(story.snapshot, departments={**story.snapshot.departments, "pmo": pmo}), "qian")
    made = copied_request(snapshot, found, START, DAYS, "marketing")
    assert (made.gone, "coordinator" in made.fields) == (["travel"], False)
    assert made.instead == [Instead("", "coordinator", "qian", "")]


def _with_roles() -> Story:
    """Kong of finance accepts, and has to approve beside Zhou."""
    said = [{"member": "kong", "before": "ask"}, {"member": "zhou", "before": "start"}]
    plan = matter.REQUEST.dump() | {"acceptor": "kong", "approvers": said}
    return Story(collab=replace(Story().collab, request=Request.model_validate(plan)))


def test_who_accepts_and_who_approves_is_proposed_again() -> None:
    story = _with_roles()
    found = template_of(story.snapshot, story.state, DAYS)
    assert (found.acceptor, found.acceptor_post) == ("kong", "lead")
    made = copied_request(story.snapshot, found, START, DAYS, "marketing")
    assert (made.fields["acceptor"], made.fields["approvers"], made.instead) == (
        "kong", [{"member": "kong", "before": "ask"}, {"member": "zhou", "before": "start"}], [],
    )  # fmt: skip


def test_where_they_left_it_is_told_and_whoever_coordinates_does_not_accept() -> None:
    story = _with_roles()
    found = template_of(story.snapshot, story.state, DAYS)
    made = copied_request(_without(story.snapshot, "kong"), found, START, DAYS, "marketing")
    assert "acceptor" not in made.fields and made.fields["approvers"] == [{"member": "zhou", "before": "start"}]
    assert made.instead == [Instead("", "acceptor", "kong", ""), Instead("", "approver", "kong", "")]
    found = found.model_copy(update={"acceptor": "qian"})
    assert "acceptor" not in copied_request(story.snapshot, found, START, DAYS, "marketing").fields

"""An earlier collaboration had again: the request, then its tasks; from a template alike."""

from typing import Any

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from xcollab.app.acts.commit import Outcome
from xcollab.app.acts.performing import perform
from xcollab.app.forms.all_forms import form_of
from xcollab.app.views.history import history, history_lines
from xcollab.app.views.requests import request
from xcollab.app.views.tasks import task
from xcollab.app.views.templates import template, templates
from xcollab.app.workspace.templates import delete_template, save_template
from xcollab.errors import Misused, Refused
from xcollab.render.text.show import request_lines, task_lines
from xcollab.render.text.templates import template_lines, template_table
from xcollab.workflow.review.contribution import contributed
from xcollab.workflow.rules.findings import findings


@pytest.fixture
def slipped(at_work: People) -> People:
    """The report of q3 slipped; a page waits for it."""
    at_work.do("zhou", "task", "create", collab="q3", new_id="page", title="Page", owner="wang", due="2024-07-19",
               criteria=["c"], depends_on=["report"], start="2024-07-11")  # fmt: skip
    at_work.do("zhou", "task", "reschedule", task="q3/report", to="2024-07-12", reason="samples came late")
    return at_work


def _copy(people: People, who: str = "zhou", collab: str = "next") -> Outcome:
    return perform(people.context(who), form_of("task", "create", "copy"), {"collab": collab})


def _again(people: People, **said: Any) -> Outcome:
    return people.do("chen", "request", "create", new_id="next", copied_from="q3", start="2025-06-07", **said)


def test_two_acts_make_the_request_and_its_tasks_on_working_days_after_the_start(slipped: People) -> None:
    before = slipped.view("chen").snapshot
    told = "\n".join(_again(slipped, title="Launch 2025").decided.told(""))
    assert "xcollab task copy next" in told
    middle = slipped.view("zhou").snapshot
    copied = "\n".join(_copy(slipped).decided.told(""))
    assert "samples came late" in copied
    view = slipped.view("zhou")
    plans, days = view.snapshot.collabs["next"], view.days
    assert plans.request is not None
    assert (plans.request.title, plans.request.copied_from, plans.request.related) == ("Launch 2025", "q3", ("q3",))
    dates = [plans.request.due, *(m.date for m in plans.request.milestones)]
    dates += [day for plan in plans.tasks.values() for day in (plan.start, plan.due) if day]
    assert all(days.worked(day) and f"{day}" > "2025-06-07" for day in dates)
    assert plans.tasks["page"].depends_on == ("report",)
    assert not findings(view.snapshot)
    assert not contributed(before, middle, ["chen"]) and not contributed(middle, view.snapshot, ["zhou"])


def test_last_time_stands_beside_what_was_copied_wherever_it_is_looked_at(slipped: People) -> None:
    _again(slipped)
    _copy(slipped)
    view = slipped.view("zhou")
    found = task(view, "next/report")
    assert [(one.days, one.reason) for one in found.last_time] == [(2, "samples came late")]
    assert "samples came late" in "\n".join(
        task_lines(view.render_context, view.state("next"), "report", found.last_time)
    )
    assert not task(view, "q3/report").last_time
    assert not request(view, "next").lessons
    assert "order early" in "\n".join(request_lines(view.render_context, view.state("next"), ("order early",)))


def test_each_task_is_told_by_history_of_its_own(slipped: People) -> None:
    _again(slipped)
    _copy(slipped)
    view = slipped.view("zhou")
    assert [one.subject for one in history(view, "next/page").plans] == ["next/page"]
    assert len(history_lines(view, history(view, "next"))) == 3


def test_only_what_is_not_there_yet_is_copied_and_then_nothing_is_left(slipped: People) -> None:
    _again(slipped)
    slipped.do("zhou", "task", "create", collab="next", new_id="page", title="Page", owner="wang", due="2025-07-19",
               criteria=["c"])  # fmt: skip
    assert [write.path for write in _copy(slipped).decided.writes] == ["collabs/next/tasks/report.yaml"]
    with pytest.raises(Refused, match="nothing-to-copy"):
        _copy(slipped)


def test_the_coordinator_copies_the_tasks_and_of_what_was_made_from_nothing_there_are_none(slipped: People) -> None:
    _again(slipped)
    with pytest.raises(Refused) as refused:
        _copy(slipped, "li")
    assert refused.value.code == "not-yours"
    with pytest.raises(Refused, match="copied-from-nothing"):
        _copy(slipped, collab="q3")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"copied_from": "q3", "template": "launch"}, "options-apart"),
        ({"copied_from": "nowhere"}, "no-match"),
        ({"template": "nowhere"}, "no-match"),
    ],
)
def test_a_request_is_made_from_one_thing_that_there_is(slipped: People, said: dict[str, str], code: str) -> None:
    save_template(slipped.context("li"), "launch", "q3")
    with pytest.raises(Misused) as refused:
        slipped.do("chen", "request", "create", new_id="next", **said)
    assert refused.value.code == code


def test_a_template_is_saved_listed_shown_used_and_deleted_and_what_was_made_from_it_stays(slipped: People) -> None:
    outcome = save_template(slipped.context("li"), "launch", "q3")
    assert outcome.paths == ["collab-templates/launch.yaml"]
    view = slipped.view("li")
    assert not findings(view.snapshot)
    assert {template(view, typed).name for typed in ("launch", "lau", "Launch")} == {*templates(view).templates}
    assert "samples came late" in "\n".join(
        template_lines(view.render_context, "launch", view.snapshot.templates["launch"])
    )
    assert template_table(view.render_context, templates(view).templates).rows[0][0] == "launch"
    slipped.do("chen", "request", "create", new_id="next", template="launch", start="2025-06-09")
    _copy(slipped)
    assert task(slipped.view("zhou"), "next/report").last_time
    assert delete_template(slipped.context("wang"), "launch").commit
    after = slipped.view("zhou")
    assert not after.snapshot.templates and not task(after, "next/report").last_time
    with pytest.raises(Refused, match="unknown-template"):
        _copy(slipped)


@pytest.mark.parametrize(("name", "code"), [("launch", "template-exists"), ("No Name", "bad-id")])
def test_a_template_has_a_name_of_its_own(slipped: People, name: str, code: str) -> None:
    save_template(slipped.context("li"), "launch", "q3")
    with pytest.raises((Refused, Misused)) as refused:
        save_template(slipped.context("li"), name, "q3")
    assert refused.value.code == code


def test_a_template_by_hand_is_read_and_a_wrong_one_is_told_by_its_line(slipped: People) -> None:
    company: Company = slipped.company
    path = company.root / "collab-templates" / "fair.yaml"
    path.parent.mkdir()
    path.write_text("title: Fair\nafter: soon\n", encoding="utf-8")
    company.git("add", ".")
    company.git("-c", "user.name=li", "-c", "user.email=li@example.com", "commit", "-qm", "By hand")
    view = slipped.view("li")
    assert not view.snapshot.templates
    assert any(one.path == "collab-templates/fair.yaml" and one.line == 2 for one in view.loaded.problems)

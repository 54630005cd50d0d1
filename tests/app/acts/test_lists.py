"""Lists of a plan, item by item: what is added or taken out leaves the others as they are, and nothing goes unsaid."""

from typing import Any

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Keeping, Outcome
from xcollab.app.acts.performing import perform
from xcollab.app.forms.all_forms import form_of
from xcollab.errors import Misused
from xcollab.schema.request import Request

PREVIEW = Keeping(dry_run=True)


def _revised(people: People, **given: Any) -> Outcome:
    """A revision that is looked at only."""
    context, form = people.context("chen"), form_of("request", "revise")
    return perform(context, form, {"collab": "q3", "reason": "r", **given}, PREVIEW)


def _request(outcome: Outcome) -> Request:
    from xcollab.store.yaml.reading import read

    (plan,) = [write for write in outcome.decided.writes if write.path.endswith("request.yaml")]
    return Request.model_validate(read(plan.content or b"").data)


def test_an_item_is_added_at_the_end(onlookers: People) -> None:
    assert _request(_revised(onlookers, add_objective=["p"])).objectives == ("o", "p")


def test_the_same_item_is_not_added_twice(onlookers: People) -> None:
    assert _request(_revised(onlookers, add_objective=["o", "p"])).objectives == ("o", "p")


def test_the_same_milestone_on_another_day_takes_the_place_of_the_former(onlookers: People) -> None:
    (milestone,) = _request(_revised(onlookers, add_milestone=["Launch; date=2024-09-15"])).milestones
    assert str(milestone.date) == "2024-09-15"


@pytest.mark.parametrize(
    ("taken", "left"),
    [(["press"], ("two devices",)), (["No press"], ("two devices",)), (["1"], ("No press",)), (["2", "two"], ())],
)
def test_an_item_is_taken_out_by_its_text_a_part_of_it_or_its_number(
    onlookers: People, taken: list[str], left: tuple[str, ...]
) -> None:
    given = {"special_requirements": ["two devices; department=tech", "No press"], "remove_requirement": taken}
    assert (
        tuple(item.text for item in _request(_revised(onlookers, due="2024-10-01", **given)).special_requirements)
        == left
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"remove_objective": ["x"]}, "not-in-list"),
        ({"remove_department": ["support"]}, "not-in-list"),
        ({"objectives": ["one day", "one week"], "remove_objective": ["one"]}, "several-in-list"),
    ],
)
def test_what_is_not_there_or_could_be_several_is_not_taken_out(
    onlookers: People, given: dict[str, list[str]], code: str
) -> None:
    with pytest.raises(Misused) as refused:
        _revised(onlookers, **given)
    assert refused.value.code == code


def test_a_flag_that_replaces_a_whole_list_says_so(onlookers: People) -> None:
    (told,) = _revised(onlookers, objectives=["p"]).decided.findings
    assert (told.code, told.arguments["n"], told.arguments["add"]) == ("list-replaced", 1, "--add-objective")
    assert not _revised(onlookers, objectives=["o", "p"]).decided.findings
    assert not _revised(onlookers, add_objective=["p"]).decided.findings


def test_what_changes_and_who_is_asked_again_is_shown(onlookers: People) -> None:
    shown = list(_revised(onlookers, due="2024-10-15", objectives=["500 sold by May"]).decided.shown)
    assert "due: 2024-09-30 → 2024-10-15" in shown
    assert shown[-1].startswith("asked again, because the terms change: ")


def test_items_in_other_words_are_told_from_what_to_what(onlookers: People) -> None:
    given = {"remove_milestone": ["Launch"], "add_milestone": ["Launch in May; date=2024-09-01"]}
    (line,) = [line for line in _revised(onlookers, **given).decided.shown if line.startswith("milestones")]
    assert "Launch · date 2024-09-01 → Launch in May · date 2024-09-01" in line


def test_a_mended_title_disturbs_nobody(onlookers: People) -> None:
    outcome = _revised(onlookers, title="Lunch")
    assert outcome.decided.shown[0] == "title: Launch → Lunch"
    assert outcome.decided.shown[1].startswith("not asked again, the answer stands: ")


def test_what_becomes_of_a_department_that_is_taken_off_is_shown(onlookers: People) -> None:
    shown = "\n".join(_revised(onlookers, remove_department=["sales"], add_department=["support"]).decided.shown)
    assert "Sales takes no part any more; its answer counts no longer: " in shown
    assert "q3/report of Sales goes on until you give it to another department or cancel it" in shown
    assert "asked for the first time: Support" in shown


def test_what_was_asked_specially_of_a_department_goes_with_it(at_work: People) -> None:
    at_work.do("zhou", "request", "revise", collab="q3", reason="r",
               add_requirement=["two devices; department=tech", "No press"])  # fmt: skip
    assert [item.text for item in _request(_revised(at_work, remove_department=["tech"])).special_requirements] == [
        "No press"
    ]


def test_a_task_of_a_department_that_was_taken_off_waits_for_the_coordinator(at_work: People) -> None:
    from xcollab.workflow.obligations.table import obligations
    from xcollab.workflow.rules.findings import WARNINGS, findings

    at_work.do("zhou", "request", "revise", collab="q3", reason="r", remove_department=["sales"])
    view = at_work.view("zhou")
    owed = [one for one in obligations(view.snapshot, view.state("q3")) if one.kind == "task-outside"]
    assert [(one.subject, one.people) for one in owed] == [("report", ("zhou",))]
    found = {finding.code for finding in findings(view.snapshot)}
    assert found == {"task-outside"} <= WARNINGS
    at_work.do("zhou", "task", "reassign", task="q3/report", owner="wang")
    view = at_work.view("zhou")
    assert "task-outside" not in {one.kind for one in obligations(view.snapshot, view.state("q3"))}
    assert not findings(view.snapshot)


def test_lists_of_a_task_change_in_the_same_way(at_work: People) -> None:
    at_work.do("zhou", "task", "edit", task="q3/report", add_criterion=["prices"], add_helper=["sun"])
    task = at_work.view("zhou").snapshot.collabs["q3"].tasks["report"]
    assert (task.criteria, task.helpers) == (("c", "prices"), ("sun",))
    at_work.do("zhou", "task", "edit", task="q3/report", remove_criterion=["1"])
    assert at_work.view("zhou").snapshot.collabs["q3"].tasks["report"].criteria == ("prices",)

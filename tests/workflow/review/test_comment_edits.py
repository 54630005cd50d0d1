"""Files whose record says what it said before: a remark or a company's own key was changed, and that is not for everybody."""

from dataclasses import replace

import pytest

from tests.support.edits import planned, requested, snapshot, without_request, without_task
from tests.support.matter import Story, doing
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.review.comment_edits import remarked

TASK, REQUEST, SALES = "q3/tasks/report", "q3/request", "departments/sales"


def codes(story: Story, after: Snapshot, authors: list[str], record: str) -> list[tuple[str, str]]:
    """What is found where a change touched the file of a record."""
    before = snapshot(story)
    return [(finding.record, finding.code) for finding in remarked(story.snapshot, before, after, authors, [record])]


def edited_by(authors: list[str], record: str) -> list[str]:
    """What is found where only a remark differs."""
    story = doing()
    return [code for _, code in codes(story, snapshot(doing()), authors, record)]


@pytest.mark.parametrize(
    ("record", "may", "may_not"),
    [
        (TASK, ["qian"], ["chen", "kong"]),
        (REQUEST, ["chen", "zhou", "qian"], ["kong", "sun"]),
        (SALES, ["li", "qian"], ["sun", "kong", "wang"]),
    ],
)
def test_a_remark_is_for_those_who_may_edit_the_plan_or_the_department(
    record: str, may: list[str], may_not: list[str]
) -> None:
    for author in may:
        assert edited_by([author], record) == []
    for author in may_not:
        assert edited_by([author], record) == ["not-admin" if record == SALES else "not-yours"]


def test_of_several_authors_one_may_who_edits_a_plan_but_the_first_who_edits_a_department() -> None:
    assert edited_by(["kong", "qian"], TASK) == []
    assert edited_by(["kong", "qian"], SALES) == ["not-admin"]


def test_what_no_member_committed_may_not_either() -> None:
    assert edited_by([], TASK) == ["not-yours"]
    assert edited_by([], SALES) == ["not-admin"]


def test_the_finding_names_who_may() -> None:
    story = doing()
    (found,) = remarked(story.snapshot, snapshot(story), snapshot(doing()), ["kong"], [TASK])
    assert found.arguments["member"] == "kong" and "qian" in str(found.arguments["people"])


def test_whose_record_differs_too_is_judged_by_what_it_says() -> None:
    story = doing()
    assert codes(story, snapshot(planned(doing(), title="Other")), ["kong"], TASK) == []
    assert codes(story, snapshot(requested(doing(), title="Other")), ["kong"], REQUEST) == []
    before = snapshot(story)
    sales = before.departments["sales"].model_copy(update={"name": "Sellers"})
    assert codes(story, replace(before, departments={**before.departments, "sales": sales}), ["kong"], SALES) == []


def test_what_is_not_there_on_both_sides_is_judged_elsewhere() -> None:
    assert codes(doing(), snapshot(without_task(doing())), ["kong"], TASK) == []
    assert codes(without_task(doing()), snapshot(doing()), ["kong"], TASK) == []
    assert codes(doing(), replace(snapshot(doing()), collabs={}), ["kong"], REQUEST) == []
    assert codes(without_request(doing()), snapshot(without_request(doing())), ["kong"], TASK) == []
    assert codes(doing(), snapshot(doing()), ["kong"], "calendar") == []

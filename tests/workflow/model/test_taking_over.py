"""Who is proposed for what somebody did last time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.support import matter
from tests.support.matter import company
from xcollab.schema.department import Department
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.model.taking_over import post_of, proposed

DAY = date(2025, 9, 1)


def _with(gone: dict[str, dict[str, Any]], **posts: Any) -> Snapshot:
    """The company, with what is said of some of sales otherwise, and with other posts."""
    snapshot = company()
    sales = snapshot.departments["sales"]
    members = [{**one.dump(), **gone.get(one.id, {})} for one in sales.members]
    department = Department.model_validate({**sales.dump(), "members": members, **posts})
    return replace(snapshot, departments={**snapshot.departments, "sales": department})


@pytest.mark.parametrize(
    ("gone", "posts", "post", "found"),
    [
        ({}, {}, None, "sun"),
        ({"sun": {"until": "2025-09-01"}}, {}, None, "sun"),
        ({"sun": {"until": "2025-08-31"}}, {}, None, "li"),
        ({"sun": {"until": "2025-08-31", "successor": "he"}}, {}, None, "he"),
        ({"sun": {"until": "2025-08-31", "successor": "wang"}}, {}, None, "li"),  # of another department
        ({"sun": {"until": "2025-08-31"}}, {"liaisons": ["he"]}, "liaison", "he"),
        ({"sun": {"until": "2025-08-31"}}, {"deputies": ["he"]}, "deputy", "he"),
        ({"sun": {"until": "2025-08-31"}}, {"lead": "he"}, "lead", "he"),
        ({"sun": {"until": "2025-08-31"}, "li": {"until": "2025-08-31"}}, {}, "lead", None),
    ],
)
def test_the_same_person_while_there_then_the_successor_then_the_post_then_who_speaks(
    gone: dict[str, dict[str, Any]], posts: dict[str, Any], post: Any, found: str | None
) -> None:
    assert proposed(_with(gone, **posts), "sun", "sales", post, DAY) == found


def test_nobody_is_proposed_of_a_department_that_there_is_no_more_and_whoever_moved_does_not_come_along() -> None:
    assert proposed(company(), "sun", "travel", None, DAY) is None
    assert proposed(company(), "wang", "sales", None, DAY) == "li"


def test_a_post_is_that_of_now_or_the_one_in_which_somebody_last_spoke() -> None:
    story = matter.accepted()
    state = story.state
    assert [post_of(story.snapshot, state, who, "sales") for who in ("li", "sun")] == ["lead", None]
    spoke = [e._replace(statement=e.statement.model_copy(update={"as_": "sales/liaison"})) for e in state.counted]
    earlier = replace(state, counted=tuple(spoke))
    said = next(e.statement.by for e in spoke if e.kind == "feedback")
    without = _with({}, lead="sun")
    assert said == "li"
    assert post_of(without, earlier, "li", "sales") == "liaison"
    assert post_of(without, earlier, "he", "sales") is None

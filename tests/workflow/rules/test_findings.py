"""What `check` finds in a workspace as it stands: people, posts, names that nobody knows, dates that were edited."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.support import matter
from tests.support.edits import leaves, planned, said_by, snapshot, staffed, without_request
from tests.support.matter import ACCEPTANCE, REQUEST_LOG, TASK_LOG, Story
from xcollab.workflow.model.statement_references import named
from xcollab.workflow.rules.authorship import known_by, said_after_leaving
from xcollab.workflow.rules.findings import findings
from xcollab.workflow.rules.fold import replanned, settled

SALES = "q3/feedback/sales"
MEETING: dict[str, Any] = {"kind": "weekly", "held": "2024-07-01", "attendees": ["qian"], "topics": ["t"]}
ANSWER: dict[str, Any] = {"decision": "accept", "scope": ["s"]}


def found(story: Story) -> list[tuple[str, str]]:
    """Where something is wrong, and its code."""
    return [(".".join(map(str, (f.record, *f.key))), f.code) for f in findings(snapshot(story))]


def _twice(story: Story) -> Story:
    members = story.snapshot.departments["finance"].members
    return staffed(story, "tech", members=(*story.snapshot.departments["tech"].members, *members))


COMPANY: dict[str, tuple[Story, list[tuple[str, str]]]] = {
    "nothing": (Story(), []),
    "a lead of another department": (staffed(Story(), "finance", lead="li"), [("departments/finance.lead", "not-of-department")]),
    "a deputy of another department": (
        staffed(Story(), "finance", deputies=("li",)), [("departments/finance.deputies", "not-of-department")]
    ),
    "a liaison of another department": (
        staffed(Story(), "finance", liaisons=("li",)), [("departments/finance.liaisons", "not-of-department")]
    ),
    "an executive whom nobody knows": (
        staffed(Story(), "finance", executive="nobody"), [("departments/finance.executive", "unknown-member")]
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", COMPANY)
def test_is_wrong_with_the_company(case: str) -> None:
    story, expected = COMPANY[case]
    assert found(story) == expected


def test_a_member_is_of_one_department_and_has_addresses_of_their_own() -> None:
    assert {code for _, code in found(_twice(Story()))} == {"member-twice"}


STORIES: dict[str, tuple[Callable[[], Story], str]] = {
    "a statement by somebody whom nobody knows": (lambda: said_by(matter.doing(), -1, by="nobody"), "unknown-member"),
    "a withdrawal of what nobody said": (
        lambda: matter.doing().says(TASK_LOG, "withdraw", "qian", of="nothing", reason="r"), "unknown-statement",
    ),
    "an objection to what nobody said": (
        lambda: matter.doing().says(TASK_LOG, "object", "sun", to="nothing", text="t"), "unknown-statement",
    ),
    "a date that was agreed and edited": (lambda: planned(matter.todo(), due=date(2024, 8, 1)), "due-edited"),
    "resources of a department that takes no part": (
        lambda: matter.submitted().says(SALES, "feedback", "li", **ANSWER, resources=[{"what": "money", "department": "finance"}]),
        "unasked-resource",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STORIES)
def test_is_wrong_with_what_was_said(case: str) -> None:
    make, code = STORIES[case]
    assert code in {each for _, each in found(make())}


def _passed(**changes: Any) -> Story:
    return said_by(matter.in_review().says(ACCEPTANCE, "pass", "qian"), -1, **changes)


NAMES: dict[str, tuple[Callable[[], Story], list[tuple[str, str]]]] = {
    "a liaison": (
        lambda: matter.submitted().says(SALES, "feedback", "li", **ANSWER, liaison="nobody"), [("liaison", "unknown-member")]
    ),
    "a department for resources": (
        lambda: matter.submitted().says(SALES, "feedback", "li", **ANSWER, resources=[{"what": "w"}, {"what": "w", "department": "moon"}]),
        [("resources.1.department", "unknown-department")],
    ),
    "an owner and a task of an action": (
        lambda: matter.doing().says("q3/meetings", "minutes", "qian", **MEETING, actions=[
            {"text": "t", "owner": "li", "task": "report"}, {"text": "t", "owner": "nobody"}
        ]),
        [("actions.1.owner", "unknown-member")],
    ),
    "a department to help": (
        lambda: matter.doing().says(TASK_LOG, "progress", "sun", status="needs-help", text="t", needs={"from": "moon", "what": "w"}),
        [("needs.from", "unknown-department")],
    ),
    "the task that follows up": (lambda: _passed(follow_up="gone"), [("follow_up", "unknown-task")]),
    "who improves something": (
        lambda: matter.request_in("confirmed").says(REQUEST_LOG, "archive", "qian", went_well=["w"], improvements=[{"text": "t", "owner": "nobody"}]),
        [("improvements.0.owner", "unknown-member")],
    ),
    "the cause of a moved date": (
        lambda: matter.todo().says(TASK_LOG, "reschedule", "qian", to="2024-07-20", reason="r", cause="i-9"),
        [("moves.0.cause", "unknown-cause")],
    ),
    "a cause that is a task": (
        lambda: matter.todo().says(TASK_LOG, "reschedule", "qian", to="2024-07-20", reason="r", cause="report"), []
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMES)
def test_whom_and_what_a_statement_names_is_there(case: str) -> None:
    make, expected = NAMES[case]
    story = make()
    assert [(".".join(map(str, f.key)), f.code) for f in named(story.snapshot, story.state)] == expected


# --- who had left

TYPED = datetime(2024, 7, 3, 4, 0, tzinfo=UTC)


def test_who_has_left_says_nothing_more_but_what_they_said_before_others_may_record() -> None:
    story = leaves(matter.doing(), "sun", "2024-07-02")
    last = story.collab.entries[-1:]
    assert [f.key for f in said_after_leaving(story.snapshot, last, TYPED)] == [("by",)], "typed when Sun was gone"
    heard = said_by(leaves(matter.doing(), "sun", "2024-07-02"), -1, recorded_by="li", via="phone")
    assert list(said_after_leaving(heard.snapshot, heard.collab.entries[-1:], TYPED)) == []
    leaves(heard, "li", "2024-07-02")
    assert [f.key for f in said_after_leaving(heard.snapshot, heard.collab.entries[-1:], TYPED)] == [("recorded_by",)]


def test_nobody_else_may_have_what_a_commit_is_known_by() -> None:
    sun = Story().snapshot.member("sun")
    assert sun
    hidden = sun.model_copy(
        update={"forge": "@SunLei", "email": ("Sun@example.com", "7+sunny@users.noreply.github.com")}
    )
    assert known_by(hidden) == ["sun", "sun@example.com", "7+sunny@users.noreply.github.com", "@sunlei", "@sunny"]
    assert known_by(sun) == ["sun", "sun@example.com"]


# --- the same statements under other plans


def _under(story: Story, plans: Story, *changed: str) -> bool:
    """Whether the statements, put under other plans, stand as if all had been folded anew."""
    after = replanned(story.state, plans.collab, changed)
    return after is not None and after == settled(replace(plans.collab, entries=story.collab.entries))


def test_a_new_task_another_date_and_another_coordinator_are_put_under_what_was_said() -> None:
    assert _under(matter.confirmed(), matter.confirmed().with_task("page"), "page")
    assert _under(matter.confirmed(), planned(matter.confirmed(), due=date(2024, 8, 1)), "report")
    assert _under(matter.todo(), planned(matter.todo(), title="Other"), "report")
    assert _under(matter.task_in("declined"), planned(matter.task_in("declined"), title="Other"), "report")
    story = matter.submitted()
    assert story.collab.request
    story.collab = replace(story.collab, request=story.collab.request.model_copy(update={"coordinator": "wang"}))
    assert _under(matter.submitted(), story)


def test_where_a_request_came_or_went_all_is_folded_anew() -> None:
    story = matter.submitted()
    assert replanned(story.state, without_request(matter.submitted()).collab, ()) is None

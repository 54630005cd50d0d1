"""Whoever leaves and still holds something: who can hand it on hears of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.support import matter
from tests.support.edits import leaves, planned, staffed
from tests.support.matter import REQUEST_LOG, TASK_LOG, Story
from xcollab.errors import Refused
from xcollab.workflow.obligations.leavers import leaver_findings, leavers
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.views.replies import replies

TODAY = date(2024, 7, 2)
ADMINS = matter.company().workspace.model_copy(update={"admins": ("wang",)})


def told(story: Story, today: date = TODAY) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is waited for, about whom, and who is asked."""
    return [(wait.kind, wait.about, wait.people) for wait in leavers(story.snapshot, story.state, today)]


@pytest.mark.parametrize(
    ("member", "until", "expected"),
    [
        ("qian", "2024-09-29", [("leaver-coordinates", "qian", ("chen", "zhou"))]),
        ("qian", "2024-09-30", []),  # the request is due then
        ("li", "2024-07-11", [("leaver-works", "li", ("qian",)), ("leaver-speaks", "li", ("qian",))]),
        ("sun", "2024-07-11", [("leaver-works", "sun", ("qian",))]),
        ("sun", "2024-07-12", []),  # the task is due then
        ("wang", "2024-07-11", [("leaver-speaks", "wang", ("qian",))]),
        ("he", "2024-07-11", []),
        ("kong", "2024-07-11", []),
    ],
)
def test_whoever_is_gone_before_the_end_of_what_they_hold_is_named(
    member: str, until: str, expected: list[Any]
) -> None:
    assert told(leaves(matter.doing(), member, until)) == expected


def test_what_is_late_is_held_until_today() -> None:
    assert told(leaves(matter.doing(), "sun", "2024-07-20"), date(2024, 7, 21)) == [
        ("leaver-works", "sun", ("qian", "li"))
    ]


def test_only_who_stays_is_asked_to_name_another_coordinator() -> None:
    story = leaves(leaves(matter.doing(), "qian", "2024-07-01"), "chen", "2024-07-01")
    assert told(story)[0] == ("leaver-coordinates", "qian", ("zhou",))


def test_who_owns_and_does_a_task_is_named_once() -> None:
    story = planned(matter.doing(), assignee=None)
    assert [kind for kind, *_ in told(leaves(story, "li", "2024-07-11"))] == ["leaver-works", "leaver-speaks"]


@pytest.mark.parametrize("status", ["in-review", "done", "cancelled"])
def test_what_is_judged_or_closed_is_nobodys_work(status: str) -> None:
    assert told(leaves(matter.task_in(status), "sun", "2024-07-01")) == []


@pytest.mark.parametrize("status", ["draft", "archived", "cancelled"])
def test_of_a_request_that_does_not_run_nobody_hears(status: str) -> None:
    assert told(leaves(matter.request_in(status), "qian", "2024-07-01")) == []


def offered(story: Story, kind: str) -> tuple[tuple[str, str], ...]:
    """What is known already of the answer."""
    return next(wait.said for wait in leavers(story.snapshot, story.state, TODAY) if wait.kind == kind)


def test_a_part_in_a_task_is_offered_to_the_owner_then_to_the_department_then_to_others_who_take_part() -> None:
    story = leaves(matter.doing(), "sun", "2024-07-02")
    assert offered(story, "leaver-works") == (("assignee", "li"),)
    assert offered(leaves(story, "li", "2024-07-02"), "leaver-works") == (("owner", "he"),)
    assert offered(leaves(story, "he", "2024-07-02"), "leaver-works") == (("owner", "chen"),)


def test_where_nobody_stays_nobody_is_offered() -> None:
    story = matter.doing()
    for member in ("li", "sun", "he", "chen", "zhou", "wang", "zhao"):
        leaves(story, member, "2024-07-02")
    assert offered(story, "leaver-works") == ()


def test_a_department_is_spoken_for_by_somebody_of_it_who_stays() -> None:
    assert offered(leaves(matter.doing(), "wang", "2024-07-02"), "leaver-speaks") == (("lead", "zhao"),)
    alone = leaves(leaves(matter.doing(), "wang", "2024-07-02"), "zhao", "2024-07-02")
    assert offered(alone, "leaver-speaks") == ()


def test_a_department_with_somebody_else_to_speak_or_with_nobody_at_all_is_no_leavers() -> None:
    assert told(staffed(leaves(matter.submitted(), "wang", "2024-07-02"), "tech", deputies=("zhao",))) == []
    assert told(staffed(matter.submitted(), "tech", lead=None)) == []


def test_check_says_it_at_the_plan_that_names_the_person() -> None:
    story = leaves(leaves(matter.doing(), "li", "2024-07-02"), "qian", "2024-07-02")
    found = leaver_findings(story.snapshot, story.state, TODAY)
    assert [(finding.record, finding.key, finding.arguments["member"]) for finding in found] == [
        ("q3/request", ("coordinator",), "qian"),
        ("q3/tasks/report", ("owner",), "li"),
        ("q3/request", ("departments",), "li"),
    ]
    assert {finding.code for finding in leaver_findings(story.snapshot, story.state, TODAY)} == {"leaver-holds"}


def test_who_hands_over_is_a_leaver_no_more() -> None:
    story = leaves(matter.doing(), "qian", "2024-07-02")
    assert told(story.says(REQUEST_LOG, "handover", "qian", to="wang")) == []


def test_where_the_coordinator_and_all_of_the_requesting_side_are_gone_admins_name_another() -> None:
    story = matter.doing()
    for member in ("chen", "zhou"):
        leaves(story, member, "2024-07-01")
    assert ("leaver-coordinates", "qian", ("qian",)) in told(
        leaves(story, "qian", "2024-07-05")
    )  # who leaves hands it on
    story.snapshot = replace(leaves(story, "qian", "2024-07-01").snapshot, workspace=ADMINS)
    assert ("leaver-coordinates", "qian", ("wang",)) in told(story)
    assert story.judged(REQUEST_LOG, "handover", "wang", to="li")


@pytest.mark.parametrize("gone", [("qian",), ("qian", "chen"), ("chen", "zhou"), ()])
def test_as_long_as_anybody_of_them_stays_an_admin_hands_nothing_over(gone: tuple[str, ...]) -> None:
    story = matter.doing()
    story.snapshot = replace(story.snapshot, workspace=ADMINS)
    for member in gone:
        leaves(story, member, "2024-07-01")
    with pytest.raises(Refused) as refused:
        story.judged(REQUEST_LOG, "handover", "wang", to="li")
    assert refused.value.code == "not-yours"


def test_who_coordinates_names_an_acceptor_once_the_requesting_side_leaves() -> None:
    story = leaves(
        leaves(matter.doing().says(REQUEST_LOG, "handover", "qian", to="wang"), "chen", "2024-07-01"),
        "zhou",
        "2024-07-01",
    )
    assert told(story) == [("leaver-accepts", "chen", ("wang",))]
    assert dict(offered(story, "leaver-accepts")).keys() == {"acceptor"}
    assert [finding.code for finding in leaver_findings(story.snapshot, story.state, TODAY)] == []


def followed(story: Story, member: str, successor: str) -> Story:
    """It was said who takes over from somebody."""
    departments = {
        name: each.model_copy(
            update={
                "members": tuple(
                    m.model_copy(update={"successor": successor}) if m.id == member else m for m in each.members
                )
            }
        )
        for name, each in story.snapshot.departments.items()
    }
    story.snapshot = replace(story.snapshot, departments=departments)
    return story


def revised(story: Story, **changes: object) -> Story:
    """The requester changed the request."""
    assert story.collab.request
    before = story.collab.request
    after = before.model_copy(update=changes)
    return story.says(REQUEST_LOG, "revise", "chen", reason="r", before=before.dump(), request=after)


def test_who_was_said_to_take_over_is_proposed_first() -> None:
    story = followed(leaves(matter.doing(), "sun", "2024-07-11"), "sun", "he")
    assert offered(story, "leaver-works") == (("assignee", "he"),)


def test_who_was_said_to_take_over_and_takes_no_part_is_proposed_as_owner_by_nobody() -> None:
    story = followed(leaves(matter.doing(), "li", "2024-07-02"), "li", "kong")
    assert offered(story, "leaver-works") == (("owner", "sun"),)


@pytest.mark.parametrize(
    ("leaver", "kind", "said"),
    [("sun", "leaver-works", (("assignee", "li"),)), ("qian", "leaver-coordinates", ())],
)
def test_who_accepts_the_work_neither_does_it_nor_coordinates_it(
    leaver: str, kind: str, said: tuple[tuple[str, str], ...]
) -> None:
    story = followed(leaves(revised(matter.doing(), acceptor="kong"), leaver, "2024-07-02"), leaver, "kong")
    assert offered(story, kind) == said


def test_a_task_of_a_department_that_was_taken_off_is_given_to_another_department_first() -> None:
    story = leaves(revised(matter.doing(), departments=("tech",)), "sun", "2024-07-02")
    assert told(story) == []
    story.says(TASK_LOG, "reassign", "qian", owner="wang")
    assert told(story) == [("leaver-works", "sun", ("qian",))]
    assert offered(story, "leaver-works") == (("assignee", "wang"),)


@pytest.mark.parametrize(
    ("owner", "acceptor", "said"),
    [("li", None, {"owner": "zhou"}), ("zhou", None, {"owner": "wang"}), ("li", "zhou", {"owner": "wang"})],
)
def test_what_a_revision_left_outside_is_offered_to_who_may_have_it_and_has_it_not(
    owner: str, acceptor: str | None, said: dict[str, str]
) -> None:
    story = revised(planned(matter.doing(), owner=owner), departments=("tech",), acceptor=acceptor)
    (owed,) = (one for one in obligations(story.snapshot, story.state) if one.kind == "task-outside")
    first = next(replies(story.snapshot, story.state, owed, "qian"))
    assert (first.act, first.said) == ("reassign", said)
    assert story.judged(TASK_LOG, "reassign", "qian", **first.said) == "pmo/coordinator"


def test_what_a_meeting_gave_to_somebody_who_leaves_their_lead_or_the_coordinator_hands_on() -> None:
    story = leaves(matter.minuted(), "sun", "2024-07-02")
    (asked,) = (one for one in leavers(story.snapshot, story.state, date(2024, 7, 1)) if one.kind == "leaver-acts")
    assert (asked.people, asked.party, asked.about) == (("li", "qian"), "1", "sun")
    found = [one for one in leaver_findings(story.snapshot, story.state, date(2024, 7, 1)) if "actions" in one.key]
    assert [(one.record, one.key) for one in found] == [(f"q3/meetings/{matter.last(story)}", ("actions", 0, "owner"))]
    ended = leaves(matter.request_in("archived"), "sun", "2024-07-02")
    assert [one.kind for one in leavers(ended.snapshot, ended.state, date(2024, 7, 1))] == ["leaver-acts"]

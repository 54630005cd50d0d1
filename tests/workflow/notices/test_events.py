"""Who is told of what happened: a table of every act; nobody of their own act, nobody who left, no stranger."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.matter import (
    ACCEPTANCE,
    DELIVERABLES,
    ISSUE,
    OPENING,
    REQUEST,
    REQUEST_LOG,
    TASK_LOG,
    Story,
    accepted,
    confirmed,
    doing,
    feedback_in,
    in_review,
    issue_in,
    request_in,
    submitted,
    task_in,
    todo,
)
from tests.workflow.days import DAYS, july
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.model.hearing import LADDER, NOBODY, OWING
from xcollab.workflow.notices.events import events_between, newly_owed, notices_of
from xcollab.workflow.notices.hearers import HEARERS, OF_WHAT_IS_OWED
from xcollab.workflow.notices.notice import Notice, PlanEdit
from xcollab.workflow.obligations.table import KINDS
from xcollab.workflow.rules.rulebook import ACTS
from xcollab.workflow.time.deadlines import dated

TODAY = date(2024, 7, 1)


def told(before: Story, after: Story, *edits: PlanEdit, today: date = TODAY) -> tuple[Notice, ...]:
    """What people are told of what happened between two stories."""
    earlier, state = before.state, after.state
    asked = dated(newly_owed(after.snapshot, earlier, state), DAYS, july(1))
    return notices_of(after.snapshot, state, events_between(earlier, state, edits), asked, today)


def heard(notices: tuple[Notice, ...]) -> str:
    """The members told of events, sorted."""
    return " ".join(sorted({notice.member for notice in notices if notice.event}))


def said(story: Story, on: str, act: str, by: str, **more: Any) -> tuple[Notice, ...]:
    """What people are told when somebody says something."""
    before = replace(story)
    return told(before, story.says(on, act, by, **more))


NEEDS = {"from": "tech", "what": "data"}
MOVE = {"to": "2024-07-20", "reason": "r"}
RETURN = {"reason": "r", "fixes": ["f"], "fix_by": "2024-07-20"}
MINUTES = {"kind": "kickoff", "held": "2024-07-01", "attendees": ["qian"], "topics": ["t"]}

EVERY: dict[str, tuple[Any, str, str, str, dict[str, Any], str]] = {
    # act: the story before, on what, by whom, saying what; who hears
    "request submit": (Story, REQUEST_LOG, "submit", "chen", {}, "li qian wang"),
    "request confirm": (lambda: accepted().with_task(), REQUEST_LOG, "confirm", "qian", {}, "chen li wang zhou"),
    "request handover": (submitted, REQUEST_LOG, "handover", "qian", {"to": "kong", "reason": "r"}, "chen kong zhou"),
    "request cancel": (submitted, REQUEST_LOG, "cancel", "chen", {"reason": "r"}, "li qian wang zhou"),
    "request archive": (
        lambda: task_in("done"), REQUEST_LOG, "archive", "qian", {"went_well": ["w"]}, "chen he li sun wang zhou",
    ),
    "feedback feedback": (
        submitted, "q3/feedback/sales", "feedback", "li", {"decision": "decline", "reason": "r"}, "chen qian zhou",
    ),
    "feedback hold": (submitted, "q3/feedback/sales", "hold", "qian", {"reason": "r"}, "li"),
    "meeting minutes": (
        submitted, "q3/meetings", "minutes", "chen", MINUTES | {"actions": [{"text": "a", "owner": "sun"}]}, "qian sun",
    ),
    "task confirm": (confirmed, TASK_LOG, "confirm", "li", {}, "he sun"),
    "task decline": (confirmed, TASK_LOG, "decline", "li", {"reason": "r"}, "qian"),
    "task progress": (todo, TASK_LOG, "progress", "sun", {"status": "doing", "text": "t"}, ""),
    "task progress, by a helper": (todo, TASK_LOG, "progress", "he", {"status": "doing", "text": "t"}, "sun"),
    "task progress, needs help": (
        doing, TASK_LOG, "progress", "sun", {"status": "needs-help", "text": "t", "needs": NEEDS}, "wang",
    ),
    "task progress, delayed": (
        doing, TASK_LOG, "progress", "sun",
        {"status": "delayed", "text": "t", "forecast": "2024-07-20", "reason": "r"}, "li qian",
    ),
    "task reschedule": (todo, TASK_LOG, "reschedule", "qian", MOVE, "li sun"),
    "task reassign": (confirmed, TASK_LOG, "reassign", "qian", {"owner": "wang", "reason": "r"}, "li wang"),
    "task reassign, assignee": (todo, TASK_LOG, "reassign", "li", {"assignee": "he", "reason": "r"}, "he sun"),
    "task cancel": (todo, TASK_LOG, "cancel", "qian", {"reason": "r"}, "he li sun"),
    "task hold": (doing, TASK_LOG, "hold", "qian", {"reason": "r"}, "sun"),
    "task comment": (doing, TASK_LOG, "comment", "sun", {"text": "t"}, ""),
    "task comment, mention": (doing, TASK_LOG, "comment", "sun", {"text": "@li @nobody", "mentions": ["li"]}, "li"),
    "task comment, help": (lambda: task_in("needs-help"), TASK_LOG, "comment", "wang", {"text": "t"}, "sun"),
    "task object": (todo, TASK_LOG, "object", "sun", {"text": "t"}, "qian"),
    "acceptance submit": (doing, ACCEPTANCE, "submit", "sun", DELIVERABLES, "chen qian zhou"),
    "acceptance pass": (in_review, ACCEPTANCE, "pass", "chen", {}, "li qian sun"),
    "acceptance return": (in_review, ACCEPTANCE, "return", "chen", RETURN, "li sun"),
    "acceptance return, again": (
        lambda: in_review().says(ACCEPTANCE, "return", "chen", **RETURN).says(ACCEPTANCE, "submit", "sun", **DELIVERABLES),
        ACCEPTANCE, "return", "chen", RETURN, "li sun zhou",
    ),
    "acceptance hold": (in_review, ACCEPTANCE, "hold", "qian", {"reason": "r"}, "chen zhou"),
    "issue open": (todo, ISSUE, "open", "zhao", OPENING, "qian wang"),
    "issue propose": (lambda: issue_in("open"), ISSUE, "propose", "wang", {"text": "t"}, "qian zhao"),
    "issue agree": (lambda: issue_in("proposed"), ISSUE, "agree", "zhao", {}, "sun wang"),
    "issue reject": (lambda: issue_in("proposed"), ISSUE, "reject", "zhao", {"reason": "r"}, "wang"),
    "issue transfer": (
        lambda: issue_in("open"), ISSUE, "transfer", "wang", {"department": "sales", "reason": "r"}, "li qian zhao",
    ),
    "issue resolve": (
        lambda: issue_in("agreed"), ISSUE, "resolve", "zhao",
        {"text": "t", "moves": [{"task": "report", "to": "2024-07-20", "reason": "r"}]}, "li qian sun wang",
    ),
    "issue reopen": (lambda: issue_in("resolved"), ISSUE, "reopen", "zhao", {"reason": "r"}, "qian wang"),
    "issue hold": (lambda: issue_in("open"), ISSUE, "hold", "qian", {"reason": "r"}, "wang"),
}  # fmt: skip


@pytest.mark.parametrize("name", EVERY)
def test_an_act_is_told_those_whom_the_table_names(name: str) -> None:
    made, on, act, by, more, who = EVERY[name]
    assert heard(said(made(), on, act, by, **more)) == who


OF_ITS_OWN = {"request create", "request edit", "task create", "task edit", "request revise"}
"""Tested below: plans, told by commits, and a change of the terms."""


def test_the_table_leaves_no_act_out_but_those_that_may_stand_anywhere() -> None:
    named = {name.partition(",")[0] for name in EVERY} | OF_ITS_OWN
    anywhere = {"comment", "object", "acknowledge", "withdraw"}
    assert {f"{kind} {name}" for kind, name in ACTS if name not in anywhere} == {
        name for name in named if name.partition(" ")[2] not in anywhere
    }


def test_every_act_and_obligation_says_who_hears_and_nobody_only_where_nobody_waits() -> None:
    silent = {f"{act.kind} {act.name}" for act in ACTS.values() if act.hears == NOBODY}
    assert {name for name in silent if not name.endswith("acknowledge")} == {"request create", "request edit"}
    assert {name for act in ACTS.values() for name in act.hears} == set(HEARERS)
    for kind in KINDS.values():
        assert kind.hears == (LADDER if kind.due not in ("", "leaving") else OWING), kind.name
        assert set(kind.hears) <= set(OF_WHAT_IS_OWED)


def edit(act: Any, kind: Any, subject: str, by: str) -> PlanEdit:
    """A plan that somebody committed."""
    return PlanEdit(act, kind, "q3", subject, by, july(1), "abc123")


def test_an_assignment_is_told_to_its_owner() -> None:
    before = accepted().says(REQUEST_LOG, "confirm", "qian")
    after = replace(before).with_task()
    found = told(before, after, edit("create", "task", "report", "qian"))
    assert heard(found) == "li"
    assert [(n.member, n.owed.obligation.kind) for n in found if n.owed] == [("li", "confirm-task")]
    assert heard(told(before, after, edit("create", "task", "report", "li"))) == "", "her own act"


def test_a_draft_is_nobodys_business() -> None:
    assert (
        told(Story(collab=replace(Story().collab, request=None)), Story(), edit("create", "request", "q3", "chen"))
        == ()
    )


def test_changed_terms_are_told_whoever_must_renew() -> None:
    before, after = accepted(), accepted()
    changed = REQUEST.model_copy(update={"objectives": ("700 sold",)})
    found = told(before, after.says(REQUEST_LOG, "revise", "chen", reason="r", before=REQUEST.dump(), request=changed))
    assert heard(found) == "li qian wang zhou"
    assert {(n.member, n.owed.obligation.kind) for n in found if n.owed} == {
        ("li", "renew-feedback"), ("wang", "renew-feedback"),
    }  # fmt: skip


def test_a_department_that_is_no_longer_asked_hears_of_it() -> None:
    before, after = submitted(), submitted()
    changed = REQUEST.model_copy(update={"departments": ("sales",)})
    found = told(before, after.says(REQUEST_LOG, "revise", "chen", reason="r", before=REQUEST.dump(), request=changed))
    assert [n.role for n in found if n.member == "wang"] == ["no-longer-asked"]


def test_what_was_recorded_for_somebody_is_told_to_that_person_and_not_to_who_typed_it() -> None:
    found = said(
        submitted(),
        "q3/feedback/sales",
        "feedback",
        "li",
        decision="accept",
        scope=["s"],
        recorded_by="qian",
        via="mail",
    )
    assert heard(found) == "chen li zhou"
    assert {n.role for n in found if n.member == "li" and n.event} == {"speaker"}
    assert {n.owed.obligation.kind for n in found if n.member == "li" and n.owed} == {"acknowledge"}


def test_what_is_newly_asked_stands_with_whoever_hears() -> None:
    found = said(doing(), ACCEPTANCE, "submit", "sun", **DELIVERABLES)
    assert {(n.member, n.owed.obligation.party) for n in found if n.owed and n.owed.obligation.kind == "judge"} == {
        ("qian", "coordinator"), ("chen", "requester"), ("zhou", "requester"),
    }  # fmt: skip


def test_what_was_asked_before_is_not_told_again() -> None:
    story = submitted()
    found = said(story, "q3/feedback/tech", "feedback", "wang", decision="accept", scope=["s"])
    assert not [notice for notice in found if notice.owed]


def test_nobody_is_asked_for_what_they_brought_about_themselves() -> None:
    before, after = todo(), todo()
    after.says(TASK_LOG, "progress", "sun", status="doing", text="t")
    after.says(TASK_LOG, "comment", "li", text="well?", mentions=["sun"])
    asked = [(n.member, n.owed.obligation.kind) for n in told(before, after) if n.owed]
    assert asked == [("sun", "mentioned")], "not to log each day: he began the work himself"


def test_whoever_owes_something_is_told_even_where_the_act_names_nobody() -> None:
    before, after = feedback_in("accept"), feedback_in("accept")
    after.says("q3/feedback/tech", "feedback", "wang", decision="accept", scope=["s"])
    asked = [(n.member, n.owed.obligation.kind) for n in told(before, after) if n.owed]
    assert asked == [("qian", "confirm-request")]


def test_what_was_said_and_taken_back_in_between_is_not_told() -> None:
    before, after = doing(), doing()
    after.says(TASK_LOG, "comment", "sun", text="t", mentions=["li"])
    name = after.collab.entries[-1].name
    assert told(before, after.says(TASK_LOG, "withdraw", "sun", of=name, reason="r")) == ()


def test_whoever_had_heard_of_it_hears_that_it_was_taken_back() -> None:
    before = doing().says(TASK_LOG, "comment", "sun", text="t", mentions=["li"])
    after = replace(before)
    assert (
        heard(told(before, after.says(TASK_LOG, "withdraw", "qian", of=before.collab.entries[-1].name, reason="r")))
        == "li sun"
    )


def leaving(story: Story, member: str, day: str) -> Story:
    """Somebody's last day is that one."""
    departments = {
        name: department.model_copy(
            update={"members": tuple(
                one.model_copy(update={"until": date.fromisoformat(day)}) if one.id == member else one
                for one in department.members
            )}
        )
        for name, department in story.snapshot.departments.items()
    }  # fmt: skip
    story.snapshot = replace(story.snapshot, departments=departments)
    return story


def test_who_left_hears_nothing() -> None:
    assert heard(said(leaving(Story(), "li", "2024-06-28"), REQUEST_LOG, "submit", "chen")) == "qian wang"
    assert heard(said(leaving(Story(), "li", "2024-07-01"), REQUEST_LOG, "submit", "chen")) == "li qian wang"


def test_a_mention_makes_no_stranger_hear() -> None:
    found = said(doing(), TASK_LOG, "comment", "sun", text="@boss", mentions=["boss", "li"])
    assert heard(found) == "li"


def part(story: Story) -> set[str]:
    """Whoever takes part in the collaboration, or was asked there by name or for their department."""
    snapshot: Snapshot = story.snapshot
    matter = Matter(snapshot, story.state, "", story.collab.request)
    named = {name for entry in story.collab.entries for name in getattr(entry.statement, "mentions", ())}
    acted = {entry.statement.by for entry in story.collab.entries}
    return {*holders(matter, "participant"), *holders(matter, "asked"), *named, *acted}


BEGINNINGS = [
    *(lambda s=s: task_in(s) for s in ("proposed", "todo", "doing", "needs-help", "finished", "in-review", "done", "cancelled")),
    *(lambda s=s: issue_in(s) for s in ("open", "proposed", "agreed", "resolved")),
    *(lambda s=s: feedback_in(s) for s in ("accept", "conditions", "changes", "decline")),
    *(lambda s=s: request_in(s) for s in ("submitted", "confirmed", "archived", "cancelled")),
]  # fmt: skip


@given(st.sampled_from(BEGINNINGS), st.data())
def test_nobody_hears_of_a_collaboration_in_which_they_have_no_part(made: Any, data: st.DataObject) -> None:
    story: Story = made()
    cut = data.draw(st.integers(0, len(story.collab.entries)))
    before = replace(story, collab=replace(story.collab, entries=story.collab.entries[:cut]))
    found = told(before, story)
    assert {notice.member for notice in found} <= part(story)
    assert all(notice.event is None or notice.member != notice.event.by for notice in found)
    assert len({notice.key for notice in found}) == len(found), "each by a key of its own"


@given(st.sampled_from(BEGINNINGS), st.data())
def test_whatever_is_newly_owed_is_told_to_somebody_who_owes_it_or_was_brought_about_by_one(
    made: Any, data: st.DataObject
) -> None:
    story: Story = made()
    cut = data.draw(st.integers(0, len(story.collab.entries)))
    before = replace(story, collab=replace(story.collab, entries=story.collab.entries[:cut]))
    found, acted = told(before, story), {entry.statement.by for entry in story.collab.entries[cut:]}
    for owed in newly_owed(story.snapshot, before.state, story.state):
        asked = {n.member for n in found if n.owed and n.owed.obligation == owed}
        assert asked or set(owed.people) & acted, owed

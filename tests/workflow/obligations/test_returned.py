"""Work that comes back: it stands with whoever does it, with why and by when; from the second time on both sides meet."""

from datetime import datetime, timedelta

import pytest

from tests.support import matter, matter_asked
from tests.support.matter import ACCEPTANCE, DELIVERABLES, TASK_LOG, Story
from tests.support.wandering.in_memory import StoryView
from xcollab.app.printed_commands import offers
from xcollab.render.text.background import about_lines
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.time.response_times import answers

RETURN = {"reason": "prices are missing", "fixes": ["add them"], "fix_by": "2024-07-18", "unmet": [2]}
AGAIN = {**RETURN, "reason": "old prices", "fix_by": "2024-07-25"}
MEETING = {"kind": "review", "held": "2024-07-19", "attendees": ["li", "zhou"], "topics": ["prices"]}


def _once() -> Story:
    return matter.in_review().says(ACCEPTANCE, "return", "chen", **RETURN)


def _twice() -> Story:
    return _once().says(ACCEPTANCE, "submit", "sun", **DELIVERABLES).says(ACCEPTANCE, "return", "chen", **AGAIN)


def _owed(story: Story, kind: str) -> list[Obligation]:
    return [one for one in obligations(story.snapshot, story.state) if one.kind == kind]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_stands_with_the_assignee_with_reason_fixes_and_day(language: str) -> None:
    (owed,) = _owed(_once(), "mend-returned")
    assert (owed.people, str(owed.due)) == (("sun",), "2024-07-18")
    view = StoryView(_once(), "sun", language=language)  # type: ignore[arg-type]
    told = "\n".join(about_lines(view.render_context, view.state("q3"), owed))
    assert all(text in told for text in ("prices are missing", "add them", "2024-07-18"))
    assert [*offers(view, "sun", owed)] == ["xcollab acceptance submit q3/report"]


def test_after_one_return_nobody_has_to_meet() -> None:
    assert _owed(_once(), "review-returned") == []


def test_after_the_second_the_coordinator_and_both_leads_are_asked_to_meet() -> None:
    (owed,) = _owed(_twice(), "review-returned")
    assert owed.people == ("qian", "zhou", "li")
    for who in owed.people:
        view = StoryView(_twice(), who)
        assert [*offers(view, who, owed)] == ["xcollab task comment q3/report --mention zhou --mention li"]
    told = "\n".join(about_lines(view.render_context, view.state("q3"), owed))
    assert "prices are missing" in told and "old prices" in told


def test_once_they_are_called_its_minutes_are_wanted_and_end_it() -> None:
    story = _twice().says(TASK_LOG, "comment", "qian", text="Friday at ten", mentions=["zhou", "li"])
    (owed,) = _owed(story, "review-returned")
    assert [*offers(StoryView(story, "qian"), "qian", owed)] == ["xcollab meeting add -C q3 --kind review"]
    story.says("q3/meetings", "minutes", "qian", **MEETING | {"kind": "weekly"})
    assert _owed(story, "review-returned")
    story.says("q3/meetings", "minutes", "qian", **MEETING)
    assert _owed(story, "review-returned") == []


def test_a_task_that_ended_is_not_talked_about() -> None:
    story = _twice().says(TASK_LOG, "cancel", "qian", reason="r")
    assert _owed(story, "review-returned") == []


def test_waiting_for_a_verdict_counts_for_the_side_that_judges() -> None:
    """Sales delivered; the coordinator's department and the requesting one hold the ball, or whoever is named for that."""
    asked = [one for one in answers(matter.company(), matter.in_review().state) if one.kind == "verdict"]
    assert {one.department for one in asked} == {"pmo", "marketing"}
    owed = _owed(matter.in_review(), "judge")
    assert {(one.department, one.waiting) for one in owed} == {("pmo", "sales"), ("marketing", "sales")}
    named = matter_asked.acceptor_in("in-review")
    asked = [one for one in answers(named.snapshot, named.state) if one.kind == "verdict"]
    assert {one.department for one in asked} == {"pmo", "finance"}


def test_work_that_waits_for_a_verdict_is_not_late() -> None:
    from xcollab.workflow.time.lateness import is_late

    task = matter.in_review().state.tasks["report"]
    assert task.due and not is_late(task, (datetime.combine(task.due, datetime.min.time()) + timedelta(days=9)).date())

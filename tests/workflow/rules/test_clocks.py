"""Clocks: one rule for what is asked, answered and late, read by inboxes and figures alike."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest

from tests.support import matter
from tests.support.matter import ACCEPTANCE, BEGINNING, DELIVERABLES, ISSUE, REQUEST, REQUEST_LOG, TASK_LOG, Story
from xcollab.schema.base import Duration, Text
from xcollab.schema.calendar import Calendar
from xcollab.schema.statement import Statement
from xcollab.schema.statements import issue as stage_issue
from xcollab.schema.value import keys
from xcollab.store.files.public_calendar import work_days
from xcollab.workflow.acts import issue
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.rules import rulebook
from xcollab.workflow.time.deadlines import Deadline, dated
from xcollab.workflow.views.metrics import Rate, metrics
from xcollab.workflow.views.overdue import overdue
from xcollab.workflow.views.summary import tasks_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS = work_days(matter.company().workspace, Calendar(), "en")
A_DAY = 60 * 24
LATER = REQUEST.model_copy(update={"due": REQUEST.due + timedelta(days=14)})


def _at(day: int, hour: int = 12) -> datetime:
    return datetime(2024, 7, day, hour, 0, tzinfo=SHANGHAI)


def _on(story: Story, day: int) -> Story:
    """What is said next is said on that day of July, at 9 o'clock."""
    story.count = int((_at(day, 9) - BEGINNING).total_seconds()) // 60
    return story


def _revised(story: Story, **changes: Any) -> Story:
    request = story.collab.request
    assert request is not None
    after = request.model_copy(update=changes or {"due": request.due + timedelta(days=7)})
    return story.says(REQUEST_LOG, "revise", "chen", request=after, before=request.dump(), reason="r")


def _due(story: Story, now: datetime, subject: str, party: str = "") -> Deadline:
    owed = dated(obligations(story.snapshot, story.state), DAYS, now)
    found = next(
        d for d in owed if d.obligation.subject == subject and d.obligation.party == party and d.obligation.asked
    )
    assert found.deadline is not None
    return found.deadline


def test_who_never_answered_stays_late_after_a_revision_and_has_time_to_read_it() -> None:
    story = _revised(_on(matter.submitted(), 19))  # due on the 3rd; 12 working days over
    found = _due(story, _at(19), "sales")
    assert (found.passed, found.over, found.late_before, found.level) == (True, 12, True, 3)
    assert (found.moment, found.within) == (_at(23, 18), "2wd")
    late = overdue(
        tasks_of(story.state), dated(obligations(story.snapshot, story.state), DAYS, _at(19)), _at(19).date()
    )
    assert [(item.subject, item.over) for item in late] == [("sales", 12), ("tech", 12)]
    over = _due(story, _at(25), "sales")
    assert (over.over, over.late_before) == (14, False)
    story.says("q3/feedback/sales", "feedback", "li", decision="accept", scope=["s"])
    assert metrics(story.snapshot, [story.state], DAYS, _at(19), "sales").feedback_in_time == Rate(0, 1)
    assert metrics(story.snapshot, [story.state], DAYS, _at(19), "sales").response_days == Rate(14, 1)


def test_a_second_revision_adds_to_what_was_late_and_takes_nothing_away() -> None:
    story = _revised(_on(_revised(_on(matter.submitted(), 8)), 12))  # over since the 3rd, then since the 10th
    assert _due(story, _at(12), "tech").over == 3 + 2


def test_who_is_asked_anew_before_the_deadline_gets_the_later_of_the_old_and_the_new_one() -> None:
    story = _revised(_on(matter.submitted(), 2))
    assert (_due(story, _at(2), "sales").moment, _due(story, _at(2), "sales").passed) == (_at(4, 18), False)
    long = Story().says(REQUEST_LOG, "submit", "chen", within="9wd")
    _revised(_on(long, 2))
    assert (_due(long, _at(2), "sales").moment, _due(long, _at(2), "sales").within) == (_at(12, 18), "9wd")
    long.says("q3/feedback/sales", "feedback", "li", decision="accept", scope=["s"])
    assert metrics(long.snapshot, [long.state], DAYS, _at(19), "sales").feedback_in_time == Rate(1, 1)


def test_who_had_answered_in_time_is_asked_anew_with_a_clean_sheet() -> None:
    story = _revised(_on(matter.accepted(), 19))
    assert (_due(story, _at(19), "sales").over, _due(story, _at(19), "sales").passed) == (0, False)
    assert metrics(story.snapshot, [story.state], DAYS, _at(19), "sales").feedback_in_time == Rate(1, 1)


def test_an_answer_to_older_terms_does_not_stop_the_clock_of_the_newer_ones() -> None:
    story = matter.submitted()
    entry = story.entry("q3/feedback/sales", "feedback", "li", decision="accept", scope=["s"])
    story.count += 5
    _revised(story)  # said before the answer arrives
    late = entry._replace(
        name="late", statement=entry.statement.model_copy(update={"at": BEGINNING + timedelta(hours=1)})
    )
    story.heard(late)
    assert _due(story, _at(4), "sales").passed
    assert metrics(story.snapshot, [story.state], DAYS, _at(4), "sales").feedback_in_time == Rate(0, 1)
    early = matter.submitted().heard(entry)
    _revised(early)
    assert metrics(early.snapshot, [early.state], DAYS, _at(1), "sales").feedback_in_time == Rate(1, 1)


def test_deliverables_submitted_again_do_not_make_a_late_judge_punctual() -> None:
    story = matter.in_review()  # Monday the 1st; verdicts by Thursday the 4th
    _on(story, 9).says(ACCEPTANCE, "submit", "sun", **DELIVERABLES)
    for party in ("requester", "coordinator"):
        found = _due(story, _at(9), "report", party)
        assert (found.passed, found.over, found.moment) == (True, 3, _at(12, 18))
    story.says(ACCEPTANCE, "pass", "qian").says(ACCEPTANCE, "pass", "chen")
    assert metrics(story.snapshot, [story.state], DAYS, _at(10)).acceptance_in_time == Rate(0, 2)


def test_what_nobody_waits_for_any_more_is_late_only_if_it_was_when_it_ended() -> None:
    now = _at(30)
    in_time = matter.in_review().says(TASK_LOG, "cancel", "qian", reason="dropped")
    assert metrics(in_time.snapshot, [in_time.state], DAYS, now).acceptance_in_time == Rate(0, 0)
    late = _on(matter.in_review(), 9).says(TASK_LOG, "cancel", "qian", reason="dropped")
    assert metrics(late.snapshot, [late.state], DAYS, now).acceptance_in_time == Rate(0, 2)
    given_up = matter.submitted().says(REQUEST_LOG, "cancel", "chen", reason="dropped")
    assert metrics(given_up.snapshot, [given_up.state], DAYS, now).feedback_in_time == Rate(0, 0)
    without_tech = _revised(matter.submitted(), departments=("sales",))
    assert metrics(without_tech.snapshot, [without_tech.state], DAYS, now, "tech").feedback_in_time == Rate(0, 0)


def test_a_transfer_after_a_proposal_leaves_the_question_open_and_its_clock_running() -> None:
    story = matter.issue_in("proposed").says(ISSUE, "transfer", "wang", department="sales", reason="theirs")
    assert _due(story, _at(2), "i-1").moment < _at(2)
    assert metrics(story.snapshot, [story.state], DAYS, _at(3), "sales").solution_in_time == Rate(0, 1)
    assert metrics(story.snapshot, [story.state], DAYS, _at(3), "tech").solution_in_time == Rate(1, 1)


def test_every_statement_that_gives_a_time_is_in_the_rulebook_as_asking() -> None:
    asking = {(r.machine, r.act) for r in rulebook.RULES if r.clock == "asks"}
    giving = {
        (MACHINE_OF[kind], act)
        for kind, acts in rulebook.STATEMENTS.items()
        for act, model in acts.items()
        if "within" in keys(model)
    }
    assert asking == giving | {("request", "approve")}, (
        "an approval lets the request ask, within the time that that gives"
    )


@pytest.fixture
def with_more_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The act that CONTRIBUTING.md builds, made of its own lines."""
    page = (Path(__file__).parents[3] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Any] = {"Statement": Statement, "Literal": Literal, "Text": Text, "Duration": Duration}
    exec(next(block for block in blocks if block.startswith("class ")), names)
    monkeypatch.setattr(stage_issue, "Extension", names["Extension"], raising=False)
    declared = dict(vars(issue))
    exec(next(block for block in blocks if block.startswith("EXTEND = ")), declared)
    act = declared["EXTEND"]
    monkeypatch.setitem(rulebook.STATEMENTS["issue"], "extend", act.statement)
    monkeypatch.setitem(rulebook.ACTS, ("issue", "extend"), act)
    monkeypatch.setattr(rulebook, "RULES", (*rulebook.RULES, *act.rules))
    rulebook.rows.cache_clear()
    yield
    rulebook.rows.cache_clear()


@pytest.mark.usefixtures("with_more_time")
def test_inbox_and_figures_agree_about_the_act_that_contributing_builds() -> None:
    story = matter.issue_in("open")  # Monday the 1st; a solution within 24 hours
    _on(story, 2).says(ISSUE, "extend", "zhao", reason="a holiday", within="48h")
    assert (_due(story, _at(3), "i-1").passed, _due(story, _at(3), "i-1").moment.date()) == (False, _at(4).date())
    _on(story, 3).says(ISSUE, "propose", "wang", text="tomorrow")
    assert metrics(story.snapshot, [story.state], DAYS, _at(5)).solution_in_time == Rate(1, 1)


@pytest.mark.usefixtures("with_more_time")
def test_more_time_that_comes_too_late_leaves_late_what_is() -> None:
    story = matter.issue_in("open")
    _on(story, 4).says(ISSUE, "extend", "zhao", reason="a holiday", within="48h")
    found = _due(story, _at(4), "i-1")
    assert (found.passed, found.late_before, found.over) == (True, True, 2)
    story.says(ISSUE, "propose", "wang", text="tomorrow")
    assert metrics(story.snapshot, [story.state], DAYS, _at(5)).solution_in_time == Rate(0, 1)

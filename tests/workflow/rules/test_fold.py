"""The fold: what statements lead to, in whatever order they arrive."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import matter, matter_asked
from tests.support.matter import ACCEPTANCE, DELIVERABLES, ISSUE, OPENING, REQUEST_LOG, TASK_LOG, Story
from tests.workflow.acts.test_moves import ISSUE_ACTS, TASK_ACTS
from xcollab.errors import Refused
from xcollab.schema.statements.issue import Opening
from xcollab.schema.statements.task import DateConsent
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.running_state import Running
from xcollab.workflow.time.lateness import is_late, needs_help, stage


def test_two_reschedules_of_one_task_are_a_contradiction_and_the_first_holds() -> None:
    story = matter.todo()
    one = story.entry(TASK_LOG, "reschedule", "qian", to="2024-07-20", reason="here")
    story.count += 1
    other = story.entry(TASK_LOG, "reschedule", "qian", to="2024-07-25", reason="there")
    state = story.heard(other, one).state
    assert state.tasks["report"].due == date(2024, 7, 20)
    assert [(finding.record, finding.code) for finding in state.findings] == [(other.record, "date-contradiction")]
    assert state.findings[0].arguments["by"] == "qian"


@pytest.mark.parametrize("moved", [{"to": date(2024, 12, 24)}, {"task": "nothing"}, {"task": "other"}])
def test_consent_written_by_hand_moves_nothing_but_what_was_proposed(moved: dict[str, Any]) -> None:
    story = matter_asked.date_proposed().with_task("other")
    entry = story.entry(TASK_LOG, "consent", "li")
    said = entry.statement
    assert isinstance(said, DateConsent)
    other = said.model_copy(update={"moves": (said.moves[0].model_copy(update=moved),)})
    before, after = story.state, story.heard(entry._replace(statement=other)).state
    assert [(finding.record, finding.code) for finding in after.findings] == [(entry.record, "other-date")]
    assert after.tasks == before.tasks


def test_the_original_date_and_every_slip_with_its_cause_stay_known() -> None:
    story = matter.issue_in("agreed").says(
        ISSUE, "resolve", "zhao", text="arrived", moves=[{"task": "report", "to": "2024-07-15"}]
    )
    story.says(TASK_LOG, "reschedule", "qian", to="2024-07-22", reason="holidays")
    task = story.state.tasks["report"]
    assert (task.original, task.due) == (date(2024, 7, 12), date(2024, 7, 22))
    assert [(str(s.move.from_), str(s.move.to), s.move.cause) for s in task.slips] == [
        ("2024-07-12", "2024-07-15", "i-1"),
        ("2024-07-15", "2024-07-22", None),
    ]


def test_a_return_moves_the_date_to_its_fix_by_and_begins_another_round() -> None:
    story = matter.in_review().says(
        ACCEPTANCE, "return", "chen", reason="prices", fixes=["add them"], fix_by="2024-07-18", unmet=[2]
    )
    task = story.state.tasks["report"]
    assert (task.status, task.round, task.due, task.slips[0].move.cause) == ("doing", 2, date(2024, 7, 18), "report")
    assert task.verdicts == {} and task.delivery is None


def test_deliverables_handed_in_again_void_the_verdicts_on_the_former_ones() -> None:
    story = matter.in_review().says(ACCEPTANCE, "pass", "qian")
    old = matter.digest_of(story)
    story.says(ACCEPTANCE, "submit", "sun", deliverables=[{"name": "Report", "quantity": 2, "meets": True}])
    assert story.state.tasks["report"].verdicts == {}
    story.says(ACCEPTANCE, "pass", "chen", judges=old)
    assert [finding.code for finding in story.state.findings] == ["other-deliverables"]


def test_a_delay_is_a_flag_beside_the_status_and_ends_with_a_date_that_reaches_the_forecast() -> None:
    needs = {"from": "tech", "what": "data"}
    story = matter.doing().says(TASK_LOG, "progress", "sun", status="needs-help", text="t", needs=needs)
    story.says(TASK_LOG, "progress", "sun", status="delayed", text="t", forecast="2024-07-20", reason="r")
    task = story.state.tasks["report"]
    assert task.status == "needs-help" and needs_help(task) and is_late(task, date(2024, 7, 1))
    story.says(TASK_LOG, "reschedule", "qian", to="2024-07-19", reason="r")
    assert story.state.tasks["report"].delay is not None
    story.says(TASK_LOG, "reschedule", "qian", to="2024-07-20", reason="r")
    assert story.state.tasks["report"].delay is None


def test_a_task_is_late_when_its_date_has_passed_and_no_more_once_it_is_handed_in() -> None:
    task = matter.doing().state.tasks["report"]
    assert not is_late(task, date(2024, 7, 12))
    assert is_late(task, date(2024, 7, 13))
    assert not is_late(matter.in_review().state.tasks["report"], date(2024, 7, 13))


def test_changed_terms_ask_only_the_departments_that_they_touch() -> None:
    story = matter.accepted()
    request = story.collab.request
    assert request is not None
    special = [{"text": "two designers", "department": "tech"}]
    after = request.model_validate(request.dump() | {"special_requirements": special})
    story.says(REQUEST_LOG, "revise", "chen", request=after, before=request.dump(), reason="needed")
    assert story.state.accepts("sales") and not story.state.current("tech")


@pytest.mark.parametrize("field", ["title", "background", "coordinator", "priority", "departments"])
def test_what_is_no_term_of_the_request_asks_nobody_again(field: str) -> None:
    from xcollab.workflow.model.fingerprints import request_terms

    changed = {"title": "T", "background": "B", "coordinator": "li", "priority": "high", "departments": ["sales"]}
    after = matter.REQUEST.model_validate(matter.REQUEST.dump() | {field: changed[field]})
    assert request_terms(after, "sales") == request_terms(matter.REQUEST, "sales")


def test_changed_criteria_ask_the_owner_anew_and_hold_back_the_deliverables() -> None:
    story = matter.doing()
    story.with_task(task=matter.TASK.model_copy(update={"criteria": ("three rivals", "prices", "regions")}))
    assert story.state.to_renew("report")
    with pytest.raises(Refused) as refusal:
        story.judged(ACCEPTANCE, "submit", "sun", **DELIVERABLES)
    assert refusal.value.code == "owner-to-renew"
    story.says(TASK_LOG, "confirm", "li")
    assert story.state.tasks["report"].status == "doing"
    assert story.judged(ACCEPTANCE, "submit", "sun", **DELIVERABLES)


def test_a_declined_task_is_proposed_again_once_its_plan_changes() -> None:
    story = matter.task_in("declined")
    story.with_task(task=matter.TASK.model_copy(update={"due": date(2024, 7, 19)}))
    assert story.state.tasks["report"].status == "proposed"
    assert story.says(TASK_LOG, "confirm", "li").state.tasks["report"].due == date(2024, 7, 19)


def test_a_withdrawn_statement_counts_no_more_and_is_refused_when_later_ones_stand_on_it() -> None:
    story = matter.doing()
    begun = story.collab.entries[-1]
    confirmation = story.collab.entries[-2]
    with pytest.raises(Refused) as refusal:
        story.judged(TASK_LOG, "withdraw", "li", of=confirmation.name, reason="r")
    assert (refusal.value.code, refusal.value.arguments["later"]) == ("withdrawal-breaks", begun.name)
    with pytest.raises(Refused):
        story.judged(TASK_LOG, "withdraw", "he", of=begun.name, reason="r")
    assert story.judged(TASK_LOG, "withdraw", "sun", of=begun.name, reason="r") == "sales/author"
    state = story.says(TASK_LOG, "withdraw", "sun", of=begun.name, reason="r").state
    assert state.tasks["report"].status == "todo" and state.findings == ()


def test_what_the_owner_confirmed_is_not_withdrawn_while_deliverables_made_to_it_are_in_review() -> None:
    """In review nobody can confirm anything anew: the terms would stay unconfirmed."""
    story = matter.doing()
    story.with_task(task=matter.TASK.model_copy(update={"criteria": ("another",)})).says(TASK_LOG, "confirm", "li")
    confirmation = story.collab.entries[-1]
    delivered = story.says(ACCEPTANCE, "submit", "sun", **DELIVERABLES).collab.entries[-1]
    with pytest.raises(Refused) as refusal:
        story.judged(TASK_LOG, "withdraw", "li", of=confirmation.name, reason="r")
    assert (refusal.value.code, refusal.value.arguments["later"]) == ("withdrawal-breaks", delivered.name)
    story.says(ACCEPTANCE, "withdraw", "sun", of=delivered.name, reason="r")
    assert story.judged(TASK_LOG, "withdraw", "li", of=confirmation.name, reason="r")


def test_an_archived_collaboration_takes_no_new_issue_even_by_a_merge() -> None:
    story = matter.request_in("confirmed")
    opening = story.entry(ISSUE, "open", "zhao", **{**OPENING, "kind": "requirement-change", "tasks": []})
    assert isinstance(opening.statement, Opening)
    later = opening._replace(statement=opening.statement.model_copy(update={"at": matter.BEGINNING.replace(hour=23)}))
    story.says(REQUEST_LOG, "archive", "qian", went_well=["fast"]).heard(later)
    assert [finding.code for finding in story.state.findings] == ["request-not-so-far"]
    assert story.state.issues == {}


def test_the_stage_follows_from_what_is_open() -> None:
    assert stage(matter.request_in("draft").state) == 1
    assert stage(matter.request_in("submitted").state) == 2
    assert stage(matter.task_in("proposed").state) == 3
    assert stage(matter.doing().state) == 4
    assert stage(matter.issue_in("open").state) == 5
    assert stage(matter.in_review().state) == 6
    assert stage(matter.request_in("cancelled").state) == 0


_ANY_ACT = st.sampled_from([*TASK_ACTS.values(), *ISSUE_ACTS.values()])


@settings(max_examples=150, deadline=None)
@given(st.lists(_ANY_ACT, max_size=12), st.randoms(use_true_random=False))
def test_what_the_door_lets_in_never_contradicts_and_the_order_of_arrival_never_matters(
    acts: list[tuple[str, str, str, dict[str, object]]], random: Random
) -> None:
    story = matter.confirmed()
    for on, act, by, said in acts:
        try:
            story.judged(on, act, by, **said)
        except (Refused, KeyError):
            continue
        story.says(on, act, by, **said)
    state = story.state
    assert state.findings == ()
    shuffled = list(story.collab.entries)
    random.shuffle(shuffled)
    again = settled(Story(collab=replace(story.collab, entries=tuple(shuffled))).collab)
    assert (again.request, again.feedback, again.tasks, again.issues) == (
        state.request, state.feedback, state.tasks, state.issues,
    )  # fmt: skip


def _at_its_end(end: str) -> Story:
    """Sun's log is the last thing said before a collaboration ends."""
    story = matter.doing().says(TASK_LOG, "progress", "sun", status="finished", text="done")
    said = {"went_well": ["fast"]} if end == "archive" else {"reason": "dropped"}
    return story.says(REQUEST_LOG, end, "qian", **said)


@pytest.mark.parametrize("end", ["archive", "cancel"])
def test_what_is_taken_back_after_the_end_stands_and_check_tells_of_the_withdrawal(end: str) -> None:
    story = _at_its_end(end)
    before = story.state
    log = next(entry for entry in reversed(story.collab.entries) if entry.statement.act == "progress")
    after = story.says(TASK_LOG, "withdraw", "sun", of=log.name, reason="not done at all").state
    assert after.tasks["report"].status == before.tasks["report"].status == "finished"
    assert (after.counted, after.withdrawn) == (before.counted, before.withdrawn)
    (finding,) = [finding for finding in after.findings if finding not in before.findings]
    assert (finding.record, finding.code) == (story.collab.entries[-1].record, "request-not-so-far")


def test_what_was_taken_back_before_the_end_is_gone_and_what_comes_after_it_brings_nothing_else_back() -> None:
    story = matter.doing().says(TASK_LOG, "comment", "sun", text="Nearly")
    comment = story.collab.entries[-1]
    log = story.says(TASK_LOG, "progress", "sun", status="finished", text="done").collab.entries[-1]
    story.says(TASK_LOG, "withdraw", "sun", of=log.name, reason="not yet")
    story.says(REQUEST_LOG, "cancel", "qian", reason="dropped")
    story.says(TASK_LOG, "withdraw", "sun", of=comment.name, reason="beside the point")
    assert story.state.withdrawn == {log.record}
    assert story.state.tasks["report"].status == "doing"


@pytest.mark.parametrize("act", ["comment", "progress"])
def test_a_change_that_takes_something_back_after_the_end_is_judged_as_if_it_did_not(act: str) -> None:
    story = _at_its_end("cancel")
    said = next(entry for entry in reversed(story.collab.entries) if entry.statement.act == "progress")
    if act == "comment":
        said = story.says(TASK_LOG, "comment", "sun", text="A pity").collab.entries[-1]
    running = Running(story.collab)
    running.hear(story.entry(TASK_LOG, "withdraw", "sun", of=said.name, reason="r"))
    assert running.state.withdrawn == frozenset()
    assert said in running.state.counted

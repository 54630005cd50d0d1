"""Every act and every capacity: who may do it, and that nobody else may."""

from dataclasses import replace
from typing import Any

import pytest

from tests.support import matter, matter_asked
from tests.support.matter import ACCEPTANCE, DELIVERABLES, ISSUE, OPENING, PEOPLE, REQUEST_LOG, TASK_LOG, Story
from xcollab.errors import Refused
from xcollab.schema.names import subject_of
from xcollab.schema.snapshot import Collab
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.rulebook import RULES

EVERYBODY = sorted(member for members in PEOPLE.values() for member in members)
TAKING_PART = "qian chen zhou li sun he wang zhao"
NEEDS = {"from": "tech", "what": "data"}

_MINUTES, _ARCHIVE = matter.last(matter.minuted()), matter.last(matter.request_in("archived"))
# the state of the story, where it is said, the act, what is said, and who may: hand-written, the specification of `who`
WHO_MAY: dict[str, tuple[str, str, str, dict[str, Any], str]] = {
    "submit the request": ("request:draft", REQUEST_LOG, "submit", {}, "chen zhou"),
    "revise the request": (
        "request:confirmed", REQUEST_LOG, "revise",
        {"reason": "r", "before": matter.REQUEST.dump(), "request": matter.REQUEST.model_copy(update={"title": "Other"})},
        "chen zhou qian",
    ),
    "confirm the request": ("request:submitted", REQUEST_LOG, "confirm", {}, "qian"),
    "hand the coordination over": ("request:confirmed", REQUEST_LOG, "handover", {"to": "li"}, "qian chen zhou"),
    "approve the request": ("approval:submitted", REQUEST_LOG, "approve", {}, "kong"),
    "approve what was revised": ("approval:confirmed", REQUEST_LOG, "approve", {"note": "n"}, "kong"),
    "refuse the request": ("approval:submitted", REQUEST_LOG, "refuse", {"reason": "r"}, "kong"),
    "comment beside an approver": ("approval:confirmed", REQUEST_LOG, "comment", {"text": "t"}, TAKING_PART + " kong"),
    "cancel the request": ("request:submitted", REQUEST_LOG, "cancel", {"reason": "r"}, "qian chen zhou"),
    "archive": ("request:confirmed", REQUEST_LOG, "archive", {"went_well": ["w"]}, "qian"),
    "comment on the request": ("request:submitted", REQUEST_LOG, "comment", {"text": "t"}, TAKING_PART),
    "object to the request": ("request:submitted", REQUEST_LOG, "object", {"text": "t"}, TAKING_PART),
    "give feedback": (
        "feedback:unanswered", "q3/feedback/sales", "feedback", {"decision": "accept", "scope": ["s"]}, "li",
    ),
    "hold back an escalation": ("feedback:unanswered", "q3/feedback/sales", "hold", {"reason": "r"}, "qian"),
    "nudge a department": ("feedback:unanswered", "q3/feedback/sales", "nudge", {"way": "phone"}, "qian chen zhou"),
    "nudge for a task": ("task:doing", TASK_LOG, "nudge", {"way": "chat", "note": "n"}, "qian chen zhou li he"),
    "nudge for a solution": ("issue:open", ISSUE, "nudge", {"way": "mail"}, "qian chen zhou zhao li sun he"),
    "nudge on the whole": ("request:submitted", REQUEST_LOG, "nudge", {"way": "mail"}, "chen zhou li sun he wang zhao"),
    "record minutes": (
        "request:submitted", "q3/meetings", "minutes",
        {"kind": "kickoff", "held": "2024-07-01", "attendees": ["li"], "topics": ["t"]}, TAKING_PART,
    ),
    "say that an action is done": (
        "actions:", matter.MEETINGS, "done", {"of": _MINUTES, "number": 1, "note": "n"}, "sun qian",
    ),
    "hand an action on": ("actions:", matter.MEETINGS, "hand-on", {"of": _MINUTES, "number": 1, "to": "he"}, "sun li qian"),
    "hand an action of another department on": (
        "actions:", matter.MEETINGS, "hand-on", {"of": _MINUTES, "number": 2, "to": "he"}, "zhao wang qian",
    ),
    "make an action a task": ("actions:", matter.MEETINGS, "make-task", {"of": _MINUTES, "number": 1}, "qian"),
    "say that an improvement is done": (
        "request:archived", REQUEST_LOG, "done", {"of": _ARCHIVE, "number": 1, "note": "n"}, "sun qian",
    ),
    "hand an improvement on": (
        "request:archived", REQUEST_LOG, "hand-on", {"of": _ARCHIVE, "number": 1, "to": "he"}, "sun li qian",
    ),
    "confirm a task": ("task:proposed", TASK_LOG, "confirm", {}, "li"),
    "decline a task": ("task:proposed", TASK_LOG, "decline", {"reason": "r"}, "li"),
    "log progress": ("task:doing", TASK_LOG, "progress", {"status": "doing", "text": "t"}, "li sun he"),
    "ask for help": (
        "task:doing", TASK_LOG, "progress", {"status": "needs-help", "text": "t", "needs": NEEDS}, "li sun he",
    ),
    "move a date": ("task:doing", TASK_LOG, "reschedule", {"to": "2024-07-20", "reason": "r"}, "qian"),
    "propose another date": ("task:doing", TASK_LOG, "propose-date", {"to": "2024-07-20", "reason": "r"}, TAKING_PART),
    "consent to a date": ("dated:doing", TASK_LOG, "consent", {}, "li"),
    "refuse a date": ("dated:doing", TASK_LOG, "refuse-date", {"reason": "r"}, "li"),
    "consent to the owner's date": ("own:doing", TASK_LOG, "consent", {}, "qian"),
    "change the owner": ("task:doing", TASK_LOG, "reassign", {"owner": "he"}, "qian"),
    "change the assignee": ("task:doing", TASK_LOG, "reassign", {"assignee": "he"}, "qian li"),
    "split a task": ("task:doing", TASK_LOG, "split", {"reason": "r", "into": [{"title": "One"}, {"title": "Two"}]}, "qian"),
    "cancel a task": ("task:doing", TASK_LOG, "cancel", {"reason": "r"}, "qian"),
    "comment on a task": ("task:doing", TASK_LOG, "comment", {"text": "t"}, TAKING_PART),
    "hand deliverables in": ("task:doing", ACCEPTANCE, "submit", DELIVERABLES, "li sun"),
    "pass deliverables": ("task:in-review", ACCEPTANCE, "pass", {}, "qian chen zhou"),
    "return deliverables": (
        "task:in-review", ACCEPTANCE, "return",
        {"reason": "r", "fixes": ["f"], "fix_by": "2024-07-20", "unmet": [1]}, "qian chen zhou",
    ),
    "pass deliverables beside an acceptor": ("acceptor:in-review", ACCEPTANCE, "pass", {}, "qian kong chen zhou"),
    "return deliverables beside an acceptor": (
        "acceptor:in-review", ACCEPTANCE, "return",
        {"reason": "r", "fixes": ["f"], "fix_by": "2024-07-20", "unmet": [1]}, "qian kong chen zhou",
    ),
    "comment beside an acceptor": ("acceptor:doing", TASK_LOG, "comment", {"text": "t"}, TAKING_PART + " kong"),
    "hand over beside an acceptor": ("acceptor:doing", REQUEST_LOG, "handover", {"to": "li"}, "qian chen zhou"),
    "hand deliverables in beside an acceptor": ("acceptor:doing", ACCEPTANCE, "submit", DELIVERABLES, "li sun"),
    "comment on an issue": ("issue:open", ISSUE, "comment", {"text": "t"}, TAKING_PART),
    "open an issue": ("issue:none", ISSUE, "open", OPENING, TAKING_PART),
    "propose a solution": ("issue:open", ISSUE, "propose", {"text": "t"}, "wang zhao"),
    "agree to a solution": ("issue:proposed", ISSUE, "agree", {}, "zhao qian"),
    "turn a solution down": ("issue:proposed", ISSUE, "reject", {"reason": "r"}, "zhao qian"),
    "transfer an issue": (
        "issue:open", ISSUE, "transfer", {"department": "sales", "reason": "r"}, "wang zhao qian",
    ),
    "resolve an issue": ("issue:agreed", ISSUE, "resolve", {"text": "t", "no_moves": True}, "zhao sun"),
    "reopen an issue": ("issue:resolved", ISSUE, "reopen", {"reason": "r"}, "zhao"),
}  # fmt: skip


ONESELF = {
    "nudge a department": "li",
    "nudge for a task": "sun",
    "nudge for a solution": "wang",
    "nudge on the whole": "qian",
}
"""Who may do it elsewhere, and owes what is asked for here."""


def _minuted(state: str) -> Story:
    return matter.minuted()


def _story(where: str) -> Story:
    machine, _, state = where.partition(":")
    return {"request": matter.request_in, "feedback": matter.feedback_in, "task": matter.task_in,
            "issue": matter.issue_in, "acceptor": matter_asked.acceptor_in, "dated": matter_asked.date_proposed, "approval": matter_asked.approval_in, "own": _proposed_by_its_owner, "actions": _minuted}[machine](state)  # fmt: skip


def _proposed_by_its_owner(state: str) -> Story:
    return matter.task_in(state).says(TASK_LOG, "propose-date", "li", to="2024-07-20", reason="r")


@pytest.mark.parametrize("act", WHO_MAY)
@pytest.mark.parametrize("member", EVERYBODY)
def test_an_act_is_for_those_who_hold_its_capacity_and_for_nobody_else(act: str, member: str) -> None:
    where, on, name, said, may = WHO_MAY[act]
    story = _story(where)
    if member in may.split():
        assert story.judged(on, name, member, **said).startswith(story.snapshot.department_of(member) + "/")
        return
    before, oneself = story.state, ONESELF.get(act, "").split()
    with pytest.raises(Refused) as refusal:
        story.judged(on, name, member, **said)
    if member in oneself:
        assert refusal.value.code == "nudges-oneself"
        return
    assert refusal.value.code == "not-yours"
    people = refusal.value.arguments["people"]
    assert isinstance(people, list) and set(people) == {*may.split(), *oneself}
    assert story.state == before


def test_every_act_of_every_stage_is_tried() -> None:
    tried = {(subject_of(on)[0], name) for _, on, name, _, _ in WHO_MAY.values()}
    tried = {(MACHINE_OF[kind], name) for kind, name in tried}
    plans = {("request", "create"), ("request", "edit"), ("task", "create"), ("task", "edit")}
    anywhere = {"comment", "object", "acknowledge", "withdraw", "hold", "nudge"}
    assert {(rule.machine, rule.act) for rule in RULES if rule.act not in anywhere} - plans <= tried


@pytest.mark.parametrize("member", EVERYBODY)
@pytest.mark.parametrize(
    ("kind", "act", "may"),
    [("request", "create", "chen zhou"), ("request", "edit", "chen zhou qian"), ("task", "create", "qian"),
     ("task", "edit", "qian")],
)  # fmt: skip
def test_a_plan_is_made_and_changed_by_those_who_own_it(kind: str, act: str, may: str, member: str) -> None:
    story = matter.task_in("proposed") if kind == "task" else Story()
    if act == "create":
        story = Story(collab=Collab("q3")) if kind == "request" else matter.task_in("none")
    attempt = Attempt(
        story.snapshot, story.state, kind, "report" if kind == "task" else "q3", act, member, member,
        request=matter.REQUEST if kind == "request" else None, task=matter.TASK if kind == "task" else None,
    )  # fmt: skip
    if member in may.split():
        assert judge(attempt)
    else:
        with pytest.raises(Refused) as refusal:
            judge(attempt)
        assert refusal.value.code == "not-yours"


def test_what_a_colleague_said_is_recorded_by_the_coordinator_or_by_the_own_department() -> None:
    story = matter.feedback_in("unanswered")
    said = {"decision": "accept", "scope": ["s"], "via": "phone"}
    for recorder in ("qian", "sun", "he"):
        assert story.judged("q3/feedback/sales", "feedback", "li", recorded_by=recorder, **said) == "sales/lead"
    for recorder in ("wang", "chen", "kong"):
        with pytest.raises(Refused) as refusal:
            story.judged("q3/feedback/sales", "feedback", "li", recorded_by=recorder, **said)
        assert refusal.value.code == "not-recorder"


def test_recording_for_somebody_gives_them_no_right_that_they_have_not() -> None:
    with pytest.raises(Refused) as refusal:
        matter.feedback_in("unanswered").judged(
            "q3/feedback/sales", "feedback", "sun", decision="accept", scope=["s"], recorded_by="qian", via="phone"
        )
    assert refusal.value.code == "not-yours"


def test_one_person_never_gives_both_verdicts_for_whomever() -> None:
    story = matter.in_review().says(ACCEPTANCE, "pass", "qian")
    with pytest.raises(Refused) as refusal:
        story.judged(ACCEPTANCE, "pass", "chen", recorded_by="qian", via="phone")
    assert refusal.value.code == "both-verdicts"


def test_who_did_the_work_does_not_judge_it_while_somebody_else_can() -> None:
    chens = matter.TASK.model_copy(update={"assignee": "chen", "helpers": ()})
    story = matter.request_in("confirmed").with_task(task=chens).says(TASK_LOG, "confirm", "li")
    story.says(TASK_LOG, "progress", "chen", status="doing", text="t").says(
        ACCEPTANCE, "submit", "chen", **DELIVERABLES
    )
    with pytest.raises(Refused) as refusal:
        story.judged(ACCEPTANCE, "pass", "chen")
    assert refusal.value.code == "own-work"
    assert refusal.value.arguments["others"] == ["zhou"]
    assert story.judged(ACCEPTANCE, "pass", "zhou") == "marketing/requester"


def _done_by_chen() -> matter.Story:
    """Chen did the work, and is of the requesting side."""
    chens = matter.TASK.model_copy(update={"assignee": "chen", "helpers": ()})
    story = matter.request_in("confirmed").with_task(task=chens).says(TASK_LOG, "confirm", "li")
    story.says(TASK_LOG, "progress", "chen", status="doing", text="t")
    return story.says(ACCEPTANCE, "submit", "chen", **DELIVERABLES)


def test_who_is_needed_for_the_other_side_is_nobody_else_for_this_one() -> None:
    """Zhou coordinates, so that of the requesting side Chen alone is left: she owes the verdict, and may give it."""
    from xcollab.workflow.model.acceptors import able
    from xcollab.workflow.rules.findings import findings

    story = _done_by_chen().says("q3/logs/request", "handover", "qian", to="zhou")
    assert able(story.snapshot, story.state, "report", "requester") == ("chen",)
    assert story.judged(ACCEPTANCE, "pass", "chen") == "marketing/requester"
    story.says(ACCEPTANCE, "pass", "chen")
    assert [each.code for each in findings(replace(story.snapshot, collabs={"q3": story.collab}))] == [
        "judged-own-work"
    ]


def test_whoever_gave_the_other_verdict_is_nobody_else_either() -> None:
    story = _done_by_chen().says("q3/logs/request", "handover", "qian", to="zhou").says(ACCEPTANCE, "pass", "zhou")
    assert story.judged(ACCEPTANCE, "pass", "chen") == "marketing/requester"


def test_whoever_submitted_the_work_did_it_though_somebody_else_has_it_now() -> None:
    from xcollab.workflow.model.acceptors import able

    story = matter.in_review()
    assert able(story.snapshot, story.state, "report", "requester") == ("chen", "zhou")
    assert able(story.snapshot, _done_by_chen().state, "report", "requester") == ("zhou",)


def test_whoever_alone_can_judge_for_the_other_side_does_not_type_this_one() -> None:
    said = {"recorded_by": "qian", "via": "phone"}
    with pytest.raises(Refused) as refusal:
        matter.in_review().judged(ACCEPTANCE, "pass", "chen", **said)
    assert (refusal.value.code, refusal.value.arguments["by"]) == ("recorder-to-judge", "chen")
    assert (
        matter.in_review().judged(ACCEPTANCE, "pass", "chen", **said | {"recorded_by": "zhou"}) == "marketing/requester"
    )


def test_a_coordinator_who_did_the_work_may_judge_it_because_nobody_else_can_and_check_says_so() -> None:
    from xcollab.workflow.rules.findings import findings

    qians = matter.TASK.model_copy(update={"assignee": "qian", "helpers": ()})
    story = matter.request_in("confirmed").with_task(task=qians).says(TASK_LOG, "confirm", "li")
    story.says(TASK_LOG, "progress", "qian", status="doing", text="t").says(
        ACCEPTANCE, "submit", "qian", **DELIVERABLES
    )
    assert story.judged(ACCEPTANCE, "pass", "qian") == "pmo/coordinator"
    story.says(ACCEPTANCE, "pass", "qian")
    snapshot = replace(story.snapshot, collabs={"q3": story.collab})
    assert [finding.code for finding in findings(snapshot)] == ["judged-own-work"]

"""Nudges stand with what they are about, from when it is owed until it is answered."""

from tests.support import matter, matter_asked
from tests.support.matter import ISSUE, REQUEST_LOG, TASK_LOG, Story
from tests.workflow.days import DAYS, july
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.obligations.nudges import asked_for_on
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of, obligations
from xcollab.workflow.time.deadlines import dated
from xcollab.workflow.views.escalated import escalated


def nudges(story: Story) -> dict[str, list[str]]:
    """By kind of obligation, by which ways it was asked for."""
    owed = obligations(story.snapshot, story.state)
    return {wait.kind: [nudge.way for nudge in wait.nudges] for wait in owed if wait.nudges}


def test_each_time_is_kept_and_told_with_the_answer_that_was_asked_for() -> None:
    story = matter.submitted()
    for way in ("phone", "meeting"):
        story.says("q3/feedback/sales", "nudge", "qian", way=way, note="soon")
    assert nudges(story) == {"give-feedback": ["phone", "meeting"]}
    (sales, tech) = obligations(story.snapshot, story.state)
    assert [nudge.note for nudge in sales.nudges] == ["soon", "soon"] and tech.nudges == ()
    story.says("q3/feedback/sales", "feedback", "li", decision="decline", reason="r")
    assert nudges(story) == {}, "what is owed now is the coordinator's"


def test_a_nudge_about_one_duty_does_not_stand_with_the_next_one_on_the_same_task() -> None:
    story = matter.confirmed().says(TASK_LOG, "nudge", "qian", way="chat")
    assert nudges(story) == {"confirm-task": ["chat"]}
    assert nudges(story.says(TASK_LOG, "confirm", "li")) == {}


def test_of_two_verdicts_it_says_which_one_it_was_about() -> None:
    story = matter.in_review().says("q3/logs/report", "nudge", "sun", way="phone", whom="qian")
    waiting = {wait.party: len(wait.nudges) for wait in obligations(story.snapshot, story.state)}
    assert waiting == {"coordinator": 1, "requester": 0}


def test_a_reply_is_asked_for_where_it_is_to_be_given() -> None:
    story = matter.in_review().says(
        "q3/acceptance/report", "comment", "sun", text="t", mentions=["li"], reply_by="2024-07-02"
    )
    reply = next(wait for wait in obligations(story.snapshot, story.state) if wait.kind == "reply")
    assert asked_for_on(kind_of(reply), reply) == ("task", "report")
    story.says(TASK_LOG, "nudge", "qian", way="mail", whom="li")
    assert nudges(story) == {"reply": ["mail"]}


def test_what_was_agreed_on_is_asked_for_after_the_end_as_well() -> None:
    minutes = {"kind": "weekly", "held": "2024-07-02", "attendees": ["li"], "topics": ["t"]}
    story = matter.request_in("confirmed").says(
        "q3/meetings", "minutes", "chen", **minutes, actions=[{"text": "a", "owner": "sun"}]
    )
    story.says(REQUEST_LOG, "archive", "qian", went_well=["w"])
    assert story.judged(REQUEST_LOG, "nudge", "qian", way="phone", whom="sun")
    assert [*nudges(story.says(REQUEST_LOG, "nudge", "qian", way="phone", whom="sun")).values()] == [["phone"]]


def everywhere() -> list[Story]:
    """Stories in which all kinds of things are owed."""
    tasks = [
        matter.task_in(status)
        for status in ("proposed", "declined", "todo", "doing", "needs-help", "finished", "in-review")
    ]
    issues = [matter.issue_in(status) for status in ("open", "proposed", "agreed")]
    asked = matter.doing().says(ISSUE, "open", "zhao", **matter.OPENING)
    asked.says(REQUEST_LOG, "comment", "li", text="t", mentions=["kong"], reply_by="2024-07-02")
    return [matter.submitted(), matter.accepted(), matter_asked.approval_in("submitted"), asked, *tasks, *issues]


def test_whoever_waits_or_hears_that_it_is_late_may_ask_for_it() -> None:
    for story in everywhere():
        snapshot, state = story.snapshot, story.state
        for each in escalated(snapshot, {"q3": "qian"}, dated(obligations(snapshot, state), DAYS, july(25))):
            assert _may(story, each.obligation.of, each.obligation.people[0]), each.obligation
        for wait in obligations(snapshot, state):
            department = snapshot.departments.get(wait.waiting)
            for member in department.members if department and kind_of(wait).on != "statement" else ():
                assert _may(story, wait, member.id), (wait.kind, member.id)


def _may(story: Story, wait: Obligation | None, member: str) -> bool:
    assert wait
    _, subject = asked_for_on(kind_of(wait), wait)
    on = Matter(story.snapshot, story.state, subject, story.collab.request)
    return member in holders(on, "waiting") or member in holders(on, "coordinator")

"""What programs are told of what would be sent, and of what was."""

from tests.support.at_work import People
from tests.support.servers.mailed import LATER, REMINDERS, Runner, due, head, since
from xcollab.app.notices.deliver import deliver
from xcollab.app.notices.view import delivery_view, notify_view
from xcollab.app.workspace.channels import add_channel
from xcollab.app.workspace.notify import Ways, department_notify


def test_programs_are_told_without_an_address(mailed: People) -> None:
    view = notify_view(due(mailed))
    assert [(one.member, one.channel) for one in view.digests] == [("li", "mail")]
    assert "@" not in repr(view)
    before = head(mailed)
    mailed.do("zhou", "task", "comment", task="report", text="How far?", mentions=["li"])
    (one,) = notify_view(since(mailed, before)).digests
    (event,) = [notice.event for notice in one.notices if notice.event]
    assert (event.act, event.subject, event.by) == ("task.comment", "report", "zhou")
    assert event.statement and event.statement.startswith("q3/logs/report/")


def test_of_what_was_sent_programs_are_told_what_became_of_each_message_without_an_address(runner: Runner) -> None:
    delivery = runner.runs()
    view = delivery_view(delivery)
    (sent,) = view.messages
    assert (sent.member, sent.department, sent.channel) == ("li", "sales", "mail")
    assert (sent.state, sent.code, sent.tries, sent.id) == ("sent", "", 1, delivery.messages[0].id)
    assert (view.hindrance, view.forgotten, view.waiting, list(view.lacking)) == (None, None, None, [])
    assert "@" not in repr(view)


def test_programs_are_told_why_nothing_was_sent(runner: Runner, at_work: People) -> None:
    runner.server.refusal = "550 no"
    (failed,) = delivery_view(runner.runs()).messages
    assert failed.state == "failed" and failed.code
    del runner.variables["XCOLLAB_SMTP"]
    assert delivery_view(runner.runs(at="2024-07-11T10:00+08:00")).lacking == ("XCOLLAB_SMTP",)
    runner.variables["XCOLLAB_SMTP"] = "smtp://127.0.0.1:1"
    night = delivery_view(runner.runs(at="2024-07-09T23:00+08:00"))
    assert night.waiting and not night.messages


def test_programs_are_told_that_no_channel_is_set_up(onlookers: People) -> None:
    view = delivery_view(deliver(onlookers.context("wu"), REMINDERS, LATER))
    assert (view.hindrance, list(view.messages)) == ("no-channel-yet", [])


def test_programs_are_told_whom_no_channel_reaches(at_work: People) -> None:
    add_channel(at_work.context("zhou"), "room", {"kind": "feishu", "url": "XCOLLAB_ROOM"})
    department_notify(at_work.context("zhou"), "tech", Ways(("room",)))
    view = notify_view(due(at_work))
    assert [(one.member, one.notices) for one in view.unreached] == [("li", 1)]
    sent = delivery_view(deliver(at_work.context("wu"), REMINDERS, LATER))
    assert [(one.member, one.notices) for one in sent.unreached] == [("li", 1)]

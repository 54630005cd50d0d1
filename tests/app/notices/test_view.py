"""What programs are told of what would be sent, and of what was."""

from tests.support.at_work import People
from tests.support.mailed import due, head, since
from xcollab.app.notices.view import notify_view


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

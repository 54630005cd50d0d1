"""What people would be told of what is due, by which channel, and when; one digest a recipient and channel."""

import pytest

from tests.support.at_work import People
from tests.support.servers.mailed import LATER, due, head, since, told
from xcollab.app.context import Context
from xcollab.app.notices.notify import Notices, Occasion
from xcollab.app.workspace.channels import add_channel
from xcollab.app.workspace.members import MemberEdit, edit_member
from xcollab.app.workspace.notify import Ways, department_notify, member_notify
from xcollab.errors import Misused, Refused

ROOM = {"kind": "feishu", "url": "XCOLLAB_ROOM"}


def test_a_reminder_comes_the_day_before(mailed: People) -> None:
    assert told(due(mailed)) == {"li mail": "soon:log-task"}
    assert told(due(mailed, "2024-07-08T10:00+08:00")) == {}


def test_what_is_late_is_told_who_owes_it_and_step_by_step_those_of_the_ladder(mailed: People) -> None:
    assert told(due(mailed, "2024-07-11T10:00+08:00")) == {
        "zhou mail": "escalated:escalated", "li mail": "late:log-task", "sun mail": "escalated:escalated",
    }  # fmt: skip


def test_each_is_written_to_in_the_language_that_they_want(mailed: People) -> None:
    edit_member(mailed.context("li"), None, MemberEdit(language="zh"))
    found = due(mailed, "2024-07-11T10:00+08:00")
    languages = {one.recipient.member: one.language for one in found.messages()}
    assert languages == {"zhou": "en", "li": "zh", "sun": "en"}


def test_both_occasions_make_one_digest(mailed: People) -> None:
    before = head(mailed)
    mailed.do("zhou", "task", "comment", task="report", text="How far?", mentions=["li"])
    found = Notices(mailed.context("wu"), Occasion(before, reminders=True), LATER)
    assert told(found) == {"li mail": "asked:mentioned comment soon:log-task"}


def test_nothing_named_to_tell_of_is_said(mailed: People) -> None:
    with pytest.raises(Misused) as refused:
        Notices(mailed.context("wu"), Occasion())
    assert refused.value.code == "notify-of-what"


def test_outside_of_working_hours_it_waits(mailed: People) -> None:
    assert not due(mailed).waiting
    night = due(mailed, "2024-07-09T20:00+08:00")
    assert night.waiting and f"{night.sendable:%m-%d %H:%M}" == "07-10 09:00"


def test_the_id_of_a_digest_stays_until_there_is_something_else_to_tell(mailed: People) -> None:
    def ids(now: str) -> list[str]:
        return [one.id for one in due(mailed, now).digests]

    assert ids(LATER) == ids("2024-07-09T16:00+08:00") == ids("2024-07-10T16:00+08:00")
    assert ids(LATER) != ids("2024-07-11T10:00+08:00")[1:2]


def test_each_hears_by_the_channels_that_they_chose_and_nobody_by_none(mailed: People) -> None:
    add_channel(mailed.context("zhou"), "bot", ROOM)
    member_notify(mailed.context("li"), None, Ways(("bot",)))
    assert told(due(mailed)) == {"li bot": "soon:log-task"}
    member_notify(mailed.context("li"), None, Ways(none=True))
    found = due(mailed)
    assert found.digests == () and found.unreached == (), "chosen, so nothing to mend"


def test_a_department_hears_in_its_own_room_what_concerns_it_as_a_whole_and_once(mailed: People) -> None:
    add_channel(mailed.context("zhou"), "room", ROOM)
    department_notify(mailed.context("zhou"), "sales", Ways(("room",)))
    before = head(mailed)
    mailed.do("chen", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"], coordinator="zhou",
              departments=["sales"], due="2024-09-30", milestones=["Fair; date=2024-09-01"])  # fmt: skip
    mailed.do("chen", "request", "submit", collab="q4")
    mailed.do("zhou", "task", "comment", task="report", text="How far?", mentions=["li"])
    found = since(mailed, before)
    assert told(found)["#sales room"] == "asked:give-feedback submit", "not what was said to Li"
    (room,) = (one for one in found.digests if one.recipient.member is None)
    assert found.letters.letter(room).reply == (), "whoever answers does so by name"
    assert found.letters.letter(room).parts[0].asks[0].what.startswith("Li Na (Sales): ")


def test_whom_no_channel_reaches_is_told_to_whoever_sends(at_work: People) -> None:
    add_channel(at_work.context("zhou"), "room", ROOM)
    department_notify(at_work.context("zhou"), "tech", Ways(("room",)))
    found = due(at_work)
    assert found.digests == () and [one.member for one in found.unreached] == ["li"]


def test_without_any_channel_it_is_said_how_one_is_set_up_and_shown_all_the_same(at_work: People) -> None:
    found = due(at_work)
    assert told(found) == {"li ": "soon:log-task"}
    assert isinstance(found.hindrance, Refused) and found.hindrance.code == "no-channel-yet"
    assert found.unreached == ()


def test_of_a_large_workspace_only_what_is_due_is_read(mailed: People) -> None:
    mailed.do("chen", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"], coordinator="zhou",
              departments=["sales"], due="2024-12-30", milestones=["Fair; date=2024-12-01"])  # fmt: skip
    due(mailed).messages()  # the index knows them from now on
    again = due(mailed)
    again.messages()
    assert set(again.letters.view.collabs._read) == {"q3"}


def test_in_a_job_where_nobody_is_at_work_the_first_channel_is_shown_with_an_address_to_be_replaced(
    onlookers: People,
) -> None:
    hindered = due(onlookers).hindrance
    assert hindered and hindered.arguments["address"] == "wu@example.com"
    job = Context(onlookers.root, onlookers.company.environment)
    hindered = Notices(job, Occasion(reminders=True), LATER).hindrance
    assert hindered and hindered.arguments["address"] == "xcollab@example.com"

"""What people would be told: of what happened since a revision, and of what is due; one digest a recipient and channel."""

import pytest

from tests.support.at_work import People
from xcollab.app.notices.digest import Digest
from xcollab.app.notices.notify import Notices, Occasion
from xcollab.app.notices.view import notify_view
from xcollab.app.workspace.channels import add_channel
from xcollab.app.workspace.notify import Ways, department_notify, member_notify
from xcollab.errors import Misused, Refused
from xcollab.render.notices.letter import Letter

MAIL = {"kind": "mail", "server": "XCOLLAB_SMTP", "from": "xcollab@example.com"}
ROOM = {"kind": "feishu", "url": "XCOLLAB_ROOM"}
LATER = "2024-07-09T10:00+08:00"
"""The day before the report is due."""


@pytest.fixture
def mailed(at_work: People) -> People:
    """The company with a channel of mail."""
    add_channel(at_work.context("zhou"), "mail", MAIL)
    return at_work


def head(people: People) -> str:
    """The newest commit."""
    return people.company.git("rev-parse", "HEAD").strip()


def since(people: People, revision: str, who: str = "wu") -> Notices:
    """What happened since, as somebody else has it told."""
    return Notices(people.context(who), Occasion(since=revision))


def due(people: People, now: str = LATER) -> Notices:
    """What is due at a moment."""
    return Notices(people.context("wu"), Occasion(reminders=True), now)


def told(notices: Notices) -> dict[str, str]:
    """Who is told what, in short."""
    return {
        f"{one.recipient.member or '#' + one.recipient.department} {one.channel}": " ".join(sorted(
            notice.event.act if notice.event else f"{notice.step}:{notice.owed.obligation.kind}" if notice.owed else ""
            for notice in one.notices
        ))
        for one in notices.digests
    }  # fmt: skip


def letter(notices: Notices, member: str) -> Letter:
    """What a member is told."""
    (own,) = (one for one in notices.digests if one.recipient.member == member)
    return notices.letters.letter(own)


def test_what_happened_is_told_those_whom_it_concerns_and_them_alone(mailed: People) -> None:
    before = head(mailed)
    mailed.do(
        "zhou",
        "task",
        "create",
        collab="q3",
        new_id="page",
        title="Page",
        owner="wang",
        due="2024-07-20",
        criteria=["c"],
    )
    mailed.do("li", "task", "progress", task="report", status="needs-help", text="stuck", needs="numbers; from=support")
    assert told(since(mailed, before)) == {
        "wang mail": "asked:confirm-task create", "wu mail": "asked:help progress",
    }  # fmt: skip


def test_nothing_new_is_told_nobody(mailed: People) -> None:
    assert since(mailed, "HEAD").digests == ()


def test_a_task_made_by_hand_is_told_as_the_commit_tells_it(mailed: People) -> None:
    before = head(mailed)
    plan = mailed.root / "collabs/q3/tasks/page.yaml"
    plan.write_text((mailed.root / "collabs/q3/tasks/report.yaml").read_text().replace("Report", "Page"))
    mailed.company.git("add", "collabs")
    mailed.company.git("commit", "--quiet", "-m", "a task, by hand", "--author", "Zhou Min <zhou@example.com>")
    found = since(mailed, before)
    assert told(found) == {"li mail": "asked:confirm-task create"}
    assert letter(found, "li").parts[0].happened[0].endswith("Zhou Min added task q3/page")


def test_a_collaboration_that_is_new_is_told_from_its_beginning(mailed: People) -> None:
    before = head(mailed)
    mailed.do("chen", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"], coordinator="zhou",
              departments=["sales"], due="2024-09-30", milestones=["Fair; date=2024-09-01"])  # fmt: skip
    mailed.do("chen", "request", "submit", collab="q4")
    assert told(since(mailed, before)) == {
        "zhou mail": "submit", "li mail": "asked:give-feedback submit", "sun mail": "asked:give-feedback submit",
    }  # fmt: skip


def test_what_cannot_be_read_is_left_out_and_said(mailed: People) -> None:
    before = head(mailed)
    mailed.do("li", "task", "comment", task="report", text="done", mentions=["wang"])
    (mailed.root / "collabs/q3/tasks/report.yaml").write_text("title: [\n")
    mailed.company.git("commit", "--quiet", "-am", "broken")
    found = since(mailed, before)
    assert found.digests == ()
    assert any("q3 is left out" in line for line in found.overview.context.told)


def test_a_reminder_comes_the_day_before(mailed: People) -> None:
    assert told(due(mailed)) == {"li mail": "soon:log-task"}
    assert told(due(mailed, "2024-07-08T10:00+08:00")) == {}


def test_what_is_late_is_told_who_owes_it_and_step_by_step_those_of_the_ladder(mailed: People) -> None:
    assert told(due(mailed, "2024-07-11T10:00+08:00")) == {
        "zhou mail": "escalated:escalated", "li mail": "late:log-task", "sun mail": "escalated:escalated",
    }  # fmt: skip


def test_both_occasions_make_one_digest(mailed: People) -> None:
    before = head(mailed)
    mailed.do("zhou", "task", "comment", task="report", text="How far?", mentions=["li"])
    found = Notices(mailed.context("wu"), Occasion(before, reminders=True), LATER)
    assert told(found) == {"li mail": "asked:mentioned comment soon:log-task"}


def test_nothing_named_to_tell_of_is_said(mailed: People) -> None:
    with pytest.raises(Misused) as refused:
        Notices(mailed.context("wu"), Occasion())
    assert refused.value.code == "notify-of-what"


def test_the_address_that_somebodys_mail_went_to_is_told_where_it_goes_now(mailed: People) -> None:
    before = head(mailed)
    member_notify(mailed.context("zhou"), "li", Ways(address="li@elsewhere.example"))
    found = since(mailed, before)
    ((own,), told_) = found.digests, found.shown()[0]
    assert (own.recipient.member, own.recipient.address) == ("li", "li@example.com"), "not the new one"
    assert "Mail for you goes to l***@elsewhere.example from now on" in told_.text and "Zhou Min (zhou)" in told_.text
    assert "li@" not in own.keys[0] and "elsewhere" not in notify_view(found).digests[0].notices[0].key
    member_notify(mailed.context("zhou"), "li", Ways(none=True))
    (last,) = since(mailed, "HEAD~1").shown()
    assert last.address == "li@elsewhere.example" and "No mail for you is sent here from now on" in last.text


def test_outside_of_working_hours_it_waits(mailed: People) -> None:
    assert not due(mailed).waiting
    night = due(mailed, "2024-07-09T20:00+08:00")
    assert night.waiting and f"{night.sendable:%m-%d %H:%M}" == "07-10 09:00"


def test_the_id_of_a_digest_stays_until_there_is_something_else_to_tell(mailed: People) -> None:
    def ids(now: str) -> list[str]:
        return [one.id for one in due(mailed, now).digests]

    assert ids(LATER) == ids("2024-07-09T16:00+08:00") == ids("2024-07-10T16:00+08:00")
    assert ids(LATER) != ids("2024-07-11T10:00+08:00")[1:2]


def test_what_was_asked_once_keeps_its_key_however_late_it_is_told(mailed: People) -> None:
    before = head(mailed)
    mailed.do(
        "zhou",
        "task",
        "create",
        collab="q3",
        new_id="page",
        title="Page",
        owner="wang",
        due="2024-07-20",
        criteria=["c"],
    )

    def found(now: str) -> set[str]:
        told_ = Notices(mailed.context("wu"), Occasion(since=before), now)
        return {key for one in told_.digests for key in one.keys}

    assert found("2024-07-02T10:00+08:00") == found("2024-07-30T10:00+08:00")


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


def test_a_digest_tells_by_when_what_silence_leads_to_and_the_command(mailed: People) -> None:
    (asked,) = letter(due(mailed), "li").parts[0].asks
    assert asked.due == "due 2024-07-10 (Wed) (1 working day left)"
    assert asked.facts[-1] == (
        "If it is not done",
        "on 2024-07-10 (Wed) these hear of it: Sun Lei (liaison), Zhou Min (coordinator)",
    )
    assert asked.commands == ("xcollab task log q3/report",)
    assert asked.tone == "soon"


def test_a_digest_tells_who_answered_already_and_who_has_not(mailed: People) -> None:
    before = head(mailed)
    mailed.do("chen", "request", "create", new_id="q4", title="Fair", background="why", objectives=["o"], coordinator="zhou",
              departments=["sales", "tech", "support"], due="2024-09-30", milestones=["Fair; date=2024-09-01"],
              special_requirements=["two people; department=tech", "blue; department=sales"])  # fmt: skip
    mailed.do("chen", "request", "submit", collab="q4")
    mailed.do("li", "feedback", "feedback", collab="q4", decision="decline", reason="r")
    facts = dict(letter(since(mailed, before), "wang").parts[0].asks[0].facts)
    assert facts["Answered already"] == "Sales: declines (Li Na; 07-01)"
    assert facts["No answer yet"] == "Support"
    assert facts["background"] == "why"
    assert facts["special requirements"] == "two people · department Tech (tech)", "only that department's part"


def test_the_command_runs_as_printed_for_its_reader_whoever_sends(mailed: People) -> None:
    before = head(mailed)
    mailed.do(
        "zhou",
        "task",
        "create",
        collab="q3",
        new_id="page",
        title="Page",
        owner="wang",
        due="2024-07-20",
        criteria=["c"],
    )
    (command,) = letter(since(mailed, before), "wang").parts[0].asks[0].commands
    assert mailed.company.did("wang", *command.split()[1:], at="2024-07-01T12:00+08:00")


def test_the_reply_block_is_numbered_and_bears_a_token(mailed: People) -> None:
    before = head(mailed)
    mailed.do(
        "zhou",
        "task",
        "create",
        collab="q3",
        new_id="page",
        title="Page",
        owner="wang",
        due="2024-07-20",
        criteria=["c"],
    )
    mailed.do("zhou", "task", "comment", task="report", text="Which?", mentions=["wang"])
    how, mark, *lines = letter(since(mailed, before), "wang").reply
    assert mark.startswith("[xcollab ") and len(mark) == len("[xcollab 0123456789abcdef]")
    assert lines == ["1a take it on", "1b decline it    reason:", "2a reply    text:", "2b take note"]
    assert how.startswith("Answer this message directly")


def test_it_is_in_the_language_of_the_workspace_whoever_sends(mailed: People) -> None:
    settings = mailed.root / "xcollab.yaml"
    settings.write_text(settings.read_text().replace("language: en", "language: zh"))
    mailed.company.git("commit", "--quiet", "-am", "Chinese")
    assert (
        letter(due(mailed), "li").subject
        == "[Launch (q3)] 任务 report 进行中，请每个工作日填写日志：截止 2024-07-10（周三）（还剩 1 个工作日）"
    )


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


def test_of_a_large_workspace_only_what_is_due_is_read(mailed: People) -> None:
    mailed.do("chen", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"], coordinator="zhou",
              departments=["sales"], due="2024-12-30", milestones=["Fair; date=2024-12-01"])  # fmt: skip
    due(mailed).messages()  # the index knows them from now on
    again = due(mailed)
    again.messages()
    assert set(again.letters.view.collabs._read) == {"q3"}


def keys(found: Notices) -> list[str]:
    """Of all notices."""
    return [key for one in found.digests for key in one.keys]


def test_no_two_notices_have_the_same_key(mailed: People) -> None:
    before = head(mailed)
    mailed.do("zhou", "task", "comment", task="report", text="Which?", mentions=["wang", "li"])
    mailed.do("wang", "task", "comment", task="report", text="All?", mentions=["li"])
    found = keys(since(mailed, before))
    assert len(set(found)) == len(found) == 5
    assert isinstance(since(mailed, before).digests[0], Digest)


def test_who_left_and_who_is_mentioned_as_a_stranger_hears_nothing(mailed: People) -> None:
    sales = mailed.root / "departments/sales.yaml"
    sales.write_text(
        sales.read_text().replace(
            "lead: li", "  - id: kong\n    name: Kong\n    email: [kong@example.com]\n    until: 2024-07-02\nlead: li"
        )
    )
    mailed.company.git("commit", "--quiet", "-am", "Kong", "--author", "Zhou Min <zhou@example.com>")
    before = head(mailed)
    mailed.do("li", "task", "comment", task="report", text="@boss @kong", mentions=["kong"])
    assert told(since(mailed, before)) == {"kong mail": "asked:mentioned comment"}
    later = Notices(mailed.context("wu"), Occasion(since=before), "2024-07-03T10:00+08:00")
    assert later.digests == ()

"""What happened since a revision is told those whom it concerns, in one digest a recipient and channel."""

import pytest

from tests.support.at_work import People
from tests.support.servers.mailed import given_a_page, head, letter, since, told
from xcollab.app.notices.digest import Digest
from xcollab.app.notices.notify import Notices, Occasion
from xcollab.app.notices.view import notify_view
from xcollab.app.workspace.notify import Ways, member_notify
from xcollab.errors import Refused


def keys(found: Notices) -> list[str]:
    """Of all notices."""
    return [key for one in found.digests for key in one.keys]


def test_what_happened_is_told_those_whom_it_concerns_and_them_alone(mailed: People) -> None:
    before = head(mailed)
    given_a_page(mailed)
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


def test_what_was_asked_once_keeps_its_key_however_late_it_is_told(mailed: People) -> None:
    before = head(mailed)
    given_a_page(mailed)

    def found(now: str) -> set[str]:
        told_ = Notices(mailed.context("wu"), Occasion(since=before), now)
        return {key for one in told_.digests for key in one.keys}

    assert found("2024-07-02T10:00+08:00") == found("2024-07-30T10:00+08:00")


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


def test_a_name_that_is_no_revision_is_refused(mailed: People) -> None:
    with pytest.raises(Refused) as refused:
        since(mailed, "nowhere").digests  # noqa: B018 (read where it is asked for)
    assert refused.value.code == "unknown-revision"


def test_after_a_push_that_forced_a_commit_away_the_last_two_days_are_told_and_that_is_said(mailed: People) -> None:
    given_a_page(mailed)
    found = Notices(mailed.context("wu"), Occasion(since="1" * 40), "2024-07-03T12:00+08:00")
    assert found.digests == ()
    said = "111111111111 is no commit here: what came after 2024-07-01 is told."
    assert found.overview.context.told == [said]


def test_at_the_first_push_of_a_young_workspace_all_of_it_is_told_and_nothing_is_said(mailed: People) -> None:
    found = Notices(mailed.context("wu"), Occasion(since="0" * 40), "2024-07-01T18:00+08:00")
    assert told(found)["li mail"].count("confirm") and set(told(found)) >= {"zhou mail", "li mail", "wang mail"}
    assert found.overview.context.told == []

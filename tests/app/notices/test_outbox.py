"""What did not get out is made again from what it was made from; what cannot be made again is passed over."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.servers.mailed import LATER, REMINDERS, Runner, given_a_page, head, shared_at
from xcollab.app.notices.notify import Occasion
from xcollab.app.notices.outbox import as_would_be_sent
from xcollab.app.workspace.notify import Ways, department_notify, member_notify
from xcollab.store.index.collabs import CollabIndex
from xcollab.store.notices.ledger import Ledger
from xcollab.store.notices.reference import change, remembered

AT, AGAIN = "2024-07-02T10:00+08:00", "2024-07-02T10:10+08:00"


def would_be_sent(runner: Runner, occasion: Occasion, at: str) -> list[str | None]:
    """To whom."""
    return [digest.recipient.member for digest in as_would_be_sent(runner.context, occasion, at).digests]


def test_what_was_told_would_not_be_sent_once_more(runner: Runner) -> None:
    assert would_be_sent(runner, REMINDERS, LATER) == ["li"]
    runner.runs()
    assert would_be_sent(runner, REMINDERS, LATER) == []
    assert "li" in would_be_sent(runner, REMINDERS, "2024-07-11T10:00+08:00"), "by then it is late, which is new"


def test_where_it_went_before_is_told_at_that_address_on_each_try(runner: Runner, at_work: People) -> None:
    before = head(at_work)
    member_notify(at_work.context("zhou"), "li", Ways(address="li@elsewhere.example"))
    runner.server.refusal = "550 not now"
    first = runner.runs(Occasion(since=before), AT)
    assert [(one.recipient.address, one.outcome.state) for one in first.messages] == [("li@example.com", "failed")]
    runner.server.refusal = ""
    (again,) = runner.runs(Occasion(since=before), AGAIN).messages
    assert (again.id, again.tries) == (first.messages[0].id, 2)
    assert runner.told == ["li@example.com"]


def test_what_was_made_from_a_commit_that_is_nowhere_here_is_left_to_who_has_it(
    runner: Runner, at_work: People, tmp_path: Path
) -> None:
    shared_at(at_work, tmp_path / "bare.git")
    other, before = runner.clone(tmp_path / "other"), head(at_work)
    given_a_page(at_work)  # not pushed
    runner.server.refusal = "550 not now"
    assert runner.runs(Occasion(since=before), AT).failed
    runner.server.refusal = ""
    assert not other.runs(Occasion(since=before), AGAIN).messages
    assert [one.tries for one in runner.runs(Occasion(since=before), AGAIN).messages] == [2]
    assert runner.told == ["wang@example.com"]


@pytest.mark.parametrize("told", [True, False], ids=["another-name", "other-notices"])
def test_a_memory_that_matches_no_message_is_passed_over_and_what_it_names_as_told_is_not_told(
    runner: Runner, at_work: People, told: bool
) -> None:
    before = head(at_work)
    given_a_page(at_work)
    runner.server.refusal = "550 not now"
    runner.runs(Occasion(since=before), AT)
    runner.server.refusal = ""

    def doctored(ledger: Ledger) -> Ledger:
        ((name, record),) = ledger.sent.items()
        name, record = ("f" * 64, record) if told else (name, record._replace(told=("0" * 16,)))
        return ledger._replace(sent={name: record})

    repository = runner.context.repository
    change(repository, "", doctored, lambda: None)
    done = runner.runs(Occasion(since=before), AGAIN)
    assert not done.messages and not runner.told
    assert [record.tries for record in remembered(repository).sent.values()] == [1]


def test_what_cannot_be_worded_stops_no_other_and_goes_out_once_it_can_be_read(runner: Runner, at_work: People) -> None:
    department_notify(at_work.context("zhou"), "tech", Ways(channels=["mail"], address="tech@example.com"))
    at_work.do("chen", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"],
               coordinator="zhou", departments=["tech"], due="2024-09-30", milestones=["Fair; date=2024-09-01"])  # fmt: skip
    at_work.do("chen", "request", "submit", collab="q4")
    would_be_sent(runner, REMINDERS, "2024-07-12T10:00+08:00")  # what is owed in q4 is known from now on
    CollabIndex(runner.context.repository.shared).keep_records("q4@Asia/Shanghai", {})  # and what its files say is not
    lost = at_work.company.git("rev-parse", "HEAD:collabs/q4/request.yaml").strip()
    file, aside = at_work.root / ".git/objects" / lost[:2] / lost[2:], at_work.root / ".git/aside"
    file.rename(aside)
    first = {one.recipient.address: one.outcome for one in runner.runs(at="2024-07-12T10:00+08:00").messages}
    assert {address for address, outcome in first.items() if outcome.code == "object-missing"} == {
        "tech@example.com", "wang@example.com", "zhou@example.com",
    }  # fmt: skip
    assert runner.told == ["li@example.com", "sun@example.com"]
    aside.rename(file)
    again = runner.runs(at="2024-07-12T10:10+08:00").messages
    assert {one.tries for one in again} == {2} and len(again) == 3
    ledger = remembered(runner.context.repository)
    (block,) = (one for one in runner.server.letters if one.recipients == ["wang@example.com"])
    text = block.letter.get_body(("plain",))
    assert text and any(f"[xcollab {token}]" in text.get_content() for token in ledger.asked), "an answer is understood"

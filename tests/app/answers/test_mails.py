"""Mails as proposals, by values: whose address, whose block, told once, kept apart, dropped for good."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from random import Random

import pytest

from tests.channels.incoming.mails import BODY, OTHERS, TOKEN, mail
from tests.support.answering.asked import sent
from tests.support.company import Company, identity
from xcollab.app.answers import mails
from xcollab.app.context import Context
from xcollab.app.views.answering.mails import gathered_view, mail_data
from xcollab.errors import Misused, XcollabError
from xcollab.store.sharing.mail_proposals import MOST, MailProposal, MailProposals


class Box:
    """A mailbox in memory, the newest first."""

    def __init__(self, *raw: bytes) -> None:
        self.raw, self.marked = raw, list[str]()

    def mails(self, most: int) -> Iterator[tuple[str, bytes]]:
        return ((str(number), one) for number, one in enumerate(self.raw[:most]))

    def mark(self, mails: Iterable[str]) -> None:
        self.marked += mails


@pytest.fixture
def context(asked: Company) -> Context:
    sent(asked, TOKEN, "li", ("give-feedback", "q4", "sales", ""))
    environment = {**asked.environment, **identity("zhou", datetime.fromisoformat("2024-07-03T10:00+08:00"))}
    return Context(asked.root, environment, Random(7))


def test_answers_are_kept_in_the_order_in_which_they_came(context: Context) -> None:
    box = Box(mail(id_="<2@x>"), mail(id_="<1@x>"), mail(sender="zhao@example.com"), OTHERS["a bounce"][0])
    found = mails.gather(context, box, 50, mark=True)
    assert [(one.member, one.token) for one in found.proposals.values()] == [("li", TOKEN)] * 2
    assert [*mails.waiting(context)] == [*found.proposals]
    assert [one.why for one in found.passed] == ["mail-to-another", "mail-came-back"]
    assert box.marked == ["0", "1"]
    assert mails.gather(context, box, 50).known == 4


def test_a_proposal_is_named_by_its_beginning(context: Context) -> None:
    with pytest.raises(Misused, match="no-mail-waiting"):
        mails.proposal_named(context, "a")
    (name,) = mails.gather(context, Box(mail()), 50).proposals
    assert mails.proposal_named(context, name[:2])[0] == name
    with pytest.raises(Misused, match="no-such-mail"):
        mails.proposal_named(context, "xyz")
    mails.drop(context, name)
    assert mails.waiting(context) == {}


def test_where_many_wait_no_more_are_taken_in_until_some_are_gone(context: Context) -> None:
    store = MailProposals(context.repository)
    for number in range(MOST):
        store.keep(MailProposal(f"{number:032x}"[::-1], "li", "li@example.com", "", "", "x", TOKEN))
    box = Box(mail())
    assert mails.gather(context, box, 50).proposals == {}
    mails.drop(context, next(iter(mails.waiting(context))))
    assert len(mails.gather(context, box, 50).proposals) == 1


def test_a_broken_file_beside_them_is_passed_over(context: Context) -> None:
    mails.gather(context, Box(mail()), 50)
    directory = context.repository.private / "xcollab.mail"
    for number, content in enumerate([b"", b"[1]", b'{"id": "x"}', b"\xff", b"[" * 100_000]):
        (directory / f"bad{number}.json").write_bytes(content)
    assert len(mails.waiting(context)) == 1


def test_the_address_that_notices_go_to_is_a_members_own(context: Context, asked: Company) -> None:
    elsewhere = mail(sender="li.na@mail.example")
    assert mails.gather(context, Box(elsewhere), 50).passed[0].why == "mail-of-a-stranger"
    asked.did("li", "member", "notify", "li", "--address", "li.na@mail.example")
    assert mails.gather(context, Box(mail(sender="li.na@mail.example", id_="<9@x>")), 50).proposals


def test_programs_are_told_of_proposals_and_of_what_was_passed_over(context: Context) -> None:
    found = mails.gather(context, Box(mail(), mail(sender="x@y.example")), 50)
    view = gathered_view(context.words, found)
    assert [(one.member, one.text.split("\n")[0]) for one in view.mails] == [("li", BODY.split("\n")[0])]
    assert [(one.sender, one.why) for one in view.passed] == [("x@y.example", "mail-of-a-stranger")]
    name, proposal = next(iter(found.proposals.items()))
    assert mail_data(name, proposal) == view.mails[0]


def test_a_mailbox_is_a_directory_or_what_a_variable_says(context: Context) -> None:
    for name in ("new", "cur"):
        (context.repository.private / "box" / name).mkdir(parents=True)
    with mails.mailbox(context, str(context.repository.private / "box"), "XCOLLAB_IMAP", mark=False) as box:
        assert [*box.mails(5)] == []
    with pytest.raises(XcollabError, match="imap-unset"), mails.mailbox(context, None, "XCOLLAB_IMAP", mark=False):
        pass

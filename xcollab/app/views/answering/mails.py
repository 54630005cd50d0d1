"""Answers that came by mail, for programs."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.app.answers.mails import Gathered
from xcollab.render.base.json_data import View
from xcollab.render.checking.errors import worded
from xcollab.schema.dataclass import dataclass
from xcollab.store.sharing.mail_proposals import MailProposal
from xcollab.words.language import Words


@dataclass(frozen=True)
class MailData:
    """An answer that waits to be recorded."""

    name: str
    """Short; `mail record` takes it."""
    member: str
    """Whose address it came from; that it is theirs is not proved."""
    subject: str
    sent: str
    """When, as the mail says itself."""
    text: str
    token: str
    """Of the reply block that it answers."""
    attachments: Sequence[str]
    """Names of what is attached, and not read."""
    cut: bool
    """It is longer than what is read."""


@dataclass(frozen=True)
class MailsView(View):
    """`mail list`: the answers that wait."""

    NAME: ClassVar[str] = "mails"
    mails: Sequence[MailData]


@dataclass(frozen=True)
class DroppedMailView(View):
    """`mail drop`: an answer that was let be, and never recorded."""

    NAME: ClassVar[str] = "dropped-mail"
    dropped: MailData


@dataclass(frozen=True)
class PassedData:
    """A mail that is no answer."""

    sender: str
    subject: str
    why: str
    """A code."""
    said: str
    """The same in words."""


@dataclass(frozen=True)
class GatheredView(View):
    """`mail read`: what was found in a mailbox."""

    NAME: ClassVar[str] = "gathered"
    mails: Sequence[MailData]
    passed: Sequence[PassedData]
    known: int
    """Mails that were looked at before."""


def mail_data(name: str, one: MailProposal) -> MailData:
    """One of them."""
    return MailData(name, one.member, one.subject, one.sent, one.text, one.token, one.attachments, one.cut)


def gathered_view(words: Words, found: Gathered) -> GatheredView:
    """What was found."""
    passed = [
        PassedData(one.mail.sender, one.mail.subject, one.why, worded(words, one.why, {})[0]) for one in found.passed
    ]
    return GatheredView([mail_data(name, one) for name, one in found.proposals.items()], passed, found.known)

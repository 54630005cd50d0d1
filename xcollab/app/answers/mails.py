"""Answers that came by mail: looked for in a mailbox, kept as proposals, recorded or dropped by whoever coordinates.

A mail counts where its sender's address is a member's own and it bears the token of a block that this member was sent.
Neither proves who wrote it: the address can be forged. So it becomes an act only when somebody looks at it and says yes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from xcollab.app.acts.commit import writing
from xcollab.app.answers.lines import LONGEST
from xcollab.app.choices import listed
from xcollab.app.context import Context
from xcollab.app.meaning import meant as meant_among
from xcollab.app.workspace_view import WorkspaceView
from xcollab.channels.incoming import imap
from xcollab.channels.incoming.box import Box
from xcollab.channels.incoming.mail import Mail, read_mail
from xcollab.channels.incoming.maildir import Maildir
from xcollab.errors import Misused
from xcollab.schema.department import Member
from xcollab.store.sharing.asked_tokens import asked_by
from xcollab.store.sharing.mail_proposals import MOST, MailProposal, MailProposals
from xcollab.words.characters import alike


class PassedOver(NamedTuple):
    """A mail that is no answer, and why: a code of the catalogue."""

    mail: Mail
    why: str


class Gathered(NamedTuple):
    """What was found in a mailbox."""

    proposals: dict[str, MailProposal]
    """The new ones, by short name."""
    passed: tuple[PassedOver, ...]
    known: int
    """Mails that were looked at before."""


@contextmanager
def mailbox(context: Context, maildir: str | None, variable: str, *, mark: bool) -> Iterator[Box]:
    """The mailbox to look through: a directory, or the one whose address an environment variable holds. Raises a refusal."""
    if maildir:
        yield Maildir(context.directory / maildir)
        return
    with imap.opened(imap.address_of(variable, context.environment), context.environment, marking=mark) as box:
        yield box


def gather(context: Context, box: Box, most: int, *, mark: bool = False) -> Gathered:
    """Look through the newest mails; those that are answers are kept, in the order in which they came."""
    view = WorkspaceView(context)
    with writing(context):
        store = MailProposals(context.repository)
        seen, known, looked, passed = set(store.seen()), 0, [], []
        found: list[tuple[str, MailProposal]] = []
        room = MOST - len(store.every())
        for handle, raw in box.mails(most):
            mail = read_mail(raw)
            if mail.id in seen:
                known += 1
                continue
            seen.add(mail.id)
            proposal, why = _proposed(view, mail)
            if proposal and len(found) < room:
                found.append((handle, proposal))
            elif proposal:
                continue  # the next time, once others are recorded or dropped
            else:
                passed.append(PassedOver(mail, why))
            if why != "mail-of-another-clone":
                looked.append(mail.id)
        proposals = {store.keep(proposal): proposal for _, proposal in reversed(found)}
        store.remember(reversed(looked))
        if mark:
            box.mark([handle for handle, _ in found])
    return Gathered(proposals, tuple(passed), known)


def _proposed(view: WorkspaceView, mail: Mail) -> tuple[MailProposal | None, str]:
    """The proposal that a mail is, or the code of why it is none."""
    if mail.kind != "answer":
        return None, mail.why
    member = _member(view, mail.sender)
    if member is None:
        return None, "mail-of-a-stranger"
    if not mail.tokens:
        return None, "mail-without-token"
    asked = {
        token: found for token in mail.tokens[:_MOST_TOKENS] if (found := asked_by(view.context.repository, token))
    }
    if not asked:
        return None, "mail-of-another-clone"
    own = [token for token, found in asked.items() if found.member == member.id]
    if not own:
        return None, "mail-to-another"
    text = mail.text.encode("utf-8", "replace")[:LONGEST].decode("utf-8", "ignore")
    return MailProposal(
        mail.id, member.id, mail.sender, mail.subject[:200], mail.sent[:60], text, own[0], mail.attachments[:20],
        mail.cut or len(text) < len(mail.text),
    ), ""  # fmt: skip


_MOST_TOKENS = 5
"""That are looked up of one mail: a thread repeats older ones below."""


def _member(view: WorkspaceView, address: str) -> Member | None:
    """Whose own address it is; nobody's once they left."""
    today = view.now.date()
    for _, member in view.snapshot.members():
        if alike(address) in (alike(one) for one in _addresses(member)):
            return None if member.until and today > member.until else member
    return None


def _addresses(member: Member) -> Iterator[str]:
    """Those of the member's commits, and the one that notices go to."""
    yield from member.email
    if member.notify and member.notify.address:
        yield member.notify.address


def waiting(context: Context) -> dict[str, MailProposal]:
    """The proposals of this clone, by short name."""
    return MailProposals(context.repository).every()


def proposal_named(context: Context, typed: str) -> tuple[str, MailProposal]:
    """The proposal of a short name, or of the beginning of one. Raises `Misused`."""
    known = waiting(context)
    if not known:
        raise Misused("no-mail-waiting")
    titles = {name: one.subject for name, one in known.items()}
    found = meant_among(typed, titles).keys
    if len(found) != 1:
        raise Misused("no-such-mail", typed=typed, candidates=listed(context.words, found or titles, titles))
    return found[0], known[found[0]]


def drop(context: Context, name: str) -> None:
    """Let a proposal be, or it was recorded: its words and its address are gone from this clone."""
    with writing(context):
        MailProposals(context.repository).drop(name)

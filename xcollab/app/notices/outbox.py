"""What is to be sent now: what nobody was told yet, and what did not get out when it was tried before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from xcollab.app.notices.digest import Digest, as_now, whom
from xcollab.app.notices.notify import Notices, Occasion
from xcollab.errors import XcollabError
from xcollab.store.notices.ledger import TOLD_WITHIN, Ledger
from xcollab.store.notices.record import Record, Source, name_of, told_of
from xcollab.store.notices.reference import remembered
from xcollab.store.sharing.asked_tokens import Asked, token_file
from xcollab.workflow.notices.answers import token

if TYPE_CHECKING:
    from xcollab.app.context import Context
    from xcollab.channels.message import Message
    from xcollab.workflow.notices.notice import Notice

BATCH = 20
"""How many are claimed at once: what is claimed is sent within minutes, also where every server lets wait."""


class Outgoing(NamedTuple):
    """A message that this run has claimed, or is about to."""

    name: str
    """Under which it is remembered."""
    digest: Digest
    record: Record
    notices: Notices
    """From which it is worded."""
    asked: tuple[str, bytes] | None = None
    """The file that keeps what its reply block asks."""

    def message(self) -> Message:
        """Ready for its channel."""
        (message,) = self.notices.messages(self.digest)
        return message


class Outbox:
    """Of one run."""

    def __init__(self, notices: Notices, runner: str, able: Mapping[str, bool]) -> None:
        self.notices, self._runner, self._able = notices, runner, able
        """`able`: by the name of a channel, whether its variables are set here."""
        self._made: dict[Source, Notices | None] = {}

    def batch(self, ledger: Ledger, now: datetime) -> list[Outgoing]:
        """The next ones, claimed at a moment."""
        found = []
        for one in (*self._again(ledger, now), *self._fresh(ledger, now)):
            found.append(one)
            if len(found) == BATCH:
                break
        return found

    def lacking(self, ledger: Ledger, now: datetime) -> list[str]:
        """The channels on which something is to be told, and whose variables are not set here."""
        left = {digest.channel for digest in untold(self.notices, ledger, now) if not self._able.get(digest.channel)}
        return sorted(left)

    def still_owed(self) -> frozenset[str]:
        """What is told of as long as it is owed: it is remembered as long."""
        return frozenset(
            told_of(_key(digest, notice), whom(digest.recipient), digest.channel)
            for digest in self.notices.digests
            for notice in digest.notices
            if notice.owed
        )

    def _fresh(self, ledger: Ledger, now: datetime) -> Iterator[Outgoing]:
        for digest in untold(self.notices, ledger, now):
            name = name_of(digest.id, whom(digest.recipient), digest.channel)
            if not self._able.get(digest.channel) or name in ledger.sent:
                continue
            source = _source(self.notices)
            asked = _asked(self.notices, digest)
            record = Record("claimed", now, self._runner, 1, 0, digest.channel, _told(digest), source, _mark(asked))
            yield Outgoing(name, digest, record, self.notices, asked)

    def _again(self, ledger: Ledger, now: datetime) -> Iterator[Outgoing]:
        """What is due once more, made again from what it was made from; what cannot be made again is passed over."""
        for name, one in sorted(ledger.sent.items()):
            record = one.settled(now)
            if not record.due(now) or (notices := self._as_then(record.source)) is None:
                continue
            for digest in notices.digests:
                again = self._same(digest, record)
                if again.notices and name_of(again.id, whom(again.recipient), again.channel) == name:
                    reached = self._as_now(again) if self._able.get(again.channel) else None
                    yield from [self._once_more(name, reached, record, notices, now)] if reached else ()
                    break

    def _once_more(self, name: str, digest: Digest, record: Record, notices: Notices, now: datetime) -> Outgoing:
        """Claimed anew; what it asks is kept now where it could not be read before."""
        asked, tries = _asked(notices, digest), record.tries + 1
        mark = _mark(asked) or record.token
        claimed = record._replace(state="claimed", at=now, by=self._runner, tries=tries, code="", token=mark)
        return Outgoing(name, digest, claimed, notices, asked)

    def _same(self, digest: Digest, record: Record) -> Digest:
        """What of a digest was in the message that is remembered."""
        told = tuple(one for one in digest.notices if _told(digest._replace(notices=(one,)))[0] in record.told)
        return digest._replace(notices=told)

    def _as_now(self, digest: Digest) -> Digest | None:
        """To the address of now: it may have been put right since. Who was told at an address before is told there."""
        if any(notice.redirected for notice in digest.notices):
            return digest
        recipient = as_now(self.notices.view.snapshot, digest.recipient)
        return digest._replace(recipient=recipient) if recipient else None

    def _as_then(self, source: Source) -> Notices | None:
        if source not in self._made:
            occasion = Occasion(source.since or None, source.reminders)
            context = self.notices.overview.context
            try:
                then = Notices(context, occasion, source.made.isoformat(), source.commit)
                self._made[source] = then if then.digests else None
            except XcollabError:  # that revision is here no more
                self._made[source] = None
        return self._made[source]


def untold(notices: Notices, ledger: Ledger, now: datetime) -> Iterator[Digest]:
    """The digests without what was told already, and without what happened too long ago to be told."""
    told = ledger.told()
    for digest in notices.digests:
        new = tuple(
            notice for notice in digest.notices
            if told_of(_key(digest, notice), whom(digest.recipient), digest.channel) not in told
            and not (notice.event and now - notice.event.at > TOLD_WITHIN)
        )  # fmt: skip
        if new:
            yield digest._replace(notices=new)


def as_would_be_sent(context: Context, occasion: Occasion, now: str | None = None) -> Notices:
    """The notices, without what was told already as far as this clone knows."""
    notices = Notices(context, occasion, now)
    notices.digests = tuple(untold(notices, remembered(context.repository), notices.overview.now))
    return notices


def _source(notices: Notices) -> Source:
    since = notices.occasion.since or ""
    return Source(notices.view.revision.commit, since, notices.occasion.reminders, notices.overview.now)


def _told(digest: Digest) -> tuple[str, ...]:
    return tuple(told_of(_key(digest, one), whom(digest.recipient), digest.channel) for one in digest.notices)


def _key(digest: Digest, notice: Notice) -> str:
    """In a room the same is told once, whoever of its members hears of it."""
    return notice.key if digest.recipient.member else notice.key.partition(" ")[2]


def _asked(notices: Notices, digest: Digest) -> tuple[str, bytes] | None:
    """What its reply block asks, as it is kept; None also where that cannot be read now: then it cannot be worded either, which
    is told of this message alone.
    """
    try:
        questions = notices.letters.questions(digest)
    except XcollabError:
        return None
    if not questions:
        return None
    owed = [question.owed for question in questions]
    asked = tuple((one.kind, one.collab, one.subject, one.party) for one in owed)
    mark = token(digest.workspace, whom(digest.recipient), digest.id, questions)
    return token_file(mark, Asked(digest.recipient.member or "", notices.view.revision.commit, asked))


def _mark(asked: tuple[str, bytes] | None) -> str:
    """The token in the name of the file that keeps it."""
    return asked[0].rpartition("/")[2] if asked else ""

"""Notices are sent: claimed before, so that only one runner does it, and remembered after, with what became of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from platform import node
from typing import TYPE_CHECKING, TypeVar

from xcollab.app.notices.beginning import beginning, is_before
from xcollab.app.notices.delivery import Clocks, Delivered, Delivery
from xcollab.app.notices.notify import Notices, Occasion
from xcollab.app.notices.outbox import Outbox, Outgoing
from xcollab.channels.message import Outcome
from xcollab.channels.sending.pace import Pace
from xcollab.channels.sending.send import send
from xcollab.errors import NotShared, XcollabError
from xcollab.store.notices.ledger import Ledger
from xcollab.store.notices.record import LastRun, Record
from xcollab.store.notices.reference import change, look, remembered, remote_of

if TYPE_CHECKING:
    from xcollab.app.context import Context

Answer = TypeVar("Answer")
_BACK_OFF = (0.05, 0.3)
"""Seconds until the next try where another runner was faster, at random."""


def deliver(
    context: Context,
    occasion: Occasion,
    now: str | None = None,
    heard: Callable[[Delivered], None] = lambda one: None,
    clocks: Clocks = Clocks(),  # noqa: B008 (immutable)
) -> Delivery:
    """Send what nobody was told yet; `heard` is told of each message as it goes. One that does not get out stops no other.

    Raises `NotShared` where the remote cannot be asked, or does not take, what was sent: then nothing is sent.
    """
    first = Notices(context, occasion, now)
    if first.hindrance:
        return Delivery(first.overview.now, hindrance=first.hindrance)
    return _Run(context, first, now, clocks).delivered(heard)


class _Run:
    """One run."""

    def __init__(self, context: Context, asked: Notices, now: str | None, clocks: Clocks) -> None:
        self._context, self._clocks = context, clocks
        self._repository = context.repository
        self._remote = remote_of(self._repository)
        self._began, self._start = asked.overview.now, clocks.monotonic()
        if self._remote:
            self._at_remote(lambda: look(self._repository, self._remote))
        since = beginning(self._repository, asked.occasion.since, remembered(self._repository).run)
        self._notices = Notices(context, asked.occasion._replace(since=since), now)
        self._channels = asked.view.snapshot.workspace.channels
        set_here = {
            name: all(context.environment.get(variable, "").strip() for variable in channel.variables)
            for name, channel in self._channels.items()
        }
        runner = sha256(f"{node()}\0{self._repository.private}".encode()).hexdigest()[:16]
        self._outbox = Outbox(self._notices, runner, set_here)
        self._pace = Pace()
        self._claimed: list[Outgoing] = []

    def delivered(self, heard: Callable[[Delivered], None]) -> Delivery:
        """Batch after batch."""
        if self._notices.waiting:
            self._remember_waiting()
            return Delivery(self._now, waiting=self._notices.sendable, unreached=self._notices.unreached)
        found: list[Delivered] = []
        forgotten: XcollabError | None = None
        while True:
            try:
                ledger = self._change(self._claim)
            except NotShared as error:
                if not found:
                    raise
                forgotten = error
                break
            if not self._claimed:
                break
            for one in self._claimed:
                found.append(self._sent(one))
                heard(found[-1])
        lacking = () if forgotten else self._outbox.lacking(ledger, self._now)
        variables = {
            name for channel in lacking for name in self._channels[channel].variables
            if not self._context.environment.get(name, "").strip()
        }  # fmt: skip
        return Delivery(
            self._now, tuple(found), None, tuple(sorted(variables)), self._notices.unreached, None, forgotten
        )

    @property
    def _now(self) -> datetime:
        return self._began + timedelta(seconds=int(self._clocks.monotonic() - self._start))

    def _claim(self, ledger: Ledger) -> Ledger:
        self._claimed = self._outbox.batch(ledger, self._now)
        sent = {**ledger.sent, **{one.name: one.record for one in self._claimed}}
        asked = {**ledger.asked, **{
            path.rpartition("/")[2]: content for path, content in (one.asked for one in self._claimed if one.asked)
        }}  # fmt: skip
        new = Ledger(sent, asked, ledger.run)
        if self._claimed:
            return new._replace(run=self._run(new, ledger.run.commit if ledger.run else ""))
        new = new.pruned(self._now, self._outbox.still_owed()) if self._notices.occasion.reminders else new
        return new._replace(run=self._run(new, self._told_until(new)))

    def _told_until(self, ledger: Ledger) -> str:
        """How far everything was told; what has to wait for another runner begins where this one did."""
        if self._outbox.lacking(ledger, self._now):
            return self._notices.occasion.since or ""
        here, told = self._notices.view.revision.commit, ledger.run.commit if ledger.run else ""
        if told and (not self._notices.occasion.since or is_before(self._repository, here, told)):
            return told
        return here

    def _run(self, ledger: Ledger, commit: str) -> LastRun:
        reminded = self._now if self._notices.occasion.reminders else ledger.run.reminded if ledger.run else None
        commit = "" if commit.strip("0") == "" else commit
        return LastRun(self._now, commit, len(ledger.failed(self._now)), reminded)

    def _remember_waiting(self) -> None:
        """Where what waits begins, unless that is known."""
        run = remembered(self._repository).run
        if run is None or not run.commit:
            since = self._notices.occasion.since or ""
            self._change(lambda ledger: ledger._replace(run=self._run(ledger, since)))

    def _sent(self, one: Outgoing) -> Delivered:
        channel, name = self._channels[one.digest.channel], one.digest.channel
        self._clocks.sleep(self._pace.wait(name, channel, self._clocks.monotonic()))
        try:
            outcome = send(channel, one.message(), self._context.environment, now=self._now)
        except XcollabError as error:  # it cannot be worded: the others go out all the same
            outcome = Outcome("failed", error.code, error.arguments)
        self._pace.sent(name, self._clocks.monotonic())
        record = self._keep(one, outcome)
        return Delivered(one.digest.id, one.digest.recipient, name, outcome, record.tries)

    def _keep(self, one: Outgoing, outcome: Outcome) -> Record:
        """What became of it, in this clone for now: the next batch takes it to the remote."""
        doubts = one.record.doubts + (outcome.state == "unknown")
        record = one.record._replace(state=outcome.state, at=self._now, doubts=doubts, code=outcome.code)

        def edit(ledger: Ledger) -> Ledger:
            return ledger._replace(sent={**ledger.sent, one.name: record})

        change(self._repository, "", edit, self._pause)
        return record

    def _change(self, edit: Callable[[Ledger], Ledger]) -> Ledger:
        return self._at_remote(lambda: change(self._repository, self._remote, edit, self._pause))

    def _at_remote(self, ask: Callable[[], Answer]) -> Answer:
        """What the remote says of the reference, in words about notices."""
        try:
            return ask()
        except NotShared as error:
            said = str(error.arguments.get("said", ""))
            code = {"push-refused": "notices-refused", "unreachable": "notices-unreachable"}.get(
                error.code, "notices-overtaken"
            )
            raise NotShared(code, remote=self._remote, said=said) from None

    def _pause(self) -> None:
        self._clocks.sleep(self._context.random.uniform(*_BACK_OFF))

"""Those who wait for the lock are served in turn, for as long as the queue moves."""

import time
from pathlib import Path

import pytest

from tests.store.transaction.test_preflight import LOG, refused
from tests.support.company import Company
from xcollab.store.git.processes import this_process
from xcollab.store.transaction import locking


class Clock:
    """A clock that goes on by `PATIENCE` less a second whenever somebody waits; then one of those before leaves the queue."""

    def __init__(self, leaves: list[Path]) -> None:
        self._now, self._leaves = 0.0, leaves
        self.time_ns = time.time_ns

    def monotonic(self) -> float:
        return self._now

    def sleep(self, _seconds: float) -> None:
        self._now += locking.PATIENCE - 1
        if self._leaves:
            self._leaves.pop().unlink()


def _before(company: Company, places: int) -> list[Path]:
    """Tickets of a process that runs, and so waits."""
    own = this_process()
    queue = company.root / ".git/xcollab.queue"
    queue.mkdir(exist_ok=True)
    tickets = [queue / f"{number:020d}.{own.pid}.{own.began}" for number in range(places)]
    for ticket in tickets:
        ticket.touch()
    return tickets


def test_whoever_waits_in_a_queue_that_moves_gets_a_turn_however_long_it_is(
    working: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "time", Clock(_before(working, 10)))
    assert working.does("li", *LOG).code == 0


def test_whoever_waits_in_a_queue_that_stands_still_is_told_so(
    working: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    _before(working, 1)
    monkeypatch.setattr(locking, "time", Clock([]))
    refused(working, LOG, 4, "another xcollab has been writing here", who="li")

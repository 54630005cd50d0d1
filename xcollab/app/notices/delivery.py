"""What one run has sent: a message each, and what became of it. "Sent" says that a server took it, never that it was read."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xcollab.app.notices.digest import Unreached
    from xcollab.channels.message import Outcome, Recipient
    from xcollab.errors import Refused, XcollabError


class Delivered(NamedTuple):
    """One message, and what became of it."""

    id: str
    recipient: Recipient
    channel: str
    outcome: Outcome
    tries: int


class Delivery(NamedTuple):
    """What one run has sent."""

    now: datetime
    messages: tuple[Delivered, ...] = ()
    waiting: datetime | None = None
    """Until when nothing is sent, because nobody is at work."""
    lacking: tuple[str, ...] = ()
    """Variables that are not set here, so that others have to send what goes by their channels."""
    unreached: tuple[Unreached, ...] = ()
    hindrance: Refused | None = None
    """Why nothing can be sent at all: no channel is set up."""
    forgotten: XcollabError | None = None
    """Why the remote could not be told what became of the messages; this clone knows, and tells it the next time."""

    @property
    def failed(self) -> bool:
        """Whether something did not get out."""
        return bool(self.lacking or self.forgotten or any(one.outcome.state != "sent" for one in self.messages))


class Clocks(NamedTuple):
    """The clock that only goes forward, and how to wait."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

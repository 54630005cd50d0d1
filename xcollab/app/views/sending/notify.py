"""What people would be told, for programs: no address of anybody stands in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from xcollab.render.base.json_data import SOMETIMES, View
from xcollab.schema.dataclass import dataclass, field
from xcollab.workflow.time.deadlines import Dated


@dataclass(frozen=True)
class EventData:
    """Something that happened."""

    act: str
    """Kind of subject and act, such as `request.submit`."""
    subject: str
    by: str
    """Who did it; the name in the commit, where it is no member."""
    at: datetime
    statement: str | None = field(metadata=SOMETIMES, default=None)
    """The address of the record that says so; none of a plan."""


@dataclass(frozen=True)
class NoticeData:
    """What one person is told of one event, or of one obligation."""

    member: str
    role: str
    """In which they hear of it: `xcollab rules --json` names them (`hears`); `speaker`, and the posts of the ladder."""
    collab: str
    step: str
    """Of what is owed: `asked`, `soon`, `late` or `escalated`; empty of an event."""
    key: str
    """The same on every machine and day, until it is asked anew, moved, or escalated further."""
    event: EventData | None
    owed: Dated | None


@dataclass(frozen=True)
class DigestData:
    """All that one recipient is told on one channel."""

    id: str
    """Of the message: the same for the same notices."""
    member: str | None
    """Null where a department is told in its own room."""
    department: str
    channel: str
    """Empty where the workspace has none."""
    subject: str
    text: str
    notices: Sequence[NoticeData]


@dataclass(frozen=True)
class UnreachedData:
    """Somebody whom no channel reaches."""

    member: str
    notices: int


@dataclass(frozen=True)
class NotifyView(View):
    """`notify --dry-run`: what people would be told."""

    NAME: ClassVar[str] = "notify"
    now: datetime
    sendable: datetime
    """When it may go out: now, or at the next opening of work."""
    since: str | None
    reminders: bool
    digests: Sequence[DigestData]
    unreached: Sequence[UnreachedData]


@dataclass(frozen=True)
class DeliveredData:
    """One message, and what became of it."""

    id: str
    member: str | None
    """Null where a department is told in its own room."""
    department: str
    channel: str
    state: str
    """`sent`: a server took it, which says nothing of who read it; `failed`: it is tried again; `unknown`: no answer came."""
    code: str
    """Why, of the catalogue of refusals; empty where it was sent."""
    tries: int


@dataclass(frozen=True)
class DeliveryView(View):
    """`notify`, and `notify test`: what was sent."""

    NAME: ClassVar[str] = "delivery"
    now: datetime
    messages: Sequence[DeliveredData]
    waiting: datetime | None
    """Until when nothing is sent, because nobody is at work; null where that is no hindrance."""
    lacking: Sequence[str]
    """Environment variables of channels that are not set here, so that what goes by them was left to others."""
    unreached: Sequence[UnreachedData]
    hindrance: str | None
    """Why nothing can be sent at all: `no-channel-yet`."""
    forgotten: str | None
    """Why the remote could not be told what became of the messages; this clone tells it the next time."""

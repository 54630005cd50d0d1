"""What is asked with a clock, and when it was asked."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry


class Clock(NamedTuple):
    """A duration that began to run; counting it is the calendar's business."""

    since: datetime
    within: str


class Key(NamedTuple):
    """What is asked: `feedback` of a department, a `solution` for an issue, a party's `verdict` on a task, another `date` for one."""

    kind: str
    subject: str
    party: str = ""


class Question(NamedTuple):
    """Something asked with a clock, from the first time it was asked to the answer."""

    kind: str
    subject: str
    party: str
    asked: tuple[Clock, ...]
    """Each time, the first one first: who is asked anew before having answered was asked before all the same."""
    answered: Entry | None = None
    dropped: datetime | None = None
    """When nobody waited for it any more: the task was cancelled, the department is out, all of it ended."""

    @property
    def key(self) -> Key:
        """What is asked."""
        return Key(*self[:3])

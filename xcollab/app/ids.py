"""Generated names and moments: random Crockford base32, never the highest plus one, so that two clones never clash."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from xcollab.app.context import Context

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry


def random_letters(context: Context, count: int = 4) -> str:
    """Random Crockford base32: no letter that reads like another."""
    return "".join(context.random.choice("0123456789abcdefghjkmnpqrstvwxyz") for _ in range(count))


def statement_moment(now: datetime, entries: "Iterable[Entry]") -> datetime:
    """The clock, or one second after the newest statement that is visible, whichever is later."""
    now = now.replace(microsecond=0)
    newest = max((entry.at for entry in entries), default=None)
    return max(now, newest.astimezone(now.tzinfo) + timedelta(seconds=1)) if newest else now


def statement_name(context: Context, moment: datetime, by: str) -> str:
    """The name of a statement's file, without `.yaml`."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-{by}-{random_letters(context)}"

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


_LONGEST = 28
"""Letters of a title in an id: with the random ones it stays below what an id may have."""


def named_after(title: str, drawn: str) -> str:
    """A generated id as people can read it: what a title sounds like, before the random letters that keep two clones apart.

    竞品分析报告 with t-7k2m gives jingpin-fenxi-baogao-7k2m; a title of which nothing can be read, the id that was `drawn`.
    """
    from xcollab.words.pinyin import romanised_words

    slug = ""
    for word in romanised_words(title):
        if len(slug) + 1 + len(word) > _LONGEST:
            break
        slug = f"{slug}-{word}" if slug else word
    return f"{slug}-{drawn.partition('-')[2]}" if slug else drawn


def statement_moment(now: datetime, entries: "Iterable[Entry]") -> datetime:
    """The clock, or one second after the newest statement that is visible, whichever is later."""
    now = now.replace(microsecond=0)
    newest = max((entry.at for entry in entries), default=None)
    return max(now, newest.astimezone(now.tzinfo) + timedelta(seconds=1)) if newest else now


def statement_name(context: Context, moment: datetime, by: str) -> str:
    """The name of a statement's file, without `.yaml`."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-{by}-{random_letters(context)}"

"""Two people said different things of one subject at once, and both are legal one after the other: the later one counts.

Nobody is wrong then and nothing stops; but whoever spoke without having heard the other is told.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Withdrawal
from xcollab.workflow.rules.additions import in_order

DECIDES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("feedback", "feedback"): ("decision", "conditions", "scope"),
    ("task", "progress"): ("status", "forecast"),
    ("issue", "transfer"): ("department",),
    ("acceptance", "submit"): ("deliverables",),
}
"""By kind of subject and act, the fields in which a later statement takes the place of an earlier one."""


class Contested(NamedTuple):
    """What was said here and what somebody else said meanwhile; `field` is the first in which they differ."""

    mine: Entry
    theirs: Entry
    field: str

    @property
    def mine_counts(self) -> bool:
        """Whether what was said here is the later of the two."""
        return in_order((self.mine, self.theirs))[-1] == self.mine


def contested(mine: Iterable[Entry], theirs: Iterable[Entry]) -> list[Contested]:
    """The subjects on which both sides said something that decides, and said it differently; each side's last word counts."""
    other = _last_words(theirs)
    pairs = ((own, other[key]) for key, own in _last_words(mine).items() if key in other)
    return [Contested(own, their, field) for own, their in pairs if (field := _differing(own, their))]


def _last_words(entries: Iterable[Entry]) -> dict[tuple[str, str], Entry]:
    entries = in_order(entries)
    back = {f"{e.on}/{e.said_as(Withdrawal).of}" for e in entries if e.act == "withdraw"}
    told = (entry for entry in entries if (entry.kind, entry.act) in DECIDES and entry.record not in back)
    return {(entry.on, entry.act): entry for entry in told}


def _differing(mine: Entry, theirs: Entry) -> str:
    own, other = mine.statement.dump(), theirs.statement.dump()
    fields = DECIDES[mine.kind, mine.statement.act]
    return next((field for field in fields if own.get(field) != other.get(field)), "")

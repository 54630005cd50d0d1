"""Who said what where, of the statements that stand: looked up, because it is asked once for each of thousands of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from xcollab.schema.names import thread_of

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry, Snapshot

_NEVER = datetime.min.replace(tzinfo=UTC)


class Threads:
    """The statements of one collaboration that stand, by the thread that each belongs to; each index is made once."""

    def __init__(self, said: Sequence[Entry]) -> None:
        self._said = said
        self._stood_in: dict[tuple[str, str], tuple[Snapshot, datetime]] = {}

    def of(self, on: str) -> Sequence[Entry]:
        """All that was said in the thread of a subject, in its order."""
        return self._by_thread.get(thread_of(on), ())

    def said_at(self, on: str, moment: datetime) -> Sequence[Entry]:
        """What was said on a subject at a moment: rarely more than one statement."""
        return self._by_moment.get((on, moment), ())

    def last_spoke(self, member: str, on: str) -> datetime:
        """When somebody last spoke in the thread of a subject; the beginning of time where they never did."""
        return self._last.get((member, thread_of(on)), _NEVER)

    def last_spoken_for(self, snapshot: Snapshot, member: str, on: str) -> datetime:
        """The same of whoever stood in for them on the day on which it was said."""
        known = self._stood_in.get(key := (member, thread_of(on)))
        if known is None or known[0] is not snapshot:
            self._stood_in[key] = known = snapshot, max(self._spoken_for(snapshot, member, on), default=_NEVER)
        return known[1]

    def _spoken_for(self, snapshot: Snapshot, member: str, on: str) -> list[datetime]:
        person, zone = snapshot.member(member), snapshot.workspace.zone
        away = (person and person.away) or ()  # who is never away has no deputy
        said = ((entry, entry.at.astimezone(zone).date()) for entry in self.of(on)) if away else ()
        during = ((e, day) for e, day in said if any(one.from_ <= day <= one.to for one in away))
        return [entry.at for entry, day in during if member in snapshot.on(day).acting_as(entry.statement.by)]

    def is_noted(self, entry: Entry) -> bool:
        """Whether the one in whose name it was said took note of a statement, or objected to it."""
        return (entry.on, entry.name, entry.statement.by) in self._noted

    @cached_property
    def _by_thread(self) -> Mapping[str, Sequence[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self._said:
            found.setdefault(thread_of(entry.on), []).append(entry)
        return found

    @cached_property
    def _by_moment(self) -> Mapping[tuple[str, datetime], Sequence[Entry]]:
        found: dict[tuple[str, datetime], list[Entry]] = {}
        for entry in self._said:
            found.setdefault((entry.on, entry.at), []).append(entry)
        return found

    @cached_property
    def _last(self) -> Mapping[tuple[str, str], datetime]:
        last: dict[tuple[str, str], datetime] = {}
        for entry in self._said:
            key = (entry.statement.by, thread_of(entry.on))
            last[key] = max(entry.at, last.get(key, entry.at))
        return last

    @cached_property
    def _noted(self) -> frozenset[tuple[str, str, str]]:
        noting = (entry for entry in self._said if entry.act in ("acknowledge", "object"))
        return frozenset((entry.on, _about(entry), entry.statement.by) for entry in noting)


def _about(entry: Entry) -> str:
    return getattr(entry.statement, "of", None) or getattr(entry.statement, "to", None) or ""

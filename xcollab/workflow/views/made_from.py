"""What a summary was made from beside its collaboration: which settings and which facts about people it read.

It is noted while the summary is made, by whoever is asked for them, so no rule has to say what it reads. Where all of that is as
it was, the summary holds, whatever else changed in the company.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, cast

from xcollab.workflow.views.summary import Summary, summary

if TYPE_CHECKING:
    from xcollab.schema.department import Department, Member
    from xcollab.schema.snapshot import Snapshot
    from xcollab.schema.workspace import Workspace
    from xcollab.workflow.model.state import State

Read = tuple[str, ...]
"""What was asked: of a setting, a department or a member, and what about it."""
_ALWAYS: tuple[Read, ...] = (("workspace", "timezone"),)
"""In which moments without an offset are read."""


def noted(snapshot: Snapshot, state: State, today: date) -> tuple[Summary, tuple[Read, ...]]:
    """The summary of a collaboration, and what it read."""
    asked = _Asked(snapshot.on(today), today, set())
    made = summary(cast("Snapshot", asked), state, today)
    return made, tuple(sorted({*_ALWAYS, *asked.reads}))


class Facts:
    """What settings and people say on a day, each fact as text."""

    def __init__(self, snapshot: Snapshot, today: date) -> None:
        self._snapshot, self._today = snapshot.on(today), today
        self._known: dict[Read, str] = {}

    def digest(self, reads: Iterator[Read] | tuple[Read, ...]) -> str:
        """Of some of them."""
        return blake2b("\n".join(map(self._fact, reads)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _fact(self, read: Read) -> str:
        if read not in self._known:
            self._known[read] = f"{read} {self._told(read)}"
        return self._known[read]

    def _told(self, read: Read) -> str:
        snapshot = self._snapshot
        match read:
            case ("member", name):
                return f"{self._person(snapshot.member(name))} {snapshot.department_of(name)}"
            case ("acting", name, day):
                return str(self._on(day).acting_as(name))
            case ("standing", day):
                return str(sorted(self._on(day).standing_in.items()))
            case ("members",):
                return str([(department, self._person(member)) for department, member in snapshot.members()])
            case ("departments",):
                return str(list(snapshot.departments))
            case ("department", name):
                return str(name in snapshot.departments)
            case ("department", name, about):
                return repr(getattr(snapshot.departments.get(name), about, None))
            case ("workspace", about):
                return repr(getattr(snapshot.workspace, about))
        return repr(getattr(snapshot, read[-1]))

    def _on(self, day: str) -> Snapshot:
        """As it stands on another day; today where none is named."""
        return self._snapshot.on(date.fromisoformat(day)) if day else self._snapshot

    def _person(self, member: Member | None) -> str:
        """Of the day, it depends on who is gone."""
        return f"{member!r} {bool(member and member.until and member.until < self._today)}"


class _Asked:
    """A snapshot that notes what it is asked for. What else it has is asked for as a whole."""

    def __init__(self, snapshot: Snapshot, today: date, reads: set[Read]) -> None:
        self._snapshot, self._today = snapshot, today
        self.reads = reads
        self.departments = _Departments(snapshot.departments, self.reads)
        self.workspace = cast("Workspace", _Parts(snapshot.workspace, ("workspace",), self.reads))

    def member(self, member_id: str) -> Member | None:
        self.reads.add(("member", member_id))
        return self._snapshot.member(member_id)

    def department_of(self, member_id: str) -> str:
        self.reads.add(("member", member_id))
        return self._snapshot.department_of(member_id)

    def members(self) -> Iterator[tuple[str, Member]]:
        self.reads.add(("members",))
        return self._snapshot.members()

    def on(self, day: date) -> _Asked:
        return self if day == self._snapshot.day else _Asked(self._snapshot.on(day), self._today, self.reads)

    def acting_as(self, member_id: str) -> tuple[str, ...]:
        self.reads.add(("acting", member_id, self._day))
        return self._snapshot.acting_as(member_id)

    @property
    def standing_in(self) -> object:
        self.reads.add(("standing", self._day))
        return self._snapshot.standing_in

    @property
    def _day(self) -> str:
        day = self._snapshot.day
        return day.isoformat() if day and day != self._today else ""

    def __getattr__(self, name: str) -> object:
        self.reads.add(("whole", name))
        found: object = getattr(self._snapshot, name)
        return found


class _Departments(Mapping[str, "Department"]):
    def __init__(self, departments: Mapping[str, Department], reads: set[Read]) -> None:
        self._departments, self._reads = departments, reads

    def __getitem__(self, name: str) -> Department:
        self._reads.add(("department", name))
        return cast("Department", _Parts(self._departments[name], ("department", name), self._reads))

    def __iter__(self) -> Iterator[str]:
        self._reads.add(("departments",))
        return iter(self._departments)

    def __len__(self) -> int:
        self._reads.add(("departments",))
        return len(self._departments)


class _Parts:
    """A record of which it is noted what is asked of it."""

    def __init__(self, record: object, named: Read, reads: set[Read]) -> None:
        self._record, self._named, self._reads = record, named, reads

    def __getattr__(self, about: str) -> object:
        self._reads.add((*self._named, about))
        found: object = getattr(self._record, about)
        return found

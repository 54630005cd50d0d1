"""All of a revision as one value: what every rule and every view is a function of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from xcollab.schema.absences import StandIn, standing_in
from xcollab.schema.dataclass import dataclass, field
from xcollab.schema.names import subject_of

if TYPE_CHECKING:
    from xcollab.schema.calendar import Calendar
    from xcollab.schema.department import Department, Member
    from xcollab.schema.plain import Plain
    from xcollab.schema.request import Request
    from xcollab.schema.statement import Statement
    from xcollab.schema.task import Task
    from xcollab.schema.template import Template
    from xcollab.schema.workspace import Workspace

S = TypeVar("S", bound="Statement")


def _without_own_days() -> Calendar:
    from xcollab.schema.calendar import Calendar

    return Calendar()


class Entry(NamedTuple):
    """A statement and its name, which is the name of its file without `.yaml`."""

    name: str
    statement: Statement

    @property
    def record(self) -> str:
        """The address that findings name: `q3/logs/report/20240705T093012Z-zhou-k3d9`."""
        return f"{self.on}/{self.name}"

    @property
    def on(self) -> str:
        """The address of what it is on."""
        return self.statement.on

    @property
    def at(self) -> datetime:
        """When it was said."""
        return self.statement.at

    @property
    def act(self) -> str:
        """What its author did by it."""
        return self.statement.act

    @property
    def kind(self) -> str:
        """What kind of subject it is on: request, feedback, meeting, task, acceptance or issue."""
        return subject_of(self.on)[0]

    @property
    def subject(self) -> str:
        """The id of what it is on."""
        return subject_of(self.on)[2]

    @property
    def asks(self) -> bool:
        """Whether somebody may be asked for a word because of it: it was recorded for them, or wants a reply by a day."""
        return bool(self.statement.recorded_by or getattr(self.statement, "reply_by", None))

    @property
    def speaks_of(self) -> Collection[str]:
        """The ids of what it is on and of all tasks that it names."""
        said = self.statement
        named = (getattr(said, "task", None), *getattr(said, "tasks", ()), *getattr(said, "parts", ()))
        return {self.subject, *filter(None, named), *(move.task for move in getattr(said, "moves", ()))}

    def dump(self) -> dict[str, Plain]:
        """As programs are told it: as it stands in its file, with its name."""
        return {"name": self.name, **self.statement.dump()}

    def said_as(self, model: type[S]) -> S:
        """The statement as the kind that its subject and act make it; to ask for another is a bug."""
        assert isinstance(self.statement, model)
        return self.statement


@dataclass(frozen=True)
class Collab:
    """One collaboration: the plans as they stand, and the statements in the order in which they were said."""

    id: str
    request: Request | None = None
    tasks: Mapping[str, Task] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()

    def __hash__(self) -> int:
        # Equal ones hash alike, and nothing long is gone through.
        return hash((self.id, len(self.entries), len(self.tasks)))

    @cached_property
    def named_in_tasks(self) -> tuple[str, ...]:
        """The ids of all owners, assignees and helpers, each once."""
        tasks = self.tasks.values()
        return tuple(dict.fromkeys(person for task in tasks for person in (task.owner, task.doer, *task.helpers)))

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """The ids that statements speak of."""
        return frozenset(one for entry in self.entries for one in entry.speaks_of)

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str], Entry]:
        return {(entry.on, entry.name): entry for entry in reversed(self.entries)}

    def entry(self, on: str, name: str) -> Entry | None:
        """The statement of that name on a subject; of two, the first counts."""
        return self._by_place.get((on, name))

    def with_entries(self, *more: Entry) -> Collab:
        """The same collaboration after more was said."""
        return Collab(self.id, self.request, self.tasks, (*self.entries, *more))


@dataclass(frozen=True)
class Snapshot:
    """A workspace at one revision (or in the index, or in the working tree)."""

    workspace: Workspace
    calendar: Calendar = field(default_factory=_without_own_days)
    departments: Mapping[str, Department] = field(default_factory=dict)
    collabs: Mapping[str, Collab] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    """Ids of collaborations that exist, but were not read."""
    day: date | None = None
    """The day on which it is looked at: it tells who is away, and who answers for them. On no day nobody is."""
    templates: Mapping[str, Template] = field(default_factory=dict)
    """By name."""

    def on(self, day: date) -> Snapshot:
        """The same, looked at on a day."""
        if day == self.day:
            return self
        if day not in self._days:
            self._days[day] = Snapshot(
                self.workspace, self.calendar, self.departments, self.collabs, self.elsewhere, day, self.templates
            )
        return self._days[day]

    @cached_property
    def _days(self) -> dict[date, Snapshot]:
        """The same on other days: who is away is found out once for each of them."""
        return {}

    @cached_property
    def standing_in(self) -> Mapping[str, StandIn]:
        """By the id of who is away, who answers for them."""
        return standing_in(self, self.day) if self.day else {}

    def acting_as(self, member_id: str) -> tuple[str, ...]:
        """A member, and those for whom the member stands in."""
        return (member_id, *(away for away, one in self.standing_in.items() if one.deputy == member_id))

    def members(self) -> Iterator[tuple[str, Member]]:
        """Every member with the department's id."""
        for department_id, department in self.departments.items():
            for member in department.members:
                yield department_id, member

    @cached_property
    def _known(self) -> Mapping[str, tuple[str, Member]]:
        """By the member's id; of two with the same, the first counts."""
        return {member.id: (department, member) for department, member in reversed(list(self.members()))}

    def member(self, member_id: str) -> Member | None:
        """The member of that id, wherever in the company."""
        return self._known[member_id][1] if member_id in self._known else None

    def department_of(self, member_id: str) -> str:
        """The id of the member's department, or an empty text for a stranger."""
        return self._known[member_id][0] if member_id in self._known else ""

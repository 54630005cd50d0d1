"""Who hears of an act: by name, whom it stands for, and what `xcollab rules` calls them. Acts name them (`Act.hears`).

Whoever acted is not told of it, whoever left hears nothing, and whoever is no member cannot hear: a mention of a stranger is a
mention of nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from xcollab.words import N_
from xcollab.workflow.model.addressees import addressees, voided
from xcollab.workflow.model.authority import HOLDERS, Matter, judges
from xcollab.workflow.model.state_machines import PARTIES
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.obligations.task import answering
from xcollab.workflow.rules.rulebook import ACTS

if TYPE_CHECKING:
    from xcollab.schema.department import Department
    from xcollab.schema.snapshot import Snapshot
    from xcollab.workflow.model.state import State
    from xcollab.workflow.notices.notice import Event


class Telling(NamedTuple):
    """An event, and where it all stands now: a task that has another owner since is the new one's."""

    snapshot: Snapshot
    state: State
    event: Event

    @property
    def said(self) -> object:
        """The statement; None of a plan."""
        return self.event.entry.statement if self.event.entry else None


Find = Callable[[Telling], Iterable[str]]


def _holding(capacity: str) -> Find:
    def find(telling: Telling) -> Iterable[str]:
        return HOLDERS[capacity](
            Matter(telling.snapshot, telling.state, telling.event.subject, telling.state.collab.request)
        )

    return find


def _speakers(department: Department | None) -> tuple[str, ...]:
    """Liaisons and lead."""
    return (*department.liaisons, *((department.lead,) if department.lead else ())) if department else ()


def _speaking_for(telling: Telling, names: Iterable[str]) -> Iterable[str]:
    return (member for name in names for member in _speakers(telling.snapshot.departments.get(name)))


def _asked_departments(telling: Telling) -> Iterable[str]:
    """Those whom it asks: an approval as well, and not those that are put off until there is one."""
    request, entry = telling.state.request, telling.event.entry
    if request.asking and entry and request.asking.entry.record == entry.record:
        return _speaking_for(telling, request.asking.departments)
    return _speaking_for(telling, (name for name in getattr(telling.said, "asked", ()) if name not in request.put_off))


def _no_longer_asked(telling: Telling) -> Iterable[str]:
    """Departments that a revision took out of the list."""
    for change in getattr(telling.said, "changes", ()):
        if change.field == "departments" and isinstance(change.from_, list | tuple):
            now = change.to if isinstance(change.to, list | tuple) else ()
            yield from _speaking_for(telling, [str(name) for name in change.from_ if name not in now])


def _taking_part(telling: Telling) -> Iterable[str]:
    return _speaking_for(telling, telling.state.feedback)


def _planned_owners(telling: Telling) -> Iterable[str]:
    plans = telling.state.collab.tasks
    return (plans[task].owner for task, state in telling.state.tasks.items() if state.status == "proposed")


def _owners_made(telling: Telling) -> Iterable[str]:
    entry, plans = telling.event.entry, telling.state.collab.tasks
    made = ACTS[entry.kind, entry.statement.act].creates(entry.statement) if entry else ()
    return (plans[task].owner for task in made if task in plans)


def _handed_over(telling: Telling) -> Iterable[str]:
    return filter(None, (getattr(telling.said, "to", ""), getattr(telling.said, "from_", "")))


def _concerned(telling: Telling) -> Iterable[str]:
    return addressees(telling.state.collab, telling.event.entry) if telling.event.entry else ()


def _voided(telling: Telling) -> Iterable[str]:
    return voided(telling.state, telling.event.entry) if telling.event.entry else ()


def _proposer(telling: Telling) -> Iterable[str]:
    """Whoever proposed the date that is answered."""
    entry, name = telling.event.entry, getattr(telling.said, "of", "")
    proposal = telling.state.collab.entry(entry.statement.on, name) if entry else None
    return (proposal.statement.by,) if proposal else ()


def _given_to(telling: Telling) -> Iterable[str]:
    return (hand.to for hand in getattr(telling.said, "hands", ()))


def _help_asked(telling: Telling) -> Iterable[str]:
    needs = getattr(telling.said, "needs", None)
    return answering(telling.snapshot.departments.get(needs.from_)) if needs else ()


def _told_delay(telling: Telling) -> Iterable[str]:
    """A date that will not be kept: who answers for the task, and who keeps all of it together."""
    if getattr(telling.said, "status", "") == "delayed":
        yield from (*_holding("coordinator")(telling), *_holding("owner")(telling))


def _helped(telling: Telling) -> Iterable[str]:
    """Whoever waits for the help of the department that spoke."""
    task = telling.state.tasks.get(telling.event.subject)
    spoke = telling.snapshot.department_of(getattr(telling.said, "by", ""))
    if telling.event.kind == "task" and task and task.needs and task.needs.from_ == spoke:
        yield telling.state.collab.tasks[telling.event.subject].doer


def _parties(telling: Telling) -> Iterable[str]:
    matter = Matter(telling.snapshot, telling.state, telling.event.subject, telling.state.collab.request)
    return (member for party in PARTIES for member in judges(matter, party))


def _second_return(telling: Telling) -> Iterable[str]:
    """From the second time on that work comes back, the leads of both departments."""
    task, request = telling.state.tasks.get(telling.event.subject), telling.state.collab.request
    if task is None or request is None or telling.event.entry not in task.returns[1:]:
        return
    for name in (request.department, telling.state.collab.tasks[telling.event.subject].department):
        department = telling.snapshot.departments.get(name)
        yield from filter(None, (department.lead if department else None,))


def _responsible_speakers(telling: Telling) -> Iterable[str]:
    issue = telling.state.issues.get(telling.event.subject)
    return answering(telling.snapshot.departments.get(issue.department)) if issue else ()


def _objected_to(telling: Telling) -> Iterable[str]:
    name = getattr(telling.said, "to", None)
    return (entry.statement.by for entry in telling.state.collab.entries if name and entry.name == name)


def _heard_before(telling: Telling) -> Iterable[str]:
    """Whoever had heard of the statement that is taken back, and whoever made it."""
    from xcollab.workflow.notices.notice import Event

    name = getattr(telling.said, "of", None)
    for entry in telling.state.collab.entries:
        if entry.name == name and entry.statement.act != "withdraw":
            yield entry.statement.by
            before = telling._replace(event=Event.said(entry))
            for role in ACTS[entry.kind, entry.statement.act].hears:
                yield from HEARERS[role].find(before)


def _owing_there(telling: Telling) -> Iterable[str]:
    owed = obligations(telling.snapshot, telling.state)
    return (member for one in owed if one.subject == telling.event.subject for member in one.people)


def _took_part(telling: Telling) -> Iterable[str]:
    """Everybody who said something or had a task, and who spoke for a department."""
    state = telling.state
    yield from (*_holding("coordinator")(telling), *_holding("requester")(telling), *_holding("acceptor")(telling))
    yield from _taking_part(telling)
    yield from state.collab.named_in_tasks
    yield from (entry.statement.by for entry in state.counted)


def _nudged(telling: Telling) -> Iterable[str]:
    return filter(None, (getattr(telling.said, "whom", ""),))


class Hearer(NamedTuple):
    """Whom a name stands for."""

    label: str
    """What `xcollab rules` calls them; empty where it is a capacity, which has its word already."""
    find: Find


def _capacity(name: str) -> Hearer:
    return Hearer("", _holding(name))


_CAPACITIES = ("requester", "coordinator", "owner", "date-asked", "assignee", "helper", "raiser", "linked-assignee")

HEARERS: Mapping[str, Hearer] = {
    **{name: _capacity(name) for name in _CAPACITIES},
    "asked-departments": Hearer(N_("liaisons and leads of the departments asked"), _asked_departments),
    "no-longer-asked": Hearer(N_("those of departments no longer asked"), _no_longer_asked),
    "taking-part": Hearer(N_("liaisons and leads of the departments taking part"), _taking_part),
    "planned-owners": Hearer(N_("owners of the tasks that wait for it"), _planned_owners),
    "owners-made": Hearer(N_("owners of the tasks that it makes"), _owners_made),
    "handed-over": Hearer(N_("the new coordinator and the one before"), _handed_over),
    "action-hands": Hearer(N_("whose the action is now, and whose it was"), _handed_over),
    "took-part": Hearer(N_("all who took part"), _took_part),
    "to-act": Hearer(N_("whoever is given something to do"), _concerned),
    "mentioned": Hearer(N_("whoever is mentioned"), _concerned),
    "date-moved": Hearer(N_("owners and assignees whose date moves"), _concerned),
    "proposal-void": Hearer(N_("whoever had proposed another date, which is void then"), _voided),
    "proposer": Hearer(N_("whoever proposed it"), _proposer),
    "given-from": Hearer(N_("who had it before"), _concerned),
    "given-to": Hearer(N_("who has it now"), _given_to),
    "help-asked": Hearer(N_("where help is needed: who speaks for the department asked"), _help_asked),
    "told-delay": Hearer(N_("where it is delayed: coordinator and owner"), _told_delay),
    "helped": Hearer(N_("the assignee who waits for that help"), _helped),
    "parties": Hearer(N_("both parties of the acceptance"), _parties),
    "second-return": Hearer(N_("from the second return on: both leads"), _second_return),
    "responsible-speakers": Hearer(N_("who speaks for the responsible department"), _responsible_speakers),
    "objected-to": Hearer(N_("who made the statement"), _objected_to),
    "heard-before": Hearer(N_("who made the statement, and who heard of it"), _heard_before),
    "nudged": Hearer(N_("who was nudged"), _nudged),
    "owing-there": Hearer(N_("who owes the answer"), _owing_there),
}
"""By name. `speaker` is none of them: what was recorded for somebody (代录) is told them whatever the act."""

OF_WHAT_IS_OWED: Mapping[str, str] = {
    "owing": N_("whoever owes it"),
    "ladder": N_("then the ladder"),
}
"""The names that obligations use, as `xcollab rules` calls them."""

SPEAKER = "speaker"
ALWAYS = N_(
    "Whoever acted is not told of it; whoever has left hears nothing. What was recorded for somebody is told to that person."
)
"""What `xcollab rules` says of every act."""
LADDER_IS = N_("The ladder: before the deadline whoever owes it is reminded, and nobody else; at the deadline liaison and coordinator"
               " hear of it, {lead} working day later the department's lead, and {executive} working days later the executive.")  # fmt: skip
"""And of what is late."""


def hearers(telling: Telling, today: date) -> Mapping[str, str]:
    """The members who are told of an event, each with the first role in which they hear."""
    event, found = telling.event, dict[str, str]()
    if event.entry and event.entry.statement.recorded_by:
        found[event.entry.statement.by] = SPEAKER
    for role in ACTS[event.kind, event.act].hears:
        for member in HEARERS[role].find(telling):
            found.setdefault(member, role)
    return {
        member: role
        for member, role in found.items()
        if member != event.by and present(telling.snapshot, member, today)
    }


def present(snapshot: Snapshot, member: str, today: date) -> bool:
    """Whether somebody is a member, and has not left."""
    known = snapshot.member(member)
    return known is not None and not (known.until and known.until < today)

"""Who may: the capacities of the rulebook, and whether a member holds one in a given matter.

Judged once, when a statement enters, against the roster of that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from xcollab.words import N_
from xcollab.workflow.model.actions import open_actions
from xcollab.workflow.model.addressees import addressees, voided
from xcollab.workflow.model.state_machines import PARTIES

if TYPE_CHECKING:
    from xcollab.schema.request import Request
    from xcollab.schema.snapshot import Entry, Snapshot
    from xcollab.schema.task import Task
    from xcollab.workflow.model.state import State


class Matter(NamedTuple):
    """What an act is about, as far as authority needs to know."""

    snapshot: Snapshot
    state: State
    subject: str
    request: Request | None = None
    """The request as it stands, or as it is about to be created."""
    target: Entry | None = None
    """The statement that the act speaks about, for `withdraw` and `acknowledge`."""
    number: int = 0
    """Which of the actions in that statement it speaks about; 0 where that is not known yet, or any."""


def _task(matter: Matter) -> Task | None:
    return matter.state.collab.tasks.get(matter.subject)


def _requester(matter: Matter) -> tuple[str, ...]:
    request = matter.request
    if request is None:
        return ()
    department = matter.snapshot.departments.get(request.department)
    return (request.requester, *(department.representatives if department else ()))


def _coordinator(matter: Matter) -> tuple[str, ...]:
    named = matter.state.request.coordinator or (matter.request.coordinator if matter.request else "")
    return (named,) if named else ()


def _stand_in(matter: Matter) -> tuple[str, ...]:
    """Admins, where the coordinator and all of the requesting side have a last day: somebody has to name who goes on."""
    known = [matter.snapshot.member(member) for member in (*_coordinator(matter), *_requester(matter))]
    if not known or any(member is not None and member.until is None for member in known):
        return ()
    return tuple(matter.snapshot.workspace.admins)


def _acceptor(matter: Matter) -> tuple[str, ...]:
    in_force = matter.state.collab.request is not None
    named = matter.state.acceptor(matter.subject) if in_force else matter.request and matter.request.acceptor
    return (named,) if named else ()


def _approver(matter: Matter) -> tuple[str, ...]:
    return tuple(matter.state.approvals)


def _representative(matter: Matter) -> tuple[str, ...]:
    department = matter.snapshot.departments.get(matter.subject)
    return department.representatives if department else ()


def _owner(matter: Matter) -> tuple[str, ...]:
    task = _task(matter)
    return (task.owner,) if task else ()


def _date_asked(matter: Matter) -> tuple[str, ...]:
    """Whose consent moves a date that was proposed: the owner's; where the owner proposed it, the coordinator's."""
    task, owner = matter.state.tasks.get(matter.subject), _owner(matter)
    if task and task.proposed and task.proposed.statement.by in owner:
        return _coordinator(matter)
    return owner


def _assignee(matter: Matter) -> tuple[str, ...]:
    task = _task(matter)
    return (task.doer,) if task else ()


def _helper(matter: Matter) -> tuple[str, ...]:
    task = _task(matter)
    return task.helpers if task else ()


def _raiser(matter: Matter) -> tuple[str, ...]:
    issue = matter.state.issues.get(matter.subject)
    return (issue.opening.statement.by,) if issue else ()


def _responsible(matter: Matter) -> tuple[str, ...]:
    issue = matter.state.issues.get(matter.subject)
    department = matter.snapshot.departments.get(issue.department) if issue else None
    return tuple(member.id for member in department.members) if department else ()


def _linked_assignee(matter: Matter) -> tuple[str, ...]:
    issue = matter.state.issues.get(matter.subject)
    if issue is None:
        return ()
    from xcollab.schema.statements.issue import Opening

    opening = issue.opening.said_as(Opening)
    tasks = (matter.state.collab.tasks.get(task) for task in opening.tasks)
    return tuple(task.doer for task in tasks if task)


def _participant(matter: Matter) -> tuple[str, ...]:
    """Members of the requesting department, of those asked, and everybody named in a task; coordinator, acceptor, approvers,
    executives.
    """
    request, snapshot = matter.request, matter.snapshot
    concerned = {request.department, *request.departments} if request else set()
    concerned |= set(matter.state.feedback)
    people = [member.id for department, member in snapshot.members() if department in concerned]
    known = (snapshot.departments[name] for name in sorted(concerned) if name in snapshot.departments)
    people += [
        department.executive for department in known if department.executive
    ]  # what is late is escalated to them
    return (*people, *matter.state.collab.named_in_tasks, *_coordinator(matter), *_acceptor(matter), *_approver(matter))


def _asked(matter: Matter) -> tuple[str, ...]:
    """Who is asked by name, or speaks for a department that is asked for help or a solution, and who hears of it when it is late:
    whoever is asked may answer, whether they take part or not.
    """
    state, snapshot = matter.state, matter.snapshot
    named = dict.fromkeys(m for entry in state.counted for m in _mentions(entry))
    asked = [task.needs.from_ for task in state.tasks.values() if task.needs]
    asked += [issue.department for issue in state.issues.values()]
    asked += [snapshot.department_of(member) for member in named]
    known = [snapshot.departments[name] for name in dict.fromkeys(asked) if name in snapshot.departments]
    executives = [department.executive for department in known if department.executive]
    return (*named, *(member for department in known for member in department.representatives), *executives)


def _waiting(matter: Matter) -> tuple[str, ...]:
    """Who waits for what is owed on a subject: all of the departments that do, and of those that owe it whoever hears that it
    is late.
    """
    (waits, owe), snapshot = _on_both_sides(matter), matter.snapshot
    replying = [m for e in matter.state.counted if getattr(e.statement, "reply_by", None) for m in _mentions(e)]
    owe |= {snapshot.department_of(member) for member in replying}
    people = [member.id for department, member in snapshot.members() if department in waits]
    known = {name: snapshot.departments[name] for name in sorted({*waits, *owe}) if name in snapshot.departments}
    people += [member for name, department in known.items() if name in owe for member in department.representatives]
    return (*people, *(department.executive for department in known.values() if department.executive))


def _mentions(entry: Entry) -> tuple[str, ...]:
    return getattr(entry.statement, "mentions", ())


def _on_both_sides(matter: Matter) -> tuple[set[str], set[str]]:
    """The departments that wait for what is owed on a subject, and those that may owe it."""
    state, subject, of = matter.state, matter.subject, matter.snapshot.department_of
    plans, request = state.collab.tasks, matter.request
    asking = {request.department} if request else set()
    if (task := plans.get(subject)) and subject in state.tasks:
        needs = state.tasks[subject].needs
        waits = {plan.department for plan in plans.values() if subject in plan.depends_on} | {task.department}
        return asking | waits, {of(task.owner), of(task.doer), *((needs.from_,) if needs else ())}
    if issue := state.issues.get(subject):
        held_up = {of(member) for member in _linked_assignee(matter)}
        return asking | held_up | {issue.department, of(issue.opening.statement.by)}, set()
    if subject in state.feedback:
        return asking, {subject, *(of(member) for member in _coordinator(matter))}
    waits = asking | set(state.feedback) | set(state.request.put_off)
    return waits, {of(member) for member in (*_coordinator(matter), *_approver(matter))}


def _speaker(matter: Matter) -> tuple[str, ...]:
    return (matter.target.statement.by,) if matter.target else ()


def _addressee(matter: Matter) -> tuple[str, ...]:
    if matter.target is None:
        return ()
    return (*addressees(matter.state.collab, matter.target), *voided(matter.state, matter.target))


def _author(matter: Matter) -> tuple[str, ...]:
    if matter.target is None:
        return ()
    said = matter.target.statement
    return (said.by, *((said.recorded_by,) if said.recorded_by else ()))


def _action_owner(matter: Matter) -> tuple[str, ...]:
    name = matter.target.name if matter.target else ""
    return tuple(action.owner for action in open_actions(matter.state, name, matter.number))


def _action_lead(matter: Matter) -> tuple[str, ...]:
    """The lead of the department of whoever owns it: somebody has to pass on what a leaver holds."""
    homes = (matter.snapshot.departments.get(matter.snapshot.department_of(owner)) for owner in _action_owner(matter))
    return tuple(home.lead for home in homes if home and home.lead)


HOLDERS: Mapping[str, Callable[[Matter], tuple[str, ...]]] = {
    "requester": _requester,
    "coordinator": _coordinator,
    "stand-in": _stand_in,
    "acceptor": _acceptor,
    "approver": _approver,
    "representative": _representative,
    "owner": _owner,
    "date-asked": _date_asked,
    "assignee": _assignee,
    "helper": _helper,
    "raiser": _raiser,
    "responsible": _responsible,
    "linked-assignee": _linked_assignee,
    "participant": _participant,
    "asked": _asked,
    "waiting": _waiting,
    "speaker": _speaker,
    "addressee": _addressee,
    "author": _author,
    "action-owner": _action_owner,
    "action-lead": _action_lead,
}
"""By capacity, the ids of those who hold it in a matter."""


def holders(matter: Matter, capacity: str) -> tuple[str, ...]:
    """Who holds a capacity in a matter, each once."""
    return tuple(dict.fromkeys(HOLDERS[capacity](matter)))


def judges(matter: Matter, party: str) -> tuple[str, ...]:
    """Who may speak for a party of the acceptance, the one to ask first."""
    return tuple(dict.fromkeys(member for capacity in PARTIES[party] for member in holders(matter, capacity)))


OF_ONES_OWN = frozenset({"stand-in", "participant", "asked", "speaker", "addressee", "author", "responsible"})
"""Capacities in which nobody stands in for somebody who is away: any member holds them, or they are about one's own words."""


def capacity_of(matter: Matter, allowed: tuple[str, ...], member: str) -> str | None:
    """The first of the allowed capacities that the member holds in the matter, as statements record it: with `deputy-` before it
    where it is that of somebody who is away, and for whom the member stands in.
    """
    for capacity in allowed:
        if member in holders(matter, capacity):
            return _post(matter, member) if capacity == "representative" else capacity
    for capacity in allowed:
        held = holders(matter, capacity) if capacity not in OF_ONES_OWN else ()
        for away in matter.snapshot.acting_as(member)[1:]:
            if away in held:
                return f"deputy-{_post(matter, away) if capacity == 'representative' else capacity}"
    return None


def _post(matter: Matter, member: str) -> str:
    department = matter.snapshot.departments[matter.subject]
    if member == department.lead:
        return "lead"
    return "deputy" if member in department.deputies else "liaison"


RECORDING = N_("What somebody said otherwise may be recorded by the coordinator or by somebody of the speaker's own department"
               " (--for, --via); the speaker is asked to confirm it or to object. Nobody confirms what they recorded themselves. So it is"
               " with every statement; a plan is drafted and edited by who commits it, and says itself for whom.")  # fmt: skip


def may_record_for(matter: Matter, speaker: str, recorder: str) -> bool:
    """Who may type what another said (代录): the coordinator, or somebody of the speaker's own department."""
    same = matter.snapshot.department_of(speaker) == matter.snapshot.department_of(recorder) != ""
    coordinators = _coordinator(matter)
    return same or any(one in coordinators for one in matter.snapshot.acting_as(recorder))

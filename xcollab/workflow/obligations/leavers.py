"""Whoever leaves and still holds something: who can hand it on finds it in their inbox, on the agenda and in `check`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from xcollab.schema.names import place_of
from xcollab.words import N_
from xcollab.workflow.model.acceptors import lacking, remedy, stays
from xcollab.workflow.model.authority import Matter, holders, judges
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.hearing import OWING
from xcollab.workflow.model.state_machines import OPEN_TASK
from xcollab.workflow.obligations.handing import handed
from xcollab.workflow.obligations.kind import Answer, ObligationKind
from xcollab.workflow.obligations.obligation import Obligation

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Snapshot
    from xcollab.workflow.model.state import State

_BEFORE_IT_ENDS = N_("they are gone before it ends")


def _said_of(owed: Obligation, key: str) -> dict[str, object] | None:
    """What is known of the answer, where it is the one that says this."""
    return dict(owed.said) if key in dict(owed.said) else None


LEAVER_COORDINATES = ObligationKind(
    "leaver-coordinates", 0, "request", N_("the coordinator leaves: hand the coordination over"), OWING, ("requester", "stand-in"),
    (Answer("request", "handover"),),
    condition=_BEFORE_IT_ENDS, due="leaving", problem=True,
)  # fmt: skip

LEAVER_ACCEPTS = ObligationKind(
    "leaver-accepts", 0, "request", N_("whoever could accept the work for the requesting side leaves: name somebody else"), OWING,
    ("coordinator",),
    (Answer("request", "revise", lambda snapshot, state, owed: _said_of(owed, "acceptor")),
     Answer("request", "handover", lambda snapshot, state, owed: _said_of(owed, "to")),
     Answer("workspace", "member-add", lambda snapshot, state, owed: None if owed.said else {})),
    condition=_BEFORE_IT_ENDS, due="leaving", problem=True,
)  # fmt: skip

LEAVER_WORKS = ObligationKind(
    "leaver-works", 0, "task", N_("somebody with a part in {subject} leaves: give it to somebody else"), OWING, ("coordinator",),
    (Answer("task", "reassign", lambda snapshot, state, owed: dict(owed.said) or None),  # to whoever stays
     Answer("task", "cancel", lambda snapshot, state, owed: None if owed.said else {})),
    condition=_BEFORE_IT_ENDS, due="leaving", problem=True,
)  # fmt: skip

LEAVER_SPEAKS = ObligationKind(
    "leaver-speaks", 0, "feedback", N_("whoever speaks for {asked} leaves: name somebody else"), OWING, ("admin",),
    (Answer("workspace", "department-edit", lambda snapshot, state, owed: dict(owed.said) or None),
     Answer("workspace", "member-add", lambda snapshot, state, owed: None if owed.said else {"department": owed.subject})),
    condition=_BEFORE_IT_ENDS, due="leaving", problem=True,
)  # fmt: skip

KINDS = (LEAVER_COORDINATES, LEAVER_ACCEPTS, LEAVER_WORKS, LEAVER_SPEAKS)
_RECORDS = {
    LEAVER_COORDINATES.name: ("request", "coordinator"),
    LEAVER_WORKS.name: ("tasks/{subject}", "owner"),
    LEAVER_SPEAKS.name: ("request", "departments"),
}
"""The plan that names the person, and where in it; of acceptance `check` tells in any case (`nobody-accepts`)."""


class _Duty(NamedTuple):
    """What somebody who leaves still holds."""

    kind: str
    """Of obligation."""
    subject: str
    member: str


def leavers(snapshot: Snapshot, state: State, today: date) -> Iterator[Obligation]:
    """The duties in one collaboration of those who will be gone before they end, or are gone."""
    return (handed(snapshot, state, owed) for owed in _leavers(snapshot, state, today))


def _leavers(snapshot: Snapshot, state: State, today: date) -> Iterator[Obligation]:
    request = state.collab.request
    if request is None or state.request.status in ("archived", "cancelled", "none", "draft"):
        return
    coordinator, end = state.request.coordinator, max(request.due, today)
    if _leaves(snapshot, coordinator, end) and (people := _name_another(snapshot, state, today)):
        yield _owed(snapshot, state, _Duty("leaver-coordinates", state.collab.id, coordinator), people)
    elif stays(snapshot, coordinator, today):
        yield from _accepts(snapshot, state, end)
    for task_id, status in state.tasks.items():
        plan, last = state.collab.tasks[task_id], max(status.due or state.collab.tasks[task_id].due, today)
        if status.status not in OPEN_TASK:  # what is in review is judged first
            continue
        for role, member in (("owner", plan.owner), ("assignee", plan.doer)):
            if _leaves(snapshot, member, last) and (role == "owner" or member != plan.owner):
                owed = _owed(snapshot, state, _Duty("leaver-works", task_id, member), (coordinator,))
                yield owed._replace(
                    said=tuple((role, other) for other in _successors(snapshot, state, task_id, last)[:1])
                )
    for name in state.feedback:
        yield from _speaks(snapshot, state, name, end)


def _name_another(snapshot: Snapshot, state: State, today: date) -> tuple[str, ...]:
    """Who can hand the coordination on and is still there: the requesting side, or the coordinator, or else admins."""
    matter = Matter(snapshot, state, "", state.collab.request)
    for capacity in ("requester", "coordinator", "stand-in"):
        if staying := tuple(m for m in holders(matter, capacity) if stays(snapshot, m, today)):
            return staying
    return ()


def _successors(snapshot: Snapshot, state: State, task_id: str, last: date) -> list[str]:
    """Who stays to take over a part in a task: who speaks for its department first, then whoever belongs to it, or takes part."""
    plan, request = state.collab.tasks[task_id], state.collab.request
    department = snapshot.departments.get(plan.department)
    known = (*department.representatives, *(m.id for m in department.members)) if department else ()
    acceptor = request.acceptor if request else None
    others = [m.id for d, m in snapshot.members() if request and d in (request.department, *request.departments)]
    return [m for m in (plan.owner, *known, *others) if stays(snapshot, m, last) and m != acceptor]


def _accepts(snapshot: Snapshot, state: State, end: date) -> Iterator[Obligation]:
    """An acceptance that nobody will be left to give; where nobody could in the first place, that is told by itself."""
    if lacking(snapshot, state, end) is None or lacking(snapshot, state, date.min):
        return
    able = (*judges(Matter(snapshot, state, "", state.collab.request), "requester"),)
    last = max((member for member in able if _until(snapshot, member)), key=lambda m: _until(snapshot, m) or date.min)
    owed = _owed(snapshot, state, _Duty("leaver-accepts", state.collab.id, last), (state.request.coordinator,))
    said = remedy(snapshot, state, end).said
    yield owed._replace(said=tuple((key, str(value)) for key, value in said.items()))


def _speaks(snapshot: Snapshot, state: State, name: str, end: date) -> Iterator[Obligation]:
    """A department that nobody will be left to speak for; an admin names somebody."""
    department = snapshot.departments.get(name)
    if department is None or not all(_leaves(snapshot, member, end) for member in department.representatives):
        return
    last = max(department.representatives, key=lambda m: _until(snapshot, m) or date.max, default="")
    if last:
        staying = [member.id for member in department.members if stays(snapshot, member.id, end)]
        owed = _owed(snapshot, state, _Duty("leaver-speaks", name, last), snapshot.workspace.admins)
        yield owed._replace(said=tuple(("lead", member) for member in staying[:1]))


def _owed(snapshot: Snapshot, state: State, duty: _Duty, people: tuple[str, ...]) -> Obligation:
    kind, subject, member = duty
    on = place_of("task" if kind == "leaver-works" else "request", state.collab.id, subject)
    return Obligation(
        kind, state.collab.id, subject, people, snapshot.department_of(people[0]), due=_until(snapshot, member),
        about=member, on=on,
    )  # fmt: skip


def _leaves(snapshot: Snapshot, member_id: str, day: date) -> bool:
    """Whether somebody is known to be gone on that day; whoever nobody knows is told of elsewhere."""
    until = _until(snapshot, member_id)
    return until is not None and until < day


def _until(snapshot: Snapshot, member_id: str) -> date | None:
    member = snapshot.member(member_id)
    return member.until if member else None


def leaver_findings(snapshot: Snapshot, state: State, today: date) -> Iterator[Finding]:
    """The same for `check`, each at the plan that names the person."""
    for owed in leavers(snapshot, state, today):
        if owed.kind not in _RECORDS:
            continue
        record, key = _RECORDS[owed.kind]
        arguments = {"member": owed.about, "until": owed.due, "subject": owed.subject, "people": list(owed.people)}
        yield Finding(f"{state.collab.id}/{record.format(subject=owed.subject)}", (key,), "leaver-holds", arguments)

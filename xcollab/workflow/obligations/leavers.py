"""Whoever leaves and still holds something: who can hand it on finds it in their inbox, on the agenda and in `check`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from xcollab.schema.names import place_of
from xcollab.words import N_
from xcollab.workflow.model.acceptors import lacking, remedy, stays
from xcollab.workflow.model.authority import Matter, holders, judges
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.hands import can_take
from xcollab.workflow.model.hearing import OWING
from xcollab.workflow.model.plan_references import taken_off
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
    (Answer("request", "handover", lambda snapshot, state, owed: dict(owed.said)),),
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


def _tell_coordinator(snapshot: Snapshot, state: State, owed: Obligation) -> dict[str, object] | None:
    """What a lead can do about it, who sees it once somebody is gone."""
    return {"mentions": (state.request.coordinator,)} if len(owed.people) > 1 else None


LEAVER_WORKS = ObligationKind(
    "leaver-works", 0, "task", N_("somebody with a part in {subject} leaves: give it to somebody else"), OWING, ("coordinator",),
    (Answer("task", "reassign", lambda snapshot, state, owed: dict(owed.said) or None),  # to whoever stays
     Answer("task", "cancel", lambda snapshot, state, owed: None if owed.said else {}),
     Answer("", "comment", _tell_coordinator)),
    condition=_BEFORE_IT_ENDS, due="leaving", problem=True,
)  # fmt: skip

LEAVER_SPEAKS = ObligationKind(
    "leaver-speaks", 0, "feedback", N_("whoever speaks for {asked} leaves: name somebody else"), OWING, ("admin",),
    (Answer("workspace", "department-edit", lambda snapshot, state, owed: dict(owed.said) or None),
     Answer("workspace", "member-add", lambda snapshot, state, owed: None if owed.said else {"department": owed.subject})),
    condition=_BEFORE_IT_ENDS, due="leaving", problem=True,
)  # fmt: skip


def _which(snapshot: Snapshot, state: State, owed: Obligation) -> dict[str, object] | None:
    return {"number": int(owed.party), **dict(owed.said)}


LEAVER_ACTS = ObligationKind(
    "leaver-acts", 0, "statement", N_("somebody leaves who was to do what was agreed: hand it on"), OWING, ("action-lead", "coordinator"),
    (Answer("", "hand-on", _which),), condition=_BEFORE_IT_ENDS, due="leaving", problem=True,
)  # fmt: skip

KINDS = (LEAVER_COORDINATES, LEAVER_ACCEPTS, LEAVER_WORKS, LEAVER_SPEAKS, LEAVER_ACTS)
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
    if request is not None and state.request.status != "cancelled":
        yield from _acts(snapshot, state, today)
    if request is None or state.request.status in ("archived", "cancelled", "none", "draft"):
        return
    coordinator, end = state.request.coordinator, max(request.due, today)
    if _leaves(snapshot, coordinator, end) and (people := _name_another(snapshot, state, today)):
        owed = _owed(snapshot, state, _Duty("leaver-coordinates", state.collab.id, coordinator), people)
        yield owed._replace(
            said=tuple(("to", other) for other in _named(snapshot, coordinator, end) if other != request.acceptor)
        )
    elif stays(snapshot, coordinator, today):
        yield from _accepts(snapshot, state, end)
    for task_id, status in state.tasks.items():
        plan, last = state.collab.tasks[task_id], max(status.due or state.collab.tasks[task_id].due, today)
        if status.status not in OPEN_TASK or taken_off(state.collab, plan.department):
            continue  # what is in review is judged first; what a revision left outside is another department's first
        for role, member in (("owner", plan.owner), ("assignee", plan.doer)):
            if _leaves(snapshot, member, last) and (role == "owner" or member != plan.owner):
                people = (coordinator, *_lead_of_who_left(snapshot, member, today))
                owed = _owed(snapshot, state, _Duty("leaver-works", task_id, member), tuple(dict.fromkeys(people)))
                takes_over = [*_named(snapshot, member, last), *_successors(snapshot, state, task_id, last)]
                able = (other for other in takes_over if can_take(snapshot, state, task_id, role, other))
                yield owed._replace(said=tuple((role, other) for other in islice(able, 1)))
    for name in state.feedback:
        yield from _speaks(snapshot, state, name, end)


def _acts(snapshot: Snapshot, state: State, today: date) -> Iterator[Obligation]:
    """What a meeting gave somebody to do who leaves before: the lead of their department, or the coordinator, hands it on."""
    for action in state.actions.values():
        last = max(action.due or today, today)
        if action.ended or not _leaves(snapshot, action.owner, last):
            continue
        home = snapshot.departments.get(snapshot.department_of(action.owner))
        asked = [home.lead if home and home.lead != action.owner else None, state.request.coordinator]
        people = tuple(dict.fromkeys(one for one in asked if one and stays(snapshot, one, today)))
        if people:
            said = tuple(("to", other) for other in _named(snapshot, action.owner, last))
            yield Obligation(
                "leaver-acts", state.collab.id, action.entry.name, people, snapshot.department_of(people[0]),
                due=_until(snapshot, action.owner), about=action.owner, party=str(action.number), on=action.entry.statement.on,
                said=said,
            )  # fmt: skip


def _lead_of_who_left(snapshot: Snapshot, leaver: str, today: date) -> tuple[str, ...]:
    """Once somebody is gone, the lead of their department sees what they left as well."""
    home = snapshot.departments.get(snapshot.department_of(leaver))
    lead = home.lead if home and _leaves(snapshot, leaver, today) else None
    return (lead,) if lead and lead != leaver and stays(snapshot, lead, today) else ()


def _named(snapshot: Snapshot, leaver: str, last: date) -> list[str]:
    """Who takes over from somebody, where that was said, and stays."""
    member = snapshot.member(leaver)
    known = member.successor if member else None
    return [known] if known and stays(snapshot, known, last) else []


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
    others = [m.id for d, m in snapshot.members() if request and d in (request.department, *request.departments)]
    return [m for m in (plan.owner, *known, *others) if stays(snapshot, m, last)]


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
        arguments = {"member": owed.about, "until": owed.due, "subject": owed.subject, "people": list(owed.people)}
        if owed.kind == LEAVER_ACTS.name:
            key: tuple[str | int, ...] = ("actions", int(owed.party) - 1, "owner")
            key = key if owed.on.endswith("/meetings") else ("improvements", *key[1:])
            yield Finding(f"{owed.on}/{owed.subject}", key, "leaver-holds", arguments)
        elif owed.kind in _RECORDS:
            record, name = _RECORDS[owed.kind]
            yield Finding(
                f"{state.collab.id}/{record.format(subject=owed.subject)}", (name,), "leaver-holds", arguments
            )

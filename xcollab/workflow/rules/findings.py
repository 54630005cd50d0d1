"""Everything that `check` looks for beyond the form of a file: a list of small functions, each a source of findings.

Nothing here stops at the first; a finding is a value in a list. `WARNINGS` names the codes that do not fail a check.
"""

from collections.abc import Callable, Iterator, Sequence

from xcollab.schema.snapshot import Collab, Snapshot
from xcollab.schema.statements.acceptance import Passing
from xcollab.schema.statements.feedback import Feedback
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.acceptors import acceptor_problems, lacking
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.plan_references import request_problems, taken_off, task_problems
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import ASKED, ENDED, OPEN_TASK
from xcollab.workflow.model.statement_references import named
from xcollab.workflow.rules import doubtful_dates
from xcollab.workflow.rules.authorship import known_by
from xcollab.workflow.rules.edited_plans import due_edited, request_edited
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.templates import template_findings

Key = tuple[str | int, ...]
CollabRule = Callable[[Snapshot, State], Iterator[Finding]]
WARNINGS = frozenset({
    "unasked-resource", "judged-own-work", "said-long-ago", "time-unproven", "owners-drifted", "trailer-no-authority",
    "admin-leaves", "nobody-accepts", "leaver-holds", "owner-moved", "schemas-outdated", "task-outside",
    *doubtful_dates.CODES,
    "row-there", "rows-gone", "rows-elsewhere", "changed-since", "compared-with-now", "cell-no-status",
})  # fmt: skip
"""True, worth knowing, and no reason to refuse a pull request."""


def findings(snapshot: Snapshot, also: Sequence[CollabRule] = ()) -> list[Finding]:
    """All findings of a snapshot, in the order of its records, with those of further rules: each collaboration is folded once."""
    found = [finding for rule in WORKSPACE_RULES for finding in rule(snapshot)]
    for collab in snapshot.collabs.values():
        state = settled(collab)
        found += [finding for rule in (*COLLAB_RULES, *also) for finding in rule(snapshot, state)]
    return found


def _admins(snapshot: Snapshot) -> Iterator[Finding]:
    """At least one admin is there to stay: without one, nobody could name another."""
    staying = False
    for number, admin in enumerate(snapshot.workspace.admins):
        member = snapshot.member(admin)
        if member is None:
            yield Finding("xcollab", ("admins", number), "unknown-member", {"member": admin})
        elif member.until:
            yield Finding("xcollab", ("admins", number), "admin-leaves", {"member": admin, "until": member.until})
        else:
            staying = True
    if not staying:
        yield Finding("xcollab", ("admins",), "no-admin-stays", {"people": list(snapshot.workspace.admins)})


def _people(snapshot: Snapshot) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for department_id, department in snapshot.departments.items():
        record = f"departments/{department_id}"
        own = {member.id for member in department.members}
        for number, member in enumerate(department.members):
            for name in known_by(member):
                if name in seen:
                    arguments = {"value": name, "department": seen[name]}
                    yield Finding(record, ("members", number), "member-twice", arguments)
                seen[name] = department_id
            for place, absence in enumerate(member.away or ()):
                if snapshot.member(absence.deputy) is None:
                    where = ("members", number, "away", place, "deputy")
                    yield Finding(record, where, "unknown-member", {"member": absence.deputy})
        posts = [("lead", department.lead), *(("deputies", d) for d in department.deputies)]
        for key, person in (*posts, *(("liaisons", liaison) for liaison in department.liaisons)):
            if person and person not in own:
                yield Finding(record, (key,), "not-of-department", {"member": person, "department": department_id})
        if department.executive and snapshot.member(department.executive) is None:
            yield Finding(record, ("executive",), "unknown-member", {"member": department.executive})


def way_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """The channels that a department and its people name are there; mail for a department has somewhere to go."""
    known = snapshot.workspace.channels
    for department_id, department in snapshot.departments.items():
        record, own = f"departments/{department_id}", department.notify
        named: list[tuple[Key, tuple[str, ...]]] = [(("notify",), own.channels if own else ())]
        for number, member in enumerate(department.members):
            ways = member.notify.channels if member.notify else None
            named.append((("members", number, "notify"), ways or ()))
        for key, channels in named:
            for place, channel in enumerate(channels):
                if channel not in known:
                    code = "unknown-channel" if known else "no-channels"
                    arguments = {"channel": channel, "channels": list(known)}
                    yield Finding(record, (*key, "channels", place), code, arguments)
        mails = [name for name in (own.channels if own else ()) if name in known and known[name].kind == "mail"]
        if own and mails and own.address is None:
            arguments = {"channel": mails[0], "department": department_id}
            yield Finding(record, ("notify",), "mail-to-nobody", arguments)


def _folded(snapshot: Snapshot, state: State) -> Iterator[Finding]:
    yield from state.findings


def _plans(snapshot: Snapshot, state: State) -> Iterator[Finding]:
    collab = state.collab
    if collab.request is None:
        yield Finding(f"{collab.id}/request", (), "request-missing", {"collab": collab.id})
        return
    over = state.request.status in ENDED
    stated = collab.request if state.request.plan else None
    for key, code, arguments in request_problems(snapshot, collab, collab.request, stated):
        if not (over and code == "nobody-speaks"):  # nobody asks them any more
            yield Finding(f"{collab.id}/request", key, code, arguments)
    for key, code, arguments in acceptor_problems(snapshot, state, collab.request):
        yield Finding(f"{collab.id}/request", key, code, arguments)
    for task_id, task in collab.tasks.items():
        was = state.tasks[task_id]
        settled_so = over or was.agreed or was.status not in OPEN_TASK
        for key, code, arguments in task_problems(snapshot, collab, task_id, task, task if settled_so else None):
            if key == ("department",) and taken_off(collab, task.department):
                if was.status in ("done", "cancelled"):
                    continue
                code, arguments = "task-outside", {"task": task_id, "collab": collab.id, **arguments}
            yield Finding(f"{collab.id}/tasks/{task_id}", key, code, arguments)
        home = snapshot.department_of(task.owner)
        if settled_so and home not in ("", task.department) and not over and was.status in OPEN_TASK:
            told = {"member": task.owner, "home": home, "department": task.department, "task": f"{collab.id}/{task_id}"}
            yield Finding(f"{collab.id}/tasks/{task_id}", ("owner",), "owner-moved", told)


def _acceptance(snapshot: Snapshot, state: State) -> Iterator[Finding]:
    """Once departments are asked, two people must be there to judge what they will do."""
    if state.request.status not in ("none", "draft") and (found := lacking(snapshot, state)):
        yield found


def _unstated_changes(snapshot: Snapshot, state: State) -> Iterator[Finding]:
    """A plan edited where only a statement may change it: the request after submission, a date once confirmed."""
    collab, request = state.collab, state.collab.request
    if request and state.request.plan and fingerprints.plan_digest(request) != state.request.plan:
        yield request_edited(state, fingerprints.plan_digest(request))
    for task_id, task in collab.tasks.items():
        was = state.tasks[task_id]
        if was.agreed and task.due != was.original:
            yield due_edited(state, task_id, due=was.original, wanted=task.due)


def _speakers(snapshot: Snapshot, state: State) -> Iterator[Finding]:
    for entry in state.collab.entries:
        for key in ("by", "recorded_by"):
            member = getattr(entry.statement, key)
            if member and snapshot.member(member) is None:
                yield Finding(entry.record, (key,), "unknown-member", {"member": member})


def _targets(snapshot: Snapshot, state: State) -> Iterator[Finding]:
    names = {entry.record for entry in state.collab.entries}
    for entry in state.collab.entries:
        for key in ("of", "to") if entry.act in ("withdraw", "object", "acknowledge") else ():
            target = getattr(entry.statement, key, None)
            if target and f"{entry.on}/{target}" not in names:
                yield Finding(entry.record, (key,), "unknown-statement", {"name": target})
        follows = getattr(entry.statement, "follows", None)
        if follows and follows not in names:
            yield Finding(entry.record, ("follows",), "unknown-statement", {"name": follows})


def _unasked_resources(snapshot: Snapshot, state: State) -> Iterator[Finding]:
    for feedback in state.feedback.values() if state.request.status in ASKED else ():
        said = feedback.entry.statement if feedback.entry else None
        if feedback.entry and isinstance(said, Feedback):
            for number, resource in enumerate(said.resources):
                if resource.department and resource.department not in _taking_part(state.collab):
                    arguments = {"what": resource.what, "department": resource.department, "collab": state.collab.id}
                    yield Finding(
                        feedback.entry.record, ("resources", number, "department"), "unasked-resource", arguments
                    )


def _taking_part(collab: Collab) -> set[str]:
    return {collab.request.department, *collab.request.departments} if collab.request else set()


def _own_work(snapshot: Snapshot, state: State) -> Iterator[Finding]:
    for task_id, task in state.collab.tasks.items():
        for entry in state.tasks[task_id].verdicts.values():
            if isinstance(entry.statement, Passing) and entry.statement.by in {task.owner, task.doer, *task.helpers}:
                yield Finding(entry.record, ("by",), "judged-own-work", {"member": entry.statement.by, "task": task_id})


WORKSPACE_RULES: tuple[Callable[[Snapshot], Iterator[Finding]], ...] = (
    _admins,
    _people,
    way_findings,
    template_findings,
)
COLLAB_RULES: tuple[CollabRule, ...] = (
    _plans,
    _acceptance,
    _unstated_changes,
    _speakers,
    _targets,
    named,
    _folded,
    _unasked_resources,
    _own_work,
)

"""Edits of plans, judged as acts: what no statement of the same change tells of must be somebody's to edit.

A change may hold edits and statements in an order that nobody can see any more (a squash). An edit is legal where there
was a moment, before, between or after the statements, at which one of the authors might have made it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from xcollab.errors import Refused
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab, Snapshot
from xcollab.schema.task import Task
from xcollab.workflow import terms
from xcollab.workflow.attempt import Attempt
from xcollab.workflow.entering import new_entries
from xcollab.workflow.fold import settled
from xcollab.workflow.judge import judge
from xcollab.workflow.rewinding import created_by, timeline
from xcollab.workflow.state import Finding, State


class Change(NamedTuple):
    """What happened to one collaboration, and who may have done it."""

    rosters: Sequence[Snapshot]
    authors: Sequence[str]
    before: Collab
    after: Collab
    moments: Sequence[Collab]
    """The collaboration before each new statement, and after the last."""
    follow_ups: frozenset[str]
    """Tasks that a verdict made: they are the verdict's own, as on the command line."""


def plan_findings(
    rosters: Sequence[Snapshot], authors: Sequence[str], before: Collab, after: Collab
) -> Iterator[Finding]:
    """What is wrong with the plans that `after` has beyond `before`, as the authors' doing."""
    new = new_entries(before, after)
    plans = timeline(rosters[0], before, after, new)
    moments = [replace(plan, entries=(*before.entries, *new[:number])) for number, plan in enumerate(plans)]
    verdicts = frozenset(task for entry in new if entry.statement.act == "pass" for task in created_by(entry))
    change = Change(rosters, authors, before, after, moments, verdicts)
    yield from _of_request(change)
    for task_id in sorted(before.tasks.keys() | after.tasks.keys()):
        yield from _of_task(change, task_id)


def _of_request(change: Change) -> Iterator[Finding]:
    was, now, first = change.before.request, change.after.request, change.moments[0].request
    record = f"{change.after.id}/request"
    if now is None or first is None:
        if was is not None:
            yield Finding(record, (), "plan-deleted", {"path": f"collabs/{record}.yaml"})
        return
    wanted = _unstated(was, now, first)
    if wanted is None:
        return
    act = "edit" if was else "create"
    refusal = _refusal(change, "request", change.after.id, act, request=wanted)
    if refusal and was and settled(change.before).request.status != "draft":
        yield Finding(record, (), "request-edited", {"collab": change.after.id, "plan": terms.plan_digest(now)})
    elif refusal:
        yield Finding(record, (), refusal.code, refusal.arguments)


def _of_task(change: Change, task_id: str) -> Iterator[Finding]:
    was, now = change.before.tasks.get(task_id), change.after.tasks.get(task_id)
    record = f"{change.after.id}/tasks/{task_id}"
    if now is None:
        yield Finding(record, (), "plan-deleted", {"path": f"collabs/{record}.yaml"})
        return
    wanted = _unstated(was, now, change.moments[0].tasks.get(task_id, now))
    if wanted is None or (was is None and task_id in change.follow_ups):
        return
    refusal = _refusal(change, "task", task_id, "edit" if was else "create", task=wanted)
    if refusal and refusal.code == "due-frozen":
        yield _moved(change, record, task_id, refusal)
    elif refusal:
        yield Finding(record, (), refusal.code, refusal.arguments)


def _moved(change: Change, record: str, task_id: str, refusal: Refused) -> Finding:
    about = {"task": task_id, "collab": change.after.id, "in_force": settled(change.before).tasks[task_id].due}
    return Finding(record, ("due",), "due-edited", about | {key: refusal.arguments[key] for key in ("due", "wanted")})


def _unstated(was: Any, now: Any, first: Any) -> Any:
    """The plan with those edits only that no statement tells of; None where there are none.

    A field counts as edited where it is another than before, both in the end and with the statements' changes undone.
    """
    if was is None:
        return first
    edited = {
        key: getattr(first, key)
        for key in type(was).model_fields
        if _value(was, key) not in (_value(first, key), _value(now, key))
    }
    return was.model_copy(update=edited) if edited else None


def _value(plan: Request | Task, key: str) -> Any:
    return plan.doer if key == "assignee" and isinstance(plan, Task) else getattr(plan, key)


def _refusal(change: Change, kind: str, subject: str, act: str, **wanted: Any) -> Refused | None:
    """None where one of the authors may do it at one of the moments; otherwise why not, best of somebody who may at all."""
    why: list[Refused] = []
    for moment in change.moments if kind == "task" else change.moments[:1]:
        state = settled(_without(change, moment, kind, subject))
        for roster in change.rosters:
            for author in change.authors:
                refusal = _judged(roster, state, kind, subject, act, author, wanted)
                if refusal is None:
                    return None
                why.append(refusal)
    return next((refusal for refusal in why if refusal.code != "not-yours"), why[0] if why else None)


def _without(change: Change, moment: Collab, kind: str, subject: str) -> Collab:
    """The collaboration at a moment, with the plan as it stood before it was created or edited."""
    if kind == "request":
        return replace(moment, request=change.before.request)
    others = {key: task for key, task in moment.tasks.items() if key != subject}
    was = change.before.tasks.get(subject)
    return replace(moment, tasks={**others, subject: was} if was else others)


def _judged(
    roster: Snapshot, state: State, kind: str, subject: str, act: str, author: str, wanted: dict[str, Any]
) -> Refused | None:
    try:
        judge(Attempt(roster, state, kind, subject, act, author, author, **wanted))
    except Refused as refusal:
        return refusal
    return None

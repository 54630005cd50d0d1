"""Edits of plans, judged as acts: what no statement of the same change tells of must be somebody's to edit.

A change may hold edits and statements in an order that nobody can see any more (a squash). An edit is legal where there
was a moment, before, between or after the statements, at which one of the authors might have made it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from xcollab.errors import Refused
from xcollab.schema.dataclass import dataclass, field, replace
from xcollab.schema.parts.moves import moves_of
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.task import Task
from xcollab.schema.value import keys
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.state import State
from xcollab.workflow.review.new_statements import new_entries
from xcollab.workflow.review.plan_versions import timeline
from xcollab.workflow.rules.edited_plans import due_edited, request_edited
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.rulebook import act_of
from xcollab.workflow.rules.running_state import Running, with_task


class Change(NamedTuple):
    """What happened to one collaboration, and who may have done it."""

    rosters: Sequence[Snapshot]
    authors: Sequence[str]
    before: Collab
    after: Collab
    new: Sequence[Entry]
    plans: Sequence[Collab]
    """Before each new statement, and after the last."""


class _Edit(NamedTuple):
    """A plan that somebody made or edited without a statement, as the act that it is."""

    kind: str
    subject: str
    act: str
    request: Request | None = None
    task: Task | None = None

    def judged(self, roster: Snapshot, state: State, author: str) -> Refused | None:
        """Why an author may not do it; None where they may."""
        attempt = Attempt(roster, state, self.kind, self.subject, self.act, author, author)
        try:
            judge(attempt._replace(request=self.request, task=self.task))
        except Refused as refusal:
            return refusal
        return None


@dataclass
class _Pending:
    """An edit, and why nobody of the authors might do it so far."""

    edit: _Edit
    why: list[Refused] = field(default_factory=list)

    @property
    def refusal(self) -> Refused:
        """Best that of somebody who may at all."""
        return next((refusal for refusal in self.why if refusal.code != "not-yours"), self.why[0])


def plan_findings(
    rosters: Sequence[Snapshot], authors: Sequence[str], before: Collab, after: Collab
) -> Iterator[Finding]:
    """What is wrong with the plans that `after` has beyond `before`, as the authors' doing."""
    new = new_entries(before, after)
    change = Change(rosters, authors, before, after, new, timeline(rosters[0], before, after, new))
    yield from _of_request(change)
    refused = _refused(change, _edits(change))
    for task_id in sorted(before.tasks.keys() | after.tasks.keys()):
        record = f"{after.id}/tasks/{task_id}"
        if task_id not in after.tasks:
            yield Finding(record, (), "plan-deleted", {"path": f"collabs/{record}.yaml"})
        elif task_id in refused:
            refusal = refused[task_id]
            if refusal.code == "due-frozen":
                yield _moved(change, task_id, refusal)
            else:
                yield Finding(record, (), refusal.code, refusal.arguments)


def _of_request(change: Change) -> Iterator[Finding]:
    was, now, first = change.before.request, change.after.request, change.plans[0].request
    record = f"{change.after.id}/request"
    if now is None or first is None:
        if was is not None:
            yield Finding(record, (), "plan-deleted", {"path": f"collabs/{record}.yaml"})
        return
    wanted = _unstated(was, now, first)
    if wanted is None:
        return
    state = settled(replace(change.plans[0], request=was))
    refusal = _refusal(change, state, _Edit("request", change.after.id, "edit" if was else "create", request=wanted))
    if refusal and was and settled(change.before).request.status != "draft":
        yield request_edited(settled(change.before), fingerprints.plan_digest(now))
    elif refusal:
        yield Finding(record, (), refusal.code, refusal.arguments)


def _edits(change: Change) -> dict[str, _Pending]:
    """The tasks that no statement tells of; those that an act makes by itself are its own, as on the command line."""
    acts = ((act_of(entry), entry.statement) for entry in change.new)
    told = {task for act, said in acts if act.creates_by_itself for task in act.creates(said)}
    edits = {}
    for task_id, now in change.after.tasks.items():
        was = change.before.tasks.get(task_id)
        wanted = _unstated(was, now, change.plans[0].tasks.get(task_id, now))
        if wanted is not None and not (was is None and task_id in told):
            edits[task_id] = _Pending(_Edit("task", task_id, "edit" if was else "create", task=wanted))
    return edits


def _refused(change: Change, pending: dict[str, _Pending]) -> dict[str, Refused]:
    """Of the edits, those that none of the authors might make at any moment: before, between and after the statements.

    Asked again only where something has changed since that it may depend on.
    """
    running = Running(change.plans[0])
    last: tuple[object, ...] = ()
    for number, plans in enumerate(change.plans if pending else ()):
        state = running.under(plans)
        phase = (id(plans), state.request.status, state.request.coordinator, len(state.withdrawn))
        near = pending.keys() if phase != last else pending.keys() & _near(change.new[number - 1])
        last = phase
        for task_id in [*near]:
            then = with_task(state, task_id, change.before.tasks.get(task_id))
            refusal = _refusal(change, then, pending[task_id].edit)
            if refusal:
                pending[task_id].why.append(refusal)
            else:
                del pending[task_id]
        if number < len(change.new):
            running.hear(change.new[number])
    return {task_id: refused.refusal for task_id, refused in pending.items()}


def _near(entry: Entry) -> set[str]:
    """The tasks whose state a statement may have changed."""
    return {entry.subject, *(move.task for move in moves_of(entry.statement))}


def _moved(change: Change, task_id: str, refusal: Refused) -> Finding:
    told = refusal.arguments
    return due_edited(settled(change.before), task_id, due=told["due"], wanted=told["wanted"])


P = TypeVar("P", Request, Task)


def _unstated(was: P | None, now: P, first: P) -> P | None:
    """The plan with those edits only that no statement tells of; None where there are none.

    A field counts as edited where it is another than before, both in the end and with the statements' changes undone.
    """
    if was is None:
        return first
    edited = {
        key: getattr(first, key)
        for key in keys(type(was))
        if _value(was, key) not in (_value(first, key), _value(now, key))
    }
    return was.model_copy(update=edited) if edited else None


def _value(plan: Request | Task, key: str) -> object:
    return plan.doer if key == "assignee" and isinstance(plan, Task) else getattr(plan, key)


def _refusal(change: Change, state: State, edit: _Edit) -> Refused | None:
    """None where one of the authors may do it then; otherwise the best reason why not."""
    why: list[Refused] = []
    for roster in change.rosters:
        for author in change.authors:
            refusal = edit.judged(roster, state, author)
            if refusal is None:
                return None
            why.append(refusal)
    return next((refusal for refusal in why if refusal.code != "not-yours"), why[0] if why else None)

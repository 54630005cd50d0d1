"""What somebody may do now: asked of the rulebook as it is asked when they do it, for doors that show it beforehand."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from xcollab.app.forms.form import Form, Subject
from xcollab.app.forms.stages import acceptance, archive, common, feedback, issue, meeting, request, task
from xcollab.app.forms.stages.again import tasks_to_copy
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused, XcollabError
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.schema.task import Task
from xcollab.words import N_
from xcollab.workflow.model.actions import open_actions
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.hands import can_take
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.rules.judge import speaks_as
from xcollab.workflow.rules.rulebook import act_of, label_of, rows
from xcollab.workflow.views.replies import Reply, allowed

_OWED = (common.NUDGE, common.HOLD)
_ANYWHERE = (*_OWED, common.OBJECT)
"""What may stand on many things; with an answer one disagrees by the statement that gave it."""
_NEEDING_ONE = (meeting.DONE, meeting.HAND_ON, meeting.MAKE_TASK, archive.DONE, archive.HAND_ON)
"""Acts on one statement, offered with it."""
_OF: dict[str, tuple[Form, ...]] = {
    "request": (*request.FORMS[1:], meeting.ADD, meeting.COMMENT_ON, task.ADD, task.COPY, issue.OPEN, *archive.FORMS),
    "feedback": (*feedback.FORMS, *feedback.OTHERS),
    "task": (*task.FORMS[1:], *acceptance.FORMS[:1], *acceptance.OTHERS, *acceptance.FORMS[1:]),
    "issue": issue.FORMS[1:],
}
"""By what somebody looks at: the forms of acts on it, and of what is begun there."""
_JUDGED_BY_STATE: dict[str, dict[str, object]] = {
    "hold": {"reason": "-"},
    "nudge": {"way": "phone"},
    "refuse-date": {"reason": "-"},
    "pass": {},
    "return": {},
    "approve": {},
    "refuse": {"reason": "-"},
    "archive": {"went_well": ["-"]},
}
"""Acts that a condition of the state excludes, whatever is said: judged with something said."""
_DELIVERED: dict[str, object] = {"deliverables": [{"name": "-", "quantity": 1, "meets": True}]}
"""The same of deliverables."""
_JUDGED_AS = {"return": "pass"}
"""Who may give a verdict does not depend on which one it is; to pass, nothing need be said."""
_PERSONAL = ("pass", "approve", "refuse", "propose-date", "reassign")
"""Acts that somebody may have done already, or may not do for what they did or are else."""


class PossibleAct(NamedTuple):
    """An act that the state allows."""

    form: Form
    kind: str
    """Of the subject: that of the form, or what somebody looks at where the act may stand anywhere."""
    label: str
    """What it is called; a message of the catalogue."""
    people: Sequence[str] = ()
    """Who may do it, by id, where whoever asks may not."""
    recordable: Sequence[str] = ()
    """For whom of them whoever asks may record it."""


def possible_acts(view: WorkspaceView, member: str, on: Subject) -> Iterator[PossibleAct]:
    """All that the state allows on a subject, in the order of the stages; raises nothing. Of a moment past: nothing."""
    if not view.present:
        return
    for form in (*_OF[on.kind], *(_OWED if on.kind == "feedback" else _ANYWHERE)):
        if form not in _NEEDING_ONE and (found := _possible(view, member, form, on)):
            yield found


def may_do(view: WorkspaceView, member: str, form: Form, on: Subject) -> bool:
    """Whether somebody may do one of the acts that are offered on a subject, themselves; raises nothing."""
    found = _possible(view, member, form, on) if view.present else None
    return found is not None and not found.people


def _possible(view: WorkspaceView, member: str, form: Form, on: Subject) -> PossibleAct | None:
    kind, subject = _placed(form, on)
    if not rows(MACHINE_OF[kind], form.act):
        return None  # what may stand on many things stands not on this one
    state = view.state(on.collab)
    ways = [*_whole(view, form, on._replace(kind=kind, id=subject))]
    try:
        if form.prefill and not form.prefill.flag:
            form.prefill.fields(view, on)
        speaks_as(Attempt(view.snapshot, state, kind, subject, form.act, member, member))
    except Refused as refusal:
        told = refusal.arguments.get("people") if refusal.code == "not-yours" else None
        people = _able(view, state, ways, told) if isinstance(told, list) else []
        if not people or (form is task.COPY and not _copies(view, on, people[0])):
            return None
        acts = ways or [Reply(kind, form.act, subject)]
        recordable = [one for one in people if form.recordable and member and _one_of(view, state, acts, one, member)]
        return _named(form, kind)._replace(people=people, recordable=recordable)
    if ways and not _one_of(view, state, ways, member):
        return None
    return _named(form, kind) if form is not task.COPY or _copies(view, on, member) else None


def _copies(view: WorkspaceView, on: Subject, member: str) -> bool:
    """Whether there is something to be had again: each task that would come is judged."""
    try:
        tasks_to_copy(view, on.collab, member)
    except XcollabError:
        return False
    return True


def _whole(view: WorkspaceView, form: Form, on: Subject) -> Iterator[Reply]:
    """The act with something said, where it can be judged beforehand; in several ways, of which one has to be possible."""
    kind, subject, state = on.kind, on.id, view.state(on.collab)
    said, task = _JUDGED_BY_STATE.get(form.act), state.collab.tasks.get(subject)
    act = Reply(kind, _JUDGED_AS.get(form.act, form.act), subject, whole=True)
    if (kind, form.act) == ("request", "confirm"):
        said = _confirming(state)
    elif (kind, form.act) == ("acceptance", "submit"):
        said = _DELIVERED
    elif kind == "task" and form.act == "propose-date" and task:
        said = {"to": (task.due + timedelta(days=1)).isoformat(), "reason": "-"}
    elif kind == "task" and form.act == "reassign" and task:
        yield from (act._replace(said=hand) for hand in _other_hands(view.snapshot, state, subject, task))
    if said is not None or _nothing_to_say(form):
        yield act._replace(said=said or {})


def _other_hands(snapshot: Snapshot, state: State, task_id: str, task: Task) -> Iterator[dict[str, object]]:
    """For either part in a task somebody who can take it; whoever has it already, which is refused, where nobody can."""
    request = state.collab.request
    homes = dict.fromkeys((task.department, *((request.department, *request.departments) if request else ())))
    people = [one.id for name in homes if name in snapshot.departments for one in snapshot.departments[name].members]
    for role, present in (("assignee", task.doer), ("owner", task.owner)):
        able = (one for one in people if can_take(snapshot, state, task_id, role, one))
        yield {role: next(able, present), "reason": "-"}


def _one_of(view: WorkspaceView, state: State, ways: Sequence[Reply], member: str, recorder: str = "") -> bool:
    return any(allowed(view.snapshot, state, way, member, recorder) for way in ways)


def _able(view: WorkspaceView, state: State, ways: Sequence[Reply], people: list[str]) -> list[str]:
    """Those of some people, who may do it in general, who may now."""
    if not ways or not people:
        return people
    if ways[0].act in _PERSONAL:
        return [one for one in people if _one_of(view, state, ways, one)]
    return people if _one_of(view, state, ways, people[0]) else []  # the same for each, and each costs


def _confirming(state: State) -> dict[str, object]:
    """All that can be said to let work begin: conditions are taken note of, and who is silent is passed over."""
    answers = {name: one.status for name, one in state.feedback.items()}
    silent = [name for name, status in answers.items() if status == "unanswered"]
    return {
        "acknowledged": [name for name, status in answers.items() if status == "conditions"],
        "without": [{"department": name, "reason": "-"} for name in silent],
    }


def _named(form: Form, kind: str) -> PossibleAct:
    return PossibleAct(form, kind, form_label(kind, form))


_FURTHER = {
    "judge": N_("judge each criterion"),
    "renew": N_("say the answer again"),
    "copy": N_("copy the tasks of last time"),
}
"""What further forms of an act are called, beside the usual one."""
_BESIDE = {
    ("meeting", "comment"): N_("comment on the minutes"),
    ("acceptance", "comment"): N_("comment on the deliverables"),
}
"""What acts are called that stand where the same one on something else stands."""


def form_label(kind: str, form: Form) -> str:
    """What an act on a kind of subject is called; a message of the catalogue."""
    return _FURTHER.get(form.name) or _BESIDE.get((kind, form.act)) or label_of(MACHINE_OF[kind], form.act)


def _placed(form: Form, on: Subject) -> tuple[str, str]:
    """The kind of subject that the act is judged on, and its id; what is begun has none yet."""
    if not form.kind:
        return on.kind, on.id
    if form.act in ("create", "open"):
        return form.kind, ""
    return form.kind, on.id


def _nothing_to_say(form: Form) -> bool:
    """Whether all that it says is which terms were read; what it makes of a plan is judged with that plan alone."""
    return all(field.kind.name == "terms" for field in form.fields) and form.act not in ("submit", "edit", "create")


def statement_acts(view: WorkspaceView, member: str, entry: Entry) -> Iterator[PossibleAct]:
    """What somebody may say about a statement now: confirm it or take note of it, disagree, take it back, say what became of
    the actions in it.
    """
    state = view.state(entry.statement.on.partition("/")[0])
    if not view.present or entry.record in state.withdrawn:
        return
    asked: tuple[tuple[Form, dict[str, object]], ...] = (
        (common.ACKNOWLEDGE, {"of": entry.name}),
        (common.OBJECT, {"to": entry.name, "text": "-"}),
        (common.WITHDRAW, {"of": entry.name, "reason": "-"}),
    )
    for form, said in asked:
        if form is common.WITHDRAW and not act_of(entry).withdrawable:
            continue
        if form is common.OBJECT and entry.statement.by == member:
            continue  # whoever said it takes it back
        whole = Reply(entry.kind, form.act, entry.subject, said, entry.name, whole=True)
        if allowed(view.snapshot, state, whole, member):
            yield _named(form, entry.kind)
    owed = open_actions(state, entry.name)
    for form in _NEEDING_ONE if owed else ():
        one = Reply(entry.kind, form.act, entry.subject, target=entry.name)
        ways = [one]
        if form is meeting.MAKE_TASK:  # all is known of the task that it becomes
            ways = [one._replace(said={"of": entry.name, "number": each.number}, whole=True) for each in owed]
        if form.kind == entry.kind and _one_of(view, state, ways, member):
            yield _named(form, entry.kind)

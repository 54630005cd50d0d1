"""A task given up or split, with what waits for it: freed, cancelled with it, or waiting for another task; all in one commit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xcollab.app.acts.composed import ComposedAct
from xcollab.app.acts.pending_writes import PendingWrites
from xcollab.app.acts.statements import Utterance, attempt, new_task_id, spoken
from xcollab.app.forms.form import Subject
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.task import Task
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, parts_of
from xcollab.workflow.acts.task_end import dependants
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge, speaks_as
from xcollab.workflow.rules.rulebook import ACTS


class _Fate(NamedTuple):
    """What becomes of the tasks that wait: those that end too, each after all that wait for it; and the others' plans."""

    ended: Sequence[str]
    plans: Mapping[str, Task]


def compose(view: WorkspaceView, utterance: Utterance) -> ComposedAct:
    """The statement on the task itself, those on tasks that end with it, and the plans that change."""
    subject, speaker = utterance.subject, utterance.speaker
    speaks_as(attempt(view, subject, utterance.form.act, speaker))
    said, state, writes = utterance.said, view.state(subject.collab), PendingWrites(view)
    chosen = parts_of(said, "dependants")
    said.pop("dependants", None)
    scene = DraftContext(view.snapshot, state, subject.id, speaker.by, new_task=new_task_id(view))
    make = ACTS["task", utterance.form.act].draft
    draft = make(scene, said) if make else Draft(said)
    fate = _after_the_parts(state, subject.id, draft) if draft.new_tasks else _fate(state, subject.id, chosen)
    planned = settled(replace(state.collab, tasks={**state.collab.tasks, **draft.new_tasks}))
    for task, plan in fate.plans.items():
        edit = Attempt(view.snapshot, planned, "task", task, "edit", speaker.by, speaker.recorder, task=plan)
        judge(edit)
        writes.change_task(subject.collab, task, plan)
    after = replace(state.collab, tasks={**state.collab.tasks, **fate.plans})
    others: list[Entry] = []
    for task in fate.ended:
        about = utterance._replace(subject=Subject("task", subject.collab, task))
        cause: Said = {"reason": said["reason"], "cause": subject.id}
        others.append(_said(view, about, Draft(cause), after))
        after = after.with_entries(others[-1])
    entry = _said(view, utterance, draft, after)
    for name, plan in draft.new_tasks.items():
        judge(attempt(view, Subject("task", subject.collab, name), "create", speaker)._replace(task=plan))
        writes.new_plan(f"{subject.collab}/tasks/{name}", plan)
    for each in (*others, entry):
        writes.add_statement(each)
    writes.add_attachments(subject.collab, utterance.attached)
    after = replace(after, tasks={**after.tasks, **draft.new_tasks}).with_entries(entry)
    beside = {task: (state.collab.tasks[task], plan) for task, plan in fate.plans.items()}
    return ComposedAct(
        subject, utterance.form.act, speaker.by, writes.writes, entry, after, with_it=others, beside=beside
    )


def _said(view: WorkspaceView, utterance: Utterance, draft: Draft, collab: Collab) -> Entry:
    """A statement as it stands after those before it in the same commit."""
    subject, speaker, act = utterance.subject, utterance.speaker, utterance.form.act
    known = Attempt(view.snapshot, settled(collab), "task", subject.id, act, speaker.by, speaker.recorder)
    entry = spoken(view, utterance, speaks_as(known), draft, collab.entries)
    capacity = judge(known._replace(entry=entry))
    return entry._replace(statement=entry.statement.model_copy(update={"as_": capacity}))


def _fate(state: State, task_id: str, chosen: Sequence[Said]) -> _Fate:
    """By what was chosen, for one of them or for all; raises `Refused` for those of which nothing was."""
    ended: list[str] = []
    instead: dict[str, dict[str, str]] = {}
    unsaid: list[str] = []

    def end(ending: str, way: tuple[str, ...]) -> None:
        for task in dependants(state, ending):
            choice = _chosen(chosen, task)
            if choice is None:
                unsaid.append(task)
            elif choice["becomes"] == "cancel":
                if task not in ended and task not in way:
                    end(task, (*way, task))
                    ended.append(task)
            else:
                instead.setdefault(task, {})[ending] = str(choice.get("to") or "")

    end(task_id, (task_id,))
    if unsaid:
        raise Refused("dependants-wait", task=task_id, waiting=list(dict.fromkeys(unsaid)), example=unsaid[0])
    plans = {task: _waiting(state.collab.tasks[task], told) for task, told in instead.items() if task not in ended}
    return _Fate(ended, plans)


def _chosen(chosen: Sequence[Said], task: str) -> Said | None:
    named = (choice for choice in chosen if choice.get("task") == task)
    return next(named, None) or next((choice for choice in chosen if not choice.get("task")), None)


def _waiting(plan: Task, instead: Mapping[str, str]) -> Task:
    """The plan, waiting for another task or for none in the place of each that ends."""
    waits = dict.fromkeys(instead.get(task, task) for task in plan.depends_on)
    return plan.model_copy(update={"depends_on": tuple(task for task in waits if task)})


def _after_the_parts(state: State, task_id: str, draft: Draft) -> _Fate:
    """What waited for the whole waits for all of its parts."""
    return _Fate(
        (),
        {
            task: _with_parts(state.collab.tasks[task], task_id, tuple(draft.new_tasks))
            for task in dependants(state, task_id)
        },
    )


def _with_parts(plan: Task, whole: str, parts: tuple[str, ...]) -> Task:
    def waits() -> Iterator[str]:
        for task in plan.depends_on:
            yield from parts if task == whole else (task,)

    return plan.model_copy(update={"depends_on": tuple(dict.fromkeys(waits()))})

"""The acts that a list amounts to: tasks made and edited, dates moved, tasks given to others; each judged as by itself.

They enter in the order in which a check takes those of one commit: plans first, then what was said.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xcollab.app.acts.pending_writes import PendingWrites
from xcollab.app.acts.speaker import Speaker
from xcollab.app.acts.statements import Utterance, spoken
from xcollab.app.acts.validation import validated
from xcollab.app.forms.form import Form, Subject
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.stages.task import EDIT, REASSIGN, RESCHEDULE
from xcollab.app.imports.changed_tasks import ChangedTask
from xcollab.app.imports.task_cells import TaskCells
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Problem, Refused
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.task import Task
from xcollab.store.tables.cells import Row
from xcollab.store.transaction.save_commit import Write
from xcollab.words import N_
from xcollab.words.progress import Told
from xcollab.workflow.acts.draft import Draft, DraftContext, Said
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.layered import Layered
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge, speaks_as
from xcollab.workflow.rules.rulebook import ACTS
from xcollab.workflow.rules.running_state import Running, with_task

_HANDS = ("owner", "assignee")


class NewTask(NamedTuple):
    """A task that a row makes."""

    row: Row
    plan: Task


class TaskActs:
    """What is to be recorded of a list, judged; `problems` is what may not be."""

    def __init__(self, view: WorkspaceView, collab: str, cells: TaskCells) -> None:
        self._view, self._collab, self._cells = view, collab, cells
        self._by = Speaker(view.member.id, view.member.id)
        self._before = view.state(collab)
        self.problems: list[Problem] = []
        self.edited: dict[str, tuple[Task, Task]] = {}
        """Plans before and after, without what is said."""
        self.said: list[Entry] = []
        self.made: Mapping[str, Task] = {}
        self.after: Collab = self._before.collab

    def judged(self, new: Mapping[str, NewTask], changed: Mapping[str, ChangedTask]) -> None:
        """Judge all of it, one act after another."""
        self.made = {key: one.plan for key, one in new.items()}
        for key, one in changed.items():
            self._edit(key, one)
        plans = replace(self._before.collab, tasks={**self._before.collab.tasks, **self._edited, **self.made})
        self._judge_plans(plans, new, changed)
        if self.problems:
            return
        running = Running(plans)
        for form, said_by in ((RESCHEDULE, self._move), (REASSIGN, self._hands)):
            before = (*self._before.collab.entries, *self.said[-1:])
            for key, one in changed.items():
                if said := said_by(key, one):
                    self._say(
                        running,
                        before,
                        Utterance(form, Subject("task", self._collab, key), self._by, _saying(said), {}),
                        one,
                    )
        self.after = replace(self.after, entries=(*self._before.collab.entries, *self.said))

    @property
    def _edited(self) -> dict[str, Task]:
        return {key: after for key, (_, after) in self.edited.items()}

    def _edit(self, key: str, one: ChangedTask) -> None:
        before = self._before.collab.tasks[key]
        agreed = self._before.tasks[key].agreed
        left = {*_HANDS, *(("due",) if agreed else ()), *(("department",) if "owner" in one.fields else ())}
        fields = {name: value for name, value in one.fields.items() if name not in left}
        if not fields:
            return
        said: Said = {name: value for name, value in {**before.dump(), **fields}.items() if value is not None}
        try:
            self.edited[key] = (before, validated(Task, said, EDIT, FormInput()))
        except Misused as error:
            self.problems.append(
                self._cells.problem(one.row, str(error.key[0]) if error.key else next(iter(fields)), error)
            )

    def _judge_plans(self, plans: Collab, new: Mapping[str, NewTask], changed: Mapping[str, ChangedTask]) -> None:
        """Each beside all others; what waits for nothing needs none of them."""
        self.after, by = plans, self._by.by
        together = settled(plans) if new or self.edited else self._before
        for key, one in new.items():
            state = with_task(together, key, None) if one.plan.depends_on else self._before
            try:
                judge(Attempt(self._view.snapshot, state, "task", key, "create", by, by, task=one.plan))
            except Refused as error:
                self.problems.append(self._cells.problem(one.row, _blamed(error, "title"), error))
        for key, (before, after) in self.edited.items():
            state = with_task(together, key, before)
            try:
                judge(Attempt(self._view.snapshot, state, "task", key, "edit", by, by, task=after))
            except Refused as error:
                first = next(name for name in changed[key].fields if name not in _HANDS)
                self.problems.append(self._cells.problem(changed[key].row, _blamed(error, first), error))

    def _move(self, key: str, one: ChangedTask) -> Said:
        if "due" not in one.fields or not self._before.tasks[key].agreed:
            return {}
        if not one.reason:
            at = {"task": key, "column": self._cells.columns.heading("reason")}
            self.problems.append(self._cells.finding(one.row, "due", "cell-no-reason", **at))
            return {}
        return {"to": one.fields["due"], "reason": one.reason}

    def _hands(self, key: str, one: ChangedTask) -> Said:
        said: Said = {role: one.fields[role] for role in _HANDS if role in one.fields}
        if "owner" in said and "department" in one.fields:
            said["department"] = one.fields["department"]
        return {**said, **({"reason": one.reason} if one.reason else {})} if said else {}

    def _say(self, running: Running, before: Sequence[Entry], about: Utterance, one: ChangedTask) -> None:
        key, act, by = about.subject.id, about.form.act, self._by.by
        state = running.state
        attempt = Attempt(self._view.snapshot, state, "task", key, act, by, by)
        try:
            capacity = speaks_as(attempt)
            draft = self._draft(about.form, DraftContext(self._view.snapshot, state, key, by), about.said)
            entry = spoken(self._view, about, capacity, draft, tuple(before))
            capacity = judge(attempt._replace(entry=entry, task=draft.task))
        except (Refused, Misused) as error:
            first = "due" if act == "reschedule" else next(role for role in _HANDS if role in one.fields)
            self.problems.append(self._cells.problem(one.row, first, error))
            return
        entry = entry._replace(statement=entry.statement.model_copy(update={"as_": capacity}))
        self.said.append(entry)
        running.hear(entry)
        if draft.task:
            self.after = replace(self.after, tasks=Layered.over(self.after.tasks).changed(key, draft.task))
            running.under(replace(self.after, entries=self._before.collab.entries))

    @staticmethod
    def _draft(form: Form, scene: DraftContext, said: Said) -> Draft:
        make = ACTS["task", form.act].draft
        return make(scene, said) if make else Draft(said)

    def writes(self, say: Told) -> Sequence[Write]:
        """The files of all of it."""
        pending, before = PendingWrites(self._view), self._before.collab.tasks
        plans = [(key, plan) for key, plan in self.after.tasks.items() if plan is not before.get(key)]
        for number, (key, plan) in enumerate(plans, start=1):
            say(N_("file {n} of {all}"), n=number, all=len(plans) + len(self.said))
            if key in self.made:
                pending.new_plan(f"{self._collab}/tasks/{key}", plan)
            else:
                pending.change_task(self._collab, key, plan)
        for number, entry in enumerate(self.said, start=len(plans) + 1):
            say(N_("file {n} of {all}"), n=number, all=len(plans) + len(self.said))
            pending.add_statement(entry)
        return pending.writes


def _saying(said: Said) -> FormInput:
    filled = FormInput()
    filled.said = said
    return filled


_AT = {"unknown-milestone": "milestone", "unknown-department": "department", "leaves-before": "owner"}


def _blamed(error: Refused, otherwise: str) -> str:
    """The field that a refusal is about."""
    return _AT.get(error.code, otherwise)

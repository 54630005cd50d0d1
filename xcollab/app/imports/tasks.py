"""Tasks from a list, as a breakdown is often made: in a sheet. One commit for all that are new, or findings by cell."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.acts.pending_writes import PendingWrites
from xcollab.app.acts.validation import validated
from xcollab.app.context import Context
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.shared_fields import TASK_PLAN
from xcollab.app.forms.stages.task import ADD
from xcollab.app.forms.values import Typing
from xcollab.app.ids import named_after, random_letters
from xcollab.app.imports.columns import columns_of_tasks
from xcollab.app.imports.refusing import refuse_all
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Problem, Refused, XcollabError
from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.findings import problem_lines
from xcollab.render.text.sentences import commit_message, kept_lines, waiting_lines
from xcollab.schema.names import SLUG
from xcollab.schema.snapshot import Collab
from xcollab.schema.task import Task
from xcollab.store.tables.cells import Cell, Row, Table
from xcollab.words import N_
from xcollab.words.characters import alike
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.replaced import replace
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.rules.doubtful_dates import doubtful_dates
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.running_state import with_task

_FIELDS = {field.key: field for field in TASK_PLAN}
_NEEDED = ("title", "owner", "due", "criteria")
_NUMBERED = re.compile(r"^\s*(?:[0-9０-９]{1,3}\s*[.、．)）]|[(（][0-9０-９]{1,3}[)）])(?![0-9０-９])\s*")
"""What numbers a line; “10 contacts” and “1.5 hours” begin with an amount."""


class TaskList:
    """A list of tasks against a collaboration."""

    def __init__(self, view: WorkspaceView, collab: str, table: Table) -> None:
        self.view, self.collab, self.table = view, collab, table
        self.columns = columns_of_tasks(table, _NEEDED)
        self.there = view.snapshot.collabs[collab].tasks
        self.problems = [*table.problems, *self.columns.problems()]
        self.left: list[Problem] = []
        """Rows of tasks that are there already."""
        self.new: dict[str, tuple[Row, Task]] = {}
        self._called: dict[str, str] = {}
        """The tasks of the list by all that another row may call them: id, title, number of the row."""
        if not self.columns.missing:
            named = list(self._named())
            for row, key in named:
                for name in (alike(self.columns.text(row, "title")), str(row.number), key):
                    self._called.setdefault(name, key)
            for row, key in named:
                self.problems += self._read(row, key)
        if not self.problems and not table.rows:
            self.problems.append(Problem(table.name, 1, "table-empty", {}))

    def _named(self) -> Iterator[tuple[Row, str]]:
        """Each row that is a new task, and its id."""
        titles = {alike(plan.title): key for key, plan in self.there.items()}
        for row in self.table.rows:
            if self.columns.text(row, "collab") not in ("", self.collab):
                continue  # an export of all has those of others as well
            own, title = self.columns.text(row, "id").lower(), self.columns.text(row, "title")
            known = own if own in self.there else titles.get(alike(title))
            if known:
                self.left.append(Problem(self.table.name, row.number, "row-there", {"task": known, "title": title}))
            elif SLUG.fullmatch(own):
                yield row, own
            else:
                yield row, named_after(title, f"t-{random_letters(self.view.context)}")

    def _read(self, row: Row, key: str) -> Iterator[Problem]:
        lacking = [name for name in _NEEDED if not self.columns.text(row, name)]
        if lacking:
            columns = [self.columns.heading(name) for name in lacking]
            yield Problem(self.table.name, row.number, "cell-empty", {"cell": str(row.number), "column": columns})
            return
        if key in self.new:
            yield self._problem(row, "title", "row-twice", {"task": key})
            return
        said: dict[str, object] = {}
        for name in _FIELDS:
            if name != "depends_on" and (cell := self.columns.cell(row, name)):
                try:
                    said[name] = self._value(name, cell)
                except XcollabError as error:
                    yield self._problem(row, name, error.code, error.arguments)
        said["depends_on"] = []
        for cell_text in self._apart(row):
            if found := self._waits_for(cell_text):
                said["depends_on"].append(found)  # type: ignore[attr-defined]
            else:
                yield self._problem(row, "depends_on", "row-unknown", {"value": cell_text})
        if "owner" not in said or "due" not in said:
            return
        said.setdefault("department", self.view.snapshot.department_of(str(said["owner"])))
        try:
            self.new[key] = (row, validated(Task, said, ADD, FormInput()))
        except Misused as error:
            yield self._problem(row, str(error.key[0]) if error.key else "title", error.code, error.arguments)

    def _value(self, name: str, cell: Cell) -> object:
        kind = _FIELDS[name].kind
        typing = Typing(self.view, self.collab, cell.address)
        if isinstance(cell.value, date):
            return cell.value.isoformat()
        if name == "criteria":
            return [one for line in cell.text.splitlines() if (one := _NUMBERED.sub("", line).strip())]
        if kind.many:
            return kind.understood(typing, [one for one in re.split(r"[,，、;；\n]", cell.text) if one.strip()])
        return kind.understood(typing, cell.text)

    def _apart(self, row: Row) -> list[str]:
        return [one.strip() for one in re.split(r"[,，、;；\n]", self.columns.text(row, "depends_on")) if one.strip()]

    def _waits_for(self, typed: str) -> str | None:
        """The task that another waits for: of the list by id, title or number of its row, or one that is there."""
        if found := self._called.get(alike(typed)):
            return found
        try:
            return self.view.task(typed, self.collab)[1]
        except XcollabError:
            return None

    def _problem(self, row: Row, name: str, code: str, said: Mapping[str, object]) -> Problem:
        cell = self.columns.cell(row, name)
        address = cell.address if cell else str(row.number)
        arguments = {"value": cell.text if cell else "", **said, "cell": address, "flag": address}
        return Problem(self.table.name, row.number, code, arguments)

    def judged(self, by: str) -> None:
        """Judge the making of each, beside all others; adds to `problems` what is refused."""
        before, together = self.view.state(self.collab), settled(self.after())
        for key, (row, plan) in self.new.items():
            state = with_task(together, key, None) if plan.depends_on else before
            try:
                judge(Attempt(self.view.snapshot, state, "task", key, "create", by, by, task=plan))
            except Refused as error:
                self.problems.append(self._problem(row, "title", error.code, error.arguments))

    def after(self) -> Collab:
        """The collaboration with all of them."""
        before = self.view.snapshot.collabs[self.collab]
        return replace(before, tasks={**before.tasks, **{key: plan for key, (_, plan) in self.new.items()}})


def import_tasks(context: Context, table: Table, typed: str | None, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Add all tasks of a list that are not there, in one commit. Raises `Refused` with all that is wrong, by cell."""
    place = CurrentBranch(context)
    collab = place.first().collab(typed)

    def decide(view: WorkspaceView) -> Decided:
        listed = TaskList(view, collab, table)
        if not listed.problems:
            listed.judged(view.member.id)
        refuse_all(context, table, listed.problems)
        if not listed.new:
            raise Misused("all-there", n=len(listed.left))
        return _decided(context, view, listed)

    return keep(context, place, decide, keeping)


def _decided(context: Context, view: WorkspaceView, listed: TaskList) -> Decided:
    writes, state = PendingWrites(view), settled(listed.after())
    for key, (_, plan) in listed.new.items():
        writes.new_plan(f"{listed.collab}/tasks/{key}", plan)
    today = view.now.astimezone(view.days.zone).date()
    doubts = doubtful_dates(view.state(listed.collab), state, today, view.days)
    notes = [*listed.left, *(Problem("", 0, *doubt) for doubt in doubts)]
    waiting = [one for one in obligations(view.snapshot, state) if one.subject in listed.new]
    message = commit_message(
        view.snapshot.workspace.language, "workspace.task-import", listed.table.name, listed.collab
    )
    made = [
        f"{listed.collab}/{key}  {safe_line(plan.title)}  {plan.owner}  {plan.due}"
        for key, (_, plan) in listed.new.items()
    ]

    def told(commit: str) -> list[str]:
        said = context.words(N_("{n} tasks of {file} added"), n=len(made), file=listed.table.name)
        paths = [write.path for write in writes.writes]
        return [
            *kept_lines(context.words, said, commit, paths), *(f"  {line}" for line in made),
            *waiting_lines(view.render_context, waiting, None), *problem_lines(context.words, notes),
        ]  # fmt: skip

    return Decided(
        "workspace.task-import", listed.collab, message, told, writes.writes, collab=listed.collab, by=view.member.id,
        waiting=waiting, findings=notes, shown=made,
    )  # fmt: skip

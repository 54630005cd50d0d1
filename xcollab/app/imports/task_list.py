"""A list of tasks, read against a collaboration and against what it was written of: what it adds, what it changes, what is wrong."""

from xcollab.app.acts.validation import validated
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.stages.task import ADD
from xcollab.app.imports.changed_tasks import ChangedRows, ChangedTask
from xcollab.app.imports.columns import Columns, was_exported
from xcollab.app.imports.exported_tasks import TasksThen, tasks_then
from xcollab.app.imports.task_acts import NewTask
from xcollab.app.imports.task_cells import FIELDS, TaskCells
from xcollab.app.imports.task_rows import NEEDED, TaskRows
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Problem, Word, XcollabError
from xcollab.schema.task import Task
from xcollab.store.tables.cells import Row
from xcollab.words import N_
from xcollab.words.progress import Told

_EVERY = 100
"""Rows after which it is said how far it is."""


class TaskList:
    """What the rows say. Whether it is ours, which was exported and comes back, decides about rows of tasks that are there:
    only then are the cells that differ somebody's changes.
    """

    def __init__(self, view: WorkspaceView, collab: str, columns: Columns, exported_at: str | None) -> None:
        self.view, self.collab, self.table = view, collab, columns.table
        self._now = TasksThen(view, collab)
        self._then = tasks_then(view, collab, columns.table, exported_at)
        self._ours = self._then is not None or was_exported(columns.table)
        self._rows = TaskRows(view, collab, columns)
        self.cells = TaskCells(view, collab, columns, self._rows.task_meant)
        self._compared = ChangedRows(self.cells, self._then or self._now, self._now)
        self.problems = [*columns.problems(), *self._rows.problems]
        self.notes: list[Problem] = []
        """What is worth knowing, and refuses nothing."""
        self.new: dict[str, NewTask] = {}
        self.changed: dict[str, ChangedTask] = {}

    @property
    def unchanged(self) -> int:
        """Rows that say what is known."""
        return self._compared.unchanged

    def read(self, say: Told) -> None:
        """Read all of it."""
        rows = self._rows
        for number, (key, row) in enumerate([*rows.new.items(), *rows.there.items()]):
            if number % _EVERY == 0:
                say(N_("row {n} of {all}"), n=number, all=len(rows.new) + len(rows.there))
            if key in rows.new:
                self._read_new(row, key)
            else:
                self._compared.read(key, row)
        if self._ours:
            self.changed, self.notes = self._compared.changed, self._compared.notes
            self.problems += self._compared.problems
            if self.changed and not self._then:
                self.notes.insert(0, Problem(self.table.name, 1, "compared-with-now", {}))
        else:
            self.notes = [self._left(key, one) for key, one in self._compared.changed.items()]
        self._tell_others()
        if not self.problems and not self.table.rows:
            self.problems.append(Problem(self.table.name, 1, "table-empty", {}))

    def _left(self, task: str, one: ChangedTask) -> Problem:
        fields = [Word("field", key) for key in one.fields]
        return Problem(self.table.name, one.row.number, "row-there", {"task": task, "fields": fields})

    def _tell_others(self) -> None:
        """Of rows that are of other collaborations, and of tasks that have none any more."""
        rows = self._rows
        if rows.elsewhere and not (rows.new or rows.there or self.problems):
            first = next(iter(rows.elsewhere))
            raise Misused("list-of-others", mine=self.collab, collabs=list(rows.elsewhere), first=first)
        if rows.elsewhere:
            told = {
                "n": sum(rows.elsewhere.values()),
                "collabs": list(rows.elsewhere),
                "first": next(iter(rows.elsewhere)),
            }
            self.notes.append(Problem(self.table.name, 1, "rows-elsewhere", told))
        known = self._then.tasks if self._then else ()
        gone = [key for key in known if key in self._now.tasks and key not in rows.there]
        if gone:
            self.notes.append(Problem(self.table.name, 1, "rows-gone", {"n": len(gone), "tasks": gone[:_NAMED]}))

    def _read_new(self, row: Row, key: str) -> None:
        columns, cells, before = self.cells.columns, self.cells, len(self.problems)
        if lacking := [columns.heading(name) for name in NEEDED if not columns.text(row, name)]:
            told = {"cell": str(row.number), "column": lacking}
            self.problems.append(Problem(self.table.name, row.number, "cell-empty", told))
            return
        said: dict[str, object] = {}
        for name in FIELDS:
            try:
                if cells.readable(row, name) and (value := cells.value(row, name)):
                    said[name] = value
            except XcollabError as error:
                self.problems.append(cells.problem(row, name, error))
        if len(self.problems) > before or not said.keys() >= {*NEEDED}:
            return
        said.setdefault("department", self.view.snapshot.department_of(str(said["owner"])))
        try:
            self.new[key] = NewTask(row, validated(Task, said, ADD, FormInput()))
        except Misused as error:
            self.problems.append(cells.problem(row, str(error.key[0]) if error.key else "title", error))


_NAMED = 5
"""Tasks that are named of many."""

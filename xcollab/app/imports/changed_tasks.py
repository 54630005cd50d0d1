"""Rows of tasks that are there: which cells somebody changed since the list was written, and what changed here meanwhile."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from xcollab.app.imports.exported_tasks import TasksThen, same
from xcollab.app.imports.task_cells import FIELDS, TaskCells, Value
from xcollab.app.imports.task_rows import NEEDED
from xcollab.errors import Problem, Word, XcollabError
from xcollab.store.tables.cells import Row


class ChangedTask(NamedTuple):
    """What a row changes of its task."""

    row: Row
    fields: Mapping[str, Value]
    reason: str
    """Why, as the row says; empty where it does not."""


class ChangedRows:
    """The rows of tasks that are there, against the list as it was written and against what stands here now."""

    def __init__(self, cells: TaskCells, then: TasksThen, now: TasksThen) -> None:
        self._cells, self._then, self._now = cells, then, now
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.changed: dict[str, ChangedTask] = {}
        self.unchanged = 0

    def read(self, task: str, row: Row) -> None:
        """Compare a row."""
        before, said = len(self.problems), dict(self._fields(task, row))
        fields = {key: value for key, value in said.items() if value != self._now.value(task, key)}
        left = [Word("field", key) for key in self._meanwhile(task) if key not in said]
        if left:
            told = {"task": task, "fields": left}
            self.notes.append(Problem(self._cells.columns.table.name, row.number, "changed-since", told))
        self._status(task, row)
        if fields:
            self.changed[task] = ChangedTask(row, fields, self._cells.columns.text(row, "reason"))
        elif len(self.problems) == before:
            self.unchanged += 1

    def _fields(self, task: str, row: Row) -> Iterator[tuple[str, Value]]:
        """The fields of which the row says something else than then; what stands here by now as well, is among them."""
        then = self._then if task in self._then.tasks else self._now
        for key in FIELDS:
            if not self._cells.readable(row, key) or same(self._cells.columns.text(row, key)) == then.shown(task, key):
                continue
            try:
                value = self._said(task, row, key)
            except XcollabError as error:
                self.problems.append(self._cells.problem(row, key, error))
                continue
            now = self._now.value(task, key)
            if value == then.value(task, key):
                continue
            if value is None and task not in self._then.tasks:
                continue  # a row that made the task says nothing there
            if value is None and key in (*NEEDED, "department"):
                self.problems.append(self._cells.finding(row, key, "cell-emptied", task=task))
            elif now not in (then.value(task, key), value):
                self.problems.append(
                    self._cells.finding(row, key, "cell-both", task=task, now=now or Word("field", "–"))
                )
            else:
                yield key, value

    def _said(self, task: str, row: Row, key: str) -> Value:
        value = self._cells.value(row, key)
        if key == "assignee" and value is None:
            return self._cells.value(row, "owner") or self._now.value(task, "owner")
        return value or None

    def _meanwhile(self, task: str) -> list[str]:
        if task not in self._then.tasks:
            return []
        return [
            key
            for key in FIELDS
            if key in self._cells.columns and self._now.value(task, key) != self._then.value(task, key)
        ]

    def _status(self, task: str, row: Row) -> None:
        """It is said in logs, and never by a sheet."""
        said = self._cells.columns.text(row, "status")
        then = self._then if task in self._then.tasks else self._now
        if said and self._cells.readable(row, "status") and said not in then.status_names(task):
            self.notes.append(self._cells.finding(row, "status", "cell-no-status", task=task))

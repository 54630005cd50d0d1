"""What the cells of a task's row mean: days and people as in every form, criteria line by line, tasks by id, title or row."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from xcollab.app.forms.shared_fields import TASK_PLAN
from xcollab.app.forms.values import Typing
from xcollab.app.imports.columns import Columns
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Problem, XcollabError
from xcollab.store.tables.cells import Cell, Row

FIELDS = {field.key: field for field in TASK_PLAN}
_NUMBERED = re.compile(r"^\s*(?:[0-9０-９]{1,3}\s*[.、．)）]|[(（][0-9０-９]{1,3}[)）])(?![0-9０-９])\s*")
"""What numbers a line; “10 contacts” and “1.5 hours” begin with an amount."""
_NEXT = re.compile(r"(?<=[;；。])(?=\s*(?:[0-9０-９]{1,3}\s*[.、．)）]|[(（][0-9０-９]{1,3}[)）])(?![0-9０-９]))")
_NUMBER = re.compile(r"\s*(?:([0-9０-９]{1,3})|[(（]([0-9０-９]{1,3}))")
_APART = re.compile(r"[,，、;；\n]")

Value = str | Sequence[str] | None
"""What a cell says; None where it says nothing."""


class TaskCells:
    """The cells of a list of tasks, understood."""

    def __init__(
        self, view: WorkspaceView, collab: str, columns: Columns, task_meant: Callable[[str], str | None]
    ) -> None:
        self.columns, self._view, self._collab, self._task_meant = columns, view, collab, task_meant
        self._known: dict[tuple[str, str], Value] = {}
        self._wrong = {str(one.arguments["cell"]) for one in columns.table.problems}
        """Formulas and the like: they are told already."""

    def readable(self, row: Row, key: str) -> bool:
        """Whether a column is there, and its cell holds what can be read at all."""
        cell = self.columns.cell(row, key)
        return key in self.columns and (cell is None or cell.address not in self._wrong)

    def value(self, row: Row, key: str) -> Value:
        """What a row says of a field. Raises `XcollabError` for what is not understood."""
        cell = self.columns.cell(row, key)
        if cell is None or not cell.text:
            return None
        known = (key, cell.text)
        if known not in self._known:
            self._known[known] = self._understood(key, cell)
        return self._known[known]

    def _understood(self, key: str, cell: Cell) -> Value:
        kind = FIELDS[key].kind
        if isinstance(cell.value, date):
            return cell.value.isoformat()
        if key == "criteria":
            return criteria_of(cell.text)
        apart = [one.strip() for one in _APART.split(cell.text) if one.strip()]
        if key == "depends_on":
            return [self._task(one) for one in apart]
        understood = kind.understood(Typing(self._view, self._collab, cell.address), apart if kind.many else cell.text)
        return [str(one) for one in understood] if isinstance(understood, list) else str(understood)

    def _task(self, typed: str) -> str:
        found = self._task_meant(typed)
        if found is None:
            raise Misused("row-unknown", value=typed)
        return found

    def problem(self, row: Row, key: str, error: XcollabError) -> Problem:
        """A refusal, told at the cell of a field."""
        return self.finding(row, key, error.code, **error.arguments)

    def finding(self, row: Row, key: str, code: str, /, **said: object) -> Problem:
        """What is wrong with the cell of a field; with the row, where it has none."""
        cell = self.columns.cell(row, key)
        at = self.columns.address(row, key)
        arguments = {
            "value": cell.text if cell else "",
            "heading": self.columns.heading(key),
            **said,
            "cell": at,
            "flag": at,
        }
        return Problem(self.columns.table.name, row.number, code, arguments)


def criteria_of(text: str) -> list[str]:
    """One a line, without the number before it; what is set in goes on with the one before."""
    found: list[str] = []
    for line in (piece for one in text.splitlines() for piece in _pieces(one)):
        if line[:1].isspace() and line.strip() and found and not _NUMBERED.match(line):
            found[-1] += f"\n{line.strip()}"
        elif one := _NUMBERED.sub("", line).strip():
            found.append(one)
    return found


def _pieces(line: str) -> list[str]:
    """The line, or the criteria that stand one behind the other in it: 1. … ；2. … ；3. …"""
    pieces = [piece.strip() for piece in _NEXT.split(line)]
    numbers = [int(found[1] or found[2]) if (found := _NUMBER.match(piece)) else 0 for piece in pieces]
    if len(pieces) == 1 or numbers != [*range(numbers[0], numbers[0] + len(pieces))] or not numbers[0]:
        return [line]
    return [piece.rstrip(";；") for piece in pieces]

"""What a list was written of: the tasks of a collaboration as they stood then, and as its cells showed them."""

from collections.abc import Mapping
from datetime import date

from xcollab.app.imports.task_cells import Value
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.render.base.sanitize import safe
from xcollab.render.export.sheets import plan_cells
from xcollab.schema.task import Task
from xcollab.store.tables.cells import Table
from xcollab.words.labels import LANGUAGES
from xcollab.words.language import Words


class TasksThen:
    """The tasks of a collaboration at one revision."""

    def __init__(self, view: WorkspaceView, collab: str) -> None:
        self._context = view.render_context
        self._state = view.state(collab) if collab in view.snapshot.collabs else None
        self.tasks: Mapping[str, Task] = self._state.collab.tasks if self._state else {}
        self._shown: dict[str, Mapping[str, str | date | None]] = {}

    def value(self, task: str, key: str) -> Value:
        """What its plan said, the date being the one in force."""
        plan = self.tasks[task]
        found = self.due(task) if key == "due" else plan.doer if key == "assignee" else getattr(plan, key)
        if isinstance(found, tuple):
            return list(found) or None
        return None if found is None else str(found)

    def due(self, task: str) -> date:
        """The date in force."""
        plan = self.tasks[task]
        return (self._state.tasks[task].due if self._state else None) or plan.due

    def shown(self, task: str, key: str) -> str:
        """The text of its cell."""
        if task not in self._shown:
            self._shown[task] = plan_cells(self._context, self.tasks[task], self.due(task))
        return same(safe(str(self._shown[task].get(key) or "")))

    def status_names(self, task: str) -> list[str]:
        """What its status was called, in each language."""
        status = self._state.tasks[task].status if self._state else ""
        return [Words(language).label("task", status) for language in LANGUAGES]


def same(text: str) -> str:
    """A text to compare cells by: programs for sheets change the ends of lines, and blanks before them."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def tasks_then(view: WorkspaceView, collab: str, table: Table, exported_at: str | None) -> TasksThen | None:
    """Those that a list was written of: as it says itself, or as whoever takes it in says; None where neither does.

    Raises `Refused` for a commit that this clone has not got.
    """
    revision = exported_at or table.exported_at
    if not revision:
        return None
    try:
        return TasksThen(WorkspaceView(view.context, revision), collab)
    except Refused as refusal:
        if exported_at or refusal.code != "unknown-revision":
            raise
        raise Misused("table-of-other-commit", where=table.name, commit=revision[:12]) from None

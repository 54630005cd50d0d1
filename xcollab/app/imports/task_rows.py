"""The rows of a list of tasks: which are new, which are of tasks that are there, and which are none of this collaboration."""

from collections.abc import Iterator

from xcollab.app.ids import named_after, random_letters
from xcollab.app.imports.columns import Columns
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Problem, XcollabError
from xcollab.schema.names import SLUG
from xcollab.store.tables.cells import Row
from xcollab.words.characters import alike

NEEDED = ("title", "owner", "due", "criteria")
"""What no task can do without."""
_SAYING = ("id", *NEEDED, "description")
"""A row that says none of these is a heading between others."""


class TaskRows:
    """The rows of a list against a collaboration."""

    def __init__(self, view: WorkspaceView, collab: str, columns: Columns) -> None:
        self._view, self._collab, self.columns = view, collab, columns
        self._there = view.snapshot.collabs[collab].tasks
        self.new: dict[str, Row] = {}
        """By the id that each is to have."""
        self.there: dict[str, Row] = {}
        """By the task that each is of."""
        self.elsewhere: dict[str, int] = {}
        """Rows of other collaborations: how many of each."""
        self.problems: list[Problem] = []
        self._called: dict[str, str] = {}
        titles = {alike(plan.title): key for key, plan in self._there.items()}
        for row in self._own():
            self._sort(row, titles)

    def _own(self) -> Iterator[Row]:
        text = self.columns.text
        for row in self.columns.table.rows:
            home = text(row, "collab")
            if not any(text(row, key) for key in _SAYING):
                continue
            if home in ("", self._collab):
                yield row
            elif home in self._view.snapshot.collabs:
                self.elsewhere[home] = self.elsewhere.get(home, 0) + 1
            else:
                at = {"cell": self.columns.address(row, "collab"), "value": home}
                self.problems.append(Problem(self.columns.table.name, row.number, "cell-no-collab", at))

    def _sort(self, row: Row, titles: dict[str, str]) -> None:
        own, title = self.columns.text(row, "id").lower(), self.columns.text(row, "title")
        known = own if own in self._there else titles.get(alike(title))
        key = known or (own if SLUG.fullmatch(own) else named_after(title, f"t-{random_letters(self._view.context)}"))
        rows = self.there if known else self.new
        if key in rows:
            at = self.columns.address(row, "id" if own == key else "title")
            said = {"cell": at, "task": key, "row": rows[key].number}
            self.problems.append(Problem(self.columns.table.name, row.number, "row-twice", said))
            return
        rows[key] = row
        for name in (alike(title), str(row.number), key):
            self._called.setdefault(name, key)

    def task_meant(self, typed: str) -> str | None:
        """The task that a row means: of the list by id, title or number of its row, or one that is there."""
        if typed in self._there:
            return typed
        if found := self._called.get(alike(typed)):
            return found
        try:
            return self._view.task(typed, self._collab)[1]
        except XcollabError:
            return None

"""Stories that were told in memory, as files in a repository, one after the other."""

from datetime import timedelta

from tests.support.company import Company
from tests.support.matter import BEGINNING, Story
from xcollab.schema.value import Value
from xcollab.store.disk.layout import path_of
from xcollab.store.yaml.writing import as_written, write


class Repository:
    """Where stories are laid down; of the next one, what lies there already is not written again."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self._lies: dict[str, Value] = {}
        self._written: dict[int, tuple[Value, bytes]] = {}

    def lay_down(self, story: Story, days: int = 0) -> None:
        """The story in one commit, some days after its last word; nothing else may have been committed since the last one."""
        self.company.clock = BEGINNING + timedelta(days=days, minutes=story.count)
        wanted = {path_of(name): record for name, record in _records(story).items() if record}
        changed = [name for name, record in wanted.items() if self._lies.get(name) is not record]
        gone = [name for name in self._lies if name not in wanted]
        for name in gone:
            (self.company.root / name).unlink()
        for name in changed:
            path = self.company.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self._bytes(wanted[name]))
        self._lies = wanted
        if changed or gone:
            self.company.git("add", "--all", "--", *changed, *gone)
            self.company.git("commit", "--quiet", "--allow-empty", "--message", "Said")

    def _bytes(self, record: Value) -> bytes:
        if id(record) not in self._written:
            self._written[id(record)] = record, write(as_written(record))
        return self._written[id(record)][1]


def _records(story: Story) -> dict[str, Value | None]:
    collab, snapshot = story.collab, story.snapshot
    found: dict[str, Value | None] = {"xcollab": snapshot.workspace, "q3/request": collab.request}
    found |= {f"departments/{key}": department for key, department in snapshot.departments.items()}
    found |= {f"q3/tasks/{key}": task for key, task in collab.tasks.items()}
    return found | {entry.record: entry.statement for entry in collab.entries}

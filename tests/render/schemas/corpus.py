"""Right and wrong files of every kind: what stands in the place of some keys of a file that the manual shows.

`!key` takes a key away. What is right is read, and let through by the schema; what is wrong is refused by both.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tests.render.schemas.rows_of_any_statement import EVERYWHERE
from tests.render.schemas.rows_of_plans import PLANS
from tests.render.schemas.rows_of_settings import SETTINGS
from tests.render.schemas.rows_of_statements import STATEMENTS
from tests.support.files_read import EXAMPLES
from xcollab.store.yaml.reading import read
from xcollab.store.yaml.writing import write

_TABLE = {**SETTINGS, **PLANS}


class Row(NamedTuple):
    """A file of the corpus."""

    path: str
    change: str
    right: bool

    @property
    def text(self) -> str:
        """What stands in it."""
        return changed(EXAMPLES[self.path], self.change)


def rows() -> Iterator[Row]:
    """All of them: what is said of every statement is said of one of each act."""
    for path, table in _TABLE.items():
        yield from _rows(path, table)
    for path in EXAMPLES:
        if path not in _TABLE and path.startswith("collabs/"):
            act = _act(path)
            yield from _rows(path, STATEMENTS.get(act) or STATEMENTS.get(act.rpartition(" ")[2], ""))
            if act in ("logs progress", "feedback feedback", "meetings minutes", "issues open", "acceptance pass"):
                yield from _rows(path, EVERYWHERE)


def _act(path: str) -> str:
    *_, directory, subject, _ = path.split("/")
    where = subject if subject in ("request", "meetings") else directory
    return f"{where} {read(EXAMPLES[path].encode()).data.get('act')}"


def _rows(path: str, table: str) -> Iterator[Row]:
    for line in filter(None, table.splitlines()):
        change = line[2:].strip().strip('"') if '"!' in line else line[2:]
        change = change.replace("\\n", "\n").replace("\\\n", "\\n").replace("{long}", "a" * 41)
        yield Row(path, change, line.startswith("+"))


def changed(text: str, change: str) -> str:
    """The file with some keys written otherwise, or without one."""
    keys = (
        [change[1:]]
        if change.startswith("!")
        else [line.partition(":")[0] for line in change.splitlines() if not line.startswith(" ")]
    )
    kept = {key: value for key, value in read(text.encode()).data.items() if key not in keys}
    return write(kept).decode() + ("" if change.startswith("!") else change + "\n")

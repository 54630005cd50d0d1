"""Departments in pairs, as a table."""

from collections.abc import Callable, Sequence

from rich.table import Table
from rich.text import Text

from xcollab.render.base.tables import coloured, table
from xcollab.render.text.sentences import department_name
from xcollab.render.text.waiting import owed
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.waiting_matrix import Pair


def pair_table(words: Words, snapshot: Snapshot, found: Sequence[Pair], waited: Callable[[Dated], int]) -> Table:
    """A row for each thing that one department waits for from another; red where its deadline passed."""
    headings = (N_("Waits"), N_("For"), N_("What"), N_("Working days"), N_("Over"))
    rows: list[tuple[str | Text, ...]] = []
    for pair in found:
        for number, each in enumerate(pair.owed):
            over = each.deadline.over if each.deadline else 0
            rows.append((
                department_name(snapshot, pair.waiting) if number == 0 else "",
                department_name(snapshot, pair.awaited) if number == 0 else "",
                owed(words, snapshot, each.obligation), str(waited(each)), coloured(str(over) if over else "", "red"),
            ))  # fmt: skip
    return table(words, headings, rows)

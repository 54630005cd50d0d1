"""Departments in pairs, as a table."""

from collections.abc import Callable, Sequence

from xcollab.render.base.context import RenderContext
from xcollab.render.base.styled import Styled
from xcollab.render.base.tables import Table, coloured, table
from xcollab.render.text.waiting import beside_the_date, owed
from xcollab.words import N_
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.waiting_matrix import Pair


def pair_table(context: RenderContext, found: Sequence[Pair], waited: Callable[[Dated], int]) -> Table:
    """A row for each thing that one department waits for from another; red where its deadline passed."""
    headings = (N_("Waits"), N_("For"), N_("What"), N_("Working days"), N_("Over"))
    rows: list[tuple[str | Styled, ...]] = []
    for pair in found:
        for number, each in enumerate(pair.owed):
            told = context.words.listed(beside_the_date(context, each.obligation))
            over = each.deadline.over if each.deadline else 0
            rows.append((
                context.department_name(pair.waiting) if number == 0 else "",
                context.department_name(pair.awaited) if number == 0 else "",
                context.words.aside(owed(context, each.obligation), told), str(waited(each)), coloured(str(over) if over else "", "red"),
            ))  # fmt: skip
    return table(context.words, headings, rows)

"""All that is wrong with a list, told at once."""

from collections.abc import Sequence

from xcollab.app.context import Context
from xcollab.errors import Problem, Refused
from xcollab.render.checking.findings import problem_lines
from xcollab.store.tables.cells import Table

_SHOWN = 50
"""Findings that a person reads at once."""


def refuse_all(context: Context, table: Table, problems: Sequence[Problem]) -> None:
    """Raise `Refused` where there is anything, after each was told."""
    if not problems:
        return
    for problem in sorted(problems, key=lambda one: one.line)[:_SHOWN]:
        for line in problem_lines(context.words, [problem]):
            context.note(line)
    raise Refused("table-refused", where=table.name, n=len(problems))

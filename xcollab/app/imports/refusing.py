"""All that is wrong with a list, told at once."""

from collections.abc import Sequence

from xcollab.app.context import Context
from xcollab.errors import Problem, Refused
from xcollab.render.checking.findings import problem_lines
from xcollab.store.tables.cells import Table
from xcollab.words import N_
from xcollab.words.language import Words

_SHOWN = 50
"""Findings that a person reads at once."""


def refuse_all(context: Context, table: Table, problems: Sequence[Problem]) -> None:
    """Raise `Refused` where there is anything, after each was told."""
    if not problems:
        return
    for problem in sorted(problems, key=lambda one: one.line)[:_SHOWN]:
        for line in _lines(context.words, problem):
            context.note(line)
    raise Refused("table-refused", where=table.name, n=len(problems))


def _lines(words: Words, problem: Problem) -> list[str]:
    """The problem with its cell, which refusals of the rules do not name themselves."""
    first, *rest = problem_lines(words, [problem])
    cell, kind = str(problem.arguments.get("cell", "")), words(N_("error: "))
    head, _, fact = first.partition(kind)
    named = fact if not cell or cell in fact else words.named(cell, fact)
    return [f"{head}{kind}{named}", *rest]

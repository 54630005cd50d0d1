"""How dates moved, as a table: a row for each time that one was set."""

from collections.abc import Iterator, Sequence

from xcollab.render.base.context import RenderContext
from xcollab.render.base.tables import Table, table
from xcollab.words import N_
from xcollab.workflow.views.date_history import DateHistory, DateSaid

_HEADINGS = (N_("Date of"), N_("Day"), N_("Moved by"), N_("Said on"), N_("By"), N_("Why"))


def date_table(context: RenderContext, found: Sequence[DateHistory]) -> Table:
    """The oldest first; what a date is of stands before its first row alone."""
    return table(context.words, _HEADINGS, [row for one in found for row in _rows(context, one)])


def _rows(context: RenderContext, one: DateHistory) -> Iterator[tuple[str, ...]]:
    words = context.words
    name = words.aside(words(N_("milestone")), one.name) if one.of == "milestone" else one.name
    for number, said in enumerate(one.said):
        yield (
            "" if number else name or words(N_("the whole")),
            str(said.day) if said.day else words(N_("taken out")),
            _moved(context, said),
            str(context.day_of(said.at)) if said.at else "",
            context.name_of(said.by) if said.by else "",
            words.aside(said.reason, said.cause),
        )


def _moved(context: RenderContext, said: DateSaid) -> str:
    """By how many working days, and which way."""
    if not said.moved:
        return ""
    term = context.words.duration(f"{abs(said.moved)}wd")
    return f"+{term}" if said.moved > 0 else f"−{term}"

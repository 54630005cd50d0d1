"""The board on a terminal: counts, the tasks in a table, and the sums by department; red is late, yellow needs help."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, partial

from xcollab.render.base.cards import columns
from xcollab.render.base.context import RenderContext
from xcollab.render.base.styled import Line, Part, Styled
from xcollab.render.base.tables import Table, coloured, table
from xcollab.render.base.task_marks import marks, style
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.views.board import COLUMNS, Row


def board_parts(context: RenderContext, rows: Sequence[Row], today: date, *, wide: bool = False) -> list[Part]:
    """Counts, the tasks as a table or as cards, and the sums by department."""
    words = context.words
    tasks = columns(context, rows) if wide else _tasks(context, rows)
    return [*_counts(words, rows, today), tasks, _departments(context, rows)]


_NONE = {
    "nothing-begun": N_("No collaborations yet. Begin one: `xcollab request new ID --edit`"),
    "no-tasks": N_("No tasks yet. `xcollab task add --help` tells how one is made, `xcollab waiting` what is next."),
    "asked-for-less": N_("No task is like that; `xcollab board` shows all that run."),
    "ended": N_(
        "Nothing is under way. `xcollab request list` shows what has ended as well; begin anew: `xcollab request new ID --edit`"
    ),
}


def empty_board(words: Words, why: str) -> Part:
    """What stands in the place of tasks where there are none, and what can be done."""
    return Line((Styled(words(_NONE[why])),))


def without_parts(context: RenderContext, without: Mapping[str, Sequence[str]]) -> list[Part]:
    """A line for each collaboration that began without some departments, which did not answer."""
    told = context.words.label("feedback", "passed-over")
    return [
        Styled(
            context.words.named(
                collab, context.words.aside(context.words.listed(map(context.department_name, names)), told)
            )
        )
        for collab, names in without.items()
    ]


def _counts(words: Words, rows: Sequence[Row], today: date) -> tuple[Part, Part]:
    late, help_ = sum(row.late for row in rows), sum(row.needs_help for row in rows)
    counts = Counter(row.status for row in rows)
    told = [f"{words.label('task', status)} {counts[status]}" for status in COLUMNS if counts[status]]
    blank, red, yellow = Styled("   "), "bold red" if late else "", "yellow" if help_ else ""
    late_, needing = Styled(words(N_("{n} late"), n=late), red), Styled(words(N_("{n} need help"), n=help_), yellow)
    return Line((Styled(str(today)), blank, late_, blank, needing)), Styled("   ".join(told))


def _tasks(context: RenderContext, rows: Sequence[Row]) -> Table:
    several = len({row.collab for row in rows}) > 1
    headings = (N_("Task"), N_("Title"), N_("Assignee"), N_("Status"), N_("Due"), N_("Note"))
    name_of, standing = cache(context.name_of), cache(partial(_standing, context))
    shown: list[tuple[str | Styled, ...]] = []
    for row in rows:
        colour, status, due, flags = standing(row[_FROM_STATUS:])
        task = coloured(f"{row.collab}/{row.task}" if several else row.task, colour)
        shown.append((task, row.title, name_of(row.doer), status, due, flags))
    return table(context.words, headings, shown)


_FROM_STATUS = Row._fields.index("status")


def _standing(context: RenderContext, fields: tuple[object, ...]) -> tuple[str, Styled, Styled, str]:
    """What is shown of how a task stands, in which many do alike: its colour, status, date and flags."""
    row = Row._make((*[""] * _FROM_STATUS, *fields))
    colour, due = style(row), row.due.isoformat()[5:] if row.due else ""
    status = coloured(context.words.label("task", row.status), colour)
    return colour, status, coloured(due, "red" if row.late else ""), marks(context.words, row)


def _departments(context: RenderContext, rows: Sequence[Row]) -> Table:
    by_department: dict[str, list[Row]] = {}
    for row in rows:
        by_department.setdefault(row.department, []).append(row)
    headings = (N_("Department"), N_("Tasks"), N_("Late"), N_("Needs help"), N_("Done"))
    shown = (_department(context, name, own) for name, own in sorted(by_department.items()))
    return table(context.words, headings, shown)


def _department(context: RenderContext, name: str, own: Sequence[Row]) -> tuple[str | Styled, ...]:
    late, help_ = sum(row.late for row in own), sum(row.needs_help for row in own)
    done = sum(row.status == "done" for row in own)
    cells = (coloured(str(late), "red" if late else ""), coloured(str(help_), "yellow" if help_ else ""))
    return context.department_name(name), str(len(own)), *cells, str(done)

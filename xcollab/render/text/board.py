"""The board on a terminal: columns side by side where there is room, otherwise one table; red is late, yellow needs help."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rich.columns import Columns
from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.tables import coloured, table
from xcollab.render.base.task_marks import marks, style
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.views.board import COLUMNS, Row


def board_parts(context: RenderContext, rows: Sequence[Row], today: date) -> list[RenderableType]:
    """Counts, the tasks, and the sums by department."""
    words = context.words
    if not rows:
        return [words(N_("No tasks yet. `xcollab task add` makes the first; `xcollab status` says what is next."))]
    return [_counts(words, rows, today), _tasks(context, rows), _departments(context, rows)]


def _counts(words: Words, rows: Sequence[Row], today: date) -> Text:
    late, help_ = sum(row.late for row in rows), sum(row.needs_help for row in rows)
    counts = Counter(row.status for row in rows)
    line = Text(f"{today}   ")
    line.append(words(N_("{n} late"), n=late), style="bold red" if late else "")
    line.append("   ")
    line.append(words(N_("{n} need help"), n=help_), style="yellow" if help_ else "")
    told = [f"{words.label('task', status)} {counts[status]}" for status in COLUMNS if counts[status]]
    line.append("\n" + "   ".join(told))
    return line


def _tasks(context: RenderContext, rows: Sequence[Row]) -> Table:
    words = context.words
    several = len({row.collab for row in rows}) > 1
    headings = (N_("Task"), N_("Title"), N_("Assignee"), N_("Status"), N_("Due"), N_("Note"))
    return table(
        words,
        headings,
        (
            (
                coloured(f"{row.collab}/{row.task}" if several else row.task, style(row)),
                row.title,
                context.name_of(row.doer),
                coloured(words.label("task", row.status), style(row)),
                coloured(f"{row.due:%m-%d}" if row.due else "", "red" if row.late else ""),
                marks(words, row),
            )
            for row in rows
        ),
    )


def _departments(context: RenderContext, rows: Sequence[Row]) -> Table:
    names = sorted({row.department for row in rows})
    headings = (N_("Department"), N_("Tasks"), N_("Late"), N_("Needs help"), N_("Done"))
    rows_shown = []
    for name in names:
        own = [row for row in rows if row.department == name]
        late, help_ = sum(row.late for row in own), sum(row.needs_help for row in own)
        title = context.department_name(name)
        done = sum(row.status == "done" for row in own)
        cells = (coloured(str(late), "red" if late else ""), coloured(str(help_), "yellow" if help_ else ""))
        rows_shown.append((title, str(len(own)), *cells, str(done)))
    return table(context.words, headings, rows_shown)


def columns(context: RenderContext, rows: Sequence[Row]) -> Columns:
    """The tasks as cards in the columns of their status, for a wide screen."""
    panels = []
    for status in COLUMNS:
        cards = [row for row in rows if row.status == status]
        if not cards:
            continue
        body = Text("\n").join(_card(context, row) for row in cards)
        panels.append(Panel(body, title=Text(f"{context.words.label('task', status)} {len(cards)}"), width=30))
    return Columns(panels)


def _card(context: RenderContext, row: Row) -> Text:
    card = Text(safe_line(row.title), style=style(row))
    card.append(
        f"\n{row.task}  {safe_line(context.name_of(row.doer))}  {row.due:%m-%d}" if row.due else "", style="dim"
    )
    note = marks(context.words, row)
    card.append(f"\n{note}" if note else "", style=style(row))
    return card

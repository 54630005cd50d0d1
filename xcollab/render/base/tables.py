"""Lists as tables. Rich was chosen because its columns line up in Chinese and it folds to the reader's width."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from xcollab.render.base.sanitize import safe_line
from xcollab.words.language import Words


def table(words: Words, headings: Sequence[str], rows: Iterable[Sequence[str | Text]], *, title: str = "") -> Table:
    """Rows under translated headings; every cell is text and does nothing."""
    shown = Table(
        title=Text(safe_line(title)) if title else None,
        title_justify="left",
        header_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
    )
    for number, heading in enumerate(headings):
        shown.add_column(Text(safe_line(words(heading))), overflow="fold", no_wrap=number == 0)
    for row in rows:
        shown.add_row(*(cell if isinstance(cell, Text) else Text(safe_line(cell)) for cell in row))
    return shown


def coloured(text: str, style: str) -> Text:
    """One cell in a colour; the word says the same without it."""
    return Text(safe_line(text), style=style)

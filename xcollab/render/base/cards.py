"""The board as cards in the columns of their status, for a wide screen."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.styled import Paint, Styled
from xcollab.render.base.task_marks import marks, style
from xcollab.render.base.width import width_of
from xcollab.workflow.views.board import COLUMNS, Row

_WIDTH = 30


class Box(NamedTuple):
    """A frame with a title in its upper edge."""

    title: str
    content: tuple[Styled, ...]

    def lines(self, width: int, paint: Paint) -> Iterator[str]:
        """As wide as that."""
        left, odd = divmod(width - 4 - width_of(self.title), 2)
        yield f"╭{'─' * left} {self.title} {'─' * (left + odd)}╮"
        for paragraph in self.content:
            for line in Styled(paragraph.text).lines(width - 4, lambda text, _: text):
                yield f"│ {paint(line, paragraph.style)}{' ' * (width - 4 - width_of(line))} │"
        yield f"╰{'─' * (width - 2)}╯"


class Cards(NamedTuple):
    """Boxes side by side, as many as there is room for, the others below."""

    boxes: tuple[Box, ...]

    def lines(self, width: int, paint: Paint) -> Iterator[str]:
        """No wider than that."""
        each = min(_WIDTH, width)
        beside = max((width + 1) // (each + 1), 1)
        for first in range(0, len(self.boxes), beside):
            drawn = [box.lines(each, paint) for box in self.boxes[first : first + beside]]
            for row in zip_longest(*drawn, fillvalue=" " * each):
                yield " ".join(row).rstrip()


def columns(context: RenderContext, rows: Sequence[Row]) -> Cards:
    """The tasks, a box for each status that there is."""
    by_status = {status: [row for row in rows if row.status == status] for status in COLUMNS}
    return Cards(tuple(
        Box(f"{context.words.label('task', status)} {len(own)}", tuple(text for row in own for text in _card(context, row)))
        for status, own in by_status.items()
        if own
    ))  # fmt: skip


def _card(context: RenderContext, row: Row) -> Iterator[Styled]:
    yield Styled(safe_line(row.title), style(row))
    due = f"{row.due:%m-%d}" if row.due else ""
    yield Styled(f"{row.task}  {safe_line(context.name_of(row.doer))}  {due}".rstrip(), "dim")
    if note := marks(context.words, row):
        yield Styled(note, style(row))

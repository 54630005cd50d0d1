"""All collaborations that run, a line each."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from xcollab.render.base.context import RenderContext
from xcollab.render.base.styled import Part, Styled
from xcollab.render.base.tables import coloured, table
from xcollab.render.text.status import STAGES
from xcollab.words import N_


class Line(Protocol):
    """What a line tells of one."""

    @property
    def collab(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """What it is about."""

    @property
    def stage(self) -> int:
        """Of the six."""

    @property
    def due(self) -> date | None:
        """The date in force."""

    @property
    def forecast(self) -> date | None:
        """When it will be done as things stand."""

    @property
    def over(self) -> int:
        """Working days that the forecast lies past the date."""

    @property
    def late(self) -> int:
        """So many tasks are late."""

    @property
    def waiting(self) -> Sequence[str]:
        """The members who are waited for."""

    @property
    def next(self) -> date | None:
        """The nearest date to come."""

    @property
    def what(self) -> str:
        """Which that is."""


def standing_parts(context: RenderContext, lines: Sequence[Line]) -> list[Part]:
    """A table, and how one of them is looked at closer."""
    words = context.words
    headings = (N_("ID"), N_("Title"), N_("Stage"), N_("Due → expected"), N_("Late"), N_("Waiting for"), N_("Next"))
    shown = table(words, headings, _rows(context, lines))
    return [shown, Styled(words(N_("More of one: `xcollab status {collab}`"), collab=lines[0].collab))]


def _rows(context: RenderContext, lines: Iterable[Line]) -> Iterable[tuple[str | Styled, ...]]:
    for one in lines:
        stage = f"{one.stage} {context.words(STAGES[one.stage - 1])}"
        late = coloured(str(one.late) if one.late else "", "red")
        next_ = f"{one.next:%m-%d}" if one.next else "–"
        yield one.collab, one.title, stage, _dates(one), late, _waited_for(context, one.waiting), next_


def _dates(one: Line) -> Styled:
    """The date, and the one now expected where it is later: the date does not hold."""
    due = f"{one.due:%m-%d}" if one.due else "–"
    if one.over and one.forecast:
        return coloured(f"{due}→{one.forecast:%m-%d}", "bold red")
    return coloured(due, "green" if one.forecast else "")


def _waited_for(context: RenderContext, people: Sequence[str]) -> str:
    """The most urgent of those waited for, and how many more there are."""
    if not people:
        return "–"
    more = len(people) - 1
    return f"{context.name_of(people[0])} +{more}" if more else context.name_of(people[0])

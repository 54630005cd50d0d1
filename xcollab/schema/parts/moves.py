"""Which dates a statement moves, whatever its act."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xcollab.schema.statement import Move, Statement


def moves_of(said: Statement) -> tuple[Move, ...]:
    """The moves that it states; none where its act moves no date."""
    moves: tuple[Move, ...] = getattr(said, "moves", ())
    return moves

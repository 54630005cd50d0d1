"""Which dates a statement moves, whatever its act."""

from xcollab.schema.stage_acceptance import Return
from xcollab.schema.stage_issue import Resolution
from xcollab.schema.stage_task import Rescheduling
from xcollab.schema.statement import Move, Statement

_MOVING = (Rescheduling, Resolution, Return)


def moves_of(said: Statement) -> tuple[Move, ...]:
    """The moves that it states; none where its act moves no date."""
    return said.moves if isinstance(said, _MOVING) else ()

"""Which department waits for which."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.app.overview import Overview
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.waiting_matrix import Pair, pairs, waited


@dataclass(frozen=True)
class WaitingView(View):
    """`waiting`: which department waits for which."""

    NAME: ClassVar[str] = "waiting"
    pairs: Sequence[Pair]


def waiting(view: Overview, collab: str | None = None) -> WaitingView:
    """The pairs of one collaboration, or of all."""
    found = view.summaries(view.collab(collab) if collab else None, "owed")
    return WaitingView(pairs(view.dated(one for each in found for one in each.owed), view.days, view.now))


def waited_for(view: Overview, each: Dated) -> int:
    """Working days since the ball went over."""
    return waited(each, view.days, view.now)

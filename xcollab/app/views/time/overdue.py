"""What is late."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from xcollab.app.overview import Overview
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.store.disk.layout import path_of
from xcollab.workflow.views import overdue
from xcollab.workflow.views.overdue import Overdue, fails


@dataclass(frozen=True)
class OverdueView(View):
    """`overdue --format json`: what is late."""

    NAME: ClassVar[str] = "overdue"
    now: datetime
    overdue: Sequence[Overdue]


def late(view: Overview, collab: str | None = None) -> OverdueView:
    """What is late in one collaboration, or in all."""
    found = view.summaries(view.collab(collab) if collab else None, "late")
    tasks = (task for each in found for task in each.tasks)
    return OverdueView(
        view.now, overdue.overdue(tasks, view.dated(one for each in found for one in each.owed), view.now.date())
    )


def paths_of(view: Overview, found: Sequence[Overdue]) -> dict[str, str]:
    """By the address of a record, where its file lies in the repository."""
    return {item.record: f"{view.context.repository.prefix}{path_of(item.record)}" for item in found}


def failing(found: Sequence[Overdue], what: str) -> bool:
    """Whether something is as late as `late`, `breach` or `level:N` says."""
    return fails(tuple(found), what)

"""What views of the whole answer programs with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from xcollab.render.base.json_data import AMONG, CollabData, View
from xcollab.render.report.json_report import ReportData
from xcollab.render.text.sync import Aside
from xcollab.schema.snapshot import Entry
from xcollab.store.git.history import Told
from xcollab.workflow.model.agreed_dates import Dates
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.agenda import Agenda
from xcollab.workflow.views.board import Row
from xcollab.workflow.views.difference import Difference
from xcollab.workflow.views.forecast import Outlook
from xcollab.workflow.views.metrics import Metrics
from xcollab.workflow.views.overdue import Overdue
from xcollab.workflow.views.waiting_matrix import Pair


@dataclass(frozen=True)
class StatusView(View):
    """`status`: a collaboration, its stage, and who is waited for."""

    NAME: ClassVar[str] = "status"
    state: CollabData = field(metadata=AMONG)
    stage: int
    waiting: Sequence[Dated]
    dates: Dates
    """The date of the whole, with the one first agreed and every later one."""


@dataclass(frozen=True)
class BoardView(View):
    """`board`: all tasks, late ones first."""

    NAME: ClassVar[str] = "board"
    today: date
    tasks: Sequence[Row]


@dataclass(frozen=True)
class InboxView(View):
    """`inbox`: what waits for a member."""

    NAME: ClassVar[str] = "inbox"
    member: str
    waiting: Sequence[Dated]
    parked: Sequence[Aside]
    """Acts of this clone that a sync set aside."""
    proposed: Mapping[str, Sequence[str]]
    """What stands on sign-off branches of this clone, by branch, in sentences."""


@dataclass(frozen=True)
class WhyView(View):
    """`why`: can the date hold, where the days went, who has the ball."""

    NAME: ClassVar[str] = "why"
    collab: str
    task: str | None
    outlook: Outlook = field(metadata=AMONG)


@dataclass(frozen=True)
class AgendaView(View):
    """`agenda`: open problems, by who must speak."""

    NAME: ClassVar[str] = "agenda"
    agenda: Agenda


@dataclass(frozen=True)
class WaitingView(View):
    """`waiting`: which department waits for which."""

    NAME: ClassVar[str] = "waiting"
    pairs: Sequence[Pair]


@dataclass(frozen=True)
class OverdueView(View):
    """`overdue --format json`: what is late."""

    NAME: ClassVar[str] = "overdue"
    now: datetime
    overdue: Sequence[Overdue]


@dataclass(frozen=True)
class DiffView(View):
    """`diff`: what changed between two revisions."""

    NAME: ClassVar[str] = "diff"
    from_: str
    """The commit of the earlier one."""
    to: str
    changed: Sequence[Difference]


@dataclass(frozen=True)
class MetricsView(View):
    """`metrics`: rates with their n."""

    NAME: ClassVar[str] = "metrics"
    whole: Metrics
    departments: Mapping[str, Metrics]


@dataclass(frozen=True)
class HistoryView(View):
    """`history`: what was said, and how plans were changed."""

    NAME: ClassVar[str] = "history"
    collab: str
    statements: Sequence[Entry]
    plans: Sequence[Told]


@dataclass(frozen=True)
class ReportView(View):
    """`report --format json` on one collaboration."""

    NAME: ClassVar[str] = "report"
    now: datetime
    report: ReportData = field(metadata=AMONG)


@dataclass(frozen=True)
class PortfolioView(View):
    """`report --format json` on all collaborations."""

    NAME: ClassVar[str] = "portfolio"
    now: datetime
    collabs: Sequence[ReportData]

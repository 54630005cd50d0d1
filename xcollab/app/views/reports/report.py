"""The status report, as values and as a document."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import AMONG, View
from xcollab.render.report.facts import Facts, gather
from xcollab.render.report.json_report import ReportData, report_data
from xcollab.schema.dataclass import dataclass, field
from xcollab.store.files.loading import load


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


def gathered(view: WorkspaceView, collab: str | None = None, since: str | None = None) -> Facts | list[Facts]:
    """What is known of one collaboration, or of each; with what was said since another revision or date."""
    before = _before(view, since) if since else None
    if collab:
        return _facts(view, view.collab(collab), before)
    return [_facts(view, name, before) for name in sorted(view.snapshot.collabs)]


def report(view: WorkspaceView, told: Facts | list[Facts]) -> ReportView | PortfolioView:
    """The report for programs."""
    if isinstance(told, list):
        return PortfolioView(view.now, [report_data(facts) for facts in told])
    return ReportView(view.now, report_data(told))


def document(view: WorkspaceView, told: Facts | list[Facts], form: str, since: str = "") -> str:
    """The report for people, as `markdown` or `html`; only that format's renderer is loaded."""
    context = view.render_context
    if form == "html":
        from xcollab.render.report.page import page

        return page(context, told, since)
    from xcollab.render.report import markdown_report as markdown

    if isinstance(told, list):
        return markdown.portfolio(context, told, since)
    return markdown.report(context, told, since)


def _before(view: WorkspaceView, since: str) -> Collection[str]:
    """The addresses of the statements that another revision held."""
    snapshot = load(view.context.revision(since)).snapshot
    return frozenset(entry.record for collab in snapshot.collabs.values() for entry in collab.entries)


def _facts(view: WorkspaceView, collab: str, before: Collection[str] | None) -> Facts:
    state = view.state(collab)
    return gather(view.snapshot, state, view.obligations(state), view.days, view.now, before)

"""The report for programs: the same facts, canonical words, the same keys in every language."""

from collections.abc import Mapping, Sequence
from datetime import date

from xcollab.render.base.json_data import SOMETIMES
from xcollab.render.report.decisions import Decision
from xcollab.render.report.facts import Facts
from xcollab.schema.dataclass import dataclass, field
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements.issue import Opening
from xcollab.workflow.time.lateness import stage
from xcollab.workflow.views.board import Row
from xcollab.workflow.views.forecast import Outlook


@dataclass(frozen=True)
class IssueData:
    """An issue in a report."""

    issue: str
    title: str
    kind: str
    status: str
    department: str
    """Who must answer now."""
    wanted_by: date


@dataclass(frozen=True)
class ReportData:
    """One collaboration in a report."""

    collab: str
    title: str
    status: str
    stage: int
    coordinator: str
    outlook: Outlook
    decisions: Sequence[Decision]
    """What has to be decided, by whom and by when."""
    feedback: Mapping[str, str]
    """The status of each department's answer."""
    tasks: Sequence[Row]
    issues: Sequence[IssueData]
    changes: Sequence[Entry] | None = field(metadata=SOMETIMES, default=None)
    """What was said since (`--since`)."""


def report_data(facts: Facts) -> ReportData:
    """One collaboration."""
    state = facts.state
    return ReportData(
        state.collab.id, facts.title, state.request.status, stage(state), state.request.coordinator, facts.outlook,
        facts.decisions, {name: feedback.status for name, feedback in state.feedback.items()}, facts.rows,
        [_issue(issue_id, facts) for issue_id in state.issues], facts.changes,
    )  # fmt: skip


def _issue(issue_id: str, facts: Facts) -> IssueData:
    issue = facts.state.issues[issue_id]
    said = issue.opening.said_as(Opening)
    return IssueData(issue_id, said.title, said.kind, issue.status, issue.department, said.wanted_by)

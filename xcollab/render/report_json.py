"""The report for programs: the same facts, canonical words, the same keys in every language."""

from typing import Any

from xcollab.render.data import plain
from xcollab.render.report_facts import Facts
from xcollab.workflow.lateness import stage


def report_data(facts: Facts) -> dict[str, Any]:
    """One collaboration."""
    state = facts.state
    data = {
        "collab": state.collab.id,
        "title": facts.title,
        "status": state.request.status,
        "stage": stage(state),
        "coordinator": state.request.coordinator,
        "outlook": plain(facts.outlook),
        "decisions": plain(facts.decisions),
        "feedback": {name: feedback.status for name, feedback in state.feedback.items()},
        "tasks": plain(facts.rows),
        "issues": [_issue(issue_id, facts) for issue_id in state.issues],
    }
    return data if facts.changes is None else {**data, "changes": plain(facts.changes)}


def _issue(issue_id: str, facts: Facts) -> dict[str, Any]:
    issue = facts.state.issues[issue_id]
    said: Any = issue.opening.statement
    return {
        "issue": issue_id, "title": said.title, "kind": said.kind, "status": issue.status,
        "department": issue.department, "wanted_by": plain(said.wanted_by),
    }  # fmt: skip

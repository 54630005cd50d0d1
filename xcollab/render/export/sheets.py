"""Task and issue lists as sheets: headings, widths and plain values, and their form as CSV.

Whatever people wrote stays text: a program for sheets runs what begins like a formula, so such a text gets an apostrophe.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from typing import Any, NamedTuple

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe
from xcollab.render.base.task_marks import marks
from xcollab.render.report.facts import Facts
from xcollab.schema.statements.issue import Opening
from xcollab.schema.task import Task
from xcollab.words import N_
from xcollab.words.labels import LABELS
from xcollab.words.language import Words
from xcollab.workflow.views.board import COLUMNS, Row

STARTS = "=+-@|%\t\r＝＋－＠"
"""What Excel, LibreOffice and WPS take for the beginning of a formula, the full-width forms included."""


class Column(NamedTuple):
    """A heading, its width in characters, and the words that may stand below it."""

    heading: str
    width: int = 14
    choices: tuple[str, ...] = ()


class Sheet(NamedTuple):
    """A list. `late` and `help` say which column tells so, and by which word."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | date | None, ...], ...]
    late: tuple[int, str]
    help: tuple[int, str] | None = None


TASK_COLUMNS: Mapping[str, tuple[str, int]] = {
    "collab": (N_("Collaboration"), 16), "id": (N_("Task"), 20), "title": (N_("Title"), 34), "department": (N_("Department"), 14),
    "owner": (N_("Owner"), 14), "assignee": (N_("Assignee"), 14), "status": (N_("Status"), 16), "start": (N_("Start"), 12),
    "original": (N_("Originally due"), 12), "due": (N_("Due"), 12), "forecast": (N_("Expected"), 12), "late": (N_("Late"), 8),
    "marks": (N_("Note"), 26), "milestone": (N_("Milestone"), 20), "depends_on": (N_("Depends on"), 22),
    "criteria": (N_("Criteria"), 50), "description": (N_("Description"), 40), "reason": (N_("Reason"), 26),
}  # fmt: skip
"""The columns of tasks by what they are: the heading, and the width in characters. A list that comes back is read by them.
The last is empty: whoever moves a date that was agreed says there why.
"""


def task_sheet(context: RenderContext, every: Sequence[Facts]) -> Sheet:
    """A row a task, by collaboration and date."""
    words = context.words
    choices = {"status": _choices(words, "task", COLUMNS), "late": _choices(words, "yes-no", ("yes", "no"))}
    columns = tuple(Column(words(head), width, choices.get(key, ())) for key, (head, width) in TASK_COLUMNS.items())
    rows = [
        _task(context, facts, row)
        for facts in every
        for row in sorted(facts.rows, key=lambda row: (row.due or date.max, row.task))
    ]
    late, help_ = words.label("yes-no", "yes"), words.label("task", "needs-help")
    keys = list(TASK_COLUMNS)
    return Sheet(words(N_("Tasks")), columns, tuple(rows), (keys.index("late"), late), (keys.index("status"), help_))


def _task(context: RenderContext, facts: Facts, row: Row) -> tuple[str | date | None, ...]:
    words = context.words
    told: Mapping[str, str | date | None] = {
        **plan_cells(context, facts.state.collab.tasks[row.task], row.due), "collab": row.collab, "id": row.task,
        "status": words.label("task", row.status), "original": row.original, "forecast": row.forecast,
        "late": _yes(words, row.late), "marks": marks(words, row), "reason": None,
    }  # fmt: skip
    return tuple(told[key] for key in TASK_COLUMNS)


def plan_cells(context: RenderContext, plan: Task, due: date | None) -> Mapping[str, str | date | None]:
    """What a plan puts into its cells, with the date in force: people by their names, criteria numbered."""
    numbered = (
        f"{number}. {criterion.replace(NEXT_LINE[:1], NEXT_LINE)}" for number, criterion in enumerate(plan.criteria, 1)
    )
    return {
        "title": plan.title, "department": context.department_name(plan.department), "owner": context.name_of(plan.owner),
        "assignee": context.name_of(plan.doer), "start": plan.start, "due": due, "milestone": plan.milestone,
        "depends_on": context.words.show(plan.depends_on), "criteria": "\n".join(numbered), "description": plan.description,
        "helpers": context.words.show([context.name_of(one) for one in plan.helpers]),
    }  # fmt: skip


NEXT_LINE = "\n   "
"""How a criterion goes on in another line; the next criterion begins at the margin."""


def issue_sheet(context: RenderContext, every: Sequence[Facts]) -> Sheet:
    """A row an issue, by collaboration and the day it was raised."""
    words = context.words
    columns = (
        Column(words(N_("Collaboration")), 16), Column(words(N_("Issue")), 10), Column(words(N_("Title")), 34),
        Column(words(N_("Kind")), 16, _choices(words, "kind", LABELS["kind"])),
        Column(words(N_("Status")), 16, _choices(words, "issue", [s for s in LABELS["issue"] if s != "none"])),
        Column(words(N_("Raised by"))), Column(words(N_("Raised on")), 12), Column(words(N_("Responsible"))),
        Column(words(N_("Wanted by")), 12), Column(words(N_("Late")), 8, _choices(words, "yes-no", ("yes", "no"))),
        Column(words(N_("Linked tasks")), 22), Column(words(N_("Description")), 44), Column(words(N_("Impact")), 36),
        Column(words(N_("Solution")), 44),
    )  # fmt: skip
    rows = [_issue(context, facts, issue_id) for facts in every for issue_id in _by_day(facts)]
    return Sheet(words(N_("Issues")), columns, tuple(rows), (9, words.label("yes-no", "yes")))


def _by_day(facts: Facts) -> list[str]:
    issues = facts.state.issues
    return sorted(issues, key=lambda issue_id: (issues[issue_id].opening.statement.at, issue_id))


def _issue(context: RenderContext, facts: Facts, issue_id: str) -> tuple[str | date | None, ...]:
    words = context.words
    issue = facts.state.issues[issue_id]
    said = issue.opening.said_as(Opening)
    answer = (issue.resolution or issue.proposal or issue.opening).statement
    late = facts.running and issue.status != "resolved" and facts.today > said.wanted_by
    return (
        facts.state.collab.id, issue_id, said.title, words.label("kind", said.kind), words.label("issue", issue.status),
        context.name_of(said.by), context.day_of(said.at),
        context.department_name(issue.department), said.wanted_by, _yes(words, late), words.show(said.tasks),
        said.description, said.impact, getattr(answer, "text", None),
    )  # fmt: skip


def _yes(words: Words, value: bool) -> str:
    return words.label("yes-no", "yes" if value else "no")


def _choices(words: Words, group: str, values: Sequence[str] | Any) -> tuple[str, ...]:
    return tuple(words.label(group, value) for value in values)


def csv_text(sheet: Sheet) -> str:
    """The list as CSV; with the mark at its beginning by which Excel knows UTF-8."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.heading for column in sheet.columns])
    writer.writerows([_plain(value) for value in row] for row in sheet.rows)
    return "\ufeff" + out.getvalue()


def _plain(value: str | date | None) -> str:
    if value is None or isinstance(value, date):
        return str(value or "")
    shown = safe(value)
    return f"'{shown}" if formula(value) else shown


def formula(value: str) -> bool:
    """Whether a program would take a text for a formula."""
    return value.lstrip(" \n\u3000")[:1] in tuple(STARTS)

"""The lists of requests, tasks, issues and minutes."""

from collections.abc import Iterable, Sequence

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.tables import Table, coloured, table
from xcollab.render.base.task_marks import marks, style
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements.feedback import Minutes
from xcollab.schema.statements.issue import Opening
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.agreed_dates import Dates, of_request
from xcollab.workflow.model.state import State
from xcollab.workflow.views.board import Row


def request_table(context: RenderContext, states: Iterable[State]) -> Table:
    """One collaboration a row."""
    words = context.words
    headings = (N_("Collaboration"), N_("Title"), N_("Status"), N_("Coordinator"), N_("Due"), N_("Tasks done"))
    rows = []
    for state in states:
        request = state.collab.request
        done = sum(task.status == "done" for task in state.tasks.values())
        rows.append((
            state.collab.id, request.title if request else "", words.label("request", state.request.status),
            context.name_of(state.request.coordinator), due_cell(words, of_request(state)),
            f"{done}/{len(state.tasks)}",
        ))  # fmt: skip
    return table(words, headings, rows)


def due_cell(words: Words, dates: Dates) -> str:
    """The date in force, and the one first agreed where that is another."""
    return str(dates.due or "") + (words(N_(" (was {day})"), day=dates.first) if dates.moved else "")


def task_table(context: RenderContext, rows: Sequence[Row]) -> Table:
    """One task a row, with its original date where it moved."""
    words = context.words
    headings = (N_("Task"), N_("Title"), N_("Owner"), N_("Assignee"), N_("Status"), N_("Due"), N_("Note"))
    several = len({row.collab for row in rows}) > 1
    return table(words, headings, (
        (
            f"{row.collab}/{row.task}" if several else row.task, row.title, context.name_of(row.owner),
            context.name_of(row.doer), coloured(words.label("task", row.status), style(row)),
            due_cell(words, Dates(row.due, row.original, ())), marks(words, row),
        )
        for row in rows
    ))  # fmt: skip


def issue_table(context: RenderContext, states: Iterable[State]) -> Table:
    """One issue a row."""
    words = context.words
    headings = (N_("Issue"), N_("Title"), N_("Kind"), N_("Status"), N_("Responsible"), N_("Wanted by"))
    rows: list[tuple[str, ...]] = []
    for state in states:
        for issue_id, issue in state.issues.items():
            opening = issue.opening.said_as(Opening)
            department = context.snapshot.departments.get(issue.department)
            rows.append((
                f"{state.collab.id}/{issue_id}", opening.title, words.label("kind", opening.kind),
                words.label("issue", issue.status), department.name if department else issue.department, str(opening.wanted_by),
            ))  # fmt: skip
    return table(words, headings, rows)


def meeting_lines(words: Words, minutes: Sequence[Entry]) -> list[str]:
    """One meeting a line."""
    if not minutes:
        return [words(N_("No minutes yet. `xcollab meeting add --help` tells how they are recorded."))]
    lines = []
    for entry in minutes:
        said = entry.said_as(Minutes)
        about = words(N_("decisions: {n}, actions: {m}"), n=len(said.decisions), m=len(said.actions))
        lines.append(
            f"{said.held}  {words.label('meeting-kind', said.kind)}  {about}  {safe_line(said.topics[0])}  ({entry.name[-4:]})"
        )
    return lines

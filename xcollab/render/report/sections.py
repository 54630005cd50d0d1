"""The sections of a report, as tables and lists of plain text that each format escapes in its own way."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xcollab.render.base.context import RenderContext
from xcollab.render.base.task_marks import marks
from xcollab.render.report.facts import Facts
from xcollab.render.text.lists import due_cell
from xcollab.render.text.show import feedback_word
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements.feedback import Feedback
from xcollab.schema.statements.issue import Opening
from xcollab.schema.statements.request import Archiving
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.agreed_dates import Dates
from xcollab.workflow.model.approvals import approval_words
from xcollab.workflow.model.state import State
from xcollab.workflow.views.board import Row


class Cell(NamedTuple):
    """What stands in one place of a table: one or more lines of text."""

    lines: tuple[str, ...]
    tone: str = ""
    """`late`, `help` or `done`: a colour beside the words, never instead of them."""
    code: bool = False
    """An id."""


class Table(NamedTuple):
    """A heading and rows; left out where there are none."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Items(NamedTuple):
    """A heading and a list; left out where it is empty."""

    heading: str
    lines: tuple[str, ...]


Section = Table | Items


def cell(*lines: str, tone: str = "", code: bool = False) -> Cell:
    """A cell; empty lines are left out."""
    return Cell(tuple(line for line in lines if line), tone, code)


def table(words: Words, heading: str, columns: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """A table whose heading and columns are messages."""
    return Table(words(heading), tuple(words(column) for column in columns), tuple(rows))


def tone(row: Row) -> str:
    """Red before yellow."""
    return "late" if row.late else "help" if row.needs_help else "done" if row.status == "done" else ""


def answers(context: RenderContext, state: State) -> Table:
    """What those answered who have to approve it, and the departments."""
    words = context.words
    rows = [
        (cell(context.name_of(member)), cell(words.label("approval", status)), cell(), cell())
        for member, status in approval_words(state)
    ]
    for name, feedback in state.feedback.items():
        said = feedback.entry.said_as(Feedback) if feedback.entry else None
        risks = (risk.text for risk in said.risks) if said else ()
        rows.append((
            cell(context.department_name(name)), cell(feedback_word(words, state, name)),
            cell(*(said.scope if said else ())), cell(*risks),
        ))  # fmt: skip
    return table(words, N_("Feedback"), (N_("Department"), N_("Answer"), N_("Takes on"), N_("Risks")), rows)


def tasks(context: RenderContext, facts: Facts) -> Table:
    """Every task, late ones first."""
    columns = (N_("Task"), N_("Title"), N_("Department"), N_("Assignee"), N_("Status"), N_("Due"), N_("Note"))
    return table(context.words, N_("Tasks"), columns, (_task(context, row) for row in facts.rows))


def _task(context: RenderContext, row: Row) -> tuple[Cell, ...]:
    words = context.words
    due = due_cell(words, Dates(row.due, row.original or row.due, ()))
    return (
        cell(row.task, code=True), cell(row.title), cell(context.department_name(row.department)),
        cell(context.name_of(row.doer)), cell(words.label("task", row.status), tone=tone(row)), cell(due),
        cell(marks(words, row)),
    )  # fmt: skip


def slips(context: RenderContext, state: State) -> Table:
    """Dates that moved, when and why: the request's own, its milestones', the tasks'."""
    words = context.words

    def on(entry: Entry) -> Cell:
        return cell(str(context.day_of(entry.statement.at)))

    rows = [
        (
            cell(words.named(words(N_("Milestone")), move.name) if move.name else words(N_("the whole"))),
            cell(str(move.from_ or "–")), cell(str(move.to or "–")), on(move.entry), cell(move.reason), cell(),
        )
        for move in state.request.moved
    ]  # fmt: skip
    rows += [
        (
            cell(task_id, code=True), cell(str(slip.move.from_)), cell(str(slip.move.to)), on(slip.entry),
            cell(slip.move.reason), cell(slip.move.cause or "", code=True),
        )
        for task_id, task in state.tasks.items()
        for slip in task.slips
    ]  # fmt: skip
    columns = (N_("What"), N_("From"), N_("To"), N_("Moved on"), N_("Reason"), N_("Cause"))
    return table(words, N_("Moved dates"), columns, rows)


def issues(context: RenderContext, state: State) -> Table:
    """Problems, and who must answer."""
    words = context.words
    rows = []
    for issue_id, issue in state.issues.items():
        opening = issue.opening.said_as(Opening)
        rows.append((
            cell(issue_id, code=True), cell(opening.title), cell(words.label("kind", opening.kind)),
            cell(words.label("issue", issue.status)), cell(context.department_name(issue.department)),
        ))  # fmt: skip
    columns = (N_("Issue"), N_("Title"), N_("Kind"), N_("Status"), N_("Responsible"))
    return table(words, N_("Issues"), columns, rows)


def lessons(context: RenderContext, state: State) -> list[Items]:
    """What was learned, of a collaboration that is archived."""
    words = context.words
    if state.request.archived is None:
        return []
    said = state.request.archived.said_as(Archiving)
    keys = ("went_well", "went_badly", "root_causes")
    found = [Items(words.label("field", key).capitalize(), tuple(getattr(said, key))) for key in keys]
    improvements = []
    for item in said.improvements:
        told = " · ".join(str(part) for part in (item.owner and context.name_of(item.owner), item.due) if part)
        improvements.append(words.aside(item.text, told))
    return [*found, Items(words.label("field", "improvements").capitalize(), tuple(improvements))]

"""The status report in Markdown: what an executive reads on one page. A pure function of a revision, a day and a language."""

from collections.abc import Callable, Sequence
from datetime import date

from xcollab.render.acts import name_of
from xcollab.render.markdown import table, text
from xcollab.render.marks import marks
from xcollab.render.show import feedback_word
from xcollab.render.status import stage_line
from xcollab.render.waiting import wait_line
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.board import Row, board
from xcollab.workflow.deadlines import Dated
from xcollab.workflow.lateness import stage
from xcollab.workflow.state import State


def report(words: Words, snapshot: Snapshot, state: State, today: date, waiting: Sequence[Dated]) -> str:
    """One collaboration."""
    rows = board([state], today)
    lines = _head(words, snapshot, state, rows, today)
    lines += _answers(words, snapshot, state)
    lines += _tasks(words, snapshot, rows)
    lines += _slips(words, state)
    lines += _issues(words, snapshot, state)
    lines += _waiting(words, snapshot, waiting)
    lines += _lessons(words, snapshot, state)
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(words: Words, snapshot: Snapshot, state: State, rows: Sequence[Row], today: date) -> list[str]:
    request = state.collab.request
    title = text(request.title) if request else state.collab.id
    done = sum(row.status == "done" for row in rows)
    lines = [f"# {title}", ""]
    facts = [
        words(N_("As of {day}"), day=today),
        f"**{words.label('request', state.request.status)}**",
        stage_line(words, stage(state)).replace("[", "**").replace("]", "**"),
    ]
    lines += ["  \n".join(facts), ""]
    if request:
        head = N_("Coordinator {who}, due {due}; {done} of {all} tasks done, {late} late, {help} need help.")
        late, help_ = sum(row.late for row in rows), sum(row.needs_help for row in rows)
        who = text(name_of(snapshot, state.request.coordinator))
        lines += [words(head, who=who, due=request.due, done=done, all=len(rows), late=late, help=help_), ""]
        lines += [f"- {text(objective)}" for objective in request.objectives] + [""]
    return lines


def _section(words: Words, heading: str) -> str:
    return f"## {words(heading)}"


def _answers(words: Words, snapshot: Snapshot, state: State) -> list[str]:
    if not state.feedback:
        return []
    rows = []
    for name, feedback in state.feedback.items():
        department = snapshot.departments.get(name)
        said = feedback.entry.statement if feedback.entry else None
        risks = "<br>".join(text(risk.text) for risk in getattr(said, "risks", ()))
        rows.append((text(department.name if department else name), feedback_word(words, state, name),
                     "<br>".join(text(item) for item in getattr(said, "scope", ())), risks))  # fmt: skip
    headings = [words(heading) for heading in (N_("Department"), N_("Answer"), N_("Takes on"), N_("Risks"))]
    return [_section(words, N_("Feedback")), "", *table(headings, rows)]


def _tasks(words: Words, snapshot: Snapshot, rows: Sequence[Row]) -> list[str]:
    if not rows:
        return []
    headings = [
        words(h)
        for h in (N_("Task"), N_("Title"), N_("Department"), N_("Assignee"), N_("Status"), N_("Due"), N_("Note"))
    ]
    cells = []
    for row in rows:
        mark = "🔴 " if row.late else "🟡 " if row.needs_help else ""
        department = snapshot.departments.get(row.department)
        due = str(row.due) + (words(N_(" (was {day})"), day=row.original) if row.due != row.original else "")
        cells.append((f"`{row.task}`", text(row.title), text(department.name if department else row.department),
                      text(name_of(snapshot, row.doer)), mark + words.label("task", row.status), due, marks(words, row)))  # fmt: skip
    return [_section(words, N_("Tasks")), "", *table(headings, cells)]


def _slips(words: Words, state: State) -> list[str]:
    rows = [
        (
            f"`{task_id}`",
            str(slip.move.from_),
            str(slip.move.to),
            text(slip.move.reason),
            f"`{slip.move.cause}`" if slip.move.cause else "",
        )
        for task_id, task in state.tasks.items()
        for slip in task.slips
    ]
    headings = [words(heading) for heading in (N_("Task"), N_("From"), N_("To"), N_("Reason"), N_("Cause"))]
    return [_section(words, N_("Moved dates")), "", *table(headings, rows)] if rows else []


def _issues(words: Words, snapshot: Snapshot, state: State) -> list[str]:
    rows = []
    for issue_id, issue in state.issues.items():
        opening = issue.opening.statement
        department = snapshot.departments.get(issue.department)
        rows.append((f"`{issue_id}`", text(getattr(opening, "title", "")), words.label("kind", getattr(opening, "kind", "")),
                     words.label("issue", issue.status), text(department.name if department else issue.department)))  # fmt: skip
    headings = [words(heading) for heading in (N_("Issue"), N_("Title"), N_("Kind"), N_("Status"), N_("Responsible"))]
    return [_section(words, N_("Issues")), "", *table(headings, rows)] if rows else []


def _waiting(words: Words, snapshot: Snapshot, waiting: Sequence[Dated]) -> list[str]:
    told = ["- " + text(wait_line(words, snapshot, wait, deadline)) for wait, deadline in waiting]
    return [_section(words, N_("Waiting")), "", *told, ""] if told else []


def _lessons(words: Words, snapshot: Snapshot, state: State) -> list[str]:
    if state.request.archived is None:
        return []
    said = state.request.archived.statement
    lines = [_section(words, N_("Lessons learned")), ""]
    for key in ("went_well", "went_badly", "root_causes"):
        if items := getattr(said, key):
            lines += [f"**{words.label('field', key)}**", "", *(f"- {text(item)}" for item in items), ""]
    if improvements := getattr(said, "improvements", ()):
        lines += [f"**{words.label('field', 'improvements')}**", ""]
        for item in improvements:
            told = " · ".join(
                text(str(part)) for part in (item.owner and name_of(snapshot, item.owner), item.due) if part
            )
            lines.append("- " + words.aside(text(item.text), told))
    return [*lines, ""]


def portfolio(
    words: Words, snapshot: Snapshot, states: Sequence[State], today: date, waits: Callable[[State], Sequence[Dated]]
) -> str:
    """All collaborations on a page, the running ones in full below."""
    rows = []
    for state in states:
        request, tasks = state.collab.request, board([state], today)
        rows.append((f"`{state.collab.id}`", text(request.title if request else ""), words.label("request", state.request.status),
                     f"{sum(row.status == 'done' for row in tasks)}/{len(tasks)}", str(sum(row.late for row in tasks)),
                     str(sum(row.needs_help for row in tasks)), str(request.due) if request else ""))  # fmt: skip
    headings = [
        words(h)
        for h in (
            N_("Collaboration"),
            N_("Title"),
            N_("Status"),
            N_("Tasks done"),
            N_("Late"),
            N_("Needs help"),
            N_("Due"),
        )
    ]
    head = [f"# {text(snapshot.workspace.name)}", "", words(N_("As of {day}"), day=today), "", *table(headings, rows)]
    running = [state for state in states if state.request.status not in ("archived", "cancelled")]
    return "\n".join(head) + "".join(
        "\n" + report(words, snapshot, state, today, waits(state)).replace("\n#", "\n##").replace("# ", "## ", 1)
        for state in running
    )

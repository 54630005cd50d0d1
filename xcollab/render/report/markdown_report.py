"""The status report in Markdown: what an executive reads on one page. A pure function of a revision, a moment and a language."""

from collections.abc import Sequence

from xcollab.render.base.context import RenderContext
from xcollab.render.base.markdown import table, text
from xcollab.render.report.chart import bars, milestones
from xcollab.render.report.facts import Facts
from xcollab.render.report.mermaid import gantt, pie
from xcollab.render.report.sections import Cell, Items, Section, Table, answers, issues, lessons, slips, tasks
from xcollab.render.report.summary import counts, first_screen, waiting
from xcollab.render.text.lists import due_cell
from xcollab.render.text.status import stage_line
from xcollab.render.text.verdict import answer, tone
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.time.lateness import stage

MARKS = {"late": "🔴 ", "help": "🟡 "}


def report(context: RenderContext, facts: Facts, since: str = "", level: int = 1) -> str:
    """One collaboration; as a part of a larger page from another `level` of headings on."""
    words = context.words
    lines = _head(context, facts, level)
    for section in first_screen(context, facts, since):
        lines += _section(section, level + 1)
    lines += _objectives(words, facts, level + 1)
    lines += _charts(context, facts, level + 1)
    for section in (
        answers(context, facts.state), tasks(context, facts), slips(context, facts.state),
        issues(context, facts.state), waiting(context, facts),
    ):  # fmt: skip
        lines += _section(section, level + 1)
    if learned := [line for section in lessons(context, facts.state) for line in _section(section, level + 2)]:
        lines += [_heading(words(N_("Lessons learned")), level + 1), "", *learned]
    return "\n".join(lines).rstrip("\n") + "\n"


def _heading(title: str, level: int) -> str:
    return f"{'#' * level} {title}"


def _head(context: RenderContext, facts: Facts, level: int) -> list[str]:
    words = context.words
    said, tone = answer(context, facts.state, facts.outlook)
    status = words.label("request", facts.state.request.status)
    stages = stage_line(words, stage(facts.state)).replace("[", "**").replace("]", "**")
    lines = [
        _heading(text(facts.title), level),
        "",
        words(N_("As of {day}"), day=facts.today) + f" · {status}  ",
        stages,
    ]
    lines += ["", f"{MARKS.get(tone, '')}**{text(said)}**", ""]
    counted = counts(context, facts)
    return [*lines, text(counted), ""] if counted else lines


def _objectives(words: Words, facts: Facts, level: int) -> list[str]:
    request = facts.state.collab.request
    return _section(Items(words(N_("Objectives")), request.objectives if request else ()), level)


def _charts(context: RenderContext, facts: Facts, level: int) -> list[str]:
    words = context.words
    drawn, left_out = bars(facts)
    chart = gantt(context, drawn, milestones(facts.state))
    if not chart:
        return []
    more = [words(N_("{n} more tasks are in the table only."), n=left_out), ""] if left_out else []
    return [_heading(words(N_("Schedule")), level), "", *chart, *more, *pie(words, facts.rows)]


def _section(section: Section, level: int) -> list[str]:
    match section:
        case Table(heading, columns, rows) if rows:
            return [_heading(heading, level), "", *table(columns, (tuple(map(_cell, row)) for row in rows))]
        case Items(heading, lines) if lines:
            return [_heading(text(heading), level), "", *(f"- {text(line)}" for line in lines), ""]
    return []


def _cell(cell: Cell) -> str:
    shown = "<br>".join(f"`{line}`" if cell.code else text(line) for line in cell.lines)
    return MARKS.get(cell.tone, "") + shown if shown else ""


def portfolio(context: RenderContext, every: Sequence[Facts], since: str = "") -> str:
    """All collaborations on a page, the running ones in full below."""
    words = context.words
    lines = [_heading(text(context.snapshot.workspace.name), 1), ""]
    if every:
        lines += [words(N_("As of {day}"), day=every[0].today), "", *_section(overview(words, every), 2)]
    else:
        lines.append(words(N_("No collaborations yet. Begin one: `xcollab request new ID --edit`")))
    parts = (report(context, facts, since, level=2) for facts in every if facts.running)
    return "\n".join(["\n".join(lines).rstrip("\n") + "\n", *parts])


def overview(words: Words, every: Sequence[Facts]) -> Table:
    """A row for each collaboration: when it was due, when it is expected, and what is wanted of the reader."""
    columns = (N_("Collaboration"), N_("Title"), N_("Status"), N_("Due"), N_("Expected"), N_("Tasks done"), N_("Late"),
               N_("Needs help"), N_("Decisions wanted"))  # fmt: skip
    return Table(words(N_("Collaborations")), tuple(map(words, columns)), tuple(_row(words, facts) for facts in every))


def _row(words: Words, facts: Facts) -> tuple[Cell, ...]:
    slipping = facts.running and facts.outlook.late_first
    return (
        Cell((facts.state.collab.id,), code=True), Cell((facts.title,)),
        Cell((words.label("request", facts.state.request.status),)), _count(due_cell(words, facts.outlook.dates)),
        _count(facts.outlook.forecast, tone(facts.outlook) if slipping else ""), Cell((f"{facts.done}/{len(facts.rows)}",)),
        _count(facts.late, "late"), _count(facts.needing_help, "help"), _count(len(facts.decisions)),
    )  # fmt: skip


def _count(value: object, tone: str = "") -> Cell:
    return Cell((str(value),) if value else (), tone if value else "")

"""The first screen of a report: can the date hold, what is to be decided, where the days went, who has the ball."""

from xcollab.render.base.context import RenderContext
from xcollab.render.report.decisions import Decision, substance
from xcollab.render.report.facts import Facts
from xcollab.render.report.sections import Cell, Items, Section, Table, cell, table
from xcollab.render.text.sentences import statement_sentence
from xcollab.render.text.time.forecast import MOST_BALLS, cause_line
from xcollab.render.text.time.milestones import milestone_lines
from xcollab.render.text.waiting import wait_line
from xcollab.schema.snapshot import Entry
from xcollab.words import N_
from xcollab.workflow.obligations.table import KINDS
from xcollab.workflow.rules.rulebook import label_of

MOST_CHANGES = 40
"""So many changes are told, the newest; the rest is in the history."""


def counts(context: RenderContext, facts: Facts) -> str:
    """Who coordinates, by when, and how many tasks stand how."""
    request = facts.state.collab.request
    if request is None:
        return ""
    head = N_("Coordinator {who}, due {due}; {done} of {all} tasks done, {late} late, {help} need help.")
    who = context.name_of(facts.state.request.coordinator)
    return context.words(head, who=who, due=request.due, done=facts.done, all=len(facts.rows), late=facts.late,
                 help=facts.needing_help)  # fmt: skip


def first_screen(context: RenderContext, facts: Facts, since: str = "") -> list[Section]:
    """The sections that answer before anybody asks."""
    words = context.words
    return [
        wanted(context, facts),
        Items(
            words(N_("Milestones")), tuple(milestone_lines(context, facts.outlook.milestones) if facts.running else ())
        ),
        Items(words(N_("Where the days went")), tuple(cause_line(words, facts.state, c) for c in facts.outlook.causes)),
        _balls(context, facts),
        Items(words(N_("Time to answer, so far")), _held(context, facts)),
        _changes(context, facts, since),
    ]


def wanted(context: RenderContext, facts: Facts) -> Table:
    """Decisions wanted (需您拍板)."""
    columns = (N_("What"), N_("How it stands"), N_("Options"), N_("Who decides"), N_("By when"))
    rows = (_decision(context, facts, decision) for decision in facts.decisions)
    return table(context.words, N_("Decisions wanted"), columns, rows)


def _decision(context: RenderContext, facts: Facts, decision: Decision) -> tuple[Cell, ...]:
    words = context.words
    if decision.kind == "delay":
        what = words(N_("task {subject} will be late: move its date, or find help"), subject=decision.subject)
    else:
        asked = context.department_name(decision.subject)
        party = words.label("party", decision.party) if decision.party else ""
        what = words(KINDS[decision.kind].sentence, subject=decision.subject, asked=asked, party=party)
    over = words(N_("{term} over"), term=words.duration(f"{decision.over}wd")) if decision.over else ""
    who = (context.name_of(member) for member in decision.people)
    options = (words(label_of(*option.split("."))) for option in decision.options)
    return (
        cell(what), cell(decision.title, *substance(words, facts.state, decision)), cell(" / ".join(options)),
        cell(*who), cell(str(decision.by or ""), over, tone="late" if decision.over else ""),
    )  # fmt: skip


def _balls(context: RenderContext, facts: Facts) -> Items:
    words = context.words
    lines = [wait_line(context, wait, deadline) for wait, deadline in facts.owed[:MOST_BALLS]]
    if more := len(facts.owed) - MOST_BALLS:
        lines += [words(N_("and {n} more, below"), n=more)] if more > 0 else []
    return Items(words(N_("Who has the ball now")), tuple(lines))


def waiting(context: RenderContext, facts: Facts) -> Items:
    """Everything owed, where the first screen could not hold it."""
    lines = [wait_line(context, wait, deadline) for wait, deadline in facts.owed]
    return Items(context.words(N_("Waiting")), tuple(lines if len(lines) > MOST_BALLS else ()))


def _held(context: RenderContext, facts: Facts) -> tuple[str, ...]:
    words = context.words
    return tuple(
        words.named(context.department_name(department), words.duration(f"{days}wd"))
        for department, days in facts.outlook.held.items()
    )


def _changes(context: RenderContext, facts: Facts, since: str) -> Items:
    words = context.words
    if facts.changes is None:
        return Items("", ())
    heading = words(N_("Changes since {since}"), since=since)
    lines = [_change(context, facts, entry) for entry in facts.changes[-MOST_CHANGES:]]
    more = len(facts.changes) - len(lines)
    first = (
        [words(N_("{n} earlier ones: `xcollab history {collab}`"), n=more, collab=facts.state.collab.id)]
        if more
        else []
    )
    return Items(heading, (*first, *lines) or (words(N_("Nothing was said since then.")),))


def _change(context: RenderContext, facts: Facts, entry: Entry) -> str:
    said = entry.statement
    told = statement_sentence(context, entry, facts.state.counted, subject=entry.subject or facts.state.collab.id)
    return f"{said.at.astimezone(context.zone):%m-%d %H:%M}  {told}"

"""The first screen of a report: can the date hold, what is to be decided, where the days went, who has the ball."""

from xcollab.render.report.decisions import Decision, substance
from xcollab.render.report.facts import Facts
from xcollab.render.report.sections import Cell, Items, Section, Table, cell, table
from xcollab.render.text.forecast import MOST_BALLS, cause_line
from xcollab.render.text.sentences import department_name, name_of, said_before, sentence
from xcollab.render.text.waiting import wait_line
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.obligations.table import KINDS
from xcollab.workflow.rules.rulebook import label_of

MOST_CHANGES = 40
"""So many changes are told, the newest; the rest is in `xcollab history`."""


def counts(words: Words, snapshot: Snapshot, facts: Facts) -> str:
    """Who coordinates, by when, and how many tasks stand how."""
    request = facts.state.collab.request
    if request is None:
        return ""
    head = N_("Coordinator {who}, due {due}; {done} of {all} tasks done, {late} late, {help} need help.")
    who = name_of(snapshot, facts.state.request.coordinator)
    return words(head, who=who, due=request.due, done=facts.done, all=len(facts.rows), late=facts.late,
                 help=facts.needing_help)  # fmt: skip


def first_screen(words: Words, snapshot: Snapshot, facts: Facts, since: str = "") -> list[Section]:
    """The sections that answer before anybody asks."""
    return [
        wanted(words, snapshot, facts),
        Items(words(N_("Where the days went")), tuple(cause_line(words, facts.state, c) for c in facts.outlook.causes)),
        _balls(words, snapshot, facts),
        Items(words(N_("Time to answer, so far")), _held(words, snapshot, facts)),
        _changes(words, snapshot, facts, since),
    ]


def wanted(words: Words, snapshot: Snapshot, facts: Facts) -> Table:
    """Decisions wanted (需您拍板)."""
    columns = (N_("What"), N_("How it stands"), N_("Options"), N_("Who decides"), N_("By when"))
    rows = (_decision(words, snapshot, facts, decision) for decision in facts.decisions)
    return table(words, N_("Decisions wanted"), columns, rows)


def _decision(words: Words, snapshot: Snapshot, facts: Facts, decision: Decision) -> tuple[Cell, ...]:
    if decision.kind == "delay":
        what = words(N_("task {subject} will be late: move its date, or find help"), subject=decision.subject)
    else:
        asked = department_name(snapshot, decision.subject)
        party = words.label("party", decision.party) if decision.party else ""
        what = words(KINDS[decision.kind].sentence, subject=decision.subject, asked=asked, party=party)
    over = words(N_("{term} over"), term=words.duration(f"{decision.over}wd")) if decision.over else ""
    who = (name_of(snapshot, member) for member in decision.people)
    options = (words(label_of(*option.split("."))) for option in decision.options)
    return (
        cell(what), cell(decision.title, *substance(words, facts.state, decision)), cell(" / ".join(options)),
        cell(*who), cell(str(decision.by or ""), over, tone="late" if decision.over else ""),
    )  # fmt: skip


def _balls(words: Words, snapshot: Snapshot, facts: Facts) -> Items:
    lines = [wait_line(words, snapshot, wait, deadline) for wait, deadline in facts.owed[:MOST_BALLS]]
    if more := len(facts.owed) - MOST_BALLS:
        lines += [words(N_("and {n} more, below"), n=more)] if more > 0 else []
    return Items(words(N_("Who has the ball now")), tuple(lines))


def waiting(words: Words, snapshot: Snapshot, facts: Facts) -> Items:
    """Everything owed, where the first screen could not hold it."""
    lines = [wait_line(words, snapshot, wait, deadline) for wait, deadline in facts.owed]
    return Items(words(N_("Waiting")), tuple(lines if len(lines) > MOST_BALLS else ()))


def _held(words: Words, snapshot: Snapshot, facts: Facts) -> tuple[str, ...]:
    return tuple(
        words.named(department_name(snapshot, department), words.duration(f"{days}wd"))
        for department, days in facts.outlook.held.items()
    )


def _changes(words: Words, snapshot: Snapshot, facts: Facts, since: str) -> Items:
    if facts.changes is None:
        return Items("", ())
    heading = words(N_("Changes since {since}"), since=since)
    lines = [_change(words, snapshot, facts, entry) for entry in facts.changes[-MOST_CHANGES:]]
    more = len(facts.changes) - len(lines)
    first = [words(N_("{n} earlier ones: `xcollab history`"), n=more)] if more else []
    return Items(heading, (*first, *lines) or (words(N_("Nothing was said since then.")),))


def _change(words: Words, snapshot: Snapshot, facts: Facts, entry: Entry) -> str:
    said = entry.statement
    again = said_before(facts.state.counted, entry)
    told = sentence(
        words, snapshot, entry.kind, said.act, entry.subject or facts.state.collab.id, said.by, entry, again=again
    )
    return f"{said.at.astimezone(snapshot.workspace.zone):%m-%d %H:%M}  {told}"

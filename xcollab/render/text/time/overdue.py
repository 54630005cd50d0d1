"""What is late, for people and for forges."""

from collections.abc import Sequence

from xcollab.render.base.context import RenderContext
from xcollab.render.base.markdown import table, text
from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.annotations import Annotation
from xcollab.words import N_
from xcollab.workflow.obligations.table import KINDS
from xcollab.workflow.views.overdue import Overdue


def sentence(context: RenderContext, item: Overdue) -> str:
    """What is late, whose it is, and by how much."""
    words = context.words
    who = safe_line(context.name_of(item.people[0])) if item.people else "?"
    department = safe_line(context.department_name(item.department))
    if item.what == "task":
        what = words(N_("task {subject}: {title}"), subject=item.subject, title=safe_line(item.title))
    else:
        party = words.label("party", item.party) if item.party else ""
        named = {"department": department, "asked": department, "party": party, "collab": item.collab,
                 "about": safe_line(item.title)}  # fmt: skip
        what = words(KINDS[item.what].sentence, subject=item.subject, **named)
    told = [words(N_("due {due}"), due=item.due)]
    if item.late_before:
        told.append(words(N_("late already when it was asked anew")))
    if item.over:
        told.append(words(N_("{term} over"), term=words.duration(f"{item.over}wd")))
    if item.estimated:
        told.append(words(N_("estimated")))
    if item.forecast:
        told.append(words(N_("expected {day}"), day=item.forecast))
    return words.named(words.aside(who, department), words.aside(what, words.listed(told)))


def overdue_lines(context: RenderContext, found: Sequence[Overdue]) -> list[str]:
    """One thing a line, the worst first."""
    words = context.words
    if not found:
        return [words(N_("Nothing is late."))]
    lines = []
    for item in found:
        mark = words(N_("level {n}"), n=item.level) if item.level else words(N_("late"))
        lines.append(f"{mark}  {item.collab}  {sentence(context, item)}")
    return lines


def annotations(context: RenderContext, found: Sequence[Overdue], path_of: dict[str, str]) -> list[Annotation]:
    """The same as forges show it, at the file that it is about; from the second level on as an error."""
    severity = ("minor", "major", "critical", "blocker")
    return [
        Annotation(item.kind, severity[item.level], item.level >= 2, path_of[item.record], 1,
                   safe_line(f"{item.collab}/{item.subject}"), sentence(context, item), _identity(item))
        for item in found
    ]  # fmt: skip


def _identity(item: Overdue) -> tuple[str, ...]:
    """The same from day to day, and another for everything else."""
    who = item.people[0] if item.people and item.what in KINDS and KINDS[item.what].each else ""
    return (item.what, item.collab, item.subject, item.party, who)


def markdown(context: RenderContext, found: Sequence[Overdue]) -> str:
    """A table, for a step's summary or a comment."""
    words = context.words
    if not found:
        return words(N_("Nothing is late.")) + "\n"
    headings = [words(h) for h in (N_("Level"), N_("Collaboration"), N_("What"), N_("Days over"))]
    rows = ((str(item.level), f"`{item.collab}`", text(sentence(context, item)), str(item.over)) for item in found)
    return "\n".join(table(headings, rows))

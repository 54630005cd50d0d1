"""Charts that GitHub, GitLab and Gitea draw out of Markdown. Only what the Mermaid of all three knows: gantt and pie.

A name that begins with a word of Mermaid's own, such as `title` or a date, would break the chart or vanish from it, so every
name begins with a dot; a colon would cut it short, so such characters become entities.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.report.chart import ONE_DAY, Bar, Mark
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.views.board import COLUMNS, Row

_ENTITIES = {"#": "#35;", ":": "#58;", ";": "#59;", '"': "#quot;", "%": "#37;", "<": "#lt;", ">": "#gt;"}
_BEGUN = ("doing", "needs-help", "finished", "in-review")
LONGEST = 40
"""Longer names run out of the picture."""


def mermaid_text(value: str) -> str:
    """Somebody's words as a name in a chart."""
    return _escaped(short(value))


def _escaped(line: str) -> str:
    return "".join(_ENTITIES.get(character, character) for character in line)


def short(value: str) -> str:
    """One line that fits beside a bar."""
    line = " ".join(safe_line(value).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def gantt(context: RenderContext, bars: Sequence[Bar], marks: Sequence[Mark]) -> list[str]:
    """The schedule: milestones, then each department's tasks; late ones critical, the date first agreed beside them."""
    words = context.words
    if not bars:
        return []
    lines = ["```mermaid", "gantt", "    dateFormat YYYY-MM-DD", "    axisFormat %m-%d", "    todayMarker off"]
    if marks:
        lines.append("    section " + words(N_("Milestones")))
        lines += [_line(_milestone(words, mark), "milestone", mark.day, None) for mark in marks]
    department = None
    for bar in bars:
        if bar.department != department:
            department = bar.department
            lines.append(f"    section {mermaid_text(context.department_name(department))}")
        lines += _bar(words, bar)
    return [*lines, "```", ""]


def _milestone(words: Words, mark: Mark) -> str:
    return words.aside(short(mark.name), words(N_("originally {day}"), day=mark.original) if mark.original else "")


def _bar(words: Words, bar: Bar) -> list[str]:
    name, lines = short(f"{bar.task} {bar.title}"), []
    if bar.original:
        was = words.aside(bar.task, words(N_("originally {day}"), day=bar.original))
        lines.append(_line(was, "done", min(bar.start, bar.original), bar.original))
    if bar.late:
        name = words.aside(name, words.label("log", "delayed"))
    elif bar.needs_help:
        name = words.aside(name, words.label("task", "needs-help"))
    kind = "crit" if bar.late else "done" if bar.status == "done" else "active" if bar.status in _BEGUN else ""
    return [*lines, _line(name, kind, bar.start, bar.end)]


def _line(name: str, kind: str, first: date, last: date | None) -> str:
    """A bar up to and including its last day (Mermaid's ends are exclusive), or a milestone."""
    end = f"{last + ONE_DAY}" if last else "0d"
    return f"    · {_escaped(name)} :{kind + ', ' if kind else ''}{first}, {end}"


def pie(words: Words, rows: Sequence[Row]) -> list[str]:
    """The tasks by status. Without tasks there is no pie: an empty one shows as an error."""
    counts = Counter(row.status for row in rows)
    if not counts:
        return []
    slices = [f'    "{words.label("task", status)}" : {counts[status]}' for status in COLUMNS if counts[status]]
    return ["```mermaid", "pie showData", "    title " + words(N_("Tasks by status")), *slices, "```", ""]

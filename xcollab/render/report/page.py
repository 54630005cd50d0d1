"""The status report as one page of HTML: nothing is loaded from elsewhere, and no script runs.

Jinja2 escapes whatever people wrote; before that the one sanitiser makes invisible characters visible, in every expression.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.task_marks import marks
from xcollab.render.report.chart import bars, milestones
from xcollab.render.report.facts import Facts
from xcollab.render.report.markdown_report import overview
from xcollab.render.report.page_chart import chart
from xcollab.render.report.sections import Section, Table, answers, issues, lessons, slips, tasks, tone
from xcollab.render.report.summary import first_screen, waiting
from xcollab.render.text.status import STAGES
from xcollab.render.text.verdict import answer
from xcollab.words import N_
from xcollab.workflow.time.lateness import stage
from xcollab.workflow.views.board import COLUMNS

SAID = {
    "nothing": N_("No collaborations yet. Begin one: `xcollab request new ID --edit`"),
    "as_of": N_("As of {day}"), "board": N_("Board"), "coordinator": N_("Coordinator"), "done": N_("Tasks done"),
    "due": N_("Due"), "expected": N_("Expected"), "late": N_("Late"), "legend_doing": N_("in progress"),
    "legend_done": N_("done"), "legend_over": N_("past its date"), "legend_plan": N_("planned"),
    "legend_was": N_("originally agreed"), "legend_help": N_("needs help"), "legend_today": N_("today"),
    "legend_milestone": N_("milestone"), "lessons": N_("Lessons learned"), "help": N_("Needs help"),
    "more": N_("{n} more tasks are in the table only."), "objectives": N_("Objectives"), "report": N_("Status report"),
    "schedule": N_("Schedule"), "stages": N_("The six stages"), "of": N_("{n} of {all}"),
}  # fmt: skip
"""What the template itself says."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?|\b\d\d-\d\d \d\d:\d\d", re.ASCII)


def page(context: RenderContext, told: Facts | Sequence[Facts], since: str = "") -> str:
    """The page about one collaboration, or about all, the running ones in full."""
    words = context.words
    one = isinstance(told, Facts)
    every = [told] if isinstance(told, Facts) else list(told)
    parts = [_part(context, facts, since) for facts in every if one or facts.running]
    return _template().render(
        said=lambda key, **arguments: words(SAID[key], **arguments),
        language="zh-CN" if words.language == "zh" else "en",
        workspace=context.snapshot.workspace.name,
        title=every[0].title if one else context.snapshot.workspace.name,
        today=every[0].today if every else None,
        overview=None if one else overview(words, every),
        parts=parts,
    )  # fmt: skip


@cache
def _template() -> Template:
    """Compiled once for all pages of a run."""
    environment = Environment(
        autoescape=True, loader=PackageLoader("xcollab.render"), undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True,
        lstrip_blocks=True, finalize=_shown,
    )  # fmt: skip
    environment.filters["days"] = _days
    return environment.get_template("report.html.j2")


def _shown(value: object) -> object:
    """Every expression of the template passes here; what the template built itself is safe already."""
    return value if isinstance(value, Markup) else safe_line("" if value is None else str(value))


def _days(value: object) -> Markup:
    """A text whose dates are not torn apart at the end of a line."""
    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape(_shown(value)))))  # noqa: S704 - escaped


def _part(context: RenderContext, facts: Facts, since: str) -> dict[str, Any]:
    """What the template shows of one collaboration."""
    words = context.words
    state, request = facts.state, facts.state.collab.request
    said, said_tone = answer(context, facts.state, facts.outlook)
    wanted, *first, changes = first_screen(context, facts, since)
    drawn, left_out = bars(facts)
    return {
        "facts": facts,
        "status": words.label("request", state.request.status),
        "answer": said,
        "tone": said_tone,
        "stage": stage(state),
        "stages": [words(name) for name in STAGES],
        "coordinator": context.name_of(state.request.coordinator),
        "wanted": wanted,
        "first": _filled(first),
        "objectives": request.objectives if request else (),
        "chart": chart(context, drawn, milestones(state), facts.today),
        "left_out": left_out,
        "columns": _board(context, facts) if facts.running else [],
        "changes": changes,
        "sections": _filled((
            tasks(context, facts), answers(context, state), issues(context, state),
            slips(context, state), waiting(context, facts),
        )),
        "lessons": _filled(lessons(context, state)),
    }  # fmt: skip


def _filled(sections: Sequence[Section]) -> list[Section]:
    """Sections that say something."""
    return [section for section in sections if (section.rows if isinstance(section, Table) else section.lines)]


def _board(context: RenderContext, facts: Facts) -> list[dict[str, Any]]:
    """The columns that hold a task."""
    words = context.words
    columns = []
    for status in COLUMNS:
        cards = [
            {"title": row.title, "task": row.task, "who": context.name_of(row.doer), "due": row.due, "tone": tone(row),
             "note": marks(words, row)}
            for row in facts.rows
            if row.status == status
        ]  # fmt: skip
        if cards:
            columns.append({"name": words.label("task", status), "cards": cards})
    return columns

"""Templates as lists and in full."""

from collections.abc import Mapping

from xcollab.render.base.context import RenderContext
from xcollab.render.base.record import headline, record_lines
from xcollab.render.base.tables import Table, table
from xcollab.render.text.last_time import lesson_lines, slip_lines
from xcollab.schema.template import Template
from xcollab.words import N_


def template_table(context: RenderContext, templates: Mapping[str, Template]) -> Table:
    """One template a row."""
    words = context.words
    headings = (N_("Template"), N_("Title"), N_("Tasks"), N_("Lasts"), N_("Made from"))
    rows = [
        (name, one.title, str(len(one.tasks)), words.duration(f"{one.after}wd"), one.made_from or "")
        for name, one in templates.items()
    ]
    return table(words, headings, rows)


def template_lines(context: RenderContext, name: str, found: Template) -> list[str]:
    """A template: its request, then a line a task with its working days and how its date moved last time."""
    words = context.words
    whole = {
        key: value for key, value in found.dump().items() if key not in ("title", "tasks", "lessons", "milestones")
    }
    lines = [
        *headline(f"{found.title}  ({name})"),
        *record_lines(context, whole, groups={"coordinator_post": "capacity", "acceptor_post": "capacity"}),
        "",
    ]
    day = N_("working day {n}")
    lines += [words.named(one.name, words(day, n=one.after)) for one in found.milestones]
    lines += ["", words(N_("Tasks:"))] if found.tasks else []
    for task in found.tasks:
        about = words.listed([context.name_of(task.owner), words(day, n=task.after)])
        lines.append("  " + words.named(f"{task.title} ({task.id})", about))
        lines += [f"    {told}" for told in slip_lines(context, task.slips)]
    lessons = lesson_lines(context, found)
    return [*lines, *(["", *lessons] if lessons else [])]

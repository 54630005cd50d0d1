"""One screen about one collaboration: the stage, who is waited for, what is next."""

from collections.abc import Sequence
from datetime import date

from xcollab.render.base.context import RenderContext
from xcollab.render.base.record import headline
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.task_marks import marks, waits_line
from xcollab.render.text.time.milestones import milestone_lines
from xcollab.render.text.verdict import answer_of, date_lines
from xcollab.render.text.waiting import next_lines, wait_line
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.ahead import Expected
from xcollab.workflow.views.board import COLUMNS, glance
from xcollab.workflow.views.summary import Answered
from xcollab.workflow.views.summary import Summary as Standing

STAGES = (
    N_("request"), N_("feedback"), N_("tasks"), N_("progress"), N_("issues"), N_("acceptance"),
)  # fmt: skip
"""The six stages, in order."""


def stage_line(words: Words, number: int) -> str:
    """The six stages in a row, the present one in brackets."""
    shown = [f"{n} {words(name)}" for n, name in enumerate(STAGES, start=1)]
    return "  ".join(f"[{name}]" if n == number else name for n, name in enumerate(shown, start=1))


_SHOWN = 20
"""Of the tasks, and of what is waited for, so many are told: of more, whoever wants all has a view of its own."""


def status_lines(
    context: RenderContext,
    standing: Standing,
    today: date,
    waiting: Sequence[Dated],
    found: Expected,
    own: tuple[Dated, str] | None = None,
) -> list[str]:
    """Everything that somebody who asks "how does it stand?" wants to hear first.

    `own` is what the reader owes first, with the command that answers it.
    """
    words, about = context.words, standing.outline
    assert about
    title = about.title or standing.collab
    lines = headline(f"{title}  ({standing.collab})", words.label("request", standing.status))[:2]
    if about.planned:
        line = N_("Coordinator {who}   due {due}")
        lines.append(words(line, who=context.name_with_id(standing.coordinator), due=about.dates.due))
        lines += [safe_line(f"  - {told}") for told in date_lines(context, about.dates)]
    if found.forecast or about.ended:
        lines += ["", answer_of(context, standing.status, about, found)[0]]
    lines += _milestones(context, found) if not about.ended else []
    lines += ["", stage_line(words, about.stage), ""]
    if about.approvals:
        approvals = approvals_told(context, about.approvals, about.put_off)
        lines.append(words(N_("Approval: ")) + safe_line(words.listed(approvals)))
    lines += _feedback(context, about.answers) + _tasks(words, standing, today)
    lines += next_lines(context, own)
    if waiting:
        told = (wait_line(context, wait, deadline) for wait, deadline in waiting[:_SHOWN])
        lines += ["", words(N_("Waiting:")), *(f"  - {line}" for line in told)]
        lines += _more(words, len(waiting), f"xcollab waiting {standing.collab}")
    if about.contradictions:
        lines += ["", words(N_("{n} contradictions: `xcollab check` explains them."), n=about.contradictions)]
    return lines


def _milestones(context: RenderContext, found: Expected) -> list[str]:
    told = milestone_lines(context, found.milestones)
    return ["", context.words(N_("Milestones:")), *(f"  - {line}" for line in told)] if told else []


def approvals_told(context: RenderContext, approvals: Sequence[tuple[str, str]], put_off: Sequence[str]) -> list[str]:
    """How each approval stands, and which departments are asked only after it."""
    words = context.words
    told = [words.named(context.name_with_id(member), words.label("approval", status)) for member, status in approvals]
    if put_off:
        asked = N_("asked once it is approved: {departments}")
        told.append(words(asked, departments=[context.department_name(one) for one in put_off]))
    return told


def answered_word(words: Words, answer: Answered) -> str:
    """How a department's answer stands, renewal included."""
    if answer.renewal:
        return words(
            N_("{before} → {now}"),
            before=words.label("feedback", answer.status),
            now=words.label("feedback", "renewal"),
        )
    return words.label("feedback", answer.status)


def _feedback(context: RenderContext, answers: Sequence[Answered]) -> list[str]:
    if not answers:
        return []
    told = [
        f"{safe_line(context.department_name(one.department))} {answered_word(context.words, one)}" for one in answers
    ]
    return [context.words(N_("Feedback: ")) + context.words.listed(told)]


def _tasks(words: Words, standing: Standing, today: date) -> list[str]:
    if not standing.tasks:
        return []
    counts, flagged, waiting = glance(standing.tasks, today, _SHOWN)
    told = "  ".join(f"{words.label('task', status)} {counts[status]}" for status in COLUMNS if counts[status])
    lines = [words(N_("Tasks: ")) + told]
    for row in flagged.rows:
        flags = words.listed(filter(None, (words.label("task", row.status), marks(words, row))))
        lines.append(safe_line("  ! " + words.aside(f"{row.task} {row.title}", flags)))
    lines += _more(words, flagged.total, f"xcollab board {standing.collab}")
    for row in waiting.rows:
        lines.append(safe_line("  · " + words.aside(f"{row.task} {row.title}", waits_line(words, row.waits))))
    return lines + _more(words, waiting.total, f"xcollab board {standing.collab}")


def _more(words: Words, count: int, command: str) -> list[str]:
    if count <= _SHOWN:
        return []
    return ["  " + words(N_("… and {n} more: `{command}`"), n=count - _SHOWN, command=command)]

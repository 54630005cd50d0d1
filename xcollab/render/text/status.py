"""One screen about one collaboration: the stage, who is waited for, what is next."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from xcollab.render.base.context import RenderContext
from xcollab.render.base.record import headline
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.task_marks import marks
from xcollab.render.text.milestones import milestone_lines
from xcollab.render.text.show import approval_lines, feedback_word
from xcollab.render.text.verdict import answer, date_lines
from xcollab.render.text.waiting import next_lines, wait_line
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.state import State
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.time.lateness import stage
from xcollab.workflow.views.board import COLUMNS, board
from xcollab.workflow.views.forecast import Outlook
from xcollab.workflow.views.summary import tasks_of

STAGES = (
    N_("request"), N_("feedback"), N_("tasks"), N_("progress"), N_("issues"), N_("acceptance"),
)  # fmt: skip
"""The six stages, in order."""


def stage_line(words: Words, number: int) -> str:
    """The six stages in a row, the present one in brackets."""
    shown = [f"{n} {words(name)}" for n, name in enumerate(STAGES, start=1)]
    return "  ".join(f"[{name}]" if n == number else name for n, name in enumerate(shown, start=1))


def status_lines(
    context: RenderContext,
    state: State,
    today: date,
    waiting: Sequence[Dated],
    found: Outlook,
    own: tuple[Dated, str] | None = None,
) -> list[str]:
    """Everything that somebody who asks "how does it stand?" wants to hear first.

    `own` is what the reader owes first, with the command that answers it.
    """
    words = context.words
    request = state.collab.request
    title = request.title if request else state.collab.id
    lines = headline(f"{title}  ({state.collab.id})", words.label("request", state.request.status))[:2]
    if request:
        line = N_("Coordinator {who}   due {due}")
        lines.append(words(line, who=context.name_with_id(state.request.coordinator), due=request.due))
        lines += [safe_line(f"  - {told}") for told in date_lines(context, found.dates)]
    if found.forecast or state.request.ended:
        lines += ["", answer(context, state, found)[0]]
    lines += _milestones(context, found) if not state.request.ended else []
    lines += ["", stage_line(words, stage(state)), ""]
    if state.approvals:
        lines.append(words(N_("Approval: ")) + safe_line(words.listed(approval_lines(context, state))))
    lines += _feedback(context, state) + _tasks(words, state, today)
    lines += next_lines(context, own)
    if waiting:
        told = (wait_line(context, wait, deadline) for wait, deadline in waiting)
        lines += ["", words(N_("Waiting:")), *(f"  - {line}" for line in told)]
    if state.findings:
        lines += ["", words(N_("{n} contradictions: `xcollab check` explains them."), n=len(state.findings))]
    return lines


def _milestones(context: RenderContext, found: Outlook) -> list[str]:
    told = milestone_lines(context, found.milestones)
    return ["", context.words(N_("Milestones:")), *(f"  - {line}" for line in told)] if told else []


def _feedback(context: RenderContext, state: State) -> list[str]:
    words = context.words
    if not state.feedback:
        return []
    told = [
        f"{safe_line(context.snapshot.departments[name].name) if name in context.snapshot.departments else name} {feedback_word(words, state, name)}"
        for name in state.feedback
    ]
    return [words(N_("Feedback: ")) + words.listed(told)]


def _tasks(words: Words, state: State, today: date) -> list[str]:
    rows = board(tasks_of(state), today)
    if not rows:
        return []
    counts = Counter(row.status for row in rows)
    told = "  ".join(f"{words.label('task', status)} {counts[status]}" for status in COLUMNS if counts[status])
    lines = [words(N_("Tasks: ")) + told]
    for row in rows:
        if row.late or row.needs_help:
            flags = words.listed(filter(None, (words.label("task", row.status), marks(words, row))))
            lines.append(safe_line("  ! " + words.aside(f"{row.task} {row.title}", flags)))
    return lines

"""The boss on the phone: can the date hold, where the days went, who has the ball, what is promised next."""

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.task_marks import waits_line
from xcollab.render.text.time.milestones import milestone_lines
from xcollab.render.text.verdict import answer, date_lines, redated_lines, task_answer
from xcollab.render.text.waiting import next_lines, wait_line
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.predecessors import waits_for
from xcollab.workflow.model.state import State
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.forecast import Cause, Outlook

MOST_BALLS = 5
"""So many of those waited for are named; more would not be heard on the phone."""


def cause_line(words: Words, state: State, cause: Cause) -> str:
    """One cause and what it cost."""
    issue = state.issues.get(cause.cause)
    title = getattr(issue.opening.statement, "title", "") if issue else ""
    task = state.collab.tasks.get(cause.cause)
    if issue:
        why = words.named(cause.cause, title)
    elif task:
        told = N_("{task} was returned: {title}") if state.tasks[cause.cause].returns else N_("{task} moved: {title}")
        why = words(told, task=cause.cause, title=task.title)
    else:
        why = cause.reason
    cost = words(N_("{term} on {tasks}"), term=words.duration(f"{cause.days}wd"), tasks=list(cause.tasks))
    return words.aside(safe_line(why), cost)


def _ball(context: RenderContext, each: Dated) -> str:
    line = wait_line(context, each.obligation, each.deadline)
    if each.obligation.since is None:
        return line
    day = f"{each.obligation.since.astimezone(context.zone):%m-%d}"
    return context.words(N_("{line}; since {day}"), line=line, day=day)


def outlook_lines(
    context: RenderContext, state: State, found: Outlook, own: tuple[Dated, str] | None = None, task: str = ""
) -> list[str]:
    """Everything about a collaboration, or one task, in the order in which it is asked for; last what the reader could do
    about it.
    """
    words = context.words
    said = task_answer(context, state, task, found) if task else answer(context, state, found)[0]
    lines = [said]
    told = date_lines(context, found.dates)
    told += [] if task else redated_lines(context, state)
    if told:
        lines += ["", words(N_("The dates agreed:")), *(f"  - {line}" for line in told)]
    expected = milestone_lines(context, found.milestones, every=True) if not state.request.ended else []
    if expected:
        lines += ["", words(N_("Milestones:")), *(f"  - {line}" for line in expected)]
    if found.causes:
        lines += ["", words(N_("Where the days went:")), *(f"  - {cause_line(words, state, c)}" for c in found.causes)]
    if found.held:
        spent = (
            words.named(safe_line(context.department_name(d)), words.duration(f"{n}wd")) for d, n in found.held.items()
        )
        lines += ["", words(N_("Time to answer, so far:")), *(f"  - {line}" for line in spent)]
    if found.balls:
        shown = (_ball(context, each) for each in found.balls[:MOST_BALLS])
        lines += ["", words(N_("Who has the ball now:")), *(f"  - {line}" for line in shown)]
        more = len(found.balls) - MOST_BALLS
        lines += (
            [words(N_("  and {n} more: `xcollab status {collab}`"), n=more, collab=state.collab.id)] if more > 0 else []
        )
    if waits := waits_for(state, task) if task else ():
        lines += ["", words(N_("It cannot begin yet: {why}"), why=waits_line(words, waits))]
    if found.next_promise:
        lines += ["", words(N_("Next promised: {day}"), day=found.next_promise)]
    return lines + next_lines(context, own)

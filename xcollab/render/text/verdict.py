"""Does the date hold, and how did it end: judged against the date in force and the one first agreed, with every date between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.agreed_dates import Dates, milestones, of_request
from xcollab.workflow.views.summary import Outline, outline

if TYPE_CHECKING:
    from xcollab.workflow.model.state import Redating, State
    from xcollab.workflow.views.ahead import Expected
    from xcollab.workflow.views.forecast import Outlook

    Judged = Outlook | Expected

_HOLDS = (
    N_("The date holds: due {due}, expected {forecast}."),
    N_("The date agreed since holds: due {due}, expected {forecast}."),
)
_FAILS = (
    N_("The date does not hold: due {due}, expected {forecast}, {term} later, because of {task}."),
    N_("Not even the date agreed since holds: due {due}, expected {forecast}, {term} later, because of {task}."),
)
_KEPT = (
    N_("Archived on {day}: due {due}, the work was accepted on {done}."),
    N_("Archived on {day}: the work was accepted on {done}, in time for the date agreed since, {due}."),
)
_MISSED = (
    N_("Archived on {day}: due {due}, the work was accepted on {done}, {term} late."),
    N_("Archived on {day}: the work was accepted on {done}, {term} after the date agreed since, {due}."),
)
"""Where the date first agreed is in force still, and where another one is."""


def verdict(words: Words, found: Judged) -> str:
    """Whether the date holds: the one in force, and the one first agreed where that is another."""
    if found.due is None or found.forecast is None:
        return words(N_("There are no dates yet."))
    expected = words.aside(str(found.forecast), words(N_("estimated")) if found.estimated else "")
    told = {"due": found.due, "forecast": expected, "term": words.duration(f"{found.late}wd"), "task": found.driver}
    said = _against_first(words, found, words((_FAILS if found.late else _HOLDS)[found.dates.moved], **told))
    if found.proposed is None:
        return said
    return words(N_("{told} If the dates proposed are agreed: {day}."), told=said, day=found.proposed)


def _against_first(words: Words, found: Judged, told: str) -> str:
    """The sentence, and what it would be by the date first agreed."""
    if not found.dates.moved:
        return told
    first, term = found.dates.first, words.duration(f"{found.late_first}wd")
    if found.late_first:
        return words(
            N_("{told} Against the date first agreed, {first}: {term} late."), told=told, first=first, term=term
        )
    return words(N_("{told} Against the date first agreed, {first}: in time."), told=told, first=first)


def tone(found: Judged) -> str:
    """Red where the date does not hold, yellow where only the one first agreed does not."""
    return "late" if found.late else "help" if found.late_first else "done" if found.forecast else ""


def answer(context: RenderContext, state: State, found: Judged) -> tuple[str, str]:
    """Whether the date holds, and the tone; how it ended, where it did."""
    return answer_of(context, state.request.status, outline(state), found)


def answer_of(context: RenderContext, status: str, about: Outline, found: Judged) -> tuple[str, str]:
    """The same of a collaboration in rows, and of the status of its request."""
    words = context.words
    if about.ended is None:
        return verdict(words, found), tone(found)
    day = context.day_of(about.ended)
    if status == "cancelled":
        return words(N_("Cancelled on {day}: {reason}"), day=day, reason=safe_line(about.reason)), ""
    if found.due is None or found.forecast is None:
        return words(N_("Archived on {day}."), day=day), "done"
    told = {"day": day, "due": found.due, "done": found.forecast, "term": words.duration(f"{found.late}wd")}
    return _against_first(words, found, words((_MISSED if found.late else _KEPT)[found.dates.moved], **told)), tone(
        found
    )


def task_answer(context: RenderContext, state: State, task_id: str, found: Outlook) -> str:
    """The same for a task: whether its date holds, or how it ended."""
    words = context.words
    task = state.tasks[task_id]
    day = context.day_of(task.since) if task.since else None
    if task.status == "cancelled":
        return words(N_("The task was cancelled on {day}."), day=day)
    if task.status != "done" and state.request.ended:
        return words(N_("The task was left open when all of it ended."))
    if task.status != "done" or found.due is None:
        return verdict(words, found)
    late = N_("Accepted on {day}, {term} after its date, {due}.")
    told = words(late if found.late else N_("Accepted on {day}, in time for its date, {due}."), day=day, due=found.due,
                 term=words.duration(f"{found.late}wd"))  # fmt: skip
    return _against_first(words, found, told)


def date_lines(context: RenderContext, dates: Dates) -> list[str]:
    """Every date that was in force, with when and why; empty where there was one only."""
    words = context.words
    if len(dates.history) < 2:
        return []
    lines = []
    for number, each in enumerate(dates.history):
        since = context.day_of(each.at) if each.at else None
        who = safe_line(context.name_of(each.by))
        if number:
            told = N_("{day}, since {since}: {reason} ({who})")
            lines.append(words(told, day=each.day, since=since, reason=safe_line(each.reason), who=who))
        else:
            lines.append(words(N_("{day}, at first"), day=each.day) if since is None else
                         words(N_("{day}, since {since}: at first ({who})"), day=each.day, since=since, who=who))  # fmt: skip
    return lines


def redated(words: Words, move: Redating) -> str:
    """One date that a revision moved, and why."""
    name = (
        words.aside(words(N_("milestone")), safe_line(move.name)) if move.name else words(N_("the date of the whole"))
    )
    told = N_("{task} moved from {before} to {after}: {reason}")
    return words(told, task=name, before=move.from_ or "–", after=move.to or "–", reason=safe_line(move.reason))


def redated_lines(context: RenderContext, state: State) -> list[str]:
    """The same for the request's milestones: those that were moved, or taken out."""
    words = context.words
    lines = []
    for name in milestones(state):
        dates = of_request(state, name)
        told = date_lines(context, dates)
        gone = [] if dates.due else [words(N_("taken out"))]
        lines += [words.named(safe_line(name), words.listed([*told, *gone]))] if told or gone else []
    return lines

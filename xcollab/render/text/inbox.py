"""What waits for one person, each with the command that answers it."""

from collections.abc import Mapping, Sequence
from datetime import date

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.task_marks import waits_line
from xcollab.render.text.waiting import owed, when
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.time.deadlines import LEVELS, Dated, Deadline
from xcollab.workflow.views.summary import Later


def inbox_lines(
    context: RenderContext, member: str, waiting: Sequence[Dated], beside: Mapping[Obligation, Sequence[str]]
) -> list[str]:
    """By deadline, the nearest first; what has none comes after, and last what is late with others.

    `beside`: what led to it, and what its reader may type, in lines.
    """
    words = context.words
    who = context.name_with_id(member)
    own, heard = ([each for each in waiting if bool(each.obligation.of) is late] for late in (False, True))
    if own:
        lines = [words(N_("Waiting for {who}: {n}"), n=len(own), who=who), ""]
    else:
        lines = [words(N_("Nothing waits for {who}."), who=who)]
    if heard:
        title = words(N_("Late with others, and escalated to {who}: {n}"), n=len(heard), who=who)
    for number, each in enumerate((*own, *heard)):
        if number == len(own):
            lines += ["", title, ""]
        lines += _item(context, each, beside[each.obligation])
    return lines


def later_lines(context: RenderContext, later: Sequence[Later]) -> list[str]:
    """The reader's tasks that cannot begin yet, each with what it waits for."""
    words = context.words
    lines = ["", words(N_("Not to begin yet: {n}"), n=len(later)), ""] if later else []
    for one in sorted(later, key=lambda each: (each.due or date.max, each.collab, each.task)):
        due = words(N_("due {due}"), due=one.due) if one.due else ""
        told = words.named(safe_line(f"{one.collab}/{one.task} {one.title}"), waits_line(words, one.waits))
        lines.append(f"- {told}  {due}".rstrip())
    return lines


def _item(context: RenderContext, each: Dated, beside: Sequence[str]) -> list[str]:
    wait, deadline = each
    due = when(context, wait, deadline)
    lines = ["- " + owed(context, wait) + (f"  {due}" if due else "")]
    lines += [f"    {line}" for line in beside]
    if silence := _silence(context.words, wait, deadline):
        lines.append(f"    {silence}")
    return lines


_LOGGED = ("start-task", "log-task", "go-on")


def at_once_lines(words: Words, waiting: Sequence[Dated]) -> list[str]:
    """Where several things of a kind wait for the reader, how they are answered at once."""
    lines: list[str] = []
    if sum(each.obligation.kind == "acknowledge" for each in waiting) > 1:
        told = words(N_("Everything that was recorded for you is right? At once:"))
        lines += ["", told, "    xcollab acknowledge --all"]
    if sum(each.obligation.kind in ("confirm-task", "renew-task") for each in waiting) > 1:
        lines += ["", words(N_("You take on all of these tasks? At once:")), "    xcollab task confirm --all-mine"]
    if sum(each.obligation.kind in _LOGGED for each in waiting) > 1:
        lines += ["", words(N_("The day's log of all your tasks, at once:")), "    xcollab log"]
    return lines


def proposed_lines(words: Words, proposed: Mapping[str, Sequence[str]]) -> list[str]:
    """What was said by pull request and is not merged: it is still waited for above, and need not be said again."""
    lines = []
    for branch, sentences in proposed.items():
        lines += ["", words(N_("Proposed on {branch}; it counts once that is merged:"), branch=safe_line(branch))]
        lines += [f"  - {sentence}" for sentence in sentences]
    return lines


def _silence(words: Words, wait: Obligation, deadline: Deadline | None) -> str:
    """What silence leads to: who hears of it next, and when. Only where a clock runs, for only there somebody hears."""
    if deadline is None or deadline.next_step is None or not wait.within:
        return ""
    reached = deadline.level
    posts = [words.label("capacity", post) for post in LEVELS[reached].hears]
    return words(N_("unanswered, it goes on {day} to: {posts}"), day=deadline.next_step, posts=posts)

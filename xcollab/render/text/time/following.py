"""Which dates follow from one that was moved: a table, the days off in between, the milestones; and the command that does it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.tables import table
from xcollab.render.text.time.deadline import KINDS, weekday
from xcollab.render.text.time.milestones import lateness
from xcollab.schema.snapshot import Entry
from xcollab.words import N_
from xcollab.workflow.time.business_days import ONE_DAY, WorkDays
from xcollab.workflow.views.following import Follower, Following, Way
from xcollab.workflow.views.milestones import MilestoneOutlook

_WIDTH = 80
_WAYS: Mapping[Way, str] = {
    "moves": N_("moves with it"), "edits": N_("by its plan"), "asks": N_("owner's consent"), "asked": N_("asked already"),
    "left": N_("left to {who}"),
}  # fmt: skip
_CARRIED: Mapping[Way, str] = {**_WAYS, "moves": N_("moved"), "asks": N_("owner is asked")}
_OFF, _WORKED = ("holiday", "off"), ("make-up", "work")
_MARKS = dict.fromkeys(_OFF, N_("day off")) | dict.fromkeys(_WORKED, N_("worked"))


class Shown(NamedTuple):
    """How it is told."""

    days: WorkDays
    milestones: Sequence[MilestoneOutlook]
    """Those whose forecast is another then."""
    carried: bool
    """It is carried out."""
    command: str
    """The command that carries it out; empty where the date itself is not kept yet."""


def following_lines(context: RenderContext, found: Following, shown: Shown) -> list[str]:
    """All that follows; nothing where nothing does."""
    words, followers = context.words, found.followers
    lines: list[str] = []
    if followers:
        said = N_("These dates follow:") if shown.carried else N_("These dates would follow:")
        lines += [words(said), *_table(context, followers, shown)]
        lines += _days_off(context, followers, shown.days)
        lines += [f"  - {_milestone(context, one)}" for one in shown.milestones]
    if found.circular:
        circle = N_("These wait for each other, so nothing tells which comes first; their dates stay: {tasks}")
        lines.append(words(circle, tasks=list(found.circular)))
    if any(follower.way in ("moves", "edits", "asks") for follower in followers) and not shown.carried:
        lines.append(_how(context, shown.command))
    return lines


def _how(context: RenderContext, command: str) -> str:
    words = context.words
    if not command:
        return words(N_("With --cascade they move, or are asked for, in the same commit."))
    return words(N_("They move, or are asked for, by `{command}`"), command=command)


def _table(context: RenderContext, followers: Sequence[Follower], shown: Shown) -> Iterator[str]:
    words = context.words
    headings = (N_("Task"), N_("Owner"), N_("Due"), N_("New date"), N_("Days"), N_("By"))
    rows = (
        (
            one.task, context.name_of(one.owner), _day(context, one.due, shown.days), _day(context, one.to, shown.days),
            f"+{one.days}", _way(context, one, carried=shown.carried),
        )
        for one in followers
    )  # fmt: skip
    laid_out = table(words, headings, rows).lines(_WIDTH, lambda text, style: text)
    return (line for line in laid_out if line)


def _way(context: RenderContext, one: Follower, *, carried: bool) -> str:
    """By whose word it moves; of an own task whose date a participant wants to move, the coordinator's."""
    if one.way in ("asks", "asked") and one.by != one.owner:
        return context.words(N_("{who}'s consent"), who=context.name_of(one.by))
    return context.words((_CARRIED if carried else _WAYS)[one.way], who=context.name_of(one.by))


def _day(context: RenderContext, day: date, days: WorkDays) -> str:
    """A day with its weekday, and whether it is a holiday, or a weekend worked for one."""
    kind = days.kind(day).kind
    shown = f"{day:%m-%d} {weekday(context.words, day)}"
    return context.words.aside(shown, context.words(_MARKS.get(kind, "")))


def _days_off(context: RenderContext, followers: Sequence[Follower], days: WorkDays) -> Iterator[str]:
    """The holidays, and the weekends worked for them, that lie between the dates: who counts by hand misses them."""
    words = context.words
    first, last = min(one.due for one in followers), max(one.to for one in followers)
    between = [first + ONE_DAY * number for number in range(1, (last - first).days + 1)]
    told = [_holiday(context, run, days) for run in _runs(day for day in between if days.kind(day).kind in _OFF)]
    worked = [f"{day:%m-%d}" for day in between if days.kind(day).kind in _WORKED]
    told += [words.named(words(_MARKS["work"]), words.show(worked))] if worked else []
    if told:
        yield words(N_("In between: {days}"), days=words.listed(told))


def _runs(days: Iterable[date]) -> Iterator[Sequence[date]]:
    """Days with no more than a weekend between them belong together."""
    run: list[date] = []
    for day in days:
        if run and (day - run[-1]).days > 3:
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _holiday(context: RenderContext, run: Sequence[date], days: WorkDays) -> str:
    """By the shortest of its names: the others tell for which day one is off."""
    name = min((safe_line(days.kind(day).name) for day in run), key=len) or context.words(KINDS["holiday"])
    return context.words.named(name, f"{run[0]:%m-%d}" + (f" – {run[-1]:%m-%d}" if len(run) > 1 else ""))


def _milestone(context: RenderContext, one: MilestoneOutlook) -> str:
    told = N_("Milestone {name}, {due}: expected {then}, so far {now}")
    line = context.words(told, name=safe_line(one.name), due=one.due, then=one.proposed, now=one.forecast)
    return context.words.aside(line, lateness(context, one))


def taken_back_lines(context: RenderContext, back: Sequence[Entry], stays: Sequence[Entry]) -> list[str]:
    """What followed from a statement that is taken back: taken back with it, or left as it is."""
    words, lines = context.words, list[str]()
    if back:
        lines.append(words(N_("Taken back with it: {tasks}"), tasks=[entry.subject for entry in back]))
    if stays:
        told = N_("Not taken back, for others have answered or moved it since: {tasks}")
        lines.append(words(told, tasks=[entry.subject for entry in stays]))
    return lines

"""What a sync brought, took, set aside and could not decide, in the language of the work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from xcollab.errors import Word
from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.schema.names import subject_of
from xcollab.words import N_
from xcollab.words.language import Words

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry
    from xcollab.workflow.merge.concurrent_statements import Contested
    from xcollab.workflow.merge.three_way_merge import Contradiction

_MOST = 12
"""Sentences each way; more than that is read in the history."""


class Aside(NamedTuple):
    """A parked act, in words."""

    name: str
    told: str
    """What the act was."""
    reason: str
    """Why it is not possible as things stand; empty where it has become possible."""
    redo: str
    """The command that does it again, bound to what stands now; empty where that would be refused."""


def summary_lines(words: Words, remote: str, came: Sequence[str], went: Sequence[str]) -> list[str]:
    """What came in from others, and what went out."""
    if not came and not went:
        return [words(N_("Nothing new: you and {remote} have the same."), remote=remote)]
    lines = []
    for title, told in ((N_("Came in from {remote}: {n}"), came), (N_("Went out to {remote}: {n}"), went)):
        if told:
            lines.append(words(title, remote=remote, n=len(told)))
        if len(told) > _MOST:
            lines.append(words(N_("  … {n} earlier ones; `git log` tells them"), n=len(told) - _MOST))
        lines += [f"  - {sentence}" for sentence in told[-_MOST:]]
    return lines


def elsewhere(words: Words, branch: str, main: str) -> str:
    """What was shared on another branch than the one that others look at."""
    said = N_(
        "This is branch {branch}: it counts for others once it is merged into {main}; `xcollab pr open` proposes that."
    )
    return words(said, branch=branch, main=main)


def aside_lines(words: Words, parked: Sequence[Aside]) -> list[str]:
    """Parked acts: each with its reason, and the commands that redo it, where that is possible, or withdraw it."""
    lines = [words(N_("Set aside, not shared: {n}"), n=len(parked))] if parked else []
    for one in parked:
        lines.append(f"  - {one.told}")
        lines.append("      " + (one.reason or words(N_("it is possible again"))))
        if one.redo:
            lines.append("      " + words.named(words(N_("do it again")), one.redo))
        lines.append("      " + words.named(words(N_("let it be")), f"xcollab parked withdraw {one.name}"))
    return lines


def still_aside(words: Words, n: int) -> str:
    """A reminder of what earlier syncs set aside."""
    return words(N_("Still set aside from before: {n}; see `xcollab parked list`."), n=n)


def told(context: RenderContext, one: Contradiction) -> Contradiction:
    """A contradiction with the name of the other person, and in workspace time."""
    at, own_at = (moment.astimezone(context.zone) if moment else None for moment in (one.at, one.own_at))
    return one._replace(by=context.name_of(one.by), at=at, own_at=own_at)


def contested_line(context: RenderContext, one: Contested) -> str:
    """What two people said otherwise of one subject at once, and whose counts."""
    words = context.words
    _, collab, subject = subject_of(one.mine.statement.on)
    text = N_("{subject}: meanwhile {who} said “{theirs}”; yours, “{mine}”, is the later one and counts")
    if not one.mine_counts:
        text = N_("{subject}: {who} said “{theirs}” after you said “{mine}”; the later one counts")
    who = safe_line(context.name_of(one.theirs.statement.by))
    mine, theirs = (_decided(words, entry, one.field) for entry in (one.mine, one.theirs))
    return words(text, subject=f"{collab}/{subject}", who=who, theirs=theirs, mine=mine)


_DECISIONS = {"decision": "decision", "status": "log"}
"""Fields whose values have words of their own, by the group that these are in."""


def _decided(words: Words, entry: Entry, field: str) -> str:
    said = entry.statement.dump().get(field)
    if field in _DECISIONS:
        return words.show(Word(_DECISIONS[field], str(said)))
    if isinstance(said, list):
        said = [one["name"] if isinstance(one, dict) else one for one in said]
    return value(words, said)


def contradiction_lines(words: Words, found: Sequence[Contradiction]) -> list[str]:
    """Both values of each contradiction, with who said the other one, when, and why."""
    lines = []
    for one in found:
        lines.append("- " + named(words, one))
        mine = words.listed(filter(None, (words.show(one.own_at), safe_line(one.own_why))))
        lines.append("    " + words.aside(words.named(words(N_("yours")), value(words, one.mine)), mine))
        who = words.listed(filter(None, (safe_line(one.by), words.show(one.at), safe_line(one.why))))
        lines.append("    " + words.aside(words.named(words(N_("theirs")), value(words, one.theirs)), who))
    return lines


def named(words: Words, one: Contradiction) -> str:
    """What the two mean differently: the field, and what it is a field of, as people write it."""
    field, *deeper = (str(part) for part in one.key)
    label = words.label("field", field)
    match one.record.split("/"):
        case [collab, "request"]:
            return words.aside(" › ".join([label, *map(safe_line, deeper)]), collab)
        case [collab, "tasks", task]:
            return words.aside(" › ".join([label, *map(safe_line, deeper)]), f"{collab}/{task}")
        case [collab, _, _, _]:  # a statement that moves dates: the field is the task's
            return words.aside(label, f"{collab}/{deeper[0]}")
    return words.aside(" › ".join([label, *map(safe_line, deeper)]), one.record)


def value(words: Words, said: object) -> str:
    """A value as people read it; nothing, where there is none."""
    return safe_line(words.show(said)) if said not in (None, [], ()) else words(N_("nothing"))


def untaken_text(words: Words, one: Contradiction, mine: str, *, take_mine: bool) -> str:
    """What the comment says that keeps the value not taken."""
    taken, other = (one.mine, one.theirs) if take_mine else (one.theirs, one.mine)
    text = N_("Two people decided differently on {what}. Taken: “{taken}”. Not taken: “{other}”, by {who}.")
    who = words.aside(safe_line(one.by), safe_line(one.why)) if take_mine else words.aside(mine, safe_line(one.own_why))
    return words(text, what=named(words, one), taken=value(words, taken), other=value(words, other), who=who)

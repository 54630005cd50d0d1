"""Acts that a sync set aside: which, and why; let be for good."""

import shlex
from typing import NamedTuple

from xcollab.app.acts.commit import writing
from xcollab.app.choices import listed
from xcollab.app.context import Context
from xcollab.app.meaning import meant as meant_among
from xcollab.app.sharing.again import redoing
from xcollab.app.sharing.incoming import arrivals
from xcollab.errors import Misused, XcollabError
from xcollab.render.checking.errors import worded
from xcollab.render.text.sharing.sync import Aside
from xcollab.store.disk.layout import place
from xcollab.store.git.unpublished import LocalCommit
from xcollab.store.sharing.parking import parked, unpark, unparked
from xcollab.store.sharing.rebase import Outcome, Replay
from xcollab.words import N_


class Withdrawn(NamedTuple):
    """An act that was let be, and never shared."""

    told: list[str]
    """What it was, in sentences."""
    ref: str
    """Under which its commit stays in this clone."""


def aside_of(context: Context, replay: Replay, name: str, outcome: Outcome) -> Aside:
    """A parked act in words, with the reason that it has by now."""
    told = arrivals(context, replay, outcome.own.parent, outcome.own.commit)
    first = outcome.problems[0] if outcome.problems else None
    reason = worded(context.words, first.code, first.arguments)[0] if first else ""
    if first and _of_others(replay, outcome.own, first.path):
        reason = context.words(
            N_("it would come before what was said since, and make that impossible: {why}"), why=reason
        )
    return Aside(name, context.words.listed(told), reason, _redo(context, name, outcome.own))


def _redo(context: Context, name: str, own: LocalCommit) -> str:
    """The command that does it again, on the branch as it is by now."""
    return shlex.join(redoing(context, name, own, context.repository.commit()))


def _of_others(replay: Replay, own: LocalCommit, path: str) -> bool:
    """Whether a statement with which something is wrong is not one of the act's own."""
    found = place(path)
    own_paths = replay.changes(own.parent, own.commit)
    return bool(found and found.kind == "statement") and f"{replay.repository.prefix}{path}" not in own_paths


def parked_here(context: Context) -> list[Aside]:
    """Every parked act of this clone, judged against the present state."""
    replay = Replay(context.repository)
    head = context.repository.commit()
    return [_judged(context, replay, name, own, head) for name, own in parked(context.repository).items()]


def _judged(context: Context, replay: Replay, name: str, own: LocalCommit, head: str) -> Aside:
    try:
        return aside_of(context, replay, name, replay.onto(own, head))
    except XcollabError as refusal:  # of this one alone: the others are still told
        said = context.words.listed(arrivals(context, replay, own.parent, own.commit))
        return Aside(name, said, worded(context.words, refusal.code, refusal.arguments)[0], _redo(context, name, own))


def withdraw_parked(context: Context, typed: str) -> Withdrawn:
    """Let a parked act be; `typed` is its name or the beginning of it. Raises `Misused` where none is meant."""
    with writing(context):
        name, own = meant(context, typed)
        told = arrivals(context, Replay(context.repository), own.parent, own.commit)
        unpark(context.repository, unparked(name, own.commit, "withdrawn"))
    return Withdrawn(told, f"refs/xcollab/withdrawn/{name}")


def meant(context: Context, typed: str) -> tuple[str, LocalCommit]:
    """The parked act of a name, or of the beginning of one."""
    known = parked(context.repository)
    titles = {name: one.subject for name, one in known.items()}
    found = meant_among(typed, titles).keys
    if not known:
        raise Misused("none-parked")
    if len(found) != 1:
        raise Misused("nothing-parked", typed=typed, candidates=listed(context.words, found or titles, titles))
    return found[0], known[found[0]]

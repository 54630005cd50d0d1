"""`xcollab sync`: what others did comes in, what was done here goes out, and what does not go together is said."""

import time
from typing import NamedTuple

from xcollab.app.acts.keeping import writing
from xcollab.app.desk import Desk
from xcollab.app.forms.inputs import Option
from xcollab.app.forms.values import whole
from xcollab.app.ids import random_letters
from xcollab.app.review.reviewing import review_on_top
from xcollab.app.sharing.arrivals import arrivals
from xcollab.app.sharing.meanwhile import meanwhile
from xcollab.app.sharing.untaken import keep_untaken
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.progress import progress
from xcollab.commands.edge.signals import Stopped
from xcollab.commands.nouns.parked import aside_of
from xcollab.errors import Misused, NotShared, Refused, XcollabError
from xcollab.render.text.sync import aside_lines, contradiction_lines, elsewhere, still_aside, summary_lines, told
from xcollab.store.files.requiring import refuse_older
from xcollab.store.sharing.heard import remember
from xcollab.store.sharing.parking import parked as waiting
from xcollab.store.sharing.remote import Upstream, default_branch, fetch, push, seen, upstream
from xcollab.store.sharing.replaying import Outcome, Replay
from xcollab.store.sharing.syncing import Together, Told, keep, together
from xcollab.words import N_
from xcollab.workflow.merge.joining import Contradiction, Take
from xcollab.workflow.rules.findings import WARNINGS

_PATIENCE = 30
"""Seconds during which others may be faster before it is given up."""
_BACK_OFF = (0.1, 0.5)
"""Seconds between two tries, at random and flat: a growing pause starved whoever was unlucky first (docs/decisions/0013)."""


_REMOTE = Option("remote", ("--remote",), N_("The remote to share with; the branch's own, or origin."), metavar="R")
_TAKE = Option("take", ("--take",), N_("In a contradiction, whose value stands: mine or theirs."), metavar="SIDE")
_WAIT = Option(
    "wait", ("--wait",), N_("Seconds to keep trying while others are faster; 30 where it is left out."), metavar="N"
)


class Shared(NamedTuple):
    """How a sync ended."""

    up: Upstream
    base: str | None
    """The last commit that both had before."""
    result: Together
    parked: dict[str, Outcome]
    failure: XcollabError | None = None
    """Why what is recorded here could not be shared yet."""
    undecided: tuple[Contradiction, ...] = ()
    """What a person has to decide first."""


def run(call: Call, remote: str | None, take: str | None, wait: str | None, json: bool) -> int:
    """Fetch, bring together, push; say what came, went, was set aside."""
    side = _side(take)
    patience = _seconds(wait)
    up = upstream(call.repository, remote)
    before = call.repository.commit()
    try:
        with progress(call) as say:
            shared = _share(call, up, side, patience, say)
    except Stopped:
        _say_moved(call, before)
        raise
    if not shared.undecided or shared.failure:  # otherwise nothing was changed
        _say(call, shared, json)
    if shared.undecided:
        _say_undecided(call, shared, json)
        raise shared.failure or Refused("contradiction")
    if shared.failure:
        raise shared.failure
    return 0


def _say_moved(call: Call, before: str) -> None:
    """Who interrupts a sync is told what it has changed here until then, as the repository tells it."""
    after = call.repository.commit()
    if after == before:
        call.note(
            call.words(
                N_("(nothing came in: the branch stands where it stood; whether yours went out, the next sync tells)")
            )
        )
    else:
        note = N_("(the branch has moved from {before} to {after}; what came in: git log {before}..{after})")
        call.note(call.words(note, before=before[:10], after=after[:10]))


def _side(typed: str | None) -> Take | None:
    if typed not in (None, "mine", "theirs"):
        raise Misused("not-a-word", flag="--take", value=typed, allowed=["mine", "theirs"])
    return typed  # type: ignore[return-value]


def _seconds(typed: str | None) -> int:
    return _PATIENCE if typed is None else whole("--wait", typed)


def _share(call: Call, up: Upstream, take: Take | None, patience: int, say: Told) -> Shared:
    until = time.monotonic() + patience
    shared: Shared | None = None
    replay = Replay(call.repository, take)  # kept from try to try: what was read need not be read again
    if known := seen(call.repository, up):
        replay.read_ahead(known)
    while True:
        try:
            shared = _brought_together(call, up, replay, say, shared)
            if shared.undecided or shared.result.new == shared.result.tip:
                return shared
            say(N_("giving {remote} what is new here"), remote=up.remote)
            if push(call.repository, up, shared.result.new):
                return shared
        except XcollabError as failure:
            if shared is None:
                raise
            return shared._replace(failure=failure)  # what was done until then is told first
        if time.monotonic() >= until:
            return shared._replace(failure=NotShared("overtaken", seconds=patience))
        time.sleep(call.random.uniform(*_BACK_OFF))


def _brought_together(call: Call, up: Upstream, replay: Replay, say: Told, before: Shared | None) -> Shared:
    """One try, after `before`: this clone moved to what both have, or left as it is where a person has to decide first."""
    say(N_("asking {remote} what is new"), remote=up.remote)
    tip = fetch(call.repository, up)
    remember(call.repository, up, call.moment)
    with writing(call):
        if tip:
            refuse_older(call.repository, tip)
        result = together(replay, tip, say)
        undecided = tuple(result.contradictions) if replay.take is None else ()
        if undecided and before:
            return before._replace(undecided=undecided, failure=Refused("contradiction-meanwhile"))
        if undecided:
            return Shared(up, result.base, result, {}, undecided=undecided)
        _keep_all_untaken(call, result)
        _refuse_wrong(call, result)
        parked = keep(call.repository, result, lambda: random_letters(call))
    return Shared(up, before.base if before else result.base, result, (before.parked if before else {}) | parked)


def _refuse_wrong(call: Call, result: Together) -> None:
    """What the judge of a pull request finds wrong does not go out: a hook would refuse it, a forge would tell it too late."""
    if result.tip is None or result.tip == result.new:
        return
    try:
        found = review_on_top(call.repository, result.tip, result.new)
    except Refused as refusal:
        if refusal.code == "shallow-clone":  # it lacks what decides, and whoever has it judges again
            return
        raise
    for judged in found.commits:
        for problem in (problem for problem in judged.problems if problem.code not in WARNINGS):
            raise Refused("own-commit-wrong", where=f"{problem.path}:{problem.line}" if problem.path else "",
                          commit=judged.commit.id[:10], subject=judged.commit.subject, code=problem.code)  # fmt: skip


def _keep_all_untaken(call: Call, result: Together) -> None:
    """What was not taken stays as a comment; where there is no place for one, the commit itself is set aside."""
    actor = Desk(call).member.id if result.contradictions else ""
    for outcome in list(result.went):
        for one in outcome.contradictions:
            kept = keep_untaken(call, result.replay, result.new, one, actor)
            if kept is None and result.replay.take == "theirs":
                result.parked.append(outcome)
            result.new = kept or result.new


def _say_undecided(call: Call, shared: Shared, json: bool) -> None:
    if json and not shared.failure:
        from xcollab.app.views.acts import UndecidedView

        call.show_json(UndecidedView(_undecided(shared), shared=False))
    elif not json:
        for line in contradiction_lines(call.words, _undecided(shared)):
            call.say(line)


def _undecided(shared: Shared) -> list[Contradiction]:
    snapshot = shared.result.replay.load(shared.result.head, ()).snapshot
    return [told(snapshot, one) for one in shared.undecided]


def _say(call: Call, shared: Shared, json: bool) -> None:
    result = shared.result
    came = arrivals(call, result.replay, shared.base, result.tip) if result.tip else []
    main = default_branch(call.repository, shared.up.remote)
    known = result.tip or (
        main and call.repository.git.ask("merge-base", result.new, f"{shared.up.remote}/{main}").text
    )
    went = [] if shared.failure else arrivals(call, result.replay, known or None, result.new)
    contested = meanwhile(call, result.replay, shared.base, result.tip, result.new)
    aside = [aside_of(call, result.replay, name, outcome) for name, outcome in shared.parked.items()]
    if json:
        from xcollab.app.views.acts import SyncView

        undecided = _undecided(shared)
        return call.show_json(
            SyncView(
                shared.up.remote, shared.up.branch, result.new, came, went, contested, undecided, aside,
                shared=shared.failure is None,
            )
        )  # fmt: skip
    if came or went or not shared.failure:
        for line in summary_lines(call.words, shared.up.remote, came, went):
            call.say(line)
    if went and main not in ("", shared.up.branch):
        call.say(elsewhere(call.words, shared.up.branch, main))
    for line in [*(f"- {sentence}" for sentence in contested), *aside_lines(call.words, aside)]:
        call.say(line)
    if before := len(waiting(call.repository)) - len(aside):
        call.say(still_aside(call.words, before))


COMMANDS: tuple[Command, ...] = (
    Command("sync", N_("Share: others' work comes in, yours goes out."), run, (), (_REMOTE, _TAKE, _WAIT, JSON),
            ("xcollab sync", "xcollab sync --take theirs", "xcollab sync --remote backup --wait 5")),
)  # fmt: skip

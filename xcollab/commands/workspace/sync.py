"""`xcollab sync`: what others did comes in, what was done here goes out, and what does not go together is said."""

import time
from typing import NamedTuple

from xcollab.app.acts.commit import writing
from xcollab.app.forms.subject_inputs import Option
from xcollab.app.forms.values import whole
from xcollab.app.ids import random_letters
from xcollab.app.review.branch import review_on_top
from xcollab.app.sharing.concurrent_statements import meanwhile
from xcollab.app.sharing.incoming import arrivals
from xcollab.app.sharing.rejected_values import keep_untaken
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.progress import progress
from xcollab.commands.edge.signals import Stopped
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.nouns.parked import aside_of
from xcollab.errors import Misused, NotShared, Refused, XcollabError
from xcollab.render.text.sync import aside_lines, contradiction_lines, elsewhere, still_aside, summary_lines, told
from xcollab.store.files.required_version import refuse_older
from xcollab.store.sharing.last_heard import remember
from xcollab.store.sharing.parking import parked as waiting
from xcollab.store.sharing.rebase import Outcome, Replay
from xcollab.store.sharing.remote import Upstream, default_branch, fetch, push, seen, upstream
from xcollab.store.sharing.sync import SyncResult, Told, keep, together
from xcollab.words import N_
from xcollab.workflow.merge.three_way_merge import Contradiction, Take
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
    result: SyncResult
    parked: dict[str, Outcome]
    failure: XcollabError | None = None
    """Why what is recorded here could not be shared yet."""
    undecided: tuple[Contradiction, ...] = ()
    """What a person has to decide first."""


def run(terminal: Terminal, remote: str | None, take: str | None, wait: str | None, json: bool) -> int:
    """Fetch, bring together, push; say what came, went, was set aside."""
    side = _side(take)
    patience = _seconds(wait)
    up = upstream(terminal.repository, remote)
    before = terminal.repository.commit()
    try:
        with progress(terminal) as say:
            shared = _share(terminal, up, side, patience, say)
    except Stopped:
        _say_moved(terminal, before)
        raise
    if not shared.undecided or shared.failure:  # otherwise nothing was changed
        _say(terminal, shared, json)
    if shared.undecided:
        _say_undecided(terminal, shared, json)
        raise shared.failure or Refused("contradiction")
    if shared.failure:
        raise shared.failure
    return 0


def _say_moved(terminal: Terminal, before: str) -> None:
    """Who interrupts a sync is told what it has changed here until then, as the repository tells it."""
    after = terminal.repository.commit()
    if after == before:
        terminal.note(
            terminal.words(
                N_("(nothing came in: the branch stands where it stood; whether yours went out, the next sync tells)")
            )
        )
    else:
        note = N_("(the branch has moved from {before} to {after}; what came in: git log {before}..{after})")
        terminal.note(terminal.words(note, before=before[:10], after=after[:10]))


def _side(typed: str | None) -> Take | None:
    if typed not in (None, "mine", "theirs"):
        raise Misused("not-a-word", flag="--take", value=typed, allowed=["mine", "theirs"])
    return typed  # type: ignore[return-value]


def _seconds(typed: str | None) -> int:
    return _PATIENCE if typed is None else whole("--wait", typed)


def _share(terminal: Terminal, up: Upstream, take: Take | None, patience: int, say: Told) -> Shared:
    until = time.monotonic() + patience
    shared: Shared | None = None
    replay = Replay(terminal.repository, take)  # kept from try to try: what was read need not be read again
    if known := seen(terminal.repository, up):
        replay.read_ahead(known)
    while True:
        try:
            shared = _brought_together(terminal, up, replay, say, shared)
            if shared.undecided or shared.result.new == shared.result.tip:
                return shared
            say(N_("giving {remote} what is new here"), remote=up.remote)
            if push(terminal.repository, up, shared.result.new):
                return shared
        except XcollabError as failure:
            if shared is None:
                raise
            return shared._replace(failure=failure)  # what was done until then is told first
        if time.monotonic() >= until:
            return shared._replace(failure=NotShared("overtaken", seconds=patience))
        time.sleep(terminal.random.uniform(*_BACK_OFF))


def _brought_together(terminal: Terminal, up: Upstream, replay: Replay, say: Told, before: Shared | None) -> Shared:
    """One try, after `before`: this clone moved to what both have, or left as it is where a person has to decide first."""
    say(N_("asking {remote} what is new"), remote=up.remote)
    tip = fetch(terminal.repository, up)
    remember(terminal.repository, up, terminal.moment)
    with writing(terminal):
        if tip:
            refuse_older(terminal.repository, tip)
        result = together(replay, tip, say)
        undecided = tuple(result.contradictions) if replay.take is None else ()
        if undecided and before:
            return before._replace(undecided=undecided, failure=Refused("contradiction-meanwhile"))
        if undecided:
            return Shared(up, result.base, result, {}, undecided=undecided)
        _keep_all_untaken(terminal, result)
        _refuse_wrong(terminal, result)
        parked = keep(terminal.repository, result, lambda: random_letters(terminal))
    return Shared(up, before.base if before else result.base, result, (before.parked if before else {}) | parked)


def _refuse_wrong(terminal: Terminal, result: SyncResult) -> None:
    """What the judge of a pull request finds wrong does not go out: a hook would refuse it, a forge would tell it too late."""
    if result.tip is None or result.tip == result.new:
        return
    try:
        found = review_on_top(terminal.repository, result.tip, result.new)
    except Refused as refusal:
        if refusal.code == "shallow-clone":  # it lacks what decides, and whoever has it judges again
            return
        raise
    for judged in found.commits:
        for problem in (problem for problem in judged.problems if problem.code not in WARNINGS):
            raise Refused("own-commit-wrong", where=f"{problem.path}:{problem.line}" if problem.path else "",
                          commit=judged.commit.id[:10], subject=judged.commit.subject, code=problem.code)  # fmt: skip


def _keep_all_untaken(terminal: Terminal, result: SyncResult) -> None:
    """What was not taken stays as a comment; where there is no place for one, the commit itself is set aside."""
    actor = WorkspaceView(terminal).member.id if result.contradictions else ""
    for outcome in list(result.went):
        for one in outcome.contradictions:
            kept = keep_untaken(terminal, result.replay, result.new, one, actor)
            if kept is None and result.replay.take == "theirs":
                result.parked.append(outcome)
            result.new = kept or result.new


def _say_undecided(terminal: Terminal, shared: Shared, json: bool) -> None:
    if json and not shared.failure:
        from xcollab.app.views.acts import UndecidedView

        terminal.show_json(UndecidedView(_undecided(shared), shared=False))
    elif not json:
        for line in contradiction_lines(terminal.words, _undecided(shared)):
            terminal.say(line)


def _undecided(shared: Shared) -> list[Contradiction]:
    snapshot = shared.result.replay.load(shared.result.head, ()).snapshot
    return [told(snapshot, one) for one in shared.undecided]


def _say(terminal: Terminal, shared: Shared, json: bool) -> None:
    result = shared.result
    came = arrivals(terminal, result.replay, shared.base, result.tip) if result.tip else []
    main = default_branch(terminal.repository, shared.up.remote)
    known = result.tip or (
        main and terminal.repository.git.ask("merge-base", result.new, f"{shared.up.remote}/{main}").text
    )
    went = [] if shared.failure else arrivals(terminal, result.replay, known or None, result.new)
    contested = meanwhile(terminal, result.replay, shared.base, result.tip, result.new)
    aside = [aside_of(terminal, result.replay, name, outcome) for name, outcome in shared.parked.items()]
    if json:
        from xcollab.app.views.acts import SyncView

        undecided = _undecided(shared)
        return terminal.show_json(
            SyncView(
                shared.up.remote, shared.up.branch, result.new, came, went, contested, undecided, aside,
                shared=shared.failure is None,
            )
        )  # fmt: skip
    if came or went or not shared.failure:
        for line in summary_lines(terminal.words, shared.up.remote, came, went):
            terminal.say(line)
    if went and main not in ("", shared.up.branch):
        terminal.say(elsewhere(terminal.words, shared.up.branch, main))
    for line in [*(f"- {sentence}" for sentence in contested), *aside_lines(terminal.words, aside)]:
        terminal.say(line)
    if before := len(waiting(terminal.repository)) - len(aside):
        terminal.say(still_aside(terminal.words, before))


COMMANDS: tuple[Command, ...] = (
    Command("sync", N_("Share: others' work comes in, yours goes out."), run, (), (_REMOTE, _TAKE, _WAIT, JSON),
            ("xcollab sync", "xcollab sync --take theirs", "xcollab sync --remote backup --wait 5")),
)  # fmt: skip

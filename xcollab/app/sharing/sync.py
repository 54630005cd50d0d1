"""What others did comes in, what was done here goes out, and what does not go together is set aside or asked about."""

import time
from typing import NamedTuple

from xcollab.app.acts.commit import writing
from xcollab.app.context import Context
from xcollab.app.ids import random_letters
from xcollab.app.review.branch import review_on_top
from xcollab.app.sharing.concurrent_statements import meanwhile
from xcollab.app.sharing.incoming import arrivals
from xcollab.app.sharing.parked import aside_of
from xcollab.app.sharing.rejected_values import keep_untaken
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import GitRefused, NotShared, Refused, XcollabError
from xcollab.render.base.context import RenderContext
from xcollab.render.text.sharing.sync import Aside, told
from xcollab.store.files.required_version import refuse_older
from xcollab.store.sharing.last_heard import remember
from xcollab.store.sharing.parking import parked as waiting
from xcollab.store.sharing.rebase import Outcome, Replay
from xcollab.store.sharing.remote import Upstream, default_branch, fetch, push, seen, upstream
from xcollab.store.sharing.sync import SyncResult, keep, together
from xcollab.words import N_
from xcollab.words.progress import Told
from xcollab.workflow.merge.three_way_merge import Contradiction, Take
from xcollab.workflow.rules.findings import WARNINGS

PATIENCE = 30
"""Seconds during which others may be faster before it is given up."""
_BACK_OFF = (0.1, 0.5)
"""Seconds between two tries, at random and flat: a growing pause starved whoever was unlucky first (docs/decisions/0013)."""


class Synced(NamedTuple):
    """How a sync ended."""

    remote: str
    branch: str
    commit: str
    """What the branch is now."""
    came: list[str]
    """Others' acts, in sentences."""
    went: list[str]
    contested: list[str]
    """What two people moved at once, and whose word counts, in sentences."""
    undecided: list[Contradiction]
    """What a person has to decide first; then nothing was shared, and without a failure nothing was changed at all."""
    aside: list[Aside]
    """What was set aside now."""
    aside_before: int
    """How much had been set aside earlier, and still is."""
    main: str
    """The branch that others look at; empty where it is not known."""
    failure: XcollabError | None
    """Why what is recorded here could not be shared yet."""


class _Shared(NamedTuple):
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


def sync(
    context: Context, remote: str | None = None, take: Take | None = None, patience: int = PATIENCE,
    say: Told = lambda message, /, **arguments: None,
) -> Synced:  # fmt: skip
    """Fetch, bring together, push. In a contradiction `take` says whose value stands; `patience` is in seconds; `say` hears
    what is under way.

    Raises a refusal where nothing was changed; what came in before something failed is told with the failure.
    """
    up = upstream(context.repository, remote)
    return _told(context, _share(context, up, take, patience, say))


def _told(context: Context, shared: _Shared) -> Synced:
    repository, result, up = context.repository, shared.result, shared.up
    undecided = _undecided(context, shared)
    if shared.undecided and not shared.failure:
        return Synced(up.remote, up.branch, result.head, [], [], [], undecided, [], 0, "", None)
    came = arrivals(context, result.replay, shared.base, result.tip) if result.tip else []
    main = default_branch(repository, up.remote)
    known = result.tip or (main and repository.git.ask("merge-base", result.new, f"{up.remote}/{main}").text)
    went = [] if shared.failure else arrivals(context, result.replay, known or None, result.new)
    contested = meanwhile(context, result.replay, shared.base, result.tip, result.new)
    aside = [aside_of(context, result.replay, name, outcome) for name, outcome in shared.parked.items()]
    before = len(waiting(repository)) - len(aside)
    return Synced(
        up.remote, up.branch, result.new, came, went, contested, undecided, aside, before, main, shared.failure
    )


def _undecided(context: Context, shared: _Shared) -> list[Contradiction]:
    if not shared.undecided:
        return []
    snapshot = shared.result.replay.load(shared.result.head, ()).snapshot
    rendering = RenderContext(context.words, snapshot)
    return [told(rendering, one) for one in shared.undecided]


def _share(context: Context, up: Upstream, take: Take | None, patience: int, say: Told) -> _Shared:
    until = time.monotonic() + patience
    shared: _Shared | None = None
    replay = Replay(context.repository, take)  # kept from try to try: what was read need not be read again
    if known := seen(context.repository, up):
        replay.read_ahead(known)
    while True:
        try:
            shared = _brought_together(context, up, replay, say, shared)
            if shared.undecided or shared.result.new == shared.result.tip:
                return shared
            say(N_("giving {remote} what is new here"), remote=up.remote)
            if push(context.repository, up, shared.result.new):
                return shared
        except XcollabError as failure:
            if shared is None:
                raise
            return shared._replace(failure=failure)  # what was done until then is told first
        if time.monotonic() >= until:
            return shared._replace(failure=NotShared("overtaken", seconds=patience))
        time.sleep(context.random.uniform(*_BACK_OFF))


def _brought_together(context: Context, up: Upstream, replay: Replay, say: Told, before: _Shared | None) -> _Shared:
    """One try, after `before`: this clone moved to what both have, or left as it is where a person has to decide first."""
    say(N_("asking {remote} what is new"), remote=up.remote)
    tip = fetch(context.repository, up)
    remember(context.repository, up, context.moment)
    with writing(context):
        if tip:
            refuse_older(context.repository, tip)
        result = _together(up, replay, tip, say)
        undecided = tuple(result.contradictions) if replay.take is None else ()
        if undecided and before:
            return before._replace(undecided=undecided, failure=Refused("contradiction-meanwhile"))
        if undecided:
            return _Shared(up, result.base, result, {}, undecided=undecided)
        _keep_all_untaken(context, result)
        _refuse_wrong(context, up, result)
        parked = keep(context.repository, result, lambda: random_letters(context))
    return _Shared(up, before.base if before else result.base, result, (before.parked if before else {}) | parked)


def _together(up: Upstream, replay: Replay, tip: str | None, say: Told) -> SyncResult:
    """What is not for xcollab to bring together is git's, which is told from where: it may not know the branch as shared."""
    try:
        return together(replay, tip, say)
    except GitRefused as refusal:
        if refusal.code != "cannot-merge":
            raise
        path = refusal.arguments["path"]
        raise GitRefused("merge-with-git", remote=up.remote, branch=up.branch, path=path) from None
    except Refused as refusal:
        refusal.arguments.setdefault("base", up.seen)
        raise


def _refuse_wrong(context: Context, up: Upstream, result: SyncResult) -> None:
    """What the judge of a pull request finds wrong does not go out: a hook would refuse it, a forge would tell it too late."""
    if result.tip is None or result.tip == result.new:
        return
    try:
        found = review_on_top(context.repository, result.tip, result.new)
    except Refused as refusal:
        if refusal.code == "shallow-clone":  # it lacks what decides, and whoever has it judges again
            return
        raise
    for judged in found.commits:
        for problem in (problem for problem in judged.problems if problem.code not in WARNINGS):
            raise Refused("own-commit-wrong", where=f"{problem.path}:{problem.line}" if problem.path else "",
                          commit=judged.commit.id[:10], subject=judged.commit.subject, code=problem.code, base=up.seen)  # fmt: skip


def _keep_all_untaken(context: Context, result: SyncResult) -> None:
    """What was not taken stays as a comment; where there is no place for one, the commit itself is set aside."""
    actor = WorkspaceView(context).member.id if result.contradictions else ""
    for outcome in list(result.went):
        for one in outcome.contradictions:
            kept = keep_untaken(context, result.replay, result.new, one, actor)
            if kept is None and result.replay.take == "theirs":
                result.parked.append(outcome)
            result.new = kept or result.new

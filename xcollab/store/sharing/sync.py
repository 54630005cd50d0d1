"""What a clone and its remote have apart, brought together in memory; then the clone moved there, all at once."""

from collections.abc import Callable

from xcollab.errors import Refused, XcollabError
from xcollab.schema.dataclass import dataclass, field
from xcollab.store.git.repository import Repository
from xcollab.store.git.unpublished import LocalCommit, unpublished
from xcollab.store.sharing.parking import forget, park, parked
from xcollab.store.sharing.rebase import Outcome, Replay
from xcollab.store.transaction.move_branch import move
from xcollab.store.transaction.preflight import preflight
from xcollab.words import N_
from xcollab.words.progress import Told
from xcollab.workflow.merge.three_way_merge import Contradiction


@dataclass
class SyncResult:
    """The acts of this clone on top of the remote's, nothing of it done yet."""

    head: str
    """The branch before."""
    base: str | None
    """The last commit that both had; None where the remote has no such branch yet."""
    tip: str | None
    """The remote's newest commit; None likewise."""
    new: str
    """What the branch is to be."""
    replay: Replay
    went: list[Outcome] = field(default_factory=list)
    parked: list[Outcome] = field(default_factory=list)

    @property
    def contradictions(self) -> list[Contradiction]:
        """What two people mean differently, in the order in which it was met."""
        return [contradiction for outcome in (*self.went, *self.parked) for contradiction in outcome.contradictions]


def together(replay: Replay, tip: str | None, told: Told) -> SyncResult:
    """The own unpublished acts, replayed one after another on the remote's newest commit.

    An act that is not legal there is set aside; one that never was, where nobody else had a part in it, is refused.
    Raises `GitRefused` or `Refused` where a person has to decide first.
    """
    repository = replay.repository
    preflight(repository, (), (), ())
    head = repository.commit()
    if tip is None:
        return SyncResult(head, None, None, head, replay)
    base = repository.git.ask("merge-base", head, tip).text
    if not base:
        raise Refused("no-common-history")
    result = SyncResult(head, base, tip, tip, replay)
    own = unpublished(repository, tip, head)
    for number, one in enumerate(own, start=1):
        told(N_("bringing together: {n} of {of}"), n=number, of=len(own))
        outcome = replay.onto(one, result.new)
        if outcome.problems and _wrong_from_the_beginning(replay, one, result.new):
            first = outcome.problems[0]
            raise Refused("own-commit-wrong", where=f"{first.path}:{first.line}" if first.path else "", commit=one.commit[:10],
                          subject=one.subject, code=first.code)  # fmt: skip
        (result.parked if outcome.problems else result.went).append(outcome)
        result.new = outcome.commit
    return result


def _wrong_from_the_beginning(replay: Replay, own: LocalCommit, tip: str) -> bool:
    """Legal where it was made, and only not on top of what came since: that is nobody's mistake."""
    return tip == own.parent or bool(replay.onto(own, own.parent).problems)


def keep(repository: Repository, result: SyncResult, name: Callable[[], str]) -> dict[str, Outcome]:
    """Park what is not legal, and move the clone; the parked acts by their names. The caller holds the lock.

    Parked before moved, so that a kill in between loses nothing; what is parked already keeps its name.
    """
    known = {own.commit: key for key, own in parked(repository).items()}
    aside = {known.get(outcome.own.commit) or name(): outcome for outcome in result.parked}
    for key, outcome in aside.items():
        park(repository, outcome.own.commit, key)
    try:
        move(repository, result.new, "sync")
    except XcollabError:
        if repository.commit() == result.head:  # not moved, so nothing is aside; otherwise it would be nowhere else
            for key in aside.keys() - known.values():
                forget(repository, key)
        raise
    return aside

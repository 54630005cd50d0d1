"""A commit of one's own done again on top of what others did: in memory, plans joined by field, the result judged anew.

Nothing here touches a file or a branch of the user's; `sync` and `parked redo` decide what becomes of the outcome.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache, lru_cache, partial
from typing import NamedTuple

from xcollab.errors import BadFile, Problem, Refused
from xcollab.schema.dataclass import dataclass, field
from xcollab.schema.snapshot import Collab, Entry
from xcollab.store.disk.layout import address, path_of, scope_of
from xcollab.store.files.attachment_digests import Digests, attachment_problems, believe
from xcollab.store.files.documents import Memory
from xcollab.store.files.loading import Loaded, load
from xcollab.store.git.dates import moment_of
from xcollab.store.git.differences import changed
from xcollab.store.git.plumbing import edited, recommitted, tree_of
from xcollab.store.git.repository import Repository
from xcollab.store.git.sources import Revision
from xcollab.store.git.unpublished import LocalCommit
from xcollab.store.sharing.tree_merge import Rejoined, rejoin
from xcollab.store.yaml.patching import patch
from xcollab.store.yaml.reading import read
from xcollab.store.yaml.writing import as_written
from xcollab.workflow.acts.draft import DraftContext
from xcollab.workflow.merge.rebinding import renewed
from xcollab.workflow.merge.three_way_merge import Contradiction, Take
from xcollab.workflow.review.contribution import contributed, said_in
from xcollab.workflow.rules.additions import in_order
from xcollab.workflow.rules.authorship import gone, member_of, said_after_leaving
from xcollab.workflow.rules.findings import WARNINGS
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.rulebook import act_of
from xcollab.workflow.time.timestamps import Made, dated, granted

Anew = Callable[[Collab], datetime]
"""For an act that is said again now: the moment, given what was said in the collaboration."""


class Outcome(NamedTuple):
    """What became of one commit on top of another."""

    own: LocalCommit
    commit: str
    """The commit to go on from: the replayed one; or what was there, where nothing is left to record or it is not legal."""
    contradictions: tuple[Contradiction, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Why it is not legal there."""


class _Change(NamedTuple):
    """A commit's change on its way to another place."""

    own: LocalCommit
    tip: str
    before: Loaded
    scope: Collection[str] | None
    rejoined: Rejoined
    authors: tuple[str, ...]


class _Tried(NamedTuple):
    """A change on its new place."""

    tree: str
    own: frozenset[str]
    """The statements that it adds."""
    problems: list[Problem]
    at: datetime | None
    """The moment of the last statement that had to be said later, to stand after what it is bound to."""


@dataclass
class Replay:
    """Replays commits one after another, and remembers what it has read."""

    repository: Repository
    take: Take | None = None
    """The side that a person took in contradictions."""
    anew: Anew | None = None
    memory: Memory = field(default_factory=Memory)

    def __post_init__(self) -> None:
        self.git = self.repository.top
        # What an id stands for never changes; a tree is bulky, so only the newest few are kept.
        self.tree = cache(partial(tree_of, self.git))
        self.changes = cache(partial(changed, self.git))
        self._loaded = lru_cache(maxsize=4)(self._load)
        self._now = cache(self.repository.moment)

    def load(self, revision: str, collabs: Collection[str] | None) -> Loaded:
        """A commit or a tree, as far as some collaborations go; all of it where none are named."""
        return self._loaded(self.tree(revision), None if collabs is None else frozenset(collabs))

    def _load(self, tree: str, collabs: frozenset[str] | None) -> Loaded:
        return load(Revision(self.git, self.repository.prefix, tree), collabs, self.memory)

    def read_ahead(self, seen: str) -> None:
        """Read what is new here since a commit that the remote had, and what it is part of.

        Before the remote is asked: the less is left to do between fetch and push, the less often others are faster.
        """
        head = self.repository.commit()
        if seen != head:
            prefix = self.repository.prefix
            with suppress(BadFile):  # the remote may have it mended
                self.load(head, scope_of(path.removeprefix(prefix) for path in self.changes(seen, head)))

    def onto(self, own: LocalCommit, tip: str) -> Outcome:
        """The commit's change on `tip`. Raises `GitRefused` where a file that is none of the workspace's conflicts."""
        if own.flaws:
            return Outcome(own, tip, (), (Problem("", 0, "odd-commit", {"parts": list(own.flaws)}),))
        changes = self.changes(own.parent, own.commit)
        rejoined = rejoin(self.repository, own.commit, tip, changes, self.take)
        clashes = tuple(self._contradictions(own, tip, rejoined))
        if rejoined.taken:
            problems = [Problem(path, 1, "id-taken", {"path": path}) for path in rejoined.taken]
            return Outcome(own, tip, (), tuple(problems))
        if rejoined.tree == self.tree(tip):
            return Outcome(own, tip, clashes)
        scope = scope_of(path.removeprefix(self.repository.prefix) for path in changes)
        before = self.load(tip, scope)
        author = member_of(before.snapshot, own.email)
        change = _Change(own, tip, before, scope, rejoined, (author.id,) if author else ())
        return self._outcome(change, clashes)

    def _outcome(self, change: _Change, clashes: tuple[Contradiction, ...]) -> Outcome:
        tried = self._tried(change, frozenset(), frozenset())
        dates = tuple(_dates(tried, change.own))
        moved = frozenset(date.record for date in dates)
        if dates and self.take == "mine":
            tried = self._tried(change, moved, frozenset())
        elif dates and self.take == "theirs":
            tried = self._tried(change, frozenset(), moved)
        elif dates:
            return Outcome(change.own, change.tip, (*clashes, *dates))
        if tried.problems:
            return Outcome(change.own, change.tip, clashes, tuple(tried.problems))
        return Outcome(change.own, self._kept(change, tried), (*clashes, *dates))

    def _kept(self, change: _Change, tried: _Tried) -> str:
        """The commit as it is, where nothing came between; otherwise one like it; what was there, where nothing is left."""
        tree = tried.tree
        if tree == self.tree(change.tip):
            return change.tip
        if change.tip == change.own.parent and tree == self.tree(change.own.commit):
            return change.own.commit
        return recommitted(self.git, tree, (change.tip,), change.own.commit, tried.at)

    def _tried(self, change: _Change, bound: frozenset[str], dropped: frozenset[str]) -> _Tried:
        """The change with some statements bound anew and some left out, and what is wrong with it then."""
        tree = change.rejoined.tree
        after = self.load(tree, change.scope)
        files: dict[str, bytes | None] = {}
        at: datetime | None = None
        said = dict(change.before.snapshot.collabs)
        for entry in in_order(said_in(change.before.snapshot, after.snapshot)):
            path = path_of(entry.record)
            collab = entry.statement.on.partition("/")[0]
            if entry.record in dropped:
                files[path] = None
            elif self.anew or entry.record in bound or _bound_to(entry) in change.rejoined.joined:
                again, files_of = self._renewed(change, after, said.get(collab, Collab(collab)), entry, tree)
                files |= files_of
                at = again.statement.at if again.statement.at > entry.statement.at else at
                entry = again  # what is said after it comes after this moment
            said[collab] = said.get(collab, Collab(collab)).with_entries(entry)
        if files:
            prefix = self.repository.prefix
            tree = edited(self.git, tree, {f"{prefix}{path}": content for path, content in files.items()})
            after = self.load(tree, change.scope)
        own = frozenset(entry.record for entry in said_in(change.before.snapshot, after.snapshot))
        return _Tried(tree, own, _problems(change, after, self._now(), at), at)

    def _renewed(
        self, change: _Change, after: Loaded, said: Collab, entry: Entry, tree: str
    ) -> tuple[Entry, dict[str, bytes | None]]:
        """A statement bound to what stands now, so said after it, and its file; none, where nothing is left to say."""
        path = path_of(entry.record)
        to_be = after.snapshot.collabs[said.id].request
        at = self.anew(said) if self.anew else _after(said, entry.statement.at)
        scene = DraftContext(change.before.snapshot, settled(said), entry.subject, entry.statement.by, to_be)
        try:
            statement, _ = renewed(scene, entry, at)
        except Refused as refusal:
            if refusal.code != "nothing-to-change":
                raise
            return entry, {path: None}
        written = self.git.objects.one(self.git.run("rev-parse", f"{tree}:{self.repository.prefix}{path}").text)
        present = read(written).data
        own_keys = {key: value for key, value in present.items() if key.startswith("x-")}
        content = patch(written, present, as_written(statement) | own_keys)
        return entry._replace(statement=statement), {path: content}

    def _contradictions(self, own: LocalCommit, tip: str, rejoined: Rejoined) -> Iterator[Contradiction]:
        for path, clash in rejoined.clashes:
            theirs = (f"{own.parent}..{tip}", "--", f"{self.repository.prefix}{path}")
            shown = self.git.run("log", "-1", "--format=%an%x00%ad", "--date=raw", *theirs).text
            name, _, when = shown.partition("\0")
            at = moment_of(when) if when else None
            yield Contradiction(address(path), clash.key, clash.mine, clash.theirs, name, at, own.at)


def _after(said: Collab, at: datetime) -> datetime:
    return max([at, *(entry.statement.at.astimezone(at.tzinfo) + timedelta(seconds=1) for entry in said.entries)])


def _bound_to(entry: Entry) -> str:
    """The plan that a statement tells the change of; an empty text for others."""
    if not act_of(entry).states_plan:
        return ""
    collab = entry.statement.on.partition("/")[0]
    return path_of(f"{collab}/request" if entry.kind == "request" else f"{collab}/tasks/{entry.subject}")


def _problems(change: _Change, after: Loaded, now: datetime, later: datetime | None) -> list[Problem]:
    """What is wrong on the new place that was not wrong there before: with the files, and with what they say.

    `later` is the moment of what had to be said again.
    """
    known = {(problem.path, problem.code) for problem in change.before.problems}
    digests = Digests()
    believe(change.before, digests)
    wrong = [*after.problems, *attachment_problems(after, digests)]
    found = [problem for problem in wrong if (problem.path, problem.code) not in known]
    judged = contributed(change.before.snapshot, after.snapshot, change.authors, _unreadable(after), made=change.own.at)
    new = said_in(change.before.snapshot, after.snapshot)
    when = max(change.own.at, later or change.own.at)
    ahead = dated(new, Made(when, when, max(now, when), "landed"), change.before.snapshot)
    judged += [finding for finding in ahead if finding.code == "said-in-future"]
    judged += granted(new, [known.snapshot.workspace.deadlines for known in (change.before, after)])
    judged += said_after_leaving(change.before.snapshot, new, now)
    people = (change.before.snapshot.member(author) for author in change.authors)
    judged += [finding for author in people if author for finding in gone(change.before.snapshot, author, now)]
    every = [*found, *(Problem(*after.line(f.record, f.key), f.code, f.arguments) for f in judged)]
    return [
        problem for problem in every if problem.code not in WARNINGS
    ]  # what is worth a look is no reason to set it aside


def _unreadable(loaded: Loaded) -> list[str]:
    return [address(problem.path) for problem in loaded.problems]


def _dates(tried: _Tried, own: LocalCommit) -> Iterator[Contradiction]:
    """Dates set in two ways: told once, of one's own statement, also where by its moment it comes before the other."""
    for problem in tried.problems:
        if problem.code == "date-contradiction" and address(problem.path) in tried.own:
            told = problem.arguments
            key, at = ("due", str(told["task"])), told["at"]
            when = (at if isinstance(at, datetime) else None, own.at)
            why = (str(told["reason"]), str(told["why"]))
            yield Contradiction(address(problem.path), key, told["to"], told["in_force"], str(told["by"]), *when, *why)

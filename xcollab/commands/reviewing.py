"""Judging what a branch has beyond its base, commit by commit, and what merging the two would give."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from xcollab.commands.correcting import Judged, corrected, drop_corrected
from xcollab.commands.present import by_those_present
from xcollab.errors import Problem, Refused
from xcollab.schema.snapshot import Snapshot
from xcollab.store.commits import Commit, Touched, commits_between, merged_by_git, paths_in, touched_between
from xcollab.store.git import Git
from xcollab.store.layout import address, place
from xcollab.store.plumbing import merged
from xcollab.store.repository import Repository
from xcollab.store.touching import touched_problems
from xcollab.store.walk import Standing, Walk
from xcollab.workflow.authorship import gone, member_of, said_after_leaving
from xcollab.workflow.configured import settings_findings
from xcollab.workflow.contribution import contributed, said_in
from xcollab.workflow.lasting import redacted_in, released
from xcollab.workflow.remarking import remarked
from xcollab.workflow.standing import without
from xcollab.workflow.state import Finding
from xcollab.workflow.timing import dated, granted


class Reviewed(NamedTuple):
    """What was found: at each commit, and only after the merge."""

    commits: Sequence[Judged]
    merge: Sequence[Problem]


def review(repository: Repository, base: str, head: str) -> Reviewed:
    """Judge the commits that `head` has and `base` has not; both are revisions.

    Raises `Refused` where that cannot be told: the clone is shallow, the base unknown, the two without a common beginning.
    """
    if repository.git.run("rev-parse", "--is-shallow-repository").text == "true":
        raise Refused("shallow-clone")
    try:
        start = repository.commit(base)
    except Refused:
        raise Refused("unknown-base", revision=base) from None
    end = repository.commit(head)
    fork = repository.git.ask("merge-base", start, end)
    if fork.code:
        raise Refused("no-merge-base", base=base, head=head)
    return Review(repository, start, end, fork.text, repository.moment()).done()


class Step(NamedTuple):
    """A commit, what it is compared with, and what it changed there, by path in the workspace."""

    commit: Commit
    before: str | None
    """Its first parent; of a merge, the tree that git itself would have made; None for a first commit."""
    touched: Sequence[Touched]


class Review:
    """One range of commits, judged from the oldest to the newest."""

    def __init__(self, repository: Repository, base: str, head: str, fork: str, now: datetime) -> None:
        self._git = repository.top
        self._prefix = repository.prefix
        self._base, self._head, self._fork, self._now = base, head, fork, now
        self._steps = [self._step(commit) for commit in commits_between(self._git, base, head)]
        self._walk = Walk(self._git, self._prefix, self._scope())
        self._judged: list[Judged] = []
        self._corrected = False

    def done(self) -> Reviewed:
        """Everything that was found."""
        for step in self._steps:
            self._judged.append(self._judge(step))
        return Reviewed(self._judged, self._after_the_merge())

    def _step(self, commit: Commit) -> Step:
        if len(commit.parents) < 2:
            return Step(commit, commit.parents[0] if commit.parents else None, self._ours(commit.touched))
        tree = merged_by_git(self._git, commit)
        return Step(commit, tree, self._ours(touched_between(self._git, tree, commit.id)))

    def _scope(self) -> set[str] | None:
        """The collaborations that are touched; all, where settings are."""
        paths = [file.path for step in self._steps for file in step.touched]
        settings = any(not path.startswith("collabs/") for path in paths)
        return None if settings else {path.split("/")[1] for path in paths}

    def _ours(self, touched: Iterable[Touched]) -> list[Touched]:
        """What lies in the workspace, by its path there; in a larger repository the rest is not judged."""
        cut = len(self._prefix)
        return [file._replace(path=file.path[cut:]) for file in touched if file.path.startswith(self._prefix)]

    @property
    def _published(self) -> frozenset[str]:
        """Files that the base has, at its tip or where the branch left it; of interest only where something is wrong."""
        if not any(judged.problems for judged in self._judged):
            return frozenset()
        cut = len(self._prefix)
        paths = {*paths_in(self._git, self._base), *paths_in(self._git, self._fork)}
        return frozenset(path[cut:] for path in paths if path.startswith(self._prefix))

    def _judge(self, step: Step) -> Judged:
        commit, base = step.commit, self._walk.at(self._base)
        parent = self._walk.at(commit.parents[0]) if commit.parents else Standing(None)
        if parent.snapshot is None and base.snapshot is not None:  # it stands on nothing that the base knows
            self._walk.at(commit.id, base.snapshot)
            return Judged(commit, acts=[Problem("", 0, "unrelated-commit", {})])
        before = self._walk.at(step.before, parent.snapshot) if step.before else parent
        after = self._walk.at(commit.id, before.snapshot)
        roster = parent.snapshot or after.snapshot
        return self._by_its_authors(step, roster, before, after) if step.touched and roster else Judged(commit)

    def _by_its_authors(self, step: Step, roster: Snapshot, before: Standing, after: Standing) -> Judged:
        """What its authors, by the roster that it stands on, did with it."""
        commit, touched = step.commit, step.touched
        now = Judged(commit, _members(commit, roster, after.snapshot), {file.path: file.how for file in touched})
        corrections = corrected(self._judged, now.members, touched, self._published)
        self._corrected |= bool(corrections)
        records = frozenset(address(path) for path in corrections)
        was = without(before.snapshot, records) if before.snapshot else None
        old = {(p.path, p.code, repr(p.arguments)) for p in before.problems if p.path not in corrections}
        now.form = [p for p in after.problems if (p.path, p.code, repr(p.arguments)) not in old]
        found = _whose(commit, roster)
        if now.members and after.snapshot:
            found += contributed(was, after.snapshot, now.members)
            new = said_in(was, after.snapshot)
            found += [*dated(new, commit.at, self._now), *said_after_leaving(roster, new)]
            found += granted(new, [known.workspace.deadlines for known in (roster, after.snapshot)])
            found += remarked(roster, was or roster, after.snapshot, now.members, _rewritten(touched))
        admins = roster.workspace.admins if was else None
        legal = redacted_in(was, after.snapshot, now.members) if was and after.snapshot else frozenset()
        legal = frozenset(record for record in legal if before.own_keys(record) == after.own_keys(record))
        if was and after.snapshot:
            legal |= _taken_away(was, after.snapshot, legal, touched)
        files = [_anew(file) if file.path in corrections else file for file in touched]
        now.acts = [
            *_located(after, found),
            *touched_problems(self._git, [f for f in files if f], (*now.members, "")[0], admins, legal),
        ]
        drop_corrected(self._judged, now, corrections, after.problems)
        return now

    def _after_the_merge(self) -> list[Problem]:
        """What only the merge of both would break.

        Nothing where that has been judged already, step by step: the base has not moved on, nothing was merged, and no
        mistake was corrected that something else had been built upon meanwhile.
        """
        merges = any(len(step.commit.parents) > 1 for step in self._steps)
        if self._base == self._fork and not merges and not self._corrected:
            return []
        people = tuple(dict.fromkeys(m for judged in self._judged for m in judged.members))
        found = after_merge(self._walk, self._git, self._base, self._head, people, self._prefix)
        if self._base != self._fork:
            found += by_those_present(self._walk, self._git, self._base, self._head, self._judged, self._prefix)
        known = {(p.path, p.code) for judged in self._judged for p in judged.problems}
        known |= {(p.path, p.code) for p in self._walk.at(self._base).problems}
        first = {(p.path, p.code): p for p in reversed(found)}
        return [p for p in first.values() if (p.path, p.code) not in known][::-1]


def after_merge(walk: Walk, git: Git, base: str, head: str, people: Sequence[str], prefix: str = "") -> list[Problem]:
    """What is wrong with the merge of two commits, as the doing of the people (ids of members) who made `head` of `base`."""
    result = merged(git, base, head)
    paths = sorted(path.removeprefix(prefix) for path in result.conflicts if path.startswith(prefix))
    if paths:
        return [Problem(path, 1, "merge-conflict", {"path": path}) for path in paths]
    before = walk.at(base)
    after = walk.at(result.tree, before.snapshot)
    if before.snapshot is None or after.snapshot is None:
        return []
    left = said_after_leaving(before.snapshot, said_in(before.snapshot, after.snapshot))
    return [*after.problems, *_located(after, [*contributed(before.snapshot, after.snapshot, people), *left])]


def _members(commit: Commit, roster: Snapshot, after: Snapshot | None = None) -> tuple[str, ...]:
    """Author and co-authors; nobody where the author is a stranger.

    A squash may hold the commit that made a co-author a member: such a one is known by the roster after it, as long as
    those known before might change it.
    """
    author = member_of(roster, commit.author.email)
    known = [author, *(member_of(roster, person.email) for person in commit.also)]
    members = tuple(dict.fromkeys(member.id for member in known if member)) if author else ()
    if not (members and commit.also and after) or settings_findings(roster, after, members):
        return members
    new = (member_of(after, person.email) for person in commit.also)
    return tuple(dict.fromkeys((*members, *(member.id for member in new if member))))


def _whose(commit: Commit, roster: Snapshot) -> list[Finding]:
    """What is wrong with the author: a stranger, or somebody who had left by then."""
    author = member_of(roster, commit.author.email)
    if author:
        return gone(roster, author, commit.at)
    about = {"name": commit.author.name, "email": commit.author.email, "admins": list(roster.workspace.admins)}
    return [Finding("", (), "stranger-commit", about)]


def _rewritten(touched: Iterable[Touched]) -> list[str]:
    """The addresses of the records whose text is another."""
    return [address(file.path) for file in touched if not file.same]


def _taken_away(
    before: Snapshot, after: Snapshot, redacted: frozenset[str], touched: Iterable[Touched]
) -> frozenset[str]:
    """The addresses of attachments that redactions took away."""
    gone = [(file.path, place(file.path)) for file in touched if file.how == "deleted"]
    return frozenset(
        address(path)
        for path, found in gone
        if found and found.kind == "attachment"
        if released(before, after, redacted, found.collab, path.removeprefix(f"collabs/{found.collab}/"))
    )


def _anew(file: Touched) -> Touched | None:
    """A corrected file counts as if its first version had never been."""
    return None if file.how == "deleted" else file._replace(how="added")


def _located(standing: Standing, found: Iterable[Finding]) -> list[Problem]:
    """Each finding at its line; one of the commit as a whole has none."""
    lines = (standing.line(finding.record, finding.key) if finding.record else ("", 0) for finding in found)
    return [Problem(*line, finding.code, finding.arguments) for line, finding in zip(lines, list(found), strict=True)]

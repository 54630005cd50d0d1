"""Judging what a branch has beyond its base, commit by commit, and what merging the two would give."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from xcollab.app.review.attachments import changed_by_merging, is_named, taken_away, unnamed
from xcollab.app.review.commit_authors import Clock, members, unheard, whose
from xcollab.app.review.current_offices import Sides, after_merge, by_those_present, located
from xcollab.app.review.fixups import Judged, corrected, drop_corrected
from xcollab.errors import Problem, Refused
from xcollab.schema.snapshot import Snapshot
from xcollab.store.disk.layout import address, scope_of
from xcollab.store.files.commit_range import Standing, Walk
from xcollab.store.files.secret_scan import touched_secrets
from xcollab.store.git.commit_object import Commit
from xcollab.store.git.commits import commits_between, paths_in
from xcollab.store.git.differences import ChangedFile, touched_between, touched_by
from xcollab.store.git.merge_result import merged_by_git
from xcollab.store.git.repository import Repository
from xcollab.store.git.revisions import Named
from xcollab.store.sharing.changed_files import touched_problems
from xcollab.words.characters import alike
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.review.comment_edits import remarked
from xcollab.workflow.review.contribution import contributed, said_in
from xcollab.workflow.review.immutability import redacted_in
from xcollab.workflow.review.last_readable import without
from xcollab.workflow.rules.authorship import gone, said_after_leaving
from xcollab.workflow.time.timestamps import Seen, dated, granted, judged_at


class Asked(NamedTuple):
    """What is to be judged, and what the caller knows of it."""

    base: str
    head: str = "HEAD"
    received: datetime | None = None
    """When a server received it."""
    landed: bool = False
    """The commits are on the protected branch already, which nobody but the forge writes to."""


class Reviewed(NamedTuple):
    """What was found: at each commit, and only after the merge."""

    base: Named
    head: Named
    commits: Sequence[Judged]
    merge: Sequence[Problem]


def review(repository: Repository, asked: Asked) -> Reviewed:
    """Judge the commits that `head` has and `base` has not; both are revisions.

    Raises `Refused` where that cannot be told: the clone is shallow, the base unknown or ambiguous, the two without a
    common beginning; and where nothing would be judged although the two differ.
    """
    _refuse_shallow(repository)
    base, head = _base(repository, asked.base), repository.revision(asked.head)
    fork = repository.git.ask("merge-base", base.commit, head.commit)
    if fork.code:
        raise Refused("no-merge-base", base=asked.base, head=asked.head)
    if fork.text == head.commit != base.commit:
        raise Refused("nothing-judged", base=base.name, start=base.commit[:10], head=head.name, end=head.commit[:10])
    return Review(repository, asked, base, head, fork.text).done()


def review_on_top(repository: Repository, base: str, head: str) -> Reviewed:
    """The same of two ids, of which `head` is known to stand on `base`."""
    _refuse_shallow(repository)
    return Review(repository, Asked(base, head), Named(base, base), Named(head, head), base).done()


def _refuse_shallow(repository: Repository) -> None:
    if repository.shallow:
        raise Refused("shallow-clone")


def _base(repository: Repository, typed: str) -> Named:
    try:
        return repository.revision(typed)
    except Refused as refusal:
        if refusal.code == "ambiguous-revision":
            raise Refused.of("ambiguous-base", refusal.arguments) from None
        raise Refused("unknown-base", revision=typed) from None


class Step(NamedTuple):
    """A commit, what it is compared with, and what it changed there, by path in the workspace."""

    commit: Commit
    before: str | None
    """Its first parent; of a merge, the tree that git itself would have made; None for a first commit."""
    touched: Sequence[ChangedFile]


class Review:
    """One range of commits, judged from the oldest to the newest."""

    def __init__(self, repository: Repository, asked: Asked, base: Named, head: Named, fork: str) -> None:
        self._git, self._prefix = repository.top, repository.prefix
        self._names = (base, head)
        self._base, self._head, self._fork = base.commit, head.commit, fork
        commits = commits_between(self._git, self._base, self._head)
        touched = touched_by(self._git, [" ".join((commit.id, *commit.parents[:1])) for commit in commits])
        self._steps = [self._step(commit, touched.get(commit.id, ())) for commit in commits]
        self._walk = Walk(self._git, self._prefix, self._scope())
        seen: Seen = "received" if asked.received else "landed" if asked.landed else "now"
        self._when = judged_at(asked.received or repository.moment(), seen)
        self._clock = Clock(self._git, commits, self._when)
        self._line = _first_parents(commits, self._head) if asked.landed else frozenset()
        self._judged: list[Judged] = []
        self._unnamed: list[tuple[Judged, Problem]] = []
        self._corrected = False
        self._unproven = False

    def done(self) -> Reviewed:
        """Everything that was found."""
        for step in self._steps:
            self._judged.append(self._judge(step))
        self._still_unnamed()
        return Reviewed(*self._names, self._judged, self._after_the_merge())

    def _step(self, commit: Commit, touched: Sequence[ChangedFile]) -> Step:
        if len(commit.parents) < 2:
            return Step(commit, commit.parents[0] if commit.parents else None, self._ours(touched))
        tree = merged_by_git(self._git, commit).tree
        return Step(commit, tree, self._ours(touched_between(self._git, tree, commit.id)))

    def _scope(self) -> frozenset[str] | None:
        """The collaborations that are touched; all, where settings are."""
        return scope_of(file.path for step in self._steps for file in step.touched)

    def _ours(self, touched: Iterable[ChangedFile]) -> list[ChangedFile]:
        """What lies in the workspace, by its path there; in a larger repository the rest is not judged."""
        cut = len(self._prefix)
        return [file._replace(path=file.path[cut:]) for file in touched if file.path.startswith(self._prefix)]

    @cached_property
    def _published(self) -> frozenset[str]:
        """Files that the base has, at its tip or where the branch left it."""
        cut = len(self._prefix)
        paths = {path for commit in {self._base, self._fork} for path in paths_in(self._git, commit)}
        return frozenset(path[cut:] for path in paths if path.startswith(self._prefix))

    def _judge(self, step: Step) -> Judged:
        commit, base = step.commit, self._walk.at(self._base)
        self._clock.of(commit)
        parent = self._walk.at(commit.parents[0]) if commit.parents else Standing(None)
        if parent.snapshot is None and base.snapshot is not None:  # it stands on nothing that the base knows
            self._walk.at(commit.id, base.snapshot)
            return Judged(commit, acts=[Problem("", 0, "unrelated-commit", {})])
        before = self._walk.at(step.before, parent.snapshot) if step.before else parent
        after = self._walk.at(commit.id, before.snapshot)
        roster = parent.snapshot or after.snapshot
        now = self._by_its_author(step, roster, before, after) if step.touched and roster else Judged(commit)
        now.acts += changed_by_merging(self._git, commit, self._prefix)
        return now

    def _by_its_author(self, step: Step, roster: Snapshot, before: Standing, after: Standing) -> Judged:
        """What its author, by the roster that it stands on, did with it."""
        commit, touched = step.commit, step.touched
        by_forge = self._squashed_by_forge(commit, roster)
        own = members(commit, roster, after.snapshot, by_forge=by_forge)
        now = Judged(commit, own, {file.path: file.how for file in touched})
        anything = any(judged.problems for judged in self._judged)  # else there is nothing to correct
        corrections = corrected(self._judged, now.members, touched, self._published if anything else frozenset())
        self._corrected |= bool(corrections)
        was = without(before.snapshot, frozenset(address(path) for path in corrections)) if before.snapshot else None
        old = {(p.path, p.code, repr(p.arguments)) for p in before.problems if p.path not in corrections}
        now.form = [p for p in after.problems if (p.path, p.code, repr(p.arguments)) not in old]
        files = [anew for file in touched if (anew := _anew(file) if file.path in corrections else file)]
        now.acts = located(after, self._said(step, roster, was, after.snapshot, own))
        legal = redacted_in(was, after.snapshot, own) if was and after.snapshot else frozenset()
        legal = frozenset(record for record in legal if before.own_keys(record) == after.own_keys(record))
        if was and after.snapshot:
            legal |= taken_away(was, after.snapshot, legal, touched)
        admins = roster.workspace.admins if was else None
        now.acts += touched_problems(self._git, files, (*own, "")[0], admins, legal)
        now.acts += touched_secrets(self._git, touched)
        if own and after.snapshot:
            wrong = {problem.path for problem in now.acts}
            sound = [file for file in files if file.path not in wrong]
            for problem, pending in unnamed(roster, after.snapshot, said_in(was, after.snapshot), sound, own):
                self._unnamed += [(now, problem)] if pending else []
                now.acts += [] if pending else [problem]
        now.acts += unheard(commit, now.acts, by_forge=by_forge)
        drop_corrected(self._judged, now, corrections, after.problems)
        return now

    def _squashed_by_forge(self, commit: Commit, roster: Snapshot) -> bool:
        """Whether the forge itself made the commit on the protected branch, so that its trailers are the forge's word."""
        account = alike(commit.committer.email) in roster.workspace.merging_accounts
        return commit.id in self._line and account and not commit.flaws and len(commit.parents) == 1

    def _said(
        self, step: Step, roster: Snapshot, was: Snapshot | None, after: Snapshot | None, own: tuple[str, ...]
    ) -> list[Finding]:
        """What the rules find in what it says, and in who says it when."""
        commit = step.commit
        when = self._clock.of(commit)
        found = whose(commit, roster, when)
        fork = self._walk.at(self._fork).snapshot
        if fork and not found and (author := fork.member((*own, "")[0])):
            found += gone(fork, author, self._when.judged)
        if not own or after is None:
            return found
        found += contributed(was, after, own, settings_by=own[:1], made=commit.at)
        new = said_in(was, after)
        found += [finding for finding in dated(new, when, was) if finding.record or not self._unproven]
        self._unproven |= any(finding.code == "time-unproven" for finding in found)  # told once: it is so of all
        found += said_after_leaving(roster, new, when.since)
        found += granted(new, [known.workspace.deadlines for known in (roster, after)])
        records = [address(file.path) for file in step.touched if not file.same]
        return [*found, *remarked(roster, was or roster, after, own, records)]

    def _still_unnamed(self) -> None:
        """Files that were to be named later on the branch, and are not."""
        end = self._walk.at(self._head).snapshot if self._unnamed else None
        for judged, problem in self._unnamed:
            if end and not is_named(end, problem.path):
                judged.acts.append(problem)

    def _after_the_merge(self) -> list[Problem]:
        """What only the merge of both would break.

        Nothing where that has been judged already, step by step: the base has not moved on, nothing was merged, and no
        mistake was corrected that something else had been built upon meanwhile. Nothing, too, where nobody is known who
        did any of it: that is told, and is enough.
        """
        merges = any(len(step.commit.parents) > 1 for step in self._steps)
        if self._base == self._fork and not merges and not self._corrected:
            return []
        people = tuple(dict.fromkeys(m for judged in self._judged for m in judged.members))
        if not people and any(judged.problems for judged in self._judged):
            return []
        sides = Sides(self._walk, self._git, self._prefix, self._base, self._head)
        found = after_merge(sides, people, self._when.judged)
        if self._base != self._fork:
            found += by_those_present(sides, self._judged, self._when.judged)
        known = {(p.path, p.code) for judged in self._judged for p in judged.problems}
        known |= {(p.path, p.code) for p in self._walk.at(self._base).problems}
        first = {(p.path, p.code): p for p in reversed(found)}
        return [p for p in first.values() if (p.path, p.code) not in known][::-1]


def _first_parents(commits: Sequence[Commit], head: str) -> frozenset[str]:
    """The commits that the branch itself went through, without what was merged into it."""
    parents = {commit.id: commit.parents[:1] for commit in commits}
    line: list[str] = []
    while head in parents:
        line.append(head)
        head = (*parents[head], "")[0]
    return frozenset(line)


def _anew(file: ChangedFile) -> ChangedFile | None:
    """A corrected file counts as if its first version had never been."""
    return None if file.how == "deleted" else file._replace(how="added")

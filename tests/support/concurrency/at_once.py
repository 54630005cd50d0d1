"""The acts of `concurrent`, each made once at the same commit; then any two of them merged and judged, without a working tree."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from tests.support.company import Company, identity, isolated
from tests.support.concurrency.concurrent import ACTS, Act, prepare, words
from xcollab.app.review.current_offices import Sides, after_merge
from xcollab.errors import Problem
from xcollab.store.files.commit_range import Walk
from xcollab.store.git.differences import changed
from xcollab.store.git.plumbing import Merged, merged
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Git
from xcollab.store.git.unpublished import LocalCommit, commits
from xcollab.store.sharing.rebase import Outcome, Replay

EARLY, LATE, AFTERWARDS = "2024-07-04T10:00+08:00", "2024-07-04T11:00+08:00", "2024-07-04T14:00+08:00"
NOW = datetime.fromisoformat(AFTERWARDS)


class Made(NamedTuple):
    """An act's commits: done at ten, done at eleven, and the other way to do it, at eleven."""

    early: str
    late: str
    also: str


class Two(NamedTuple):
    """Two acts at once: one is shared already, the other comes after it, whatever the clock said where it was done."""

    shared: str
    own: str
    offline: bool
    """The own act was done before the shared one, in a clone that was out of reach."""


class AtOnce:
    """Both clones, as it were: one object store with every act in it, and the bare repository that they share."""

    def __init__(self, company: Company, bare: Path) -> None:
        self.company = company
        self._base = company.git("rev-parse", "HEAD").strip()
        self._made = {name: self._make(act) for name, act in ACTS.items()}
        company.git("clone", "--quiet", "--mirror", str(company.root), str(bare))
        company.git("remote", "add", "origin", str(bare))
        self._bare = Git(bare, company.environment | {"GIT_DIR": str(bare)})
        self._git = Git(company.root, company.environment)
        self._replay = Replay(Repository(company.root, company.environment | identity("zhou", company.clock)))
        self._walks: dict[frozenset[str] | None, Walk] = {}

    def _make(self, act: Act) -> Made:
        early = self._done(act.who, act.line, EARLY)
        late = early if act.plan else self._done(act.who, act.line, LATE)
        return Made(early, late, self._done(*act.also, LATE) if act.also[0] else late)

    def _done(self, who: str, line: str, at: str) -> str:
        """The commit; the clone goes back to where it was."""
        typed = words(self.company, line)
        if typed[0] == "edit":
            by_hand(self.company, who, at, *typed[1:])
        else:
            self.company.did(who, *typed, at=at)
        made = self.company.git("rev-parse", "HEAD").strip()
        self.company.git("update-ref", f"refs/acts/{made}", made)
        self.company.git("reset", "--quiet", "--hard", self._base)
        return made

    def commits(self, two: Two) -> tuple[str, str]:
        """The shared one's and the own one's."""
        shared, own = self._made[two.shared], self._made[two.own]
        if two.shared == two.own:
            return (own.also, own.early) if two.offline else (own.early, own.also)
        return (shared.late, own.early) if two.offline else (shared.early, own.late)

    def merged(self, two: Two) -> Merged:
        """What a forge would make of both: git alone, in a bare repository, where attributes count for nothing."""
        return merged(self._bare, *self.commits(two))

    def synced(self, two: Two) -> Outcome:
        """What `sync` makes of the own act on top of the shared one."""
        shared, own = self.commits(two)
        return self._replay.onto(self._owns[own], shared)

    def checked(self, two: Two) -> list[Problem]:
        """What `check --base` finds in the merge of a pull request with the own act into a branch with the shared one."""
        shared, own = self.commits(two)
        scope = frozenset(self._homes[shared] | self._homes[own])
        walk = self._walks.setdefault(scope, Walk(self._bare, "", None if "" in scope else scope))
        return after_merge(Sides(walk, self._bare, "", shared, own), (self._owns[own].email.partition("@")[0],), NOW)

    @contextmanager
    def meeting(self, two: Two) -> Iterator[str]:
        """The clone with the own act meets the remote with the shared one: what `sync` prints. Afterwards all is as before."""
        shared, own = self.commits(two)
        self._bare.run("update-ref", "refs/heads/main", shared)
        self.company.git("reset", "--quiet", "--hard", own)
        yield self.company.did(ACTS[two.own].who, "sync", at=AFTERWARDS)
        self.company.git("reset", "--quiet", "--hard", self._base)
        for ref in self.company.git("for-each-ref", "--format=%(refname)", "refs/xcollab/", "refs/remotes/").split():
            self.company.git("update-ref", "-d", ref)

    @cached_property
    def _owns(self) -> Mapping[str, LocalCommit]:
        repository = self._replay.repository
        return {name: next(commits(repository, name, "-1"))[0] for made in self._made.values() for name in made}

    @cached_property
    def _homes(self) -> Mapping[str, set[str]]:
        """The collaborations that each touches; an empty one stands for the settings."""
        paths = {name: changed(self._git, self._base, name) for made in self._made.values() for name in made}
        return {name: {p.split("/")[1] if "collabs/" in p else "" for p in found} for name, found in paths.items()}


def by_hand(company: Company, who: str, at: str, path: str, old: str, new: str) -> None:
    """An edit with an editor and plain git."""
    file = company.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    file.write_text(text.replace(old, new.replace(";", "\n    ")), encoding="utf-8")
    environment = company.environment | identity(who, company.clock.fromisoformat(at))
    done = Git(company.root, environment).ask_as_typed("commit", "--quiet", "--all", "--message", f"Edit {path}")
    assert not done.code, done.err


def built(begun: Company, home: Path) -> AtOnce:
    """All of it, in a directory of its own, on a copy of the company in which `q3` has begun."""
    shutil.copytree(begun.root, home / "acme", symlinks=True)
    company = Company(home / "acme", isolated(home / "home", os.environ), clock="2024-07-03T17:00+08:00")
    prepare(company)
    company.git("gc", "--quiet")
    return AtOnce(company, home / "acme.git")


def orders(one: str, other: str) -> Iterator[Two]:
    """Either may be shared first; either may have been done first. Acts without a statement have no moment."""
    pairs = [(one, other)] if one == other else [(one, other), (other, one)]
    timeless = ACTS[one].plan or ACTS[other].plan
    for shared, own in pairs:
        yield Two(shared, own, offline=False)
        if one == other or not timeless:
            yield Two(shared, own, offline=True)

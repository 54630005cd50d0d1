"""The acts of `concurrent`, each made once at the same commit; then any two of them merged and judged, without a working tree."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.company import Company, identity, isolated
from tests.support.concurrency.concurrent import ACTS, Act
from tests.support.concurrency.prepared import prepare, words
from tests.support.once import once
from xcollab.app.review.current_offices import Sides, after_merge
from xcollab.errors import Problem
from xcollab.store.files.commit_range import Walk
from xcollab.store.git.differences import changed
from xcollab.store.git.plumbing import Merged, merged, update_refs
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


def _every_act(company: Company) -> dict[str, Made]:
    """Make each, and go back to where they all begin."""
    base = company.git("rev-parse", "HEAD").strip()

    def done(who: str, line: str, at: str) -> str:
        typed = words(company, line)
        if typed[0] == "edit":
            by_hand(company, who, at, *typed[1:])
        else:
            company.did(who, *typed, at=at)
        made = company.git("rev-parse", "HEAD").strip()
        company.git("reset", "--quiet", "--hard", base)
        return made

    def make(act: Act) -> Made:
        early = done(act.who, act.line, EARLY)
        late = early if act.plan else done(act.who, act.line, LATE)
        return Made(early, late, done(*act.also, LATE) if act.also[0] else late)

    every = {name: make(act) for name, act in ACTS.items()}
    commits = {commit for made in every.values() for commit in made}
    update_refs(Git(company.root, company.environment), {f"refs/acts/{commit}": commit for commit in commits})
    return every


class AtOnce:
    """Both clones, as it were: one object store with every act in it, and the bare repository that they share."""

    def __init__(self, company: Company, bare: Path, made: Mapping[str, Made]) -> None:
        self.company, self._made = company, made
        self._base = company.git("rev-parse", "HEAD").strip()
        company.git("remote", "add", "origin", str(bare))
        self._bare = Git(bare, company.environment | {"GIT_DIR": str(bare)})
        self._git = Git(company.root, company.environment)
        self._replay = Replay(Repository(company.root, company.environment | identity("zhou", company.clock)))
        self._walks: dict[frozenset[str] | None, Walk] = {}
        self._touched: dict[str, set[str]] = {}

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
        scope = frozenset(self._homes(shared) | self._homes(own))
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
        every = commits(self._replay.repository, f"^{self._base}", "--glob=refs/acts/*")
        return {own.commit: own for own, _ in every}

    def _homes(self, commit: str) -> set[str]:
        """The collaborations that a commit touches; an empty one stands for the settings."""
        if commit not in self._touched:
            paths = changed(self._git, self._base, commit)
            self._touched[commit] = {path.split("/")[1] if "collabs/" in path else "" for path in paths}
        return self._touched[commit]


def by_hand(company: Company, who: str, at: str, path: str, old: str, new: str) -> None:
    """An edit with an editor and plain git."""
    file = company.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    file.write_text(text.replace(old, new.replace(";", "\n    ")), encoding="utf-8")
    environment = company.environment | identity(who, company.clock.fromisoformat(at))
    done = Git(company.root, environment).ask_as_typed("commit", "--quiet", "--all", "--message", f"Edit {path}")
    assert not done.code, done.err


CLOCK = "2024-07-03T17:00+08:00"


def built(begun: Company, factory: pytest.TempPathFactory) -> AtOnce:
    """All of it, in a directory of its own. Made once in a run, on a copy of the company in which `q3` has begun."""

    def make(home: Path) -> None:
        shutil.copytree(begun.root, home / "acme", symlinks=True)
        company = Company(home / "acme", isolated(home / "home", os.environ), clock=CLOCK)
        prepare(company)
        company.git("gc", "--quiet")
        made = _every_act(company)
        company.git("gc", "--quiet")  # few files are copied faster
        company.git("clone", "--quiet", "--mirror", str(company.root), str(home / "acme.git"))
        (home / "acts.json").write_text(json.dumps(made))

    whole, home = once(factory, "at-once", make), factory.mktemp("at-once")
    for name in ("acme", "acme.git"):
        shutil.copytree(whole / name, home / name, symlinks=True)
    made = {name: Made(*commits) for name, commits in json.loads((whole / "acts.json").read_text()).items()}
    return AtOnce(Company(home / "acme", isolated(home / "home", os.environ), clock=CLOCK), home / "acme.git", made)


def orders(one: str, other: str) -> Iterator[Two]:
    """Either may be shared first; either may have been done first. Acts without a statement have no moment."""
    pairs = [(one, other)] if one == other else [(one, other), (other, one)]
    timeless = ACTS[one].plan or ACTS[other].plan
    for shared, own in pairs:
        yield Two(shared, own, offline=False)
        if one == other or not timeless:
            yield Two(shared, own, offline=True)

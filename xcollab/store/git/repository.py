"""A clone with a workspace in it: where it is, what its HEAD is, who is at work, and what is not committed."""

import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from copy import copy
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xcollab.errors import GitRefused, Refused
from xcollab.store.disk.layout import place
from xcollab.store.disk.workspace_file import MARK, nearest
from xcollab.store.git.dates import moment_of
from xcollab.store.git.identities import stated_in
from xcollab.store.git.revisions import Named, resolved
from xcollab.store.git.runner import Git, failed
from xcollab.store.git.sources import Index, Revision
from xcollab.store.git.trees import Directories
from xcollab.store.git.unchanged import as_committed, more_than
from xcollab.words.patterns import compiled

if TYPE_CHECKING:
    from xcollab.store.git.working_tree import WorkingTree

_DAY = compiled(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Identity(NamedTuple):
    """Who git says is at work, and the moment it would write into a commit (`GIT_AUTHOR_DATE` counts)."""

    name: str
    email: str
    now: datetime


_LOCAL = frozenset({
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
})  # fmt: skip
"""Variables of git that are about one repository (`git rev-parse --local-env-vars`), its configuration left out."""
_WHERE = ("rev-parse", "--path-format=absolute", "--absolute-git-dir", "--git-common-dir", "--show-toplevel")
_LARGE = 4 * 2**20
"""Bytes of git's index: some 30,000 files."""
_LARGE_FOR_VIEWS = _LARGE // 2
_MANY_TASKS = 2_000
_FEW = 20
"""Collaborations whose files are read to tell whether they changed."""
_SETTINGS = (MARK, "calendar.yaml", "departments", "collab-templates")
_PLANS = (":(glob)collabs/*/request.yaml", ":(glob)collabs/*/tasks/*")
YEARS = range(2000, 2200)
"""The years in which somebody can be at work; those that dates in files lie in."""


def nobody(said: str) -> GitRefused:
    """Why git names no author or committer, in its own words: it knows no name, or a date that it was given is none."""
    return GitRefused("no-date" if "date format" in said else "no-identity", said=said)


def of_no_repository(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The environment without git's variables that mean one repository."""
    return {name: value for name, value in environment.items() if name not in _LOCAL}


def of_this_repository(root: Path, environment: Mapping[str, str]) -> Mapping[str, str]:
    """The environment, without git's variables that mean another repository, as those of a hook there do."""
    if not environment.keys() & _LOCAL - {"GIT_PREFIX"}:
        return environment
    plain = of_no_repository(environment)
    own, meant = (Git(root, one).ask(*_WHERE) for one in (plain, environment))
    if own.code:  # none lies here; one that lies elsewhere can still mean these files, where it is told which they are
        return environment if not meant.code and "GIT_WORK_TREE" in environment else plain
    at, common, top = map(Path, own.text.split("\n", 2))
    index = environment.get("GIT_INDEX_FILE")
    home = (top / index).parent if index else at
    foreign = not home.is_dir() or ((home / "HEAD").is_file() and home.resolve() != at.resolve())
    foreign |= not Path(environment.get("GIT_QUARANTINE_PATH", common)).resolve().is_relative_to(common.resolve())
    head, seen = (
        Git(root, one).ask("rev-parse", "--quiet", "--verify", "HEAD^{tree}").text for one in (plain, environment)
    )
    return environment if (own.text, head) == (meant.text, seen) and not foreign else plain


def _unusable(root: Path, said: str) -> GitRefused:
    """Why git takes nothing here for a repository to work in: there is none, it is bare, or git cannot use it."""
    if not said:
        return GitRefused("bare-repository", path=str(root))
    lying = any((directory / ".git").exists() for directory in (root, *root.parents))
    absent = not lying and "not a git repository" in said
    return GitRefused("not-a-repository" if absent else "repository-unusable", path=str(root), said=said)


class Repository:
    """The nearest workspace upwards from a directory. It may be a subdirectory of its git repository."""

    def __init__(self, root: Path, environment: Mapping[str, str] | None = None) -> None:
        environment = of_this_repository(root, dict(os.environ if environment is None else environment))
        self.root = root
        self.git = Git(root, environment)
        known = self.git.ask(
            "rev-parse", "--show-cdup", "--show-prefix", "--is-shallow-repository", "--absolute-git-dir"
        )
        if known.code or known.text.count("\n") < 3:  # a bare repository has no top
            raise _unusable(root, known.err)
        upwards, self.prefix, shallow, own = known.text.split("\n", 3)
        self.shallow = shallow == "true"
        """Whether the history was cut off when it was cloned."""
        self.top = Git((root / upwards).resolve(), environment)
        """Git at the top of the repository, where paths of whole trees are meant."""
        self.top.objects = self.git.objects
        self._latest: Revision | None = None
        self._directories: Directories = {}
        self.private = self.git.private = self.top.private = Path(own)
        """Where git keeps what belongs to this working tree: operations under way, locks."""

    def also(self, **more: str) -> "Repository":
        """The same with a few more variables in its environment, none about where it lies or how git is set: what is known of it
        is not asked again.
        """
        other = copy(self)
        other.git, other.top = self.git.also(**more), self.top.also(**more)
        other.git.objects = other.top.objects = self.git.objects
        other.git.private = other.top.private = self.private
        return other

    @cached_property
    def shared(self) -> Path:
        """Where git keeps what all working trees of the repository share."""
        with suppress(OSError):  # a linked working tree names it
            return self.private / (self.private / "commondir").read_text(encoding="utf-8").strip()
        return self.private

    @classmethod
    def find(cls, start: Path, environment: Mapping[str, str] | None = None) -> "Repository":
        """The workspace that a directory belongs to; raises `Refused` where there is none."""
        root = nearest(start)
        if root is None:
            raise Refused("no-workspace", path=str(start.absolute()))
        return cls(root, environment)

    @cached_property
    def settings(self) -> Mapping[str, str]:
        """Git's settings as the person has them here, by name, such as `branch.main.remote`; of several the last counts.

        Read once, because each question to git is a process. Raises `GitRefused` where git cannot read them.
        """
        listed = self.git.ask_as_typed("config", "-z", "--list")
        if listed.code:
            raise failed("config", listed.err)
        records = listed.out.decode("utf-8", "surrogateescape").split("\0")
        return {name: value for name, _, value in (record.partition("\n") for record in records) if name}

    def configure(self, **settings: str) -> None:
        """Write settings of this repository: `branch.main.remote` and the like."""
        for name, value in settings.items():
            self.git.run("config", "--end-of-options", name, value)
        self.__dict__.pop("settings", None)

    def forget(self, setting: str) -> None:
        """Take a setting out of this repository, if it is there."""
        self.git.ask("config", "--local", "--unset-all", setting)
        self.__dict__.pop("settings", None)

    def refuse_nobody(self) -> None:
        """Raise `GitRefused` where git does not know in whose name to commit."""
        if not stated_in(self.git.environment, "COMMITTER"):
            committer = self.git.ask("var", "GIT_COMMITTER_IDENT")
            if committer.code:
                raise nobody(committer.err)

    def commit(self, revision: str = "HEAD") -> str:
        """The full id of a revision, or of the last commit up to the end of a day when a date is given."""
        return self.revision(revision).commit

    def revision(self, typed: str) -> Named:
        """The same with its full name.

        Raises `Refused` where there is no such revision, or where several things have its name.
        """
        if not _DAY.fullmatch(typed):
            return resolved(self.git, typed)
        from xcollab.store.git.days import commit_of_day  # few ask for a day

        return Named(typed, commit_of_day(self.git, self.prefix, self.commit(), typed))

    def at(self, revision: str = "HEAD") -> Revision:
        """The workspace as it was committed; what was listed of it is remembered."""
        commit = self.commit(revision)
        if self._latest is None or self._latest.commit != commit:
            self._latest = Revision(self.git, self.prefix, commit, self._directories)
        return self._latest

    def staged(self) -> Index:
        """The workspace as it is staged."""
        return Index(self.git)

    def working_tree(self) -> "WorkingTree":
        """The workspace as it lies on the disk."""
        from xcollab.store.git.working_tree import WorkingTree  # no view of what is committed needs it

        return WorkingTree(self.root, self.git)

    @property
    def on_a_branch(self) -> bool:
        """Whether HEAD is a branch, be there a commit of it or not."""
        with suppress(
            OSError, UnicodeError
        ):  # no process where the file says so; a store of references of another kind has `.invalid` in it
            head = (self.private / "HEAD").read_text(encoding="utf-8")
            if head.startswith("ref: refs/heads/") and not head.startswith("ref: refs/heads/."):
                return True
        return not self.git.ask("symbolic-ref", "--quiet", "HEAD").code

    @property
    def _index_size(self) -> int:
        """Bytes of git's index, about 140 a file."""
        try:
            return (self.private / "index").stat().st_size
        except OSError:
            return 0

    def identity(self) -> Identity:
        """Who is at work; raises `GitRefused` where git does not know."""
        return self._identity(self.git)

    def moment(self) -> datetime:
        """The moment that git would write into a commit now, also where it does not know who is at work."""
        return self._identity(self.git.also(GIT_AUTHOR_NAME="x", GIT_AUTHOR_EMAIL="x")).now

    def _identity(self, git: Git) -> Identity:
        if told := stated_in(git.environment, "AUTHOR"):
            return Identity(*told)
        answer = git.ask("var", "GIT_AUTHOR_IDENT")
        if answer.code:
            raise nobody(answer.err)
        person, _, when = answer.text.rpartition("> ")
        name, _, email = person.partition(" <")
        now = moment_of(when)
        if now.year not in YEARS:
            raise GitRefused("wrong-clock", date=when)
        return Identity(name, email, now)

    def uncommitted(self, collab: str | None = None) -> list[str]:
        """Files of the workspace that differ from HEAD, new ones included; of one collaboration alone git looks at no other.

        In a very large repository new files of all collaborations are not looked for, and of all files, or of those of one with
        thousands of tasks, settings and plans alone are looked at, which people edit: to look at each takes longer than any view.
        """
        large = self._index_size >= _LARGE_FOR_VIEWS
        if not collab:
            return self._status("no", "--", *_SETTINGS, *_PLANS) if large else self._status("all")
        home = f"collabs/{collab}"
        if as_committed(self.root, self.at(), collab, (*_SETTINGS, home)):
            return []
        plans = large and more_than(self.root / home / "tasks", _MANY_TASKS)
        return self._status("all", "--", *_SETTINGS, *((f"{home}/request.yaml", f"{home}/tasks") if plans else (home,)))

    def unlike_head(self) -> set[str]:
        """Files of the workspace that differ from HEAD, or of which git was told not to look whether they do."""
        listed = self.git.run("ls-files", "-z", "-v").out.decode("utf-8", "surrogateescape").split("\0")
        unseen = (record[2:] for record in listed if record[:1].islower() or record.startswith("S"))
        return {*self._status("all"), *unseen}

    @property
    def looks_everywhere(self) -> bool:
        """Whether there are few enough files for each to be looked at, whenever somebody asks what changed."""
        return self._index_size < _LARGE

    def unlike_head_staged(self) -> set[str]:
        """Files of the workspace that are staged otherwise than HEAD has them."""
        scope = ("--", self.prefix) if self.prefix else ()
        out = self.top.run("diff-index", "--cached", "--no-renames", "--name-only", "-z", "HEAD", *scope).out
        return set(self._own(out.decode("utf-8", "surrogateescape").split("\0")))

    def unlike_head_settings(self) -> set[str]:
        """Files of settings and people that differ from HEAD, new ones included."""
        same = as_committed(self.root, self.at(), "", _SETTINGS)
        return set() if same else set(self._status("all", "--", *_SETTINGS))

    def lies_as_committed(self, collabs: Collection[str]) -> bool:
        """Whether the settings and some collaborations lie on the disk byte for byte as HEAD has them; of many nobody asks."""
        if len(collabs) > _FEW or not as_committed(self.root, self.at(), "", _SETTINGS):
            return False
        return all(as_committed(self.root, self.at(), collab, (f"collabs/{collab}",)) for collab in collabs)

    def _own(self, paths: Iterable[str]) -> list[str]:
        """Those of the workspace, of paths from the top of the repository."""
        own = (path[len(self.prefix) :] for path in paths if path and path.startswith(self.prefix))
        return sorted(path for path in own if (found := place(path)) is None or found.kind != "other")

    def _status(self, new: str, *scope: str) -> list[str]:
        """`scope` may hold patterns, which no path of ours can be mistaken for."""
        asked = ("status", "--porcelain", "-z", f"--untracked-files={new}", "--no-renames", *scope)
        done = self.git.ask("--no-literal-pathspecs", *asked)
        if done.code:
            raise failed("status", done.err or done.text)
        return self._own(record[3:] for record in done.out.decode("utf-8", "surrogateescape").split("\0"))

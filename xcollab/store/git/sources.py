"""What git holds of a workspace: a revision and the index, behind the one small interface that the working tree has as well."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from xcollab.schema.digests import LARGEST_ATTACHMENT, sha256
from xcollab.store.disk.layout import home_of, homes_among
from xcollab.store.git.objects import Unread
from xcollab.store.git.runner import Git
from xcollab.store.git.trees import Directories, Directory, Trees
from xcollab.store.yaml.unreadable import LARGEST, Unreadable

TOPS = ("departments", "collab-templates", "collabs")
"""The directories of a workspace; collaborations come last."""


_OURS = ("xcollab.yaml", "calendar.yaml", *TOPS)
_FEW = 100
"""Collaborations that git is asked for by name; of more, all are listed and the others passed over."""


class Listed(NamedTuple):
    """A file of the workspace; `regular` is false for symbolic links, programs, submodules and special files."""

    path: str
    regular: bool


class Source(Protocol):
    """Something a workspace is read from. Paths are relative to the workspace, with `/`."""

    def list(self, collabs: Collection[str] | None = None) -> list[Listed]:
        """Every file, sorted by path; of the collaborations' those of some alone, where these are named."""

    def homes(self) -> frozenset[str]:
        """What directories there are for collaborations, by the names of collaborations; some may turn out to hold none."""

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes | Unreadable]:
        """The bytes of several files at once, or why one cannot be read."""

    def blob(self, path: str) -> str | None:
        """The id of the file's content, where it is known without reading it."""

    def digest(self, path: str) -> str | Unread:
        """The SHA-256 of a file, once listed; of one that is too large to be attached, or cannot be read, why it has none."""


class _Objects:
    """What the revision and the index share: blobs out of git's object store, in one process."""

    def __init__(self, git: Git, prefix: str) -> None:
        self.git = git
        self._prefix = prefix
        self._blobs: dict[str, str] = {}

    def _listing(self, words: tuple[str, ...]) -> list[Listed]:
        return self.remembered(self.git.run(*words).out.decode("utf-8", "surrogateescape").split("\0"))

    def remembered(self, records: Iterable[str]) -> list[Listed]:
        """Read `MODE … OBJECT …<TAB>PATH` records and remember which blob is where."""
        files = []
        for record in records:
            about, tab, path = record.partition("\t")
            if not tab or not path.startswith(self._prefix):
                continue
            path = path[len(self._prefix) :]
            mode, *rest = about.split(" ")
            self._blobs[path] = next(word for word in rest if len(word) >= 40)
            files.append(Listed(path, mode == "100644"))
        return sorted(set(files))

    def blob(self, path: str) -> str | None:
        """The id of the file's content, once listed."""
        return self._blobs.get(path)

    def know(self, blobs: Mapping[str, str]) -> None:
        """Take the ids of the contents of some files for listed."""
        self._blobs |= blobs

    def digest(self, path: str) -> str | Unread:
        """The SHA-256 of a file's bytes; no more than one is held at a time."""
        blob = self._blobs[path]
        content = self.git.objects.read([blob], LARGEST_ATTACHMENT)[blob]
        return content if isinstance(content, Unread) else sha256(content)

    def attachment(self, path: str) -> bytes | None:
        """The bytes of a file that may be attached; None where they are lost, damaged or too many."""
        blob = self._blobs[path]
        content = self.git.objects.read([blob], LARGEST_ATTACHMENT)[blob]
        return None if isinstance(content, Unread) else content

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes | Unreadable]:
        """The bytes of several files; of what is lost, damaged or too large, that it is."""
        ids = {path: self._blobs[path] for path in paths}
        found = self.git.objects.read(ids.values(), LARGEST)
        return {path: _given(found[key], key) for path, key in ids.items()}


def _given(found: bytes | Unread, key: str) -> bytes | Unreadable:
    """What was found as bytes, or why it cannot be read."""
    if isinstance(found, Unread):
        return Unreadable(found.why, 1, object=key[:12], size=found.size, largest=LARGEST)
    return found


def homes_of(files: Iterable[Listed]) -> frozenset[str]:
    """The names of the collaborations that files lie in."""
    return frozenset(home for path, _ in files if (home := home_of(path)))


def within(files: Iterable[Listed], collabs: Collection[str] | None) -> list[Listed]:
    """The files outside of collaborations, and those of some."""
    wanted = None if collabs is None else frozenset(collabs)
    return [one for one in files if wanted is None or not (home := home_of(one.path)) or home in wanted]


def names_in(out: bytes) -> frozenset[str]:
    """The paths of what git listed with NULs between."""
    return frozenset(out.decode("utf-8", "surrogateescape").split("\0"))


class Revision(_Objects):
    """A commit: what every view reads."""

    def __init__(self, git: Git, prefix: str, commit: str, directories: Directories | None = None) -> None:
        super().__init__(git, prefix)
        self.commit = commit
        self._trees = Trees(git.objects, commit, directories)
        self._listed: dict[frozenset[str], Sequence[Listed]] = {}

    def _below(self, tops: Sequence[str]) -> list[Listed]:
        """The files at some paths from the top of the repository, or below them."""
        found = self._trees.below(tops)
        if found is None:  # damaged or lost: git says what
            return self._listing(("ls-tree", "-r", "-z", "--full-tree", self.commit, "--", *tops))
        length = len(self._prefix)
        own = [(path[length:], entry) for path, entry in found if path.startswith(self._prefix)]
        self._blobs |= {path: entry.id for path, entry in own}
        return sorted(Listed(path, entry.mode == "100644") for path, entry in own)

    def list(self, collabs: Collection[str] | None = None) -> list[Listed]:
        """Every file of the workspace in the commit; where some collaborations are named, git reads nothing but them and what
        belongs to none.
        """
        if collabs is None or len(collabs) > _FEW:
            scope = ("--", self._prefix) if self._prefix else ()
            return within(self._listing(("ls-tree", "-r", "-z", "--full-tree", self.commit, *scope)), collabs)
        if (asked := frozenset(collabs)) not in self._listed:
            self._listed[asked] = self._some(asked)
        return [*self._listed[asked]]

    def _some(self, collabs: Collection[str]) -> Sequence[Listed]:
        tree = ("collabs", "tree")
        found = [path for path, (kind, _) in self.entries("").items() if path in _OURS and (path, kind) != tree]
        named = [f"collabs/{home}" for home in collabs if home in self.homes()]
        beside = [path for path in self.strays() if (home := home_of(f"{path}/")) in collabs or not home]
        tops = [f"{self._prefix}{path}" for path in (*found, *named, *beside)]
        return self._below(tops) if tops else []

    def entries(self, directory: str) -> Mapping[str, tuple[str, str]]:
        """What lies in a directory, by path: its kind and id; nothing where that cannot be read."""
        before = f"{directory}/" if directory else ""
        held = self._trees.directory(f"{self._prefix}{directory}".removesuffix("/")) or Directory()
        return {before + name: (entry.kind, entry.id) for name, entry in held.items()}

    def trees(self) -> Mapping[str, str]:
        """The directories in that of the collaborations, by name, with the ids of their trees."""
        homes = self._homes
        return {name: self._all[name].id for name in self._all.directories if name in homes}

    def strays(self) -> Sequence[str]:
        """The paths of what else lies there."""
        homes = self._homes
        return [f"collabs/{name}" for name in self._all if name not in homes]

    @cached_property
    def _all(self) -> Directory:
        return self._trees.directory(f"{self._prefix}collabs") or Directory()

    @cached_property
    def _homes(self) -> frozenset[str]:
        return homes_among(self._all.directories)

    def homes(self) -> frozenset[str]:
        """Their names."""
        return self._homes

    def unlike(self, other: "Revision") -> frozenset[str]:
        """The names of those that another revision has otherwise, or that only one of the two has."""
        ours, theirs = (one._trees.directory(f"{one._prefix}collabs") or Directory() for one in (self, other))
        return homes_among(ours.unlike(theirs))

    def list_below(self, *paths: str) -> Sequence[Listed]:
        """The files at some paths of the workspace, or below them."""
        return self._below([self._prefix + path for path in paths])

    def names(self, directory: str, begun: str = "") -> Sequence[str]:
        """What lies in a directory of the workspace, by name, if the name begins so."""
        home = f"{self._prefix}{directory}/"
        listed = self.git.run("ls-tree", "-z", "--full-tree", "--name-only", self.commit, "--", home).out
        paths = listed.decode("utf-8", "surrogateescape").split("\0")
        return sorted(path[len(home) :] for path in paths if path.startswith(f"{home}{begun}"))


class Index(_Objects):
    """What is staged for the next commit: what `check --staged` reads."""

    def __init__(self, git: Git) -> None:
        super().__init__(git, prefix="")  # git names these files from the directory that it runs in

    def list(self, collabs: Collection[str] | None = None) -> list[Listed]:
        """Every file of the workspace in the index."""
        few = collabs is not None and len(collabs) <= _FEW
        scope = ("--", *_OURS[:-1], *(f"collabs/{home}" for home in sorted(collabs or ()))) if few else ()
        return within(self._listing(("ls-files", "--stage", "-z", *scope)), collabs)

    def homes(self) -> frozenset[str]:
        """Those of its files."""
        return homes_of(self.list())

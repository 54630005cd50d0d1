"""The three places a workspace can be read from, behind one small interface: a revision, the index, the working tree."""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from xcollab.errors import BadFile
from xcollab.store.git import Git
from xcollab.store.reading import LARGEST


class Listed(NamedTuple):
    """A file of the workspace; `regular` is false for symbolic links, programs, submodules and special files."""

    path: str
    regular: bool


class Source(Protocol):
    """Something a workspace is read from. Paths are relative to the workspace, with `/`."""

    def list(self) -> list[Listed]:
        """Every file, sorted by path."""

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        """The bytes of several files at once."""

    def blob(self, path: str) -> str | None:
        """The id of the file's content, where it is known without reading it."""


class _Objects:
    """What the revision and the index share: blobs out of git's object store, in one process."""

    def __init__(self, git: Git, prefix: str) -> None:
        self._git = git
        self._prefix = prefix
        self._blobs: dict[str, str] = {}

    def _listing(self, words: tuple[str, ...]) -> list[Listed]:
        """Read `MODE … OBJECT …<TAB>PATH` records and remember which blob is where."""
        files = []
        for record in self._git.run(*words).out.decode("utf-8", "surrogateescape").split("\0"):
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

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        """The bytes of several files, by one `git cat-file`."""
        wanted = list(paths)
        if not wanted:
            return {}
        asked = "".join(f"{self._blobs[path]}\n" for path in wanted).encode()
        out = self._git.run("cat-file", "--batch", given=asked).out
        contents, at = {}, 0
        for path in wanted:
            end = out.index(b"\n", at)
            size = int(out[at:end].rsplit(b" ", 1)[1])
            contents[path] = out[end + 1 : end + 1 + size]
            at = end + size + 2
        return contents


class Revision(_Objects):
    """A commit: what every view reads."""

    def __init__(self, git: Git, prefix: str, commit: str) -> None:
        super().__init__(git, prefix)
        self.commit = commit

    def list(self) -> list[Listed]:
        """Every file of the workspace in the commit."""
        scope = ("--", self._prefix) if self._prefix else ()
        return self._listing(("ls-tree", "-r", "-z", "--full-tree", self.commit, *scope))


class Index(_Objects):
    """What is staged for the next commit: what `check --staged` reads."""

    def __init__(self, git: Git) -> None:
        super().__init__(git, prefix="")  # git names these files from the directory that it runs in

    def list(self) -> list[Listed]:
        """Every file of the workspace in the index."""
        return self._listing(("ls-files", "--stage", "-z"))


class WorkingTree:
    """The files as they lie on the disk: what `check` reads."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def list(self) -> list[Listed]:
        """The workspace's own files and everything in its directories, hidden files left out."""
        files = [self._listed(name) for name in ("xcollab.yaml", "calendar.yaml") if (self._root / name).exists()]
        for top in ("departments", "collabs"):
            for directory, subdirectories, names in os.walk(self._root / top):
                here = Path(directory).relative_to(self._root).as_posix()
                subdirectories[:] = sorted(name for name in subdirectories if not name.startswith("."))
                links = [name for name in subdirectories if (Path(directory) / name).is_symlink()]
                files += [self._listed(f"{here}/{name}") for name in (*names, *links) if not name.startswith(".")]
        return sorted(files)

    def _listed(self, path: str) -> Listed:
        mode = os.lstat(self._root / path).st_mode
        return Listed(path, stat.S_ISREG(mode) and not mode & stat.S_IXUSR)

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        """The bytes of several files; never more of one than tells that it is too large."""
        contents = {}
        for path in paths:
            try:
                with open(self._root / path, "rb") as file:
                    contents[path] = file.read(LARGEST + 1)
            except OSError as error:
                raise BadFile("unreadable-file", where=path, said=error.strerror or "") from None
        return contents

    def blob(self, path: str) -> str | None:
        """Unknown: the file was never given to git."""
        return None

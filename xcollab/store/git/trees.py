"""The directories of a commit, read by the process that reads objects: no other is started for what few directories hold."""

import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from xcollab.store.git.objects import Objects

_MANY = 500
"""Directories that are asked for together."""
DIRECTORY = "040000"
"""The mode of one."""
_KINDS = {DIRECTORY: "tree", "160000": "commit"}


class Entry(NamedTuple):
    """What a directory says of a file, a link, a submodule or a directory in it."""

    mode: str
    """Six digits, as git shows them."""
    id: str

    @property
    def kind(self) -> str:
        """What git calls an object of this mode."""
        return _KINDS.get(self.mode, "blob")


class Directory(Mapping[str, Entry]):
    """What lies in a directory, by name; of thousands of entries, those are made out that somebody asks for."""

    def __init__(self, raw: bytes = b"", width: int = 0) -> None:
        # git's own form: `MODE NAME`, a zero byte, the bytes of the id, and the next
        found = re.findall(rb"(?s)([0-7]+) ([^\0]+)\0(.{%d})" % width, raw) if raw else []
        self._held = {name.decode("utf-8", "surrogateescape"): (mode, key) for mode, name, key in found}

    def __getitem__(self, name: str) -> Entry:
        mode, key = self._held[name]
        return Entry(_shown(mode), key.hex())

    def __contains__(self, name: object) -> bool:
        return name in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    @property
    def directories(self) -> Sequence[str]:
        """The names of the directories in it."""
        modes = {mode for mode, _ in self._held.values()}
        ours = {mode for mode in modes if _shown(mode) == DIRECTORY}
        return [name for name, (mode, _) in self._held.items() if mode in ours]

    def kept(self) -> dict[bytes, tuple[bytes, bytes]]:
        """By name, the mode and the id of each, as git keeps them in a tree: what another tree is made of."""
        modes = {mode: _shown(mode).lstrip("0").encode() for mode, _ in self._held.values()}
        return {name.encode("utf-8", "surrogateescape"): (modes[mode], key) for name, (mode, key) in self._held.items()}

    def unlike(self, other: "Directory") -> set[str]:
        """The names of what another one has otherwise, or that only one of the two has."""
        return {name for name, _ in self._held.items() ^ other._held.items()}


Directories = dict[str, Directory | None]
"""What was read of directories, by the ids of their trees."""


class Trees:
    """The directories of one commit, by paths from the top of the repository. Each is read once.

    Of what cannot be read, nothing is said (None): git's own words tell why.
    """

    def __init__(self, objects: Objects, commit: str, held: Directories | None = None) -> None:
        self._objects = objects
        self._commit = commit
        self._read: dict[str, Directory | None] = {}
        self._held: Directories = {} if held is None else held
        """Perhaps those of other commits as well: what has the same id is the same."""

    def directory(self, path: str) -> Directory | None:
        """What lies in a directory, by name; nothing where there is no such directory."""
        if path not in self._read:
            self._read[path] = self._opened(path)
        return self._read[path]

    def _opened(self, path: str) -> Directory | None:
        if not path:
            top = self._objects.id_of(f"{self._commit}^{{tree}}")
            return self._contents([top])[0] if top else None
        above, _, name = path.rpartition("/")
        if (around := self.directory(above)) is None:
            return None
        entry = around.get(name)
        return self._contents([entry.id])[0] if entry and entry.kind == "tree" else Directory()

    def below(self, paths: Sequence[str]) -> list[tuple[str, Entry]] | None:
        """What lies at some paths or, where that is a directory, in it and in all below it: everything but directories. Of
        thousands of directories, nothing is said: git lists them faster than it is asked for one after the other.
        """
        found: list[tuple[str, Entry]] = []
        for path in paths:
            above, _, name = path.removesuffix("/").rpartition("/")
            if (around := self.directory(above)) is None:
                return None
            found += [(f"{above}/{name}" if above else name, around[name])] if name in around else []
        files: list[tuple[str, Entry]] = []
        while found:
            files += [(path, entry) for path, entry in found if entry.kind != "tree"]
            homes = [(path, entry.id) for path, entry in found if entry.kind == "tree"]
            if len(homes) > _MANY:
                return None
            contents = [held for held in self._contents([tree for _, tree in homes]) if held is not None]
            if len(contents) < len(homes) or sum(len(held.directories) for held in contents) > _MANY:
                return None
            found = [
                (f"{path}/{name}", entry)
                for (path, _), held in zip(homes, contents, strict=True)
                for name, entry in held.items()
            ]
        return files

    def _contents(self, trees: Sequence[str]) -> list[Directory | None]:
        for tree, raw in self._objects.read(tree for tree in trees if tree not in self._held).items():
            self._held[tree] = Directory(raw, len(tree) // 2) if isinstance(raw, bytes) else None
        return [self._held[tree] for tree in trees]


@cache
def _shown(mode: bytes) -> str:
    """As git shows it: of the bits of a file, whether it can be run is all that counts."""
    bits = int(mode, 8)
    if stat.S_ISREG(bits):
        return "100755" if bits & stat.S_IXUSR else "100644"
    return next((shown for shown in (DIRECTORY, "120000") if stat.S_IFMT(bits) == int(shown, 8)), "160000")

"""The tree of a commit in which some files are otherwise: only the directories above them are made anew.

`git write-tree` makes it of an index, and writes that whole index once more: of tens of thousands of files, most of an act.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from xcollab.store.git.objects import id_of
from xcollab.store.git.runner import Git
from xcollab.store.git.trees import DIRECTORY, Trees

_TREE = DIRECTORY.lstrip("0").encode()
_KINDS = {_TREE: b"tree", b"160000": b"commit"}
_Entry = tuple[bytes, bytes]
"""Mode and id, as git keeps them in a tree."""
_RAW = re.compile(rb":(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*\Z")


class Staged(NamedTuple):
    """A file that is otherwise in the index than in HEAD, by its path from the top of the repository."""

    path: bytes
    mode: bytes
    """Six digits; zeros where it is gone."""
    id: str


def staged(index: Git) -> list[Staged] | None:
    """All that is staged; None where that cannot be said in files, as in a merge, or there is no HEAD."""
    done = index.ask("diff-index", "--cached", "--raw", "-z", "--no-renames", "HEAD", "--")
    fields = done.out.split(b"\0")[:-1]
    found = []
    for told, path in zip(fields[::2], fields[1::2], strict=False):
        match = _RAW.match(told)
        if match is None or match[5] not in b"AMDT":
            return None
        found.append(Staged(path, match[2], match[4].decode()))
    return None if done.code or len(fields) % 2 else found


def write_tree(git: Git, base: str, files: Iterable[Staged]) -> str:
    """The id of the tree of `base` with some files as they are staged, written with all that it needs; empty where it cannot be
    made here.
    """
    inside: dict[bytes, dict[bytes, _Entry | None]] = {b"": {}}
    for one in files:
        above, _, name = one.path.rpartition(b"/")
        inside.setdefault(above, {})[name] = (one.mode, bytes.fromhex(one.id)) if one.mode.strip(b"0") else None
        while above:  # every directory above it is another one as well
            above = above.rpartition(b"/")[0]
            inside.setdefault(above, {})
    trees, length, made = Trees(git.objects, base), len(git.id_of(base)), dict[str, bytes]()
    tree = ""
    for path in sorted(inside, key=lambda path: path.count(b"/") if path else -1, reverse=True):
        held = trees.directory(path.decode("utf-8", "surrogateescape"))
        if held is None:
            return ""
        entries = {name: entry for name, entry in (held.kept() | inside[path]).items() if entry}
        tree = _id(entries, length)
        above, _, name = path.rpartition(b"/")
        if path and entries:
            inside[above][name] = (_TREE, bytes.fromhex(tree))
        elif path:  # where it was, a file may lie by now
            inside[above].setdefault(name, None)
        if entries:
            made[tree] = b"".join(_line(name, *entry) for name, entry in entries.items())
    told = git.ask("mktree", "-z", "--batch", "--missing", given=b"\0".join(made.values()))
    return tree if not told.code and told.text.split() == [*made] else ""


def _id(entries: Mapping[bytes, _Entry], length: int) -> str:
    """Of a directory: git sorts a directory in it as if its name ended with a slash."""
    ordered = sorted((name + b"/" if mode == _TREE else name, name, mode, key) for name, (mode, key) in entries.items())
    raw = b"".join(b"%b %b\0%b" % (mode, name, key) for _, name, mode, key in ordered)
    return id_of("tree", raw, length)


def _line(name: bytes, mode: bytes, key: bytes) -> bytes:
    return b"%b %b %b\t%b\0" % (mode, _KINDS.get(mode, b"blob"), key.hex().encode(), name)

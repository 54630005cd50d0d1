"""Whether some files lie on the disk as they were committed, told from their bytes: git would read the whole of its index for it."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from xcollab.errors import Refused
from xcollab.store.disk import no_links
from xcollab.store.git.objects import id_of
from xcollab.store.git.sources import Listed, Revision

_FILES = 200
_BYTES = 2**20
"""Up to which they are read; of more, git's record of when each was changed is faster."""


def as_committed(root: Path, revision: Revision, collab: str, tops: Sequence[str]) -> bool:
    """Whether the files at or below some paths, of a collaboration or of the settings, are those of the revision, byte for byte,
    with none beside them. Where line ends or other filters change bytes on their way, or nobody can tell, they are not.
    """
    many = any(more_than(root / top, 2 * _FILES) for top in tops)
    if many or len(listed := _within(revision, collab, tops)) > _FILES:
        return False
    lying = {found.path: found.about for top in tops for found in no_links.below(root, top)}
    if len(lying) > _FILES or sum(about.st_size for about in lying.values()) > _BYTES:
        return False
    plain = all(one.regular for one in listed) and not any(_odd(about.st_mode) for about in lying.values())
    if not plain or lying.keys() != {one.path for one in listed}:
        return False
    return all(_same(root, path, revision.blob(path) or "") for path in lying)


def more_than(directory: Path, count: int) -> bool:
    """Whether more lies in a directory and in all below it, told from names alone: no file is looked at."""
    waiting = [str(directory)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                count -= 1
                if count < 0:
                    return True
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
    return False


def _within(revision: Revision, collab: str, tops: Sequence[str]) -> list[Listed]:
    below = tuple(f"{top}/" for top in tops)
    return [one for one in revision.list([collab]) if one.path in tops or one.path.startswith(below)]


def _odd(mode: int) -> bool:
    return not stat.S_ISREG(mode) or bool(mode & stat.S_IXUSR)


def _same(root: Path, path: str, blob: str) -> bool:
    try:
        return id_of("blob", no_links.read(root, path, _BYTES), len(blob)) == blob
    except (Refused, OSError):
        return False

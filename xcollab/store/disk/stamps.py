"""Whether a repository lies where it lay and git is set up as it was, told without starting git."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

Stamp = tuple[int, int, int] | None
"""Of a directory, which one it is; of a file, when it was written and how large it is as well. None where nothing lies there."""


class Places(NamedTuple):
    """The directories of a repository: the workspace, git's own of this working tree, and the one that all of them share."""

    root: Path
    private: Path
    shared: Path


def set_up(places: Places, environment: Mapping[str, str]) -> tuple[Stamp, ...]:
    """To be compared with that of another moment. Files that git's settings include from elsewhere are not looked at."""
    return tuple(map(_stamp, _looked_at(places, environment)))


def _looked_at(places: Places, environment: Mapping[str, str]) -> Iterator[Path]:
    yield from (*places, places.shared / "config", places.private / "config.worktree")
    home = Path(environment.get("HOME", "/"))
    yield Path(environment.get("GIT_CONFIG_GLOBAL") or home / ".gitconfig")
    yield Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "git/config"
    yield Path(environment.get("GIT_CONFIG_SYSTEM") or "/etc/gitconfig")


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, 0, 0) if path.is_dir() else (found.st_ino, found.st_mtime_ns, found.st_size)

"""What was read for somebody's earlier pages, as long as it still stands so: pages are looked at one after the other, and most of
them at the same commit.
"""

from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from xcollab.app.context import Context
from xcollab.app.overview import Overview
from xcollab.app.workspace_view import WorkspaceView

_MOST = 60
"""Collaborations that are held in memory, and things that were made of all; once there are more, they are had anew when they are asked for."""
_Made = TypeVar("_Made")
_Stamp = tuple[tuple[int, int, int] | None, ...]


class Standing:
    """What one visitor's pages go on from: the repository with the process that reads it, and what was read of its newest commit."""

    def __init__(self, context: Context) -> None:
        self._repository = context.repository
        self._environment, self._stamp = dict(context.environment), self._stamps()
        self._view: WorkspaceView | None = None
        self._overview: Overview | None = None
        self._basis: tuple[object, ...] = ()
        self._made: dict[Hashable, Any] = {}

    def lend(self, context: Context) -> bool:
        """Let a page that only shows something go on from here; False where git is set up otherwise by now, or lies elsewhere."""
        if context.environment != self._environment or self._stamps() != self._stamp:
            return False
        context.repository = self._repository
        return True

    def view(self, context: Context) -> WorkspaceView:
        """The workspace as it stands."""
        found = WorkspaceView(context)
        if self._view and self._view.read_so_far <= _MOST:
            found.go_on_from(self._view)
        self._view = found
        return found

    def overview(self, context: Context) -> Overview:
        """The same, for what is told of all collaborations."""
        found = Overview(context)
        if self._overview:
            found.go_on_from(self._overview)
        self._overview = found
        return found

    def made(self, overview: Overview, asked: Hashable, make: Callable[[], _Made]) -> _Made:
        """What was made of all collaborations for an earlier page, which asked the same on the same day; made now, where there is none."""
        basis = (overview.revision.commit, overview.basis, overview.now.date())
        if basis != self._basis or not overview.basis or len(self._made) > _MOST:
            self._basis, self._made = basis, {}
        if asked not in self._made:
            self._made[asked] = make()
        found: _Made = self._made[asked]
        return found

    def _stamps(self) -> _Stamp:
        return tuple(_stamp(path) for path in self._looked_at())

    def _looked_at(self) -> Iterator[Path]:
        """Where git's settings stand, and the directories themselves."""
        one, around = self._repository, self._repository.git.environment
        yield from (one.root, one.private, one.shared / "config", one.private / "config.worktree")
        home = Path(around.get("HOME", "/"))
        yield Path(around.get("GIT_CONFIG_GLOBAL") or home / ".gitconfig")
        yield Path(around.get("XDG_CONFIG_HOME") or home / ".config") / "git/config"
        yield Path(around.get("GIT_CONFIG_SYSTEM") or "/etc/gitconfig")


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, 0, 0) if path.is_dir() else (found.st_ino, found.st_mtime_ns, found.st_size)

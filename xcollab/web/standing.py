"""What was read for somebody's earlier pages, as long as it still stands so: pages are looked at one after the other, and most of
them at the same commit.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from xcollab.app.context import Context
from xcollab.app.overview import Overview
from xcollab.app.workspace_view import WorkspaceView

_MOST = 60
"""Collaborations that are held in memory, and things that were made of all; once there are more, they are had anew when they are asked for."""
_Made = TypeVar("_Made")


class Standing:
    """What one visitor's pages go on from: the repository with the process that reads it, and what was read of its newest commit."""

    def __init__(self, context: Context) -> None:
        self._repository = context.repository
        self._environment, self._set_up = dict(context.environment), context.set_up
        self._view: WorkspaceView | None = None
        self._overview: Overview | None = None
        self._basis: tuple[object, ...] = ()
        self._made: dict[Hashable, Any] = {}

    def lend(self, context: Context) -> bool:
        """Let a page that only shows something go on from here; False where git is set up otherwise by now, or lies elsewhere."""
        if context.environment != self._environment:
            return False
        context.repository = self._repository
        if context.set_up == self._set_up:
            return True
        del context.repository
        return False

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

"""Several uses in one workspace by one process, one after another: each reads only what changed, and asks git no more where the
workspace lies and how git is set.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xcollab.app.context import Context
from xcollab.store.files.documents import Memory

if TYPE_CHECKING:
    from xcollab.store.git.repository import Repository


class SuccessiveUses:
    """What one use leaves to the next. The environments differ in nothing but who is at work, and when."""

    def __init__(self) -> None:
        self._repository: Repository | None = None
        self._memory = Memory(None)

    def begin(self, context: Context, environment: Mapping[str, str]) -> None:
        """Give a use what is known; `environment` is what it has otherwise than the one before."""
        context.memory = self._memory
        if self._repository:
            context.repository = self._repository.also(**environment)

    def end(self, context: Context) -> None:
        """Take over what the use has found out of the repository."""
        self._repository = context.__dict__.get("repository")

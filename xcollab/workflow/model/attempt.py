"""An attempt: an act that somebody wants to do, with all that is needed to judge it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xcollab.workflow.model.authority import Matter

if TYPE_CHECKING:
    from xcollab.schema.request import Request
    from xcollab.schema.snapshot import Entry, Snapshot
    from xcollab.schema.statement import Statement
    from xcollab.schema.task import Task
    from xcollab.workflow.model.state import State


class Attempt(NamedTuple):
    """One act against one state. Plans are given as they will be after the act."""

    snapshot: Snapshot
    state: State
    kind: str
    """Of the subject: request, feedback, meeting, task, acceptance or issue."""
    subject: str
    act: str
    by: str
    """Who says it."""
    recorder: str
    """Who types it; the same person, unless it is recorded for somebody else."""
    entry: Entry | None = None
    """The statement, for acts that are statements; creating and editing a plan is none."""
    request: Request | None = None
    """The request as it will be, where the act creates or changes it."""
    task: Task | None = None
    """The task as it will be, where the act creates or changes it."""
    target: Entry | None = None
    """The statement that is withdrawn, acknowledged or objected to."""

    @property
    def statement(self) -> Statement:
        """The statement; asking for it in an act that has none is a bug."""
        assert self.entry is not None
        return self.entry.statement

    @property
    def matter(self) -> Matter:
        """What authority is judged by: the plans as they stood before, but for a request being created."""
        number = getattr(self.entry.statement, "number", 0) if self.entry else 0
        request = self.state.collab.request or self.request
        return Matter(self.snapshot, self.state, self.subject, request, self.target, number)

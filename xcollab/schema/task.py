"""`collabs/<collab>/tasks/<task>.yaml`: a task (stage 3). A plan: the coordinator edits it.

Its status is not in it: that is folded from the statements in `logs/` and `acceptance/`.
"""

from typing import Annotated

from xcollab.schema.base import Day, Line, Slug, Text, items
from xcollab.schema.value import Value


class Task(Value):
    """One piece of work with one owner, one date and the criteria it will be judged by."""

    title: Line
    """What is to be done, in a few words."""
    description: Text | None = None
    """May be left out when the criteria say it all."""
    department: Slug
    """The department that does it."""
    owner: Slug
    """The one person answerable (负责人); confirms the task."""
    assignee: Slug | None = None
    """Who does the work (执行人); the owner when left out."""
    helpers: tuple[Slug, ...] = ()
    """Others who work on it; they may write its log."""
    start: Day | None = None
    """The day on which the work is to begin."""
    due: Day
    """The date agreed. Frozen once the owner confirmed; afterwards it moves by statements only."""
    criteria: Annotated[tuple[Text, ...], items(1)]
    """What the deliverables must fulfil (交付标准); verdicts name them by number, from 1."""
    milestone: Line | None = None
    """The name of the request's milestone that the task serves."""
    depends_on: tuple[Slug, ...] = ()
    """Tasks of the same collaboration that must be done first."""

    @property
    def doer(self) -> str:
        """The assignee, or the owner where nobody else is named."""
        return self.assignee or self.owner

"""Statements of stage 2: a department's answer (`feedback/<dept>/`) and minutes (`meetings/`)."""

from typing import Annotated, Literal

from xcollab.schema.base import Day, Line, Slug, Text, Whole, items, number
from xcollab.schema.digests import Fingerprint
from xcollab.schema.statement import Attachment, Statement
from xcollab.schema.value import Value


class Resource(Value):
    """What a department needs in order to do its part (资源需求)."""

    what: Line
    quantity: Annotated[Whole, number(1)] = 1
    department: Slug | None = None
    """Who should provide it; one that was not asked is a finding until the coordinator adds it."""


class Risk(Value):
    """What may go wrong (风险提示)."""

    text: Text
    delay_days: Annotated[Whole, number(0)] | None = None
    """The delay it may cause, in calendar days."""
    mitigation: Text | None = None


class Feedback(Statement):
    """A department's answer, bound to the terms that it read. By its lead, a deputy or a liaison."""

    act: Literal["feedback"]
    answers: Fingerprint
    decision: Literal["accept", "conditions", "changes", "decline"]
    scope: tuple[Text, ...] = ()
    """What the department takes on (可承接范围)."""
    resources: tuple[Resource, ...] = ()
    risks: tuple[Risk, ...] = ()
    liaison: Slug | None = None
    """Whom to talk to in this matter."""
    conditions: tuple[Text, ...] = ()
    changes: tuple[Text, ...] = ()
    """What should be changed in the request (调整建议)."""
    reason: Text | None = None


class Action(Value):
    """Something a meeting agreed that somebody will do."""

    text: Text
    owner: Slug
    due: Day | None = None
    task: Slug | None = None
    """The task that the action became, in the same act."""


class Minutes(Statement):
    """What a meeting talked about and decided (会议纪要)."""

    act: Literal["minutes"]
    kind: Literal["kickoff", "weekly", "review"]
    held: Day
    attendees: Annotated[tuple[Line, ...], items(1)]
    """Member ids, or names of guests."""
    topics: Annotated[tuple[Text, ...], items(1)]
    decisions: tuple[Text, ...] = ()
    actions: tuple[Action, ...] = ()
    attachments: tuple[Attachment, ...] = ()


class ActionStatement(Statement):
    """What became of an action of a meeting, or of an improvement of an archive."""

    of: str
    """The minutes' or the archive's file name without `.yaml`."""
    number: Annotated[Whole, number(1)]
    """Which of them, as they stand there, from 1 on."""


class ActionDone(ActionStatement):
    """It is done. By its owner or the coordinator."""

    act: Literal["done"]
    note: Text
    """What came of it."""


class ActionHandedOn(ActionStatement):
    """It is somebody else's to do from now on. By its owner, the lead of its owner's department or the coordinator."""

    act: Literal["hand-on"]
    from_: Slug
    to: Slug
    reason: Text | None = None


class ActionMadeTask(ActionStatement):
    """It is a task from now on. By the coordinator."""

    act: Literal["make-task"]
    task: Slug

"""Statements on a task (stages 3 and 4, `logs/<task>/`)."""

from typing import Annotated, Literal

from xcollab.schema.base import Day, Duration, Slug, Text, items
from xcollab.schema.digests import Fingerprint
from xcollab.schema.statement import Attachment, Move, Record, Statement
from xcollab.schema.value import Value


class TaskConfirmation(Statement):
    """The owner takes the task on, in the words and with the date that were read."""

    act: Literal["confirm"]
    answers: Fingerprint
    due: Day
    """The date agreed, which is frozen from here on."""


class Declining(Statement):
    """The owner gives the task back; it is proposed again once it is edited or reassigned."""

    act: Literal["decline"]
    reason: Text
    plan: Fingerprint


class Needs(Value):
    """Whose help is needed, and with what."""

    from_: Slug
    """A department."""
    what: Text


class Progress(Statement):
    """The daily log (任务日志). By the assignee, the owner or a helper.

    `finished` means the work is finished, not accepted; `delayed` is a flag beside the status.
    """

    act: Literal["progress"]
    status: Literal["doing", "needs-help", "finished", "delayed"]
    text: Text
    needs: Needs | None = None
    forecast: Day | None = None
    """The day now expected, where the task is delayed."""
    reason: Text | None = None
    attachments: tuple[Attachment, ...] = ()


class Rescheduling(Statement):
    """The coordinator moves the date."""

    act: Literal["reschedule"]
    moves: Annotated[tuple[Move, ...], items(1, 1)]
    follows: Record | None = None
    """The statement that moved what this task waits for, where the date follows from that."""


class DateProposal(Statement):
    """Another date is proposed to the task's owner. It moves nothing until the owner consents."""

    act: Literal["propose-date"]
    moves: Annotated[tuple[Move, ...], items(1, 1)]
    within: Duration
    follows: Record | None = None
    """The statement that moved what this task waits for, where the date follows from that."""


class DateConsent(Statement):
    """The date that was proposed is agreed, and moves."""

    act: Literal["consent"]
    of: str
    """The proposal's file name without `.yaml`."""
    moves: Annotated[tuple[Move, ...], items(1, 1)]


class DateRefusal(Statement):
    """The date that was proposed is not agreed: the one in force stays."""

    act: Literal["refuse-date"]
    of: str
    """The proposal's file name without `.yaml`."""
    reason: Text


class TaskCancellation(Statement):
    """A task is given up. What waits for it is freed, given up too, or waits for another one: in its own plan, in the same change."""

    act: Literal["cancel"]
    reason: Text
    cause: Slug | None = None
    """The task whose end led to it."""


class Splitting(Statement):
    """A task becomes several; the date first agreed for it stays known in each of them."""

    act: Literal["split"]
    reason: Text
    parts: Annotated[tuple[Slug, ...], items(2)]
    """The tasks that take its place, made in the same act."""


class Hand(Value):
    """One role of a task passing from one member to another."""

    role: Literal["owner", "assignee"]
    from_: Slug
    to: Slug


class Reassignment(Statement):
    """Another owner (who must confirm anew) or another assignee."""

    act: Literal["reassign"]
    hands: Annotated[tuple[Hand, ...], items(1, 2)]
    reason: Text | None = None

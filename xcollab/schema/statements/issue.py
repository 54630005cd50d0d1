"""Statements on an issue (stage 5, `issues/<issue>/`): raised, answered, agreed, resolved."""

from typing import Literal

from xcollab.schema.base import Day, Duration, Line, Slug, Text, YesNo
from xcollab.schema.statement import Attachment, Move, Statement


class Opening(Statement):
    """A problem is raised and routed to the department that must answer and to the coordinator."""

    act: Literal["open"]
    title: Line
    kind: Literal["delay", "resource-conflict", "requirement-change", "other"]
    description: Text
    impact: Text
    wanted_by: Day
    tasks: tuple[Slug, ...] = ()
    """The tasks it holds up: at least one, except for a change of requirement."""
    department: Slug
    """The department that must answer."""
    within: Duration
    attachments: tuple[Attachment, ...] = ()


class Proposal(Statement):
    """How the responsible department would solve it."""

    act: Literal["propose"]
    text: Text
    ready_by: Day | None = None


class Agreement(Statement):
    """The raiser or the coordinator agrees to the proposal."""

    act: Literal["agree"]
    text: Text | None = None


class Rejection(Statement):
    """The proposal is turned down; the issue is open again and the clock starts anew."""

    act: Literal["reject"]
    reason: Text
    within: Duration


class Transfer(Statement):
    """Another department must answer; the clock goes on."""

    act: Literal["transfer"]
    department: Slug
    reason: Text


class Resolution(Statement):
    """The problem is gone, and the plan says so: which dates moved, or that none did."""

    act: Literal["resolve"]
    text: Text
    moves: tuple[Move, ...] = ()
    no_moves: YesNo | None = None
    """Said expressly: no date moves."""
    revision: Literal["done", "none"] | None = None
    """For a change of requirement: the request was revised, or needs no revision."""


class Reopening(Statement):
    """It was not gone after all; the clock starts anew. By the raiser."""

    act: Literal["reopen"]
    reason: Text
    within: Duration

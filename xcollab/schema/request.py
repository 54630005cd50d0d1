"""`collabs/<collab>/request.yaml`: the request form (stage 1). A plan: its owner edits it.

Written by the requester's side, from draft on; after submission every change goes through `revise`.
"""

from typing import Annotated, Literal

from xcollab.schema.base import Day, Line, Slug, Text, items
from xcollab.schema.value import Value


class Milestone(Value):
    """A date that everybody works towards (关键时间节点)."""

    name: Line
    date: Day


class Requirement(Value):
    """Something special that is asked (特殊要求): of one department, or of all when none is named."""

    text: Text
    department: Slug | None = None


class Approver(Value):
    """Somebody whose word it takes before the request goes on (审批人)."""

    member: Slug
    before: Literal["ask", "start"]
    """What waits for it: `ask`, that the departments are asked; `start`, that the request is confirmed."""


class Request(Value):
    """What is wanted, of whom, by when."""

    title: Line
    """What it is called in every list: short, and told from others."""
    background: Text
    """Why it is wanted, for people who hear of it for the first time."""
    objectives: Annotated[tuple[Text, ...], items(1)]
    """What is to be reached; departments answer to these."""
    requester: Slug
    """The member who asks for it."""
    department: Slug
    """The requesting department."""
    coordinator: Slug
    """Exactly one member who keeps the whole together (总协调人)."""
    acceptor: Slug | None = None
    """A member of any department who may judge deliverables for the requesting side (验收人), where few others could."""
    approvers: tuple[Approver, ...] = ()
    """Who has to approve it from above, and before what."""
    departments: Annotated[tuple[Slug, ...], items(1)]
    """The departments asked to take part."""
    due: Day
    """The day by which all of it is to be done."""
    milestones: Annotated[tuple[Milestone, ...], items(1)]
    """Dates on the way, each with a name that tasks refer to."""
    special_requirements: tuple[Requirement, ...] = ()
    """What is asked besides, of one department or of all."""
    scope: tuple[Text, ...] = ()
    """What belongs to it."""
    exclusions: tuple[Text, ...] = ()
    """What is expressly not wanted."""
    priority: Literal["high", "normal", "low"] = "normal"
    """How much it presses, compared with other collaborations."""
    related: tuple[Slug, ...] = ()
    """Other collaborations worth reading; no dependency."""
    start: Day | None = None
    """The day from which the days of what it was copied from are counted."""
    copied_from: Slug | None = None
    """The collaboration that it was made from: its tasks can be had again."""
    template: Slug | None = None
    """The template that it was made from."""

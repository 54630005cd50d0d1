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


class Request(Value):
    """What is wanted, of whom, by when."""

    title: Line
    background: Text
    objectives: Annotated[tuple[Text, ...], items(1)]
    requester: Slug
    department: Slug
    """The requesting department."""
    coordinator: Slug
    """Exactly one member who keeps the whole together (总协调人)."""
    acceptor: Slug | None = None
    """A member of any department who may judge deliverables for the requesting side (验收人), where few others could."""
    departments: Annotated[tuple[Slug, ...], items(1)]
    """The departments asked to take part."""
    due: Day
    milestones: Annotated[tuple[Milestone, ...], items(1)]
    special_requirements: tuple[Requirement, ...] = ()
    scope: tuple[Text, ...] = ()
    exclusions: tuple[Text, ...] = ()
    """What is expressly not wanted."""
    priority: Literal["high", "normal", "low"] = "normal"
    related: tuple[Slug, ...] = ()
    """Other collaborations worth reading; no dependency."""

"""`collab-templates/<name>.yaml`: a collaboration that can be had again, its days as working days from the first one on.

Written by `template save` from one that went well, and edited by hand. Nothing refers to it: what is made from it is a copy.
"""

from typing import Annotated, Literal

from xcollab.schema.base import STRICT, Line, Slug, Text, items, number
from xcollab.schema.request import Approver, Requirement
from xcollab.schema.value import Value

WorkingDays = Annotated[int, STRICT, number(0, 5000)]
"""How many working days after the first one; 0 is that day itself."""
Post = Literal["lead", "deputy", "liaison"]
"""What somebody was in the own department: whoever is that now is proposed where the person has left."""


class Slipped(Value):
    """A date that moved last time."""

    days: Annotated[int, STRICT]
    """By how many working days, earlier ones negative."""
    reason: Text


class TemplateMilestone(Value):
    """A milestone, so many working days after the first day."""

    name: Line
    after: WorkingDays


class TemplateTask(Value):
    """A task, with who did it last time and how its date moved."""

    id: Slug
    title: Line
    description: Text | None = None
    department: Slug
    owner: Slug
    """Who owned it last time; proposed again while still of the department."""
    owner_post: Post | None = None
    """What the owner was there: whoever is that now is proposed where the owner has left."""
    assignee: Slug | None = None
    helpers: tuple[Slug, ...] = ()
    begins: WorkingDays | None = None
    """The working day on which the work begins, counted from the first one."""
    after: WorkingDays
    """The working day on which it is due, counted from the first one."""
    criteria: Annotated[tuple[Text, ...], items(1)]
    milestone: Line | None = None
    depends_on: tuple[Slug, ...] = ()
    slips: tuple[Slipped, ...] = ()
    """How its date moved last time."""


class Template(Value):
    """What a request and its tasks are made from again."""

    title: Line
    background: Text
    objectives: Annotated[tuple[Text, ...], items(1)]
    department: Slug
    """The requesting department."""
    coordinator: Slug
    """Who coordinated last time; proposed again while in the company."""
    coordinator_post: Post | None = None
    acceptor: Slug | None = None
    """Who accepted for the requesting side; proposed again while in the company."""
    acceptor_post: Post | None = None
    approvers: tuple[Approver, ...] = ()
    """Who had to approve it from above; asked again while in the company."""
    departments: Annotated[tuple[Slug, ...], items(1)]
    """Those asked to take part."""
    after: WorkingDays
    """The working day on which all of it is due, counted from the first one."""
    milestones: Annotated[tuple[TemplateMilestone, ...], items(1)]
    special_requirements: tuple[Requirement, ...] = ()
    scope: tuple[Text, ...] = ()
    exclusions: tuple[Text, ...] = ()
    priority: Literal["high", "normal", "low"] = "normal"
    made_from: Slug | None = None
    """The collaboration that it was made from."""
    lessons: tuple[Text, ...] = ()
    """What went badly, what caused it, and what was to be done differently."""
    tasks: tuple[TemplateTask, ...] = ()

"""Statements of stage 6 (`acceptance/<task>/`): deliverables and the two verdicts on them."""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from xcollab.schema.base import Day, Duration, Line, Slug, Text, Value, Whole, YesNo
from xcollab.schema.digests import Fingerprint
from xcollab.schema.statement import Attachment, Move, Statement


class Deliverable(Value):
    """One thing handed over (成果): how many, where it is, and whether it meets the criteria."""

    name: Line
    quantity: Whole = Field(default=1, ge=1)
    attachment: Attachment | None = None
    link: str | None = Field(default=None, pattern=r"^https?://[^\s<>\"]+$")
    meets: YesNo
    """In the submitter's own judgement."""
    note: Text | None = None


class Delivery(Statement):
    """The deliverables are submitted for acceptance. By the assignee or the owner."""

    act: Literal["submit"]
    deliverables: tuple[Deliverable, ...] = Field(min_length=1)
    within: Duration


class Check(Value):
    """A verdict on one criterion, by its number in the task, from 1."""

    criterion: Whole = Field(ge=1)
    met: YesNo
    note: Text | None = None


class Verdict(Statement):
    """One party's judgement, bound to the deliverables that were seen."""

    party: Literal["requester", "coordinator"]
    judges: Fingerprint
    checks: tuple[Check, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_criterion_once(self) -> Self:
        numbers = [check.criterion for check in self.checks]
        if len(set(numbers)) != len(numbers):
            raise PydanticCustomError("criterion-twice", "{value}", {"value": str(numbers)})
        return self


class Passing(Verdict):
    """This party accepts; with conditions, it names the follow-up task that was made in the same act."""

    act: Literal["pass"]
    follow_up: Slug | None = None
    note: Text | None = None


class Return(Verdict):
    """This party does not accept: why, what to fix, by when. The task goes round again."""

    act: Literal["return"]
    reason: Text
    fixes: tuple[Text, ...] = Field(min_length=1)
    fix_by: Day
    moves: tuple[Move, ...] = Field(default=(), max_length=1)
    """The task's date moves to `fix_by`, with the return itself as the cause."""

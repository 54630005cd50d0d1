"""Statements of stage 6 (`acceptance/<task>/`): deliverables and the two verdicts on them."""

from typing import Annotated, Literal

from xcollab.schema.base import Day, Duration, Line, Slug, Text, Whole, YesNo, items, matches, number, problem
from xcollab.schema.digests import Fingerprint
from xcollab.schema.statement import Attachment, Move, Statement
from xcollab.schema.value import Value


class Deliverable(Value):
    """One thing handed over (成果): how many, where it is, and whether it meets the criteria."""

    name: Line
    quantity: Annotated[Whole, number(1)] = 1
    attachment: Attachment | None = None
    link: Annotated[str, matches(r"^https?://[^\s<>\x22]+$")] | None = None
    meets: YesNo
    """In the submitter's own judgement."""
    note: Text | None = None


class Delivery(Statement):
    """The deliverables are submitted for acceptance. By the assignee or the owner."""

    act: Literal["submit"]
    deliverables: Annotated[tuple[Deliverable, ...], items(1)]
    within: Duration


class Check(Value):
    """A verdict on one criterion, by its number in the task, from 1."""

    criterion: Annotated[Whole, number(1)]
    met: YesNo
    note: Text | None = None


class Verdict(Statement):
    """One party's judgement, bound to the deliverables that were seen."""

    party: Literal["requester", "coordinator"]
    judges: Fingerprint
    checks: Annotated[tuple[Check, ...], items(1)]

    def __post_init__(self) -> None:
        """Each criterion is judged once."""
        super().__post_init__()
        numbers = [check.criterion for check in self.checks]
        if len(set(numbers)) != len(numbers):
            raise problem("criterion-twice", str(numbers))


class Passing(Verdict):
    """This party accepts; with conditions, it names the follow-up task that was made in the same act."""

    act: Literal["pass"]
    follow_up: Slug | None = None
    note: Text | None = None


class Return(Verdict):
    """This party does not accept: why, what to fix, by when. The task goes round again."""

    act: Literal["return"]
    reason: Text
    fixes: Annotated[tuple[Text, ...], items(1)]
    fix_by: Day
    moves: Annotated[tuple[Move, ...], items(0, 1)] = ()
    """The task's date moves to `fix_by`, with the return itself as the cause."""

"""What the daily job did, for programs."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Protocol

from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass


class _Step(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def done(self) -> bool: ...
    @property
    def lines(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class StepData:
    """What one step did."""

    name: str
    """`sync`, `overdue`, `report` or `notices`."""
    done: bool
    """False where it failed; the others were done all the same."""
    lines: Sequence[str]
    """In words."""


@dataclass(frozen=True)
class JobView(View):
    """`job`: what was done."""

    NAME: ClassVar[str] = "job"
    steps: Sequence[StepData]


def job_view(steps: Iterable[_Step]) -> JobView:
    """All of it."""
    return JobView([StepData(step.name, step.done, step.lines) for step in steps])

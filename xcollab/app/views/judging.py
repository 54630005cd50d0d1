"""What checks, rules and deadlines answer programs with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from xcollab.render.base.json_data import View
from xcollab.render.checking.doctor import Repaired, TroubleData
from xcollab.render.checking.findings import FindingData
from xcollab.render.checking.review import CommitData
from xcollab.workflow.model.obligations import Obligation
from xcollab.workflow.time.business_days import Counted, DayKind
from xcollab.workflow.time.deadlines import Deadline


@dataclass(frozen=True)
class CheckView(View):
    """`check`: what is wrong in the files."""

    NAME: ClassVar[str] = "check"
    findings: Sequence[FindingData]
    files: int
    """How many were read."""


@dataclass(frozen=True)
class ReviewView(View):
    """`check --base`: what is wrong in the commits of a pull request, and in merging it."""

    NAME: ClassVar[str] = "review"
    base: str
    """The full name of the revision that it is compared with."""
    base_commit: str
    head: str
    head_commit: str
    judged: int
    """How many commits."""
    commits: Sequence[CommitData]
    merge: Sequence[FindingData]
    """What only merging the two would break."""


@dataclass(frozen=True)
class RuleData:
    """One move of the rulebook."""

    machine: str
    act: str
    sources: Sequence[str]
    target: str
    """Empty where the state stays."""
    who: Sequence[str]
    variant: str
    carries: Sequence[str]
    request: Sequence[str]
    """States of the request during which the act is possible."""
    needs: Sequence[str]
    """Conditions beyond the states, by name."""


@dataclass(frozen=True)
class RulesView(View):
    """`rules`: who may do what, when."""

    NAME: ClassVar[str] = "rules"
    rules: Sequence[RuleData]


@dataclass(frozen=True)
class DoctorView(View):
    """`doctor`: what is wrong with the clone."""

    NAME: ClassVar[str] = "doctor"
    findings: Sequence[TroubleData]
    repaired: Sequence[Repaired]


@dataclass(frozen=True)
class CalendarView(View):
    """`calendar show`: the days of a year that differ from their weekday."""

    NAME: ClassVar[str] = "calendar"
    year: int
    estimated: bool
    days: Mapping[str, DayKind]
    """By day."""
    source: str | None
    """Where they come from: the source of the year's notice in calendar.yaml; unset where no notice stands there."""


@dataclass(frozen=True)
class DeadlineData:
    """A deadline, and how it came about."""

    wait: Obligation
    deadline: Deadline
    days: Sequence[Sequence[Counted]]
    """For each time it was asked, the days counted."""
    hears: Sequence[str]
    """Members who hear of it at the step reached."""


@dataclass(frozen=True)
class DeadlinesView(View):
    """`deadline explain`: how deadlines were counted, day by day."""

    NAME: ClassVar[str] = "deadlines"
    deadlines: Sequence[DeadlineData]

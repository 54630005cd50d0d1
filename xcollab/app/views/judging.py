"""What checks answer programs with."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.render.base.json_data import View
from xcollab.render.checking.doctor import Repaired, TroubleData
from xcollab.render.checking.findings import FindingData
from xcollab.render.checking.review import CommitData
from xcollab.render.checking.scope import ScopeData
from xcollab.schema.dataclass import dataclass


@dataclass(frozen=True)
class CheckView(View):
    """`check`: what is wrong in the files."""

    NAME: ClassVar[str] = "check"
    findings: Sequence[FindingData]
    files: int
    """How many were read."""
    changed: ScopeData | None = None
    """What was judged, with `--changed`; null where everything was."""


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
class DoctorView(View):
    """`doctor`: what is wrong with the clone."""

    NAME: ClassVar[str] = "doctor"
    findings: Sequence[TroubleData]
    repaired: Sequence[Repaired]

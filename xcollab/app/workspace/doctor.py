"""What is wrong with a clone, the workspace or the set-up; and the repairs that are safe."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.app.overview import Overview
from xcollab.errors import XcollabError
from xcollab.render.checking.errors import error_lines
from xcollab.store.disk.mishaps import mishap
from xcollab.store.doctor.diagnosis import Trouble, diagnose
from xcollab.store.doctor.probe import examine
from xcollab.store.doctor.repairs import REPAIRS, mend
from xcollab.store.git.repository import YEARS

_EARLIEST, _LATEST = (datetime(year, 1, 2, tzinfo=UTC) for year in (YEARS[0], YEARS[-1]))


class Diagnosis(NamedTuple):
    """What was found."""

    remains: Sequence[Trouble]
    """What is wrong now."""
    mended: Sequence[Trouble]
    """What was, and is repaired."""

    @property
    def serious(self) -> bool:
        """Whether something stops work."""
        return any(trouble.severity == "error" for trouble in self.remains)

    @property
    def repairable(self) -> Collection[str]:
        """The codes of what `fix` repairs."""
        return REPAIRS


def examine_clone(context: Context, *, fix: bool = False) -> Diagnosis:
    """Look at everything, repair with `fix` what can be repaired safely, and look again. Whatever is wrong is no refusal."""
    found = _look(context)
    mended = [trouble for trouble in found if fix and trouble.code in REPAIRS and _mended(context, trouble)]
    return Diagnosis(_look(context) if mended else found, mended)


def _mended(context: Context, trouble: Trouble) -> bool:
    """Repair it; what stands in the way is said, and the other repairs go on."""
    try:
        mend(context.repository, trouble)
    except (XcollabError, OSError) as error:
        refusal = error if isinstance(error, XcollabError) else mishap(error)
        for line in error_lines(context.words, refusal) if refusal else ():
            context.note(line)
        return False
    return True


def _look(context: Context) -> tuple[Trouble, ...]:
    found = diagnose(examine(context.directory, context.environment, _now(context)))
    whole = all(one.severity != "error" and one.code != "line-ends" for one in found)  # files are first read rightly
    return (*found, *_left_behind(context)) if whole else found


def _left_behind(context: Context) -> Iterator[Trouble]:
    """What those still hold who are gone. A workspace that cannot be read is told of by `check`."""
    try:
        view = Overview(context)
        owed = [one for each in view.summaries(only="owed") for one in each.leaving]
        today = view.now.date()
    except (XcollabError, OSError):
        return
    gone = {one.about: one.due for one in owed if one.due and one.due < today}
    for member, until in sorted(gone.items()):
        held = [one for one in owed if one.about == member]
        people = sorted({person for one in held for person in one.people})
        about = {"member": member, "until": until, "n": len(held), "people": people}
        yield Trouble("warning", "left-behind", about)


def _now(context: Context) -> datetime:
    """The moment that git would write into a commit; where there is none, the computer's clock, as far as years go."""
    try:
        return context.moment
    except XcollabError:
        return min(max(datetime.now(UTC), _EARLIEST), _LATEST)

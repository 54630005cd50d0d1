"""`xcollab doctor`: what is wrong with this clone, the workspace or the set-up, each with its repair; exit 1 while something stops work."""

from datetime import UTC, datetime

from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.edge.unexpected import mishap
from xcollab.errors import XcollabError
from xcollab.render.checking.doctor import doctor_data, doctor_lines, repaired_data
from xcollab.render.checking.errors import error_lines
from xcollab.store.doctor.diagnosis import Trouble, diagnose
from xcollab.store.doctor.probe import examine
from xcollab.store.doctor.repairs import REPAIRS, mend
from xcollab.store.git.repository import YEARS
from xcollab.words import N_

_FIX = Option("fix", ("--fix",), N_("Make the repairs that are safe, and say which."), switch=True)

_EARLIEST, _LATEST = (datetime(year, 1, 2, tzinfo=UTC) for year in (YEARS[0], YEARS[-1]))


def run(terminal: Terminal, fix: bool, json: bool) -> int:
    """Look at everything, repair where asked to, and look again."""
    found = _look(terminal)
    mended = [trouble for trouble in found if fix and trouble.code in REPAIRS and _mended(terminal, trouble)]
    remains = _look(terminal) if mended else found
    if json:
        from xcollab.app.views.judging import DoctorView

        told, repaired = doctor_data(terminal.words, remains, REPAIRS), repaired_data(terminal.words, mended)
        terminal.show_json(DoctorView(told, repaired))
    else:
        for line in doctor_lines(terminal.words, remains, mended, REPAIRS, fix=fix):
            terminal.say(line)
    return int(any(trouble.severity == "error" for trouble in remains))


def _mended(terminal: Terminal, trouble: Trouble) -> bool:
    """Repair it; what stands in the way is said, and the other repairs go on."""
    try:
        mend(terminal.repository, trouble)
    except (XcollabError, OSError) as error:
        refusal = error if isinstance(error, XcollabError) else mishap(error)
        for line in error_lines(terminal.words, refusal) if refusal else ():
            terminal.note(line)
        return False
    return True


def _look(terminal: Terminal) -> tuple[Trouble, ...]:
    return diagnose(examine(terminal.directory, terminal.environment, _now(terminal)))


def _now(terminal: Terminal) -> datetime:
    """The moment that git would write into a commit; where there is none, the computer's clock, as far as years go."""
    try:
        return terminal.moment
    except XcollabError:
        return min(max(datetime.now(UTC), _EARLIEST), _LATEST)


COMMANDS: tuple[Command, ...] = (
    Command("doctor", N_("What is wrong with this clone or its set-up, and the repair."), run, (), (_FIX, JSON),
            ("xcollab doctor", "xcollab doctor --fix", "xcollab doctor --json")),
)  # fmt: skip

"""`xcollab doctor`: what is wrong with this clone, the workspace or the set-up, each with its repair; exit 1 while something stops work."""

from datetime import UTC, datetime

from xcollab.commands.call import Call
from xcollab.commands.command import JSON, Command, Option
from xcollab.errors import XcollabError
from xcollab.render.doctor import doctor_data, doctor_lines
from xcollab.store.diagnosis import Trouble, diagnose
from xcollab.store.examining import examine
from xcollab.store.mending import REPAIRS, mend
from xcollab.words import N_

_FIX = Option("fix", ("--fix",), N_("Make the repairs that are safe, and say which."), switch=True)


def run(call: Call, fix: bool, json: bool) -> int:
    """Look at everything, repair where asked to, and look again."""
    found = _look(call)
    mended = [trouble for trouble in found if fix and trouble.code in REPAIRS]
    for trouble in mended:
        mend(call.repository, trouble)
    remains = _look(call) if mended else found
    if json:
        call.show_json(doctor_data(call.words, remains, mended, REPAIRS))
    else:
        for line in doctor_lines(call.words, remains, mended, REPAIRS, fix=fix):
            call.say(line)
    return int(any(trouble.severity == "error" for trouble in remains))


def _look(call: Call) -> tuple[Trouble, ...]:
    return diagnose(examine(call.directory, call.environment, _now(call)))


def _now(call: Call) -> datetime:
    """The moment that git would write into a commit; where nobody is known to git, the computer's clock."""
    try:
        return call.identity.now
    except XcollabError:
        return datetime.now(UTC)


COMMANDS: tuple[Command, ...] = (
    Command("doctor", N_("What is wrong with this clone or its set-up, and the repair."), run, (), (_FIX, JSON),
            ("xcollab doctor", "xcollab doctor --fix", "xcollab doctor --json")),
)  # fmt: skip

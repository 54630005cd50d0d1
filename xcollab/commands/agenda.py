"""`xcollab agenda`: what the weekly 15-minute sync is for; `meeting add --from-agenda` makes minutes of it."""

from typing import TYPE_CHECKING, Any

from xcollab.commands import finding
from xcollab.commands.call import Call
from xcollab.commands.command import READING, Command
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.commands.desk import Desk
    from xcollab.commands.form import Subject
    from xcollab.workflow.views.agenda import Agenda


def run(call: Call, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the agenda."""
    from xcollab.commands.desk import Desk
    from xcollab.render.text.agenda import agenda_lines

    desk = Desk(call, at, now)
    found = of(desk, desk.collab(collab))
    if json:
        from xcollab.commands.views.looking import AgendaView

        return call.show_json(AgendaView(found))
    for line in agenda_lines(call.words, desk.snapshot, found):
        call.say(line)


def of(desk: "Desk", collab: str) -> "Agenda":
    """The agenda of a collaboration as it stands."""
    from xcollab.workflow.views.agenda import agenda
    from xcollab.workflow.views.overdue import overdue

    state = desk.state(collab)
    owed = desk.waits(state)
    problems = (*owed, *desk.leavers(state))
    return agenda(desk.snapshot, state, problems, overdue(desk.snapshot, [state], owed, desk.now.date()))


def minutes(desk: "Desk", subject: "Subject") -> dict[str, Any]:
    """The beginning of the minutes of a sync: its kind, its day, and the agenda as its topics."""
    from xcollab.render.text.agenda import topics

    told = topics(desk.call.words, desk.snapshot, of(desk, subject.collab))
    return {"kind": "weekly", "held": desk.now.date().isoformat(), **({"topics": told} if told else {})}


COMMANDS: tuple[Command, ...] = (
    Command("agenda", N_("The weekly 15-minute sync: open problems only, by who must speak."), run, (finding.COLLAB_ARGUMENT,),
            READING, ("xcollab agenda", "xcollab agenda q3-launch --now 2024-07-19")),
)  # fmt: skip

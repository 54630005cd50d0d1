"""`xcollab inbox`: what waits for me, each line with the command that answers it."""

from functools import partial

from xcollab.app.acts.offering import offers
from xcollab.app.desk import Desk, reading
from xcollab.app.forms.inputs import COLLAB, Argument
from xcollab.app.sharing.notices import note_unseen, note_unshared
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import READING, Command
from xcollab.render.text.inbox import inbox_lines, proposed_lines
from xcollab.render.text.occasions import about_lines
from xcollab.render.text.sync import Aside, aside_lines
from xcollab.schema.task import Task
from xcollab.store.disk.layout import path_of
from xcollab.store.sharing.parking import parked
from xcollab.store.sharing.signoff import under_way
from xcollab.store.transaction.changes import stated_version
from xcollab.words import N_
from xcollab.workflow.model.state import State
from xcollab.workflow.model.terms import task_terms
from xcollab.workflow.model.waits import Wait
from xcollab.workflow.rules.notices import notices
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.escalated import escalated


def run(call: Call, member: str | None, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the inbox of a member, one's own where nobody is named."""
    desk = reading(call, at, now)
    person = desk.person(member) if member else desk.member.id
    states = [desk.state(desk.collab(collab))] if collab else desk.states()
    waiting = [each for each in concerns(desk, *states) if person in each.wait.people]
    own = at is None and not member
    aside, proposed = (_parked(call), _proposed(call)) if own else ([], {})
    if json:
        from xcollab.app.views.looking import InboxView

        return call.show_json(InboxView(person, waiting, aside, proposed))
    for line in inbox_lines(
        call.words, desk.snapshot, person, waiting, partial(offers, desk, person), partial(_about, desk)
    ):
        call.say(line)
    for line in ["", *aside_lines(call.words, aside)] if aside else []:
        call.say(line)
    for line in proposed_lines(call.words, proposed):
        call.say(line)
    note_unseen(call, at)
    if own:
        note_unshared(call)


def concerns(desk: Desk, *states: State) -> tuple[Dated, ...]:
    """All that stands in somebody's inbox, of some collaborations: what is owed or late, and what people should know."""
    owed = desk.waits(*states)
    known = (Dated(notice, None) for state in states for notice in notices(desk.snapshot, state))
    return (*owed, *desk.leavers(*states), *escalated(desk.snapshot, states, owed), *known)


def _about(desk: Desk, wait: Wait) -> list[str]:
    return about_lines(desk.context.words, desk.snapshot, desk.state(wait.collab), wait, _agreed(desk, wait))


def _agreed(desk: Desk, wait: Wait) -> Task | None:
    """The task as its owner confirmed it, out of history, where its terms have changed since."""
    if wait.kind != "renew-task":
        return None
    answers = desk.state(wait.collab).tasks[wait.subject].answers
    path, zone = path_of(f"{wait.collab}/tasks/{wait.subject}"), desk.snapshot.workspace.zone
    return stated_version(desk.context.repository, path, Task, zone, lambda task: task_terms(task) == answers)


def _parked(call: Call) -> list[Aside]:
    """What sync set aside in this clone; what judges it is loaded only where there is any."""
    if not parked(call.repository):
        return []
    from xcollab.commands.nouns.parked import parked_here

    return parked_here(call)


def _proposed(call: Call) -> dict[str, list[str]]:
    """What --pr put on sign-off branches of this clone, and nobody has merged: it counts only then."""
    branches = under_way(call.repository)
    if not branches:
        return {}
    from xcollab.app.sharing.arrivals import arrivals
    from xcollab.store.sharing.replaying import Replay

    replay = Replay(call.repository)
    return {name: arrivals(call, replay, base or None, tip) for name, (base, tip) in branches.items()}


COMMANDS: tuple[Command, ...] = (
    Command("inbox", N_("What waits for me, with the command that answers it."), run,
            (Argument("member", N_("Somebody else's inbox."), False, complete="member"),), (COLLAB, *READING),
            ("xcollab inbox", "xcollab inbox li"), paged=True),
)  # fmt: skip

"""`xcollab inbox`: what waits for me, each line with the command that answers it."""

from functools import partial

from xcollab.app.acts.printed_commands import offers
from xcollab.app.forms.subject_inputs import COLLAB, Argument
from xcollab.app.sharing.unshared import note_unseen, note_unshared
from xcollab.app.workspace_view import WorkspaceView, reading
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.render.text.inbox import inbox_lines, proposed_lines
from xcollab.render.text.occasions import about_lines
from xcollab.render.text.sync import Aside, aside_lines
from xcollab.schema.task import Task
from xcollab.store.disk.layout import path_of
from xcollab.store.sharing.parking import parked
from xcollab.store.sharing.pull_request_branch import under_way
from xcollab.store.transaction.file_changes import stated_version
from xcollab.words import N_
from xcollab.workflow.model.fingerprints import task_terms
from xcollab.workflow.model.obligations import Obligation
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.notices import notices
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.escalated import escalated


def run(
    terminal: Terminal, member: str | None, collab: str | None, at: str | None, now: str | None, json: bool
) -> None:
    """Print the inbox of a member, one's own where nobody is named."""
    view = reading(terminal, at, now)
    person = view.person(member) if member else view.member.id
    states = [view.state(view.collab(collab))] if collab else view.states()
    waiting = [each for each in concerns(view, *states) if person in each.wait.people]
    own = at is None and not member
    aside, proposed = (_parked(terminal), _proposed(terminal)) if own else ([], {})
    if json:
        from xcollab.app.views.looking import InboxView

        return terminal.show_json(InboxView(person, waiting, aside, proposed))
    for line in inbox_lines(
        terminal.words, view.snapshot, person, waiting, partial(offers, view, person), partial(_about, view)
    ):
        terminal.say(line)
    for line in ["", *aside_lines(terminal.words, aside)] if aside else []:
        terminal.say(line)
    for line in proposed_lines(terminal.words, proposed):
        terminal.say(line)
    note_unseen(terminal, at)
    if own:
        note_unshared(terminal)


def concerns(view: WorkspaceView, *states: State) -> tuple[Dated, ...]:
    """All that stands in somebody's inbox, of some collaborations: what is owed or late, and what people should know."""
    owed = view.waits(*states)
    known = (Dated(notice, None) for state in states for notice in notices(view.snapshot, state))
    return (*owed, *view.leavers(*states), *escalated(view.snapshot, states, owed), *known)


def _about(view: WorkspaceView, wait: Obligation) -> list[str]:
    return about_lines(view.context.words, view.snapshot, view.state(wait.collab), wait, _agreed(view, wait))


def _agreed(view: WorkspaceView, wait: Obligation) -> Task | None:
    """The task as its owner confirmed it, out of history, where its terms have changed since."""
    if wait.kind != "renew-task":
        return None
    answers = view.state(wait.collab).tasks[wait.subject].answers
    path, zone = path_of(f"{wait.collab}/tasks/{wait.subject}"), view.snapshot.workspace.zone
    return stated_version(view.context.repository, path, Task, zone, lambda task: task_terms(task) == answers)


def _parked(terminal: Terminal) -> list[Aside]:
    """What sync set aside in this clone; what judges it is loaded only where there is any."""
    if not parked(terminal.repository):
        return []
    from xcollab.app.sharing.parked import parked_here

    return parked_here(terminal)


def _proposed(terminal: Terminal) -> dict[str, list[str]]:
    """What --pr put on sign-off branches of this clone, and nobody has merged: it counts only then."""
    branches = under_way(terminal.repository)
    if not branches:
        return {}
    from xcollab.app.sharing.incoming import arrivals
    from xcollab.store.sharing.rebase import Replay

    replay = Replay(terminal.repository)
    return {name: arrivals(terminal, replay, base or None, tip) for name, (base, tip) in branches.items()}


COMMANDS: tuple[Command, ...] = (
    Command("inbox", N_("What waits for me, with the command that answers it."), run,
            (Argument("member", N_("Somebody else's inbox."), False, complete="member"),), (COLLAB, *READING),
            ("xcollab inbox", "xcollab inbox li"), paged=True),
)  # fmt: skip

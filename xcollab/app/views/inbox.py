"""What waits for a member."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from xcollab.app.context import Context
from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import View
from xcollab.render.text.background import about_lines
from xcollab.render.text.sync import Aside
from xcollab.schema.task import Task
from xcollab.store.disk.layout import path_of
from xcollab.store.sharing.parking import parked
from xcollab.store.sharing.pull_request_branch import under_way
from xcollab.store.transaction.file_changes import stated_version
from xcollab.workflow.model.fingerprints import task_terms
from xcollab.workflow.model.state import State
from xcollab.workflow.obligations.notices import notices
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.escalated import escalated


@dataclass(frozen=True)
class InboxView(View):
    """`inbox`: what waits for a member."""

    NAME: ClassVar[str] = "inbox"
    member: str
    waiting: Sequence[Dated]
    parked: Sequence[Aside]
    """Acts of this clone that a sync set aside."""
    proposed: Mapping[str, Sequence[str]]
    """What stands on sign-off branches of this clone, by branch, in sentences."""


def inbox(view: WorkspaceView, member: str | None = None, collab: str | None = None) -> InboxView:
    """What waits for a member; for whoever is at work, where nobody is named, with what only this clone knows of it."""
    person = view.person(member) if member else view.member.id
    states = [view.state(view.collab(collab))] if collab else view.states()
    waiting = [each for each in concerns(view, *states) if person in each.obligation.people]
    if member or not view.newest:
        return InboxView(person, waiting, [], {})
    return InboxView(person, waiting, _parked(view.context), _proposed(view.context))


def concerns(view: WorkspaceView, *states: State) -> tuple[Dated, ...]:
    """All that stands in somebody's inbox, of some collaborations: what is owed or late, and what people should know."""
    owed = view.obligations(*states)
    known = (Dated(notice, None) for state in states for notice in notices(view.snapshot, state))
    return (*owed, *view.leavers(*states), *escalated(view.snapshot, states, owed), *known)


def about(view: WorkspaceView, obligation: Obligation) -> list[str]:
    """What somebody should know who answers it, in sentences."""
    return about_lines(view.render_context, view.state(obligation.collab), obligation, _agreed(view, obligation))


def _agreed(view: WorkspaceView, obligation: Obligation) -> Task | None:
    """The task as its owner confirmed it, out of history, where its terms have changed since."""
    if not (kind_of(obligation).renews and kind_of(obligation).on == "task"):
        return None
    answers = view.state(obligation.collab).tasks[obligation.subject].answers
    path, zone = path_of(f"{obligation.collab}/tasks/{obligation.subject}"), view.snapshot.workspace.zone
    return stated_version(view.context.repository, path, Task, zone, lambda task: task_terms(task) == answers)


def _parked(context: Context) -> list[Aside]:
    """What sync set aside in this clone; what judges it is loaded only where there is any."""
    if not parked(context.repository):
        return []
    from xcollab.app.sharing.parked import parked_here

    return parked_here(context)


def _proposed(context: Context) -> dict[str, list[str]]:
    """What --pr put on sign-off branches of this clone, and nobody has merged: it counts only then."""
    branches = under_way(context.repository)
    if not branches:
        return {}
    from xcollab.app.sharing.incoming import arrivals
    from xcollab.store.sharing.rebase import Replay

    replay = Replay(context.repository)
    return {name: arrivals(context, replay, base or None, tip) for name, (base, tip) in branches.items()}

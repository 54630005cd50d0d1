"""What waits for a member."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from xcollab.app.context import Context
from xcollab.app.overview import Overview
from xcollab.render.base.json_data import View
from xcollab.render.text.sharing.sync import Aside
from xcollab.schema.dataclass import dataclass
from xcollab.store.disk.layout import path_of
from xcollab.store.git.repository import Repository
from xcollab.store.sharing.parking import PARKED, parked
from xcollab.store.sharing.refs import any_below
from xcollab.store.sharing.remote import SIGNOFF
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.time.deadlines import Dated, Deadline
from xcollab.workflow.views.escalated import escalated
from xcollab.workflow.views.summary import Later, Summary

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.schema.company import Company
    from xcollab.schema.task import Task


class Inbox(NamedTuple):
    """What waits for a member."""

    member: str
    waiting: Sequence[Dated]
    parked: Sequence[Aside]
    proposed: Mapping[str, Sequence[str]]
    later: Sequence[Later] = ()
    """What the member will do, and cannot begin yet."""


@dataclass(frozen=True)
class InboxItem:
    """One thing that waits, and what its reader may do about it now."""

    obligation: Obligation
    deadline: Deadline | None
    commands: Sequence[Sequence[str]]
    """Each as its words; the first answers it. None where the reader may do nothing, or a moment past is read."""


@dataclass(frozen=True)
class InboxView(View):
    """`inbox`: what waits for a member."""

    NAME: ClassVar[str] = "inbox"
    member: str
    waiting: Sequence[InboxItem]
    parked: Sequence[Aside]
    """Acts of this clone that a sync set aside."""
    proposed: Mapping[str, Sequence[str]]
    """What stands on sign-off branches of this clone, by branch, in sentences."""
    later: Sequence[Later]
    """Tasks of theirs that cannot begin yet, and what they wait for."""


def inbox_view(view: Overview, found: Inbox) -> InboxView:
    """The same for programs, with the commands that an inbox prints."""
    import shlex  # for programs alone

    from xcollab.app.printed_commands import offers

    if found.waiting:
        view.whole.collabs.read({one.obligation.collab for one in found.waiting})
    items = [
        InboxItem(
            one.obligation,
            one.deadline,
            [shlex.split(told) for told in offers(view.whole, found.member, one.obligation)],
        )
        for one in found.waiting
    ]
    return InboxView(found.member, items, found.parked, found.proposed, found.later)


def inbox(view: Overview, member: str | None = None, collab: str | None = None) -> Inbox:
    """What waits for a member; for whoever is at work, where nobody is named, with what only this clone knows of it."""
    person = view.person(member) if member else view.member
    found = inbox_as_committed(view, person, view.collab(collab) if collab else None)
    return found if member or not view.newest else with_own_refs(view, found)


def inbox_as_committed(view: Overview, person: str, collab: str | None = None) -> Inbox:
    """What waits for a member by what is committed, in one collaboration or in all."""
    found = view.summaries(collab, "owed")
    waiting = [each for each in concerns(view, *found, person=person) if person in each.obligation.people]
    return Inbox(person, waiting, [], {}, [one for each in found for one in each.later if one.doer == person])


def with_own_refs(view: Overview, found: Inbox) -> Inbox:
    """The same, with what only this clone knows of it."""
    if not _anything_aside(view.context.repository):
        return found
    return found._replace(parked=_parked(view.context), proposed=_proposed(view.context))


def concerns(view: "Overview | WorkspaceView", *found: Summary, person: str = "") -> tuple[Dated, ...]:
    """All that stands in somebody's inbox, of some collaborations: what is owed or late, and what people should know.

    Of what a person neither owes nor hears of, no deadline is counted where one is named.
    """
    heard = _posts(view.company, person) if person else None
    owed = view.dated(
        one
        for each in found
        for one in each.owed
        if heard is None or person in one.people or each.coordinator == person or one.department in heard
    )
    known = (Dated(notice, None) for each in found for notice in each.notices)
    coordinators = {each.collab: each.coordinator for each in found}
    leaving = view.dated(one for each in found for one in each.leaving)
    return (*owed, *leaving, *escalated(view.company, coordinators, owed), *known)


def _posts(company: "Company", person: str) -> Collection[str]:
    """The departments in which a person hears of what is late."""
    departments = company.departments.items()
    return {key for key, one in departments if person in (*one.liaisons, one.lead, one.executive)}


def beside(view: Overview, person: str, waiting: Sequence[Dated]) -> Mapping[Obligation, Sequence[str]]:
    """What stands below each in an inbox, in lines: what led to it, and what its reader may type. What was found before, of what has not changed, as it was found."""
    obligations = [each.obligation for each in waiting]
    keys = {one: _key(view, person, one) for one in obligations if view.newest and view.basis}
    known = view.index.known(list(keys.values()))
    told = {one: json.loads(known[key]) for one, key in keys.items() if key in known}
    missing = [one for one in obligations if one not in told]
    if missing:
        view.whole.collabs.read({one.collab for one in missing})  # at once: each reading is some processes of git's
    new = {one: _beside(view.whole, person, one) for one in missing}
    if lasting := {keys[one]: json.dumps(found) for one, found in new.items() if one in keys and not _renews(one)}:
        view.index.remember(lasting)
    return told | new


def _key(view: Overview, person: str, one: Obligation) -> str:
    tree, language = view.trees[one.collab], view.context.words.language
    return json.dumps([view.basis, tree, language, view.reader, person, one], default=str)


def _beside(view: "WorkspaceView", person: str, one: Obligation) -> list[str]:
    from xcollab.app.printed_commands import offers

    return [*about(view, one), *offers(view, person, one)]


def _renews(one: Obligation) -> bool:
    """Whether history tells what it is about, which another history with the same files may tell otherwise."""
    return kind_of(one).renews and kind_of(one).on == "task"


def about(view: "WorkspaceView", obligation: Obligation) -> list[str]:
    """What somebody should know who answers it, in sentences."""
    from xcollab.render.text.background import about_lines

    return about_lines(view.render_context, view.state(obligation.collab), obligation, _agreed(view, obligation))


def _agreed(view: "WorkspaceView", obligation: Obligation) -> "Task | None":
    """The task as its owner confirmed it, out of history, where its terms have changed since."""
    if not _renews(obligation):
        return None
    from xcollab.schema.task import Task
    from xcollab.store.transaction.file_changes import stated_version
    from xcollab.workflow.model.fingerprints import task_terms

    answers = view.state(obligation.collab).tasks[obligation.subject].answers
    path, zone = path_of(f"{obligation.collab}/tasks/{obligation.subject}"), view.snapshot.workspace.zone
    return stated_version(view.context.repository, path, Task, zone, lambda task: task_terms(task) == answers)


def _anything_aside(repository: Repository) -> bool:
    """Whether this clone keeps anything beside its branch, asked for both kinds at once."""
    return any_below(repository, PARKED, f"refs/heads/{SIGNOFF}")


def _parked(context: Context) -> list[Aside]:
    """What sync set aside in this clone; what judges it is loaded only where there is any."""
    if not parked(context.repository):
        return []
    from xcollab.app.sharing.parked import parked_here

    return parked_here(context)


def _proposed(context: Context) -> dict[str, list[str]]:
    """What --pr put on sign-off branches of this clone, and nobody has merged: it counts only then."""
    from xcollab.store.sharing.pull_request_branch import under_way  # only where something is proposed

    branches = under_way(context.repository)
    if not branches:
        return {}
    from xcollab.app.sharing.incoming import arrivals
    from xcollab.store.sharing.rebase import Replay

    replay = Replay(context.repository)
    return {name: arrivals(context, replay, base or None, tip) for name, (base, tip) in branches.items()}

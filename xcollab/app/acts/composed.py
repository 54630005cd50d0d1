"""An act on a collaboration, composed and judged, as something to keep: its commit's message, and what is said of it."""

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from xcollab.app.acts.commit import Decided
from xcollab.app.context import Context
from xcollab.app.forms.form import Subject
from xcollab.app.printed_commands import with_command
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Problem
from xcollab.render.checking.findings import problem_lines
from xcollab.render.text.changes import FieldChange, change_lines, differences
from xcollab.render.text.consequences import revision_lines
from xcollab.render.text.sentences import (
    commit_message,
    kept_lines,
    plan_edit_sentence,
    statement_sentence,
    tasks_copied_sentence,
    waiting_lines,
)
from xcollab.render.text.time.following import Shown, following_lines, taken_back_lines
from xcollab.schema.parts.moves import moves_of
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.statements.request import Revision
from xcollab.schema.task import Task
from xcollab.store.transaction.save_commit import Write
from xcollab.workflow.model.acceptors import lacking
from xcollab.workflow.model.predecessors import waits_for
from xcollab.workflow.model.state import State
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of, obligations
from xcollab.workflow.rules.doubtful_dates import Doubt, doubtful_dates, doubtful_days_said
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.views.following import Following
from xcollab.workflow.views.milestones import MilestoneOutlook, milestone_outlooks


class ComposedAct(NamedTuple):
    """One act, ready to be kept."""

    subject: Subject
    act: str
    by: str
    writes: Sequence[Write]
    entry: Entry | None
    after: Collab
    """The collaboration as the act leaves it."""
    fields: Sequence[str] = ()
    """What an edit of a plan changed."""
    following: Following | None = None
    """Which dates follow from the one that it moves."""
    carried: bool = False
    """They move, or are asked for, in the same commit."""
    with_it: Sequence[Entry] = ()
    """What else is said in the same commit."""
    stays: Sequence[Entry] = ()
    """What followed from a statement that is taken back, and stays, for others rest on it."""
    notes: Sequence[Problem] = ()
    """What is worth knowing about it."""
    made: Sequence[str] = ()
    """The tasks that are made at once, where there are several: their ids."""
    last_time: Sequence[str] = ()
    """How it went last time, of what was copied, in lines."""
    beside: Mapping[str, tuple[Task, Task]] = MappingProxyType({})
    """Tasks whose plans change with it, before and after."""


_OF_THE_WHOLE = ("request", "feedback", "meeting")
_TELLS_LACK = ("submit", "revise", "handover")
"""Acts on the request after which it is said that a second person to accept is missing."""


def decided(context: Context, view: WorkspaceView, kept: ComposedAct) -> Decided:
    """The act with its words: what happened, where, and who is waited for now."""
    subject, state = kept.subject, settled(kept.after)
    act, rendering = f"{subject.kind}.{'copy' if kept.made else kept.act}", view.render_context
    name = subject.collab if kept.made else subject.name
    message = commit_message(view.snapshot.workspace.language, act, name, subject.collab, kept.fields, kept.made)
    freed = freed_by(view, kept, state)
    named = dict.fromkeys([subject.id, subject.collab, *sorted(_asked(kept)), *freed])
    waiting = [owed for owed in obligations(view.snapshot, state, named) if _follows(owed, kept, freed)]
    follows = followers_lines(view, state, kept)

    lack = lacking(view.snapshot, state) if kept.act in _TELLS_LACK and subject.kind == "request" else None
    doubts = [Problem("", 0, *doubt) for doubt in _doubtful(view, kept, state)]
    warned = [*kept.notes, *([Problem("", 0, lack.code, with_command(lack))] if lack else []), *doubts]
    shown = [*change_lines(rendering, _changed(view, kept)), *_beside_lines(view, kept), *kept.last_time]

    def told(commit: str) -> list[str]:
        if kept.made:
            happened = tasks_copied_sentence(rendering, subject.collab, kept.by, len(kept.made))
        elif kept.entry is None:
            happened = plan_edit_sentence(rendering, act, subject.name, kept.by, kept.fields)
        else:
            happened = statement_sentence(rendering, kept.entry, state.counted)
        paths = [write.path for write in kept.writes]
        return [
            *kept_lines(context.words, happened, commit, paths),
            *(f"  {line}" for line in shown),
            *follows(commit),
            *waiting_lines(rendering, waiting, kept.entry.statement.at if kept.entry else None),
            *problem_lines(context.words, warned),
        ]

    return Decided(
        act, name, message, told, kept.writes, collab=subject.collab, by=kept.by,
        statement=kept.entry.name if kept.entry else None, waiting=waiting, findings=warned,
        shown=[*shown, *follows("")], following=kept.following,
    )  # fmt: skip


def _doubtful(view: WorkspaceView, kept: ComposedAct, state: State) -> Iterable[Doubt]:
    """What is doubtful of the dates that it gives; who takes something back gives none."""
    if kept.act == "withdraw":
        return ()
    home = kept.subject.collab
    before = view.state(home) if home in view.snapshot.collabs else None
    said = kept.entry.statement if kept.entry else None
    today = view.now.astimezone(view.days.zone).date()
    moved = {move.task for entry in kept.with_it for move in moves_of(entry.statement)}
    about = {kept.subject.id, *(move.task for move in (moves_of(said) if said else ()))} | _new_tasks(
        before, kept.after
    )
    return [
        *doubtful_dates(before, state, today, view.days, about - moved),
        *(doubtful_days_said(said, today, view.days) if said else ()),
    ]


def _new_tasks(before: State | None, after: Collab) -> set[str]:
    return {key for key in after.tasks if not before or key not in before.collab.tasks}


def followers_lines(view: WorkspaceView, state: State, kept: ComposedAct) -> Callable[[str], list[str]]:
    """What is told of the dates that follow, from the commit: an empty text where there is none yet."""
    found, context = kept.following, view.render_context
    taken_back = taken_back_lines(context, kept.with_it, kept.stays) if kept.act == "withdraw" else []
    if found is None:
        return lambda commit: taken_back
    expected = milestones_after(view, state, found)
    moved = moves_of(found.start.statement)

    def told(commit: str) -> list[str]:
        command = shlex.join(["xcollab", "task", "cascade", f"{kept.subject.collab}/{moved[0].task}"]) if commit else ""
        return following_lines(context, found, Shown(view.days, expected, kept.carried, command))

    return told


def _changed(view: WorkspaceView, kept: ComposedAct) -> list[FieldChange]:
    """The fields that an edit or a revision changed, from what to what: a list that was typed replaces the former one."""
    if kept.act == "revise" and kept.entry:
        changes = kept.entry.said_as(Revision).changes
        return [(change.field, change.from_, change.to) for change in changes]
    before = view.snapshot.collabs.get(kept.subject.collab)
    if kept.act != "edit" or before is None:
        return []
    was, now = (
        collab.request if kept.subject.kind == "request" else collab.tasks.get(kept.subject.id)
        for collab in (before, kept.after)
    )
    return differences(was.dump(), now.dump()) if was and now else []


def _beside_lines(view: WorkspaceView, kept: ComposedAct) -> list[str]:
    """What a revision leads to; what becomes of other tasks."""
    rendering, words = view.render_context, view.context.words
    lines = [statement_sentence(rendering, entry) for entry in kept.with_it if entry.statement.act == "cancel"]
    for task, (was, now) in kept.beside.items():
        changes = change_lines(rendering, differences(was.dump(), now.dump()))
        lines += [words.named(f"{kept.subject.collab}/{task}", line) for line in changes]
    if kept.act != "revise" or kept.entry is None:
        return lines
    return revision_lines(view.render_context, view.state(kept.subject.collab), kept.entry.said_as(Revision))


def _asked(kept: ComposedAct) -> frozenset[str]:
    """The tasks for which it proposes another date."""
    return frozenset(entry.subject for entry in kept.with_it if entry.statement.act == "propose-date")


_FREES = ("progress", "submit", "cancel", "withdraw")
"""Acts on a task after which another one may be free to begin."""


def freed_by(view: WorkspaceView, kept: ComposedAct, after: State) -> tuple[str, ...]:
    """The tasks that depend on it and can begin now, and could not before."""
    if kept.act not in _FREES or kept.subject.kind not in ("task", "acceptance"):
        return ()
    before = view.state(kept.subject.collab)
    waiting = (task for task, plan in after.collab.tasks.items() if kept.subject.id in plan.depends_on)
    return tuple(
        task for task in waiting if task in before.tasks and waits_for(before, task) and not waits_for(after, task)
    )


def _follows(obligation: Obligation, kept: ComposedAct, freed: Sequence[str]) -> bool:
    """Whether an obligation is worth a word after the act: what is owed on its subject, or on the request as a whole; and who
    can begin now.
    """
    if obligation.kind == "start-task" and obligation.subject in freed:
        return True
    if obligation.kind == "answer-date" and obligation.subject in _asked(kept):
        return True
    if kept.subject.kind in _OF_THE_WHOLE:
        return kind_of(obligation).on in ("request", "feedback") and kind_of(obligation).next_step
    return obligation.subject in (kept.subject.id, kept.subject.collab)


def milestones_after(view: WorkspaceView, state: State, found: Following) -> Sequence[MilestoneOutlook]:
    """Milestones whose forecast is another once all that follows has moved."""
    expected = {follower.task: follower.to for follower in found.followers}
    outlooks = milestone_outlooks(state, view.days, view.now.date(), expected)
    return [one for one in outlooks if one.proposed]

"""What happened between a revision and the newest one, as notices: only the collaborations that changed are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from xcollab.app.workspace_view import WorkspaceView
from xcollab.store.disk.layout import place
from xcollab.store.git.differences import touched_by
from xcollab.store.git.unpublished import commits
from xcollab.workflow.notices.events import events_between, newly_owed, notices_of
from xcollab.workflow.notices.notice import Notice, PlanEdit
from xcollab.workflow.notices.redirected import redirected
from xcollab.workflow.rules.authorship import member_of
from xcollab.workflow.views.difference import nothing

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State


def happened(view: WorkspaceView, since: str) -> tuple[Notice, ...]:
    """Who is told what of what came after a revision. A collaboration that cannot be read is told beside the answer."""
    before = WorkspaceView(view.context, since)
    was, now = before.revision.trees(), view.revision.trees()
    changed = [collab for collab, tree in now.items() if was.get(collab) != tree]
    view.collabs.read(changed)
    before.collabs.read([collab for collab in changed if collab in was])
    edits = _edits(view, before.revision.commit) if changed else {}
    found = [
        Notice(one.member, "redirected", "", step="redirected", redirected=one)
        for one in redirected(before.snapshot, view.snapshot, view.now.date())
    ]
    for collab in changed:
        if state := view.readable(collab):
            earlier = _earlier(before, collab, known=collab in was)
            if earlier is not None:
                found += _told(view, earlier, state, edits.get(collab, ()))
    return tuple(found)


def _earlier(before: WorkspaceView, collab: str, *, known: bool) -> State | None:
    """How it stood; None where that cannot be read, for then all of it would be told as if it were new."""
    return before.readable(collab) if known else nothing(collab)


def _told(view: WorkspaceView, earlier: State, state: State, edits: Sequence[PlanEdit]) -> tuple[Notice, ...]:
    asked = view.dated(newly_owed(view.snapshot, earlier, state))
    return notices_of(view.snapshot, state, events_between(earlier, state, edits), asked, view.now.date())


def _edits(view: WorkspaceView, since: str) -> Mapping[str, Sequence[PlanEdit]]:
    """The plans made and edited since, by collaboration; of several commits that touch one, the last tells who."""
    repository = view.context.repository
    range_ = f"{since}..{view.revision.commit}"
    made = {one.commit: one for one, others in commits(repository, range_) if not others}
    touched = touched_by(repository.top, [f"{one.commit} {one.parent}" for one in made.values()])
    found: dict[str, PlanEdit] = {}
    for commit, files in touched.items():
        own = made[commit]
        for file in files:
            at = place(file.path.removeprefix(repository.prefix)) if file.path.startswith(repository.prefix) else None
            if at and at.kind in ("request", "task") and file.after:
                author = member_of(view.snapshot, own.email)
                first = found.get(file.path)
                act: Literal["create", "edit"] = (
                    "create" if file.how == "added" or (first and first.act == "create") else "edit"
                )
                found[file.path] = PlanEdit(
                    act, "task" if at.kind == "task" else "request", at.collab, at.id,
                    author.id if author else own.name, own.at, file.after,
                )  # fmt: skip
    by_collab: dict[str, list[PlanEdit]] = {}
    for edit in found.values():
        by_collab.setdefault(edit.collab, []).append(edit)
    return by_collab

"""What happened between a revision and the newest one, as notices: only the collaborations that changed are read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.store.disk.layout import place
from xcollab.store.git.commit_object import empty_tree
from xcollab.store.git.differences import touched_by
from xcollab.store.git.unpublished import commits
from xcollab.words import N_
from xcollab.workflow.notices.events import events_between, newly_owed, notices_of
from xcollab.workflow.notices.notice import Notice, PlanEdit
from xcollab.workflow.notices.redirected import redirected
from xcollab.workflow.rules.authorship import member_of
from xcollab.workflow.views.difference import nothing

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State


_ID = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
"""What a forge names a commit by; of zeros where there was none."""
_TWO_DAYS = timedelta(days=2)


def happened(view: WorkspaceView, since: str) -> tuple[Notice, ...]:
    """Who is told what of what came after a revision. A collaboration that cannot be read is told beside the answer."""
    before = _before(view, since)
    was, now = before.revision.trees() if before else {}, view.revision.trees()
    changed = [collab for collab, tree in now.items() if was.get(collab) != tree]
    view.collabs.read(changed)
    edits = _edits(view, before.revision.commit if before else "") if changed else {}
    found = _redirected(before, view) if before else []
    for collab in changed:
        state, earlier = view.readable(collab), _earlier(before, collab) if collab in was else nothing(collab)
        if state and earlier:
            found += _told(view, earlier, state, edits.get(collab, ()))
    return tuple(found)


def _before(view: WorkspaceView, since: str) -> WorkspaceView | None:
    """The revision; None where the workspace was not there yet.

    A forge names what was there before a push by an id: zeros at the first, and a commit that is nowhere any more after a
    push that forced it away. Then what came in the last two days is told: who pushes years of history tells nobody of them.
    """
    context = view.context
    try:
        before = WorkspaceView(context, since)
    except Refused as refused:
        if refused.code != "unknown-revision" or not _ID.fullmatch(since):
            raise
        day = view.now.date() - _TWO_DAYS
        told = N_("{revision} is no commit here: what came after {day} is told.")
        if since.strip("0"):  # zeros say themselves that nothing was there
            context.note(context.words(told, revision=since[:12], day=day))
        try:
            before = WorkspaceView(context, day.isoformat())
        except Refused:
            return None
    return before if "xcollab.yaml" in before.revision.entries("") else None


def _redirected(before: WorkspaceView, view: WorkspaceView) -> list[Notice]:
    """Whose mail goes elsewhere since."""
    found = redirected(before.snapshot, view.snapshot, view.now.date())
    return [Notice(one.member, "redirected", "", step="redirected", redirected=one) for one in found]


def _earlier(before: WorkspaceView | None, collab: str) -> State | None:
    """How it stood; None where that cannot be read, for then all of it would be told as if it were new."""
    return before.readable(collab) if before else None


def _told(view: WorkspaceView, earlier: State, state: State, edits: Sequence[PlanEdit]) -> tuple[Notice, ...]:
    asked = view.dated(newly_owed(view.snapshot, earlier, state))
    return notices_of(view.snapshot, state, events_between(earlier, state, edits), asked, view.now.date())


def _edits(view: WorkspaceView, since: str) -> Mapping[str, Sequence[PlanEdit]]:
    """The plans made and edited since, by collaboration; of several commits that touch one, the last tells who."""
    repository = view.context.repository
    range_ = f"{since}..{view.revision.commit}" if since else view.revision.commit
    made = {one.commit: one for one, others in commits(repository, range_) if not others}
    pairs = [
        one.commit if one.parent == empty_tree(one.commit) else f"{one.commit} {one.parent}" for one in made.values()
    ]
    touched = touched_by(repository.top, pairs)
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

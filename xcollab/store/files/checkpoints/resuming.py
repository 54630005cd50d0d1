"""From a checkpoint of a large collaboration to the present: what was added since is read, and nothing else."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Mapping
from math import isqrt
from typing import NamedTuple

from xcollab.errors import XcollabError
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.task import Task
from xcollab.store.disk.layout import home_of, path_of, place
from xcollab.store.files.checkpoints.checkpoint import Checkpoint
from xcollab.store.files.documents import Memory
from xcollab.store.files.loading import Loaded, load
from xcollab.store.git.differences import REGULAR, ChangedFile, touched_between
from xcollab.store.git.sources import Listed, Revision
from xcollab.workflow.model.layered import Layered

_AT_MOST = 4
"""Times the root of the number of all records may have been added; then all of it is read anew."""


class Resumed(NamedTuple):
    """A collaboration as it is now."""

    loaded: Loaded
    """What was read for it, with all of it in the snapshot."""
    blobs: frozenset[str]
    """The ids of the contents that were added."""
    stale: bool
    """Whether so much was added that it is worth keeping anew."""


class _Added:
    """Some files of a collaboration at a revision, with the settings and the attachments that were there before."""

    def __init__(self, revision: Revision, paths: Iterable[str]) -> None:
        self._revision, self._paths = revision, [*paths]
        self.homes, self.read, self.blob, self.digest = revision.homes, revision.read, revision.blob, revision.digest

    def list(self, collabs: Collection[str] | None = None) -> list[Listed]:
        """The settings, and those files."""
        return sorted([*self._revision.list(()), *(Listed(path, regular=True) for path in self._paths)])


def resumed(revision: Revision, home: str, tree: str, found: Checkpoint, memory: Memory) -> Resumed | None:
    """A collaboration from its checkpoint at a tree; None where anything but additions and edits of plans happened since, or what
    was added has a flaw: then all of it is to be read.
    """
    now = revision.trees().get(home, "")
    try:
        changed = touched_between(revision.git, tree, now) if now != tree else ()
    except XcollabError:  # the tree is gone
        return None
    count = isqrt(len(found.collab.entries) + len(found.collab.tasks))
    files = {f"collabs/{home}/{one.path}": one for one in changed}
    if not now or len(files) > _AT_MOST * count or not all(_goes_on(path, one) for path, one in files.items()):
        return None
    blobs = {path: one.after for path, one in files.items() if one.after}
    revision.know(blobs)
    loaded = load(_Added(revision, [*files, *found.attachments]), [home], memory)
    if any(home_of(problem.path) == home for problem in loaded.problems):
        return None
    more = loaded.snapshot.collabs.get(home, Collab(home))
    loaded.snapshot = replace(loaded.snapshot, collabs={home: _with(found.collab, more) if files else found.collab})
    return Resumed(loaded, frozenset(blobs.values()), stale=len(files) > count)


def _goes_on(path: str, changed: ChangedFile) -> bool:
    """Whether it is a record or an attachment more, or a plan that was edited."""
    kind = at.kind if (at := place(path)) else ""
    if changed.mode != REGULAR or not changed.after:
        return False
    return kind in (("request", "task") if changed.before else ("statement", "attachment", "request", "task"))


def _with(collab: Collab, more: Collab) -> Collab:
    """The collaboration with what was added or edited, in the order in which files are listed."""
    entries = [*collab.entries]
    for entry in more.entries:
        insort(entries, entry, key=_place_of)
    now = Collab(collab.id, more.request or collab.request, _tasks(collab.tasks, more.tasks), tuple(entries))
    now.__dict__["spoken_of"] = collab.spoken_of | more.spoken_of
    if not more.tasks:
        now.__dict__["named_in_tasks"] = collab.named_in_tasks
    return now


def _place_of(entry: Entry) -> str:
    return path_of(entry.record)


def _tasks(before: Mapping[str, Task], more: Mapping[str, Task]) -> Mapping[str, Task]:
    order = [*before]
    for name in more:
        if name not in before:
            insort(order, name, key="{}.yaml".format)
    return Layered(before, more, order) if more else before

"""Large collaborations go on from where they were kept folded, and are kept anew once enough was added."""

from collections.abc import Collection, Set
from contextlib import suppress
from zoneinfo import ZoneInfo

from xcollab.schema.snapshot import Collab
from xcollab.store.disk.layout import home_of
from xcollab.store.files.checkpoints import checkpoint, resuming
from xcollab.store.files.checkpoints.checkpoint import LARGE, Checkpoint
from xcollab.store.files.documents import Memory
from xcollab.store.files.loading import Loaded
from xcollab.store.files.records import Kept, Shelf, put, taken
from xcollab.store.git.sources import Revision
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.fold import fold, resumed, settled

_NEW = 4
"""Records that are read again with each act before they are kept: to keep them takes as long."""


class Checkpoints:
    """Those of one clone, for one revision."""

    def __init__(self, revision: Revision, shelf: Shelf, memory: Memory, zone: ZoneInfo) -> None:
        self._revision, self._shelf, self._memory, self._zone = revision, shelf, memory, zone
        self._known: dict[str, Checkpoint] = {}
        self._fresh: set[str] = set()
        """Those of which little was added since they were kept."""

    def resumed(self, home: str) -> Loaded | None:
        """A collaboration from where it was kept, with what was added since; None where all of it has to be read."""
        found = self._shelf.checkpoint(self._key(home))
        if found is None:
            return None
        tree, text = found
        try:
            kept = checkpoint.read(home, text)
        except (ValueError, TypeError, KeyError, IndexError):  # damaged
            return None
        added = self._shelf.records(self._added(home))
        self._memory.records |= taken(added, self._zone)
        going_on = resuming.resumed(self._revision, home, tree, kept, self._memory)
        if going_on is None:
            return None
        self._keep_added(home, added, going_on.blobs)
        self._known[home] = kept
        self._fresh |= set() if going_on.stale else {home}
        return going_on.loaded

    def _keep_added(self, home: str, before: Kept, blobs: Set[str]) -> None:
        """What was added since the checkpoint, once a few records of it were not known yet."""
        if len(blobs - before.keys()) > _NEW:
            self._shelf.keep_records(self._added(home), put(self._memory.known(blobs, self._zone)))

    def folded(self, collab: Collab, attachments: Collection[str], *, keep: bool) -> State:
        """The state of a collaboration; `keep` it where it is large, and another than is kept."""
        known = self._known.pop(collab.id, None)
        goes_on = known is not None and resumed(known.state, collab)
        state = settled(collab)
        large = len(collab.entries) + len(collab.tasks) >= LARGE
        if keep and large and not (goes_on and collab.id in self._fresh):
            self._keep(collab, attachments)
        return state

    def _keep(self, collab: Collab, attachments: Collection[str]) -> None:
        ours = tuple(sorted(path for path in attachments if home_of(path) == collab.id))
        with suppress(TypeError, KeyError):  # what cannot be kept is folded each time
            text = checkpoint.written(Checkpoint(collab, fold(collab), ours))
            self._shelf.keep_checkpoint(self._key(collab.id), self._revision.trees()[collab.id], text)

    def _key(self, home: str) -> str:
        return f"{home}@{self._zone}"

    def _added(self, home: str) -> str:
        return f"{self._key(home)}+"

"""A revision of which each collaboration is read when somebody asks for it: the work of a view is that of what it shows."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Protocol
from zoneinfo import ZoneInfo

from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab
from xcollab.store.disk.layout import home_of
from xcollab.store.files.checkpoints.kept import Checkpoints
from xcollab.store.files.documents import Memory
from xcollab.store.files.loading import Loaded, load
from xcollab.store.files.records import Shelf, put, taken
from xcollab.store.git.sources import Revision
from xcollab.words.progress import Progress
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.fold import settled

_FEW = 20
"""Collaborations whose records are kept from one look to the next, when they are read together."""
_WORTH = 200
"""Of thousands of records some are new after each act: they are put down once one in so many is, and read again until then."""


class Bring(Protocol):
    """Reads collaborations."""

    def __call__(self, wanted: Collection[str], *, whole: bool) -> Mapping[str, Collab]:
        """Some of them; `whole`, with each of their files, whatever is kept of them."""


class Folding(Protocol):
    """Folds collaborations, from where they are kept folded if that can be."""

    def __call__(self, collab: Collab, *, keep: bool) -> State:
        """The state of one; `keep` it for the next time."""


class OnDemand(Mapping[str, Collab]):
    """Collaborations by id. One is read when it is asked for; whoever goes through them reads all that are left, at once."""

    def __init__(self, named: Collection[str], bring: Bring, folding: Folding) -> None:
        self.named = frozenset(named)
        """What directories there are; one of them may hold no collaboration."""
        self._bring, self._folding = bring, folding
        self._read: dict[str, Collab | None] = {}

    @property
    def read_so_far(self) -> int:
        """How many were read."""
        return len(self._read)

    def state(self, collab: str, *, keep: bool = False) -> State:
        """What follows from all that was said in one; `keep` it for the next time where it is large."""
        return self._folding(self[collab], keep=keep)

    def read(self, wanted: Collection[str], *, whole: bool = False) -> None:
        """Read some that are going to be asked for, at once; `whole`, with all that is told of their files."""
        if missing := [name for name in wanted if name in self.named and name not in self._read]:
            self._read |= dict.fromkeys(missing) | dict(self._bring(missing, whole=whole))

    def __getitem__(self, collab: str) -> Collab:
        self.read([collab])
        found = self._read.get(collab)
        if found is None:
            raise KeyError(collab)
        return found

    def __iter__(self) -> Iterator[str]:
        self.read(self.named)
        return iter(sorted(name for name, found in self._read.items() if found))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def load_on_demand(
    revision: Revision, told: Callable[[Loaded], None], progress: Progress, shelf: Shelf | None, memory: Memory
) -> Loaded:
    """The settings of a revision, and its collaborations as they are asked for; `told` hears of each reading what it found,
    `progress` while it lasts. What was checked before, and stands there as it was, is in the memory or comes from the shelf.

    What is wrong in their files stands with the problems once they are read. Raises `BadFile` as `load` does.
    """
    loaded = _with_shelf(shelf, {"": ""}, memory, None, lambda: load(revision, (), memory))
    zone = loaded.snapshot.workspace.zone
    checkpoints = Checkpoints(revision, shelf, memory, zone) if shelf else None

    def bring(wanted: Collection[str], *, whole: bool) -> Mapping[str, Collab]:
        found: dict[str, Collab] = {}
        few = len(wanted) <= _FEW
        for home in wanted if few and not whole else ():
            if checkpoints and (resumed := checkpoints.resumed(home)):
                add(resumed)
                found |= resumed.snapshot.collabs
        if rest := [home for home in wanted if home not in found]:
            homes = {f"{home}@{zone}": home for home in rest} if few else {}
            with progress() as say:
                more = _with_shelf(shelf, homes, memory, zone, lambda: load(revision, rest, memory, say))
            add(more)
            found |= more.snapshot.collabs
        return found

    def add(more: Loaded) -> None:
        known = {problem[:3] for problem in loaded.problems}
        more.problems = [problem for problem in more.problems if problem[:3] not in known]
        loaded.problems += more.problems
        loaded.files |= more.files
        loaded.attachments |= more.attachments
        told(more)

    def folding(collab: Collab, *, keep: bool) -> State:
        if checkpoints is None:
            return settled(collab)
        flawed = any(home_of(problem.path) == collab.id for problem in loaded.problems)
        return checkpoints.folded(collab, loaded.attachments, keep=keep and not flawed)

    collabs = OnDemand(loaded.snapshot.elsewhere, bring, folding)
    loaded.snapshot = replace(loaded.snapshot, collabs=collabs, elsewhere=frozenset())
    return loaded


def _with_shelf(
    shelf: Shelf | None, homes: Mapping[str, str], memory: Memory, zone: ZoneInfo | None, read: Callable[[], Loaded]
) -> Loaded:
    """Read with what is on the shelf, and put there what is new; `homes` are collaborations by what they are kept under."""
    if shelf is None:
        return read()
    kept = {key: shelf.records(key) for key in homes}
    for records in kept.values():
        memory.records |= taken(records, zone)
    loaded = read()
    flawed = {home_of(problem.path) for problem in loaded.problems}
    for key, home in homes.items():
        ours = (path for path in loaded.files if (path.startswith(f"collabs/{home}/") if home else not home_of(path)))
        blobs = {blob for path in ours if (blob := loaded.source.blob(path))}
        new = blobs - kept[key].keys()
        if home not in flawed and (new or len(blobs) < len(kept[key])) and len(new) >= len(blobs) // _WORTH:
            known = {blob: record for blob, record in kept[key].items() if blob in blobs}
            shelf.keep_records(key, known | dict(put(memory.known(new, zone))))
    return loaded

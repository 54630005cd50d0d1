"""A revision of which each collaboration is read when somebody asks for it: the work of a view is that of what it shows."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from xcollab.schema.snapshot import Collab
from xcollab.store.files.loading import Loaded, Memory, load
from xcollab.store.git.sources import Revision
from xcollab.words.progress import Progress

Bring = Callable[[Collection[str]], Mapping[str, Collab]]


class OnDemand(Mapping[str, Collab]):
    """Collaborations by id. One is read when it is asked for; whoever goes through them reads all that are left, at once."""

    def __init__(self, named: Collection[str], bring: Bring) -> None:
        self.named = frozenset(named)
        """What directories there are; one of them may hold no collaboration."""
        self._bring = bring
        self._read: dict[str, Collab | None] = {}

    def read(self, wanted: Collection[str]) -> None:
        """Read some that are going to be asked for, at once."""
        if missing := [name for name in wanted if name in self.named and name not in self._read]:
            self._read |= dict.fromkeys(missing) | dict(self._bring(missing))

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


def load_on_demand(revision: Revision, told: Callable[[Loaded], None], progress: Progress) -> Loaded:
    """The settings of a revision, and its collaborations as they are asked for; `told` hears of each reading what it found,
    `progress` while it lasts.

    What is wrong in their files stands with the problems once they are read. Raises `BadFile` as `load` does.
    """
    memory = Memory()
    loaded = load(revision, collabs=(), memory=memory)

    def bring(wanted: Collection[str]) -> Mapping[str, Collab]:
        with progress() as say:
            more = load(revision, wanted, memory, say)
        known = {problem[:3] for problem in loaded.problems}
        more.problems = [problem for problem in more.problems if problem[:3] not in known]
        loaded.problems += more.problems
        loaded.files |= more.files
        loaded.attachments |= more.attachments
        told(more)
        return more.snapshot.collabs

    collabs = OnDemand(loaded.snapshot.elsewhere, bring)
    loaded.snapshot = replace(loaded.snapshot, collabs=collabs, elsewhere=frozenset())
    return loaded

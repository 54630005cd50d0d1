"""Large collaborations go on from where they were kept folded: with the very state that comes of folding all of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from tests.support.company import Company
from tests.support.midflight import only
from xcollab.schema.snapshot import Collab
from xcollab.store.files.checkpoints import kept as checkpoints
from xcollab.store.files.documents import Memory
from xcollab.store.files.loading import load
from xcollab.store.files.on_demand import OnDemand, load_on_demand
from xcollab.store.files.records import Kept
from xcollab.store.git.repository import Repository
from xcollab.words.progress import Told, unheard
from xcollab.workflow.model.state import State
from xcollab.workflow.rules import fold as folding
from xcollab.workflow.rules.fold import fold, settled


class Shelf:
    """What one clone remembers, in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, bytes]] = {}
        self.of_files: dict[str, Kept] = {}

    def records(self, home: str) -> Kept:
        return self.of_files.get(home, {})

    def keep_records(self, home: str, records: Kept) -> None:
        self.of_files[home] = records

    def checkpoint(self, home: str) -> tuple[str, bytes] | None:
        return self.kept.get(home)

    def keep_checkpoint(self, home: str, tree: str, text: bytes) -> None:
        self.kept[home] = (tree, text)


@contextmanager
def _quietly() -> Iterator[Told]:
    yield unheard


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every collaboration counts as large."""
    monkeypatch.setattr(checkpoints, "LARGE", 1)


def _anew(collab: Collab) -> State:
    """Folded from the beginning."""
    folding._LAST.clear()
    fold.cache_clear()
    return settled(collab)


def _found(repository: Repository, commit: str, home: str, shelf: Shelf) -> tuple[State, list[tuple[object, ...]]]:
    """A state, and what is wrong, as another command finds it, which knows what is on the shelf and nothing else."""
    folding._LAST.clear()
    fold.cache_clear()
    loaded = load_on_demand(repository.at(commit), lambda more: None, _quietly, shelf, Memory(None))
    collabs = loaded.snapshot.collabs
    assert isinstance(collabs, OnDemand)
    state = collabs.state(home, keep=True)
    assert collabs[home].id == home
    return state, sorted(problem[:3] for problem in loaded.problems)


def _agree(repository: Repository, commits: list[str], shelf: Shelf) -> int:
    """At each commit after another, every state is the one that is folded from all files; how often one was kept."""
    kept = 0
    for commit in commits:
        for home, collab in load(repository.at(commit)).snapshot.collabs.items():
            before = dict(shelf.kept)
            found, wrong = _found(repository, commit, home, shelf)
            kept += shelf.kept != before
            anew = _anew(collab)
            assert wrong == sorted(problem[:3] for problem in load(repository.at(commit), [home]).problems)
            assert found == anew
            assert found.collab.spoken_of == collab.spoken_of
            assert [*found.tasks] == [*anew.tasks] == [*found.collab.tasks]
            assert [entry.record for entry in found.collab.entries] == [entry.record for entry in collab.entries]
    return kept


@pytest.mark.usefixtures("large")
def test_at_every_step_of_a_history_the_state_is_that_of_a_whole_fold(
    example: Path, git_environment: dict[str, str]
) -> None:
    repository = Repository(example, git_environment)
    history = repository.git.run("rev-list", "--reverse", "HEAD").text.split()
    some = history[::3]
    assert 5 < _agree(repository, some, Shelf()) < len(some)


@pytest.mark.usefixtures("large")
def test_so_it_is_between_any_two_commits(example: Path, git_environment: dict[str, str]) -> None:
    repository, random = Repository(example, git_environment), Random(7)
    history = repository.git.run("rev-list", "HEAD").text.split()
    _agree(repository, random.sample(history, 20), Shelf())


def _logs(company: Company) -> list[Path]:
    return sorted((company.root / "collabs/q3/logs/report").glob("*.yaml"))


def _edited(path: Path, was: str, now: str) -> None:
    assert was in path.read_text()
    path.write_text(path.read_text().replace(was, now, 1))


def _back_dated(company: Company) -> None:
    """As a merge may bring it: something said before the last that was known."""
    first = _logs(company)[0]
    earlier = first.with_name(first.name.replace("20240", "20230"))
    earlier.write_text(first.read_text().replace("2024-0", "2023-0"))


BY_HAND: dict[str, Callable[[Company], object]] = {
    "a statement is deleted": lambda company: _logs(company)[-1].unlink(),
    "a statement is edited": lambda company: _edited(_logs(company)[-1], "- li", "- sun"),
    "a statement is dated back": _back_dated,
    "a plan is edited": lambda company: _edited(
        company.root / "collabs/q3/tasks/poster.yaml", "title: ", "title: Other "
    ),
    "the request is edited": lambda company: _edited(
        company.root / "collabs/q3/request.yaml", "title: ", "title: Other "
    ),
    "a task is deleted": lambda company: (company.root / "collabs/q3/tasks/poster.yaml").unlink(),
    "a program": lambda company: _logs(company)[-1].chmod(0o755),
    "no record": lambda company: (company.root / "collabs/q3/notes.txt").write_text("mine"),
    "a flaw": lambda company: _edited(_logs(company)[-1], "act: ", "colour: red\nact: "),
    "an attachment is gone": lambda company: only(company, "attachments/*").unlink(),
    "another zone": lambda company: _edited(company.root / "xcollab.yaml", "Asia/Shanghai", "Europe/Berlin"),
}


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("how", BY_HAND)
def test_whatever_somebody_does_by_hand_is_seen(working: Company, how: str) -> None:
    repository, shelf = Repository(working.root, working.environment), Shelf()
    assert _agree(repository, ["HEAD"], shelf) == 1
    BY_HAND[how](working)
    working.git("add", "--all")
    working.git("commit", "--quiet", "-m", how)
    _agree(repository, ["HEAD", "HEAD~1", "HEAD"], shelf)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    "spoil", [lambda text: b"", lambda text: b"[]", lambda text: text.replace(b"tuple", b"os.system")]
)
def test_what_is_no_checkpoint_is_done_without(working: Company, spoil: Callable[[bytes], bytes]) -> None:
    repository, shelf = Repository(working.root, working.environment), Shelf()
    _agree(repository, ["HEAD"], shelf)
    ((home, (tree, text)),) = shelf.kept.items()
    shelf.kept[home] = (tree, spoil(text))
    _agree(repository, ["HEAD"], shelf)


def test_a_small_collaboration_is_not_kept(working: Company) -> None:
    assert _agree(Repository(working.root, working.environment), ["HEAD"], Shelf()) == 0

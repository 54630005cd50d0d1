"""What views say with the index, without it, and where it holds what was true before: the same."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.app.looked_at import (
    LATER,
    STEPS,
    adds_a_task,
    begins_a_second,
    breaks_a_file,
    comments,
    everything,
    forgotten,
    index_of,
)
from tests.support.at_work import People, begun
from tests.support.company import Company, isolated
from xcollab.app.overview import Overview
from xcollab.app.views.board import task_board
from xcollab.app.views.inbox import inbox
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused, XcollabError
from xcollab.store.files.checkpoints import kept as checkpoints
from xcollab.store.git.objects import Objects, Unread
from xcollab.workflow.views.summary import summary


@settings(max_examples=3, deadline=None, phases=[Phase.generate])
@given(
    steps=st.lists(st.sampled_from(STEPS), min_size=2, max_size=4), back=st.integers(0, 8), day=st.integers(1, 28),
    large=st.booleans(),
)  # fmt: skip
def test_every_view_says_the_same_with_the_index_and_without_it_whatever_happened(
    under_way: Company,
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[Callable[[People], None]],
    back: int,
    day: int,
    large: bool,
) -> None:
    home = tmp_path_factory.mktemp("random")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(checkpoints, "LARGE", 1 if large else 1_000)  # each is kept folded, or none is
        _said_alike(under_way, home, steps, f"HEAD~{back}", f"2024-07-{day:02}T12:00")
    shutil.rmtree(home)


def _said_alike(under_way: Company, home: Path, steps: list[Callable[[People], None]], then: str, now: str) -> None:
    shutil.copytree(under_way.root, home / "acme", symlinks=True)
    people = People.after_begun(Company(home / "acme", isolated(home / "home", os.environ)))
    everything(people)
    begins_a_second(people)
    for step in steps:
        try:
            step(people)
        except (XcollabError, OSError):
            continue  # not possible after what happened before
        whole = WorkspaceView(people.context("li"), now=LATER)
        states = [state for name in sorted(whole.snapshot.collabs) if (state := whole.readable(name))]
        rows = [one for state in states if (one := summary(whole.snapshot, state, whole.now.date())).running]
        if rows:
            assert Overview(people.context("li"), now=LATER).summaries() == rows
    known = everything(people)
    assert known == forgotten(people)
    known = everything(people, then, now)
    shutil.rmtree(index_of(people), ignore_errors=True)
    assert everything(people, then, now) == known


@pytest.fixture
def blobs_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of all files whose content is read; what directories and commits say is none."""
    read: list[str] = []
    real = Objects.read

    def noted(self: Objects, ids: list[str], largest: int | None = None) -> object:
        ids = list(ids)
        kinds = {told.id: told.kind for _, told in self._answers("info", ids) if not isinstance(told, Unread)}
        read.extend(name for name in ids if kinds.get(name) not in ("tree", "commit"))
        return real(self, ids, largest)

    monkeypatch.setattr(Objects, "read", noted)
    return read


def test_of_what_has_not_changed_no_file_is_read(at_work: People, blobs_read: list[str]) -> None:
    shutil.rmtree(index_of(at_work), ignore_errors=True)
    first = everything(at_work)
    assert blobs_read
    blobs_read.clear()
    assert everything(at_work) == first
    assert blobs_read == []


def test_after_an_act_only_its_collaboration_is_read(at_work: People, blobs_read: list[str]) -> None:
    begins_a_second(at_work)
    everything(at_work)
    comments(at_work)
    blobs_read.clear()
    task_board(Overview(at_work.context("li"), now=LATER))
    git = at_work.company.git
    names = {line.split("\t")[1] for line in git("ls-tree", "-r", "HEAD").splitlines() if line.split()[2] in blobs_read}
    assert {name.split("/")[1] for name in names if name.startswith("collabs/")} == {"q3"}


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000),
        lambda path: path.write_bytes(b"no database"),
        lambda path: path.write_bytes(path.read_bytes()[:4096]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes().replace(b"Report", b"Deport")),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["damaged", "foreign", "cut short", "empty", "changed", "a directory"],
)
def test_an_index_that_is_spoilt_changes_no_answer(at_work: People, spoilt: Callable[[Path], object]) -> None:
    right = everything(at_work)
    (path,) = index_of(at_work).glob("*.sqlite")
    spoilt(path)
    assert everything(at_work) == right
    assert everything(at_work) == right


def test_where_nobody_may_write_the_answer_is_the_same(at_work: People) -> None:
    right = everything(at_work)
    (path,) = index_of(at_work).glob("*.sqlite")
    path.chmod(0o400)
    adds_a_task(at_work)
    changed = everything(at_work)
    path.unlink()
    assert everything(at_work) == changed != right


def test_where_nothing_can_be_read_it_is_said_why(at_work: People) -> None:
    breaks_a_file(at_work)
    for _ in range(2):
        with pytest.raises(XcollabError, match="unknown-key"):
            task_board(Overview(at_work.context("li")))


def test_a_stranger_may_look_and_has_no_inbox_of_their_own(at_work: People) -> None:
    view = Overview(at_work.context("mallory"), now=LATER)
    assert view.reader == "" and task_board(view).tasks
    with pytest.raises(Refused, match="stranger"):
        inbox(view)


def test_linked_working_trees_share_what_is_remembered(at_work: People, blobs_read: list[str]) -> None:
    everything(at_work)
    beside_it = at_work.root.parent / "linked"
    at_work.company.git("worktree", "add", "--quiet", str(beside_it))
    blobs_read.clear()
    assert task_board(Overview(People(at_work.company, beside_it).context("li"), now=LATER)).tasks
    assert blobs_read == []


def test_only_so_much_is_remembered(at_work: People) -> None:
    path = at_work.root / "departments/sales.yaml"
    before = path.read_text()
    for number in range(6):
        path.write_text(before.replace("name: Li Na", f"name: Li Na {number}"))
        at_work.company.git("commit", "--quiet", "--allow-empty", "-am", "another name")
        assert task_board(Overview(at_work.context("zhou"), now=LATER)).tasks
    index = Overview(at_work.context("zhou"), now=LATER).index
    (contexts,) = index.database.read("SELECT count(*) AS n FROM context")
    assert contexts["n"] == 4


def test_a_workspace_in_which_nothing_is_begun_has_empty_views(people: People) -> None:
    assert task_board(Overview(people.context("li"))).tasks == []
    begun(people)
    assert [row.task for row in task_board(Overview(people.context("li"))).tasks] == ["report"]

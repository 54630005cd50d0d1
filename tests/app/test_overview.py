"""What views say with the index, without it, and where it holds what was true before: the same."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.support.at_work import People, begun
from tests.support.company import Company, isolated
from xcollab.app.overview import Overview
from xcollab.app.views.board import task_board
from xcollab.app.views.history import history
from xcollab.app.views.inbox import beside, inbox, inbox_view
from xcollab.app.views.overdue import late
from xcollab.app.views.report import gathered, report
from xcollab.app.views.status import status
from xcollab.app.views.tasks import task
from xcollab.app.views.waiting import waiting
from xcollab.app.views.why import why
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused, XcollabError
from xcollab.render.base.json_data import View, answer
from xcollab.store.files import checkpoints
from xcollab.store.git.objects import Objects, Unread
from xcollab.workflow.views.summary import summary

LATER = "2024-07-15T12:00"


def _everything(people: People, at: str | None = None, now: str = LATER) -> str:
    """What the four views over all say to two people, with what stands below each line of their inboxes, and what views of
    one collaboration say.
    """
    said: list[object] = []
    for who in ("li", "zhou"):
        view = Overview(people.context(who), at, now)
        try:
            found = inbox(view, who)
            below = [beside(view, who, found.waiting)[each.obligation] for each in found.waiting]
            said += [answer(one) for one in (task_board(view), late(view), waiting(view), inbox_view(view, found))] + [
                below
            ]
        except XcollabError as error:
            said.append(error.code)
        said.append(view.context.told)
    return json.dumps([*said, _of_one(people, at, now)])


def _of_one(people: People, at: str | None, now: str) -> list[object]:
    said: list[object] = []
    views: tuple[Callable[[WorkspaceView], View], ...] = (
        lambda view: status(view, "q3"),
        lambda view: why(view, "q3"),
        lambda view: history(view, "q3"),
        lambda view: task(view, "report", "q3"),
        lambda view: report(view, gathered(view, "q3")),
    )
    for asked in views:
        view = WorkspaceView(people.context("li"), at, now)
        try:
            said.append(answer(asked(view)))
        except XcollabError as error:
            said.append(error.code)
        said.append(view.context.told)
    return said


def _index(people: People) -> Path:
    return people.root / ".git/xcollab"


def _forgotten(people: People) -> str:
    """What is said by whoever begins anew, and by whoever cannot remember."""
    shutil.rmtree(_index(people), ignore_errors=True)
    anew = _everything(people)
    shutil.rmtree(_index(people), ignore_errors=True)
    _index(people).write_text("no directory: nothing can be remembered here\n")
    without = _everything(people)
    _index(people).unlink()
    assert without == anew
    return anew


def _comment(people: People) -> None:
    people.do("li", "task", "comment", task="q3/report", text="half of it")


def _log(people: People) -> None:
    people.do("li", "task", "progress", task="report", status="doing", text="on it")


def _task(people: People) -> None:
    name = f"more-{people.moment:%H%M}"
    people.do(
        "zhou", "task", "create", new_id=name, collab="q3", title="More", owner="li", due="2024-07-09", criteria=["c"]
    )


def _second(people: People) -> None:
    people.do("chen", "request", "create", new_id=f"q{people.moment:%H%M}", title="Next", background="b", objectives=["o"],
              coordinator="zhou", departments=["sales"], due="2024-09-30", milestones=["Launch; date=2024-09-01"])  # fmt: skip


def _by_hand(people: People) -> None:
    path = people.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text().replace("title: Report", "title: Report by hand"))
    people.company.git("commit", "--quiet", "--allow-empty", "-am", "by hand")


def _broken(people: People) -> None:
    path = people.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text() + "colour: red\n")
    people.company.git("commit", "--quiet", "--allow-empty", "-am", "a key that is none")


def _stray(people: People) -> None:
    (people.root / "collabs/q3/notes.txt").write_text("mine\n")
    (people.root / "departments/plan.md").write_text("mine\n")
    people.company.git("add", ".")
    people.company.git("commit", "--quiet", "--allow-empty", "-m", "files that are no records")


def _leaves(people: People) -> None:
    path = people.root / "departments/sales.yaml"
    path.write_text(path.read_text().replace("id: li\n", "id: li\n    until: 2024-07-05\n"))
    people.company.git("commit", "--quiet", "--allow-empty", "-am", "Li leaves")


def _renamed(people: People) -> None:
    path = people.root / "departments/sales.yaml"
    path.write_text(path.read_text().replace("name: Li Na", "name: Li Nana"))
    people.company.git("commit", "--quiet", "--allow-empty", "-am", "another name")


def _joins(people: People) -> None:
    _in_department(
        people, "sales", "members:\n", "members:\n  - id: novak\n    name: Ann Novak\n    email: [novak@example.com]\n"
    )


def _lead(people: People) -> None:
    _in_department(people, "sales", "lead: li", "lead: sun")


def _in_department(people: People, department: str, was: str, now: str) -> None:
    path = people.root / f"departments/{department}.yaml"
    path.write_text(path.read_text().replace(was, now, 1))
    people.company.git("commit", "--quiet", "--allow-empty", "-am", f"{department} is changed")


def _day_off(people: People) -> None:
    (people.root / "calendar.yaml").write_text("off:\n  - date: 2024-07-11\n    name: Our day\n")
    people.company.git("add", ".")
    people.company.git("commit", "--quiet", "--allow-empty", "-m", "a day off")


def _back(people: People) -> None:
    people.company.git("reset", "--quiet", "--hard", "HEAD~1")


def _amended(people: People) -> None:
    people.company.git("commit", "--quiet", "--amend", "-m", "said otherwise")


def _collected(people: People) -> None:
    people.company.git("gc", "--quiet", "--prune=now")


STEPS: tuple[Callable[[People], None], ...] = (
    _comment, _log, _task, _second, _by_hand, _broken, _stray, _leaves, _renamed, _joins, _lead, _day_off, _back, _amended, _collected,
)  # fmt: skip


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
    _everything(people)
    _second(people)
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
    known = _everything(people)
    assert known == _forgotten(people)
    known = _everything(people, then, now)
    shutil.rmtree(_index(people), ignore_errors=True)
    assert _everything(people, then, now) == known


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
    shutil.rmtree(_index(at_work), ignore_errors=True)
    first = _everything(at_work)
    assert blobs_read
    blobs_read.clear()
    assert _everything(at_work) == first
    assert blobs_read == []


def test_after_an_act_only_its_collaboration_is_read(at_work: People, blobs_read: list[str]) -> None:
    _second(at_work)
    _everything(at_work)
    _comment(at_work)
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
    right = _everything(at_work)
    (path,) = _index(at_work).glob("*.sqlite")
    spoilt(path)
    assert _everything(at_work) == right
    assert _everything(at_work) == right


def test_where_nobody_may_write_the_answer_is_the_same(at_work: People) -> None:
    right = _everything(at_work)
    (path,) = _index(at_work).glob("*.sqlite")
    path.chmod(0o400)
    _task(at_work)
    changed = _everything(at_work)
    path.unlink()
    assert _everything(at_work) == changed != right


def test_where_nothing_can_be_read_it_is_said_why(at_work: People) -> None:
    _broken(at_work)
    for _ in range(2):
        with pytest.raises(XcollabError, match="unknown-key"):
            task_board(Overview(at_work.context("li")))


def test_a_stranger_may_look_and_has_no_inbox_of_their_own(at_work: People) -> None:
    view = Overview(at_work.context("mallory"), now=LATER)
    assert view.reader == "" and task_board(view).tasks
    with pytest.raises(Refused, match="stranger"):
        inbox(view)


def test_linked_working_trees_share_what_is_remembered(at_work: People, blobs_read: list[str]) -> None:
    _everything(at_work)
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

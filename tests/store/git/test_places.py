"""Where a workspace may lie: below the top of its repository, beside another, in a linked worktree, behind a link."""

import shutil
from pathlib import Path

import pytest

from tests.support.bystanders import of_last_commit, scatter, state
from tests.support.company import Company
from tests.support.writing_acts import ACTS

FEW = ("task log", "request revise", "acceptance pass", "department edit")


@pytest.fixture
def below(working: Company) -> Company:
    """The same company in a subdirectory of a repository that holds other things, in a directory of an odd name."""
    top = working.root.parent / "mono\nrepo of ünits"
    top.mkdir()
    shutil.copytree(working.root, top / "teams/acme", ignore=shutil.ignore_patterns(".git"))
    company = Company(top / "teams/acme", working.environment, clock=working.clock.isoformat())
    company.git("init", "--quiet", str(top))
    (top / "setup.py").write_text("print()\n")
    (top / "collabs").mkdir()
    (top / "collabs/other.txt").write_text("not ours\n")
    company.git("add", str(top))
    company.git("commit", "--quiet", "-m", "Everything")
    return company


@pytest.mark.parametrize("name", FEW)
def test_a_workspace_below_the_top_of_its_repository_works(below: Company, name: str) -> None:
    act = ACTS[name]
    act.prepare(below)
    top = below.root.parent.parent
    (top / "setup.py").write_text("print('dirty')\n")
    (top / "staged.txt").write_text("staged\n")
    below.git("add", str(top / "staged.txt"))
    below.did(act.who, *act.words)
    assert all(path.startswith(("teams/acme/collabs/", "teams/acme/departments/")) for path in of_last_commit(below))
    assert (
        below.git("status", "--porcelain", "--", str(top / "setup.py"), str(top / "staged.txt"))
        == " M setup.py\nA  staged.txt\n"
    )
    assert below.git("status", "--porcelain", "--", ".") == ""
    for words in (["check"], ["check", "--staged"], ["check", "--at", "HEAD"]):
        assert below.does("zhou", *words).out == below.did("zhou", "check")


def test_below_the_top_a_refused_path_is_named_from_the_workspace(below: Company) -> None:
    plan = below.root / "collabs/q3/tasks/report.yaml"
    plan.write_text(plan.read_text() + "# mine\n")
    result = below.does("zhou", *ACTS["task reassign"].words)
    assert "error: collabs/q3/tasks/report.yaml has uncommitted edits" in result.err
    assert "(1 uncommitted files are not shown, such as collabs/q3/tasks/report.yaml" in below.does("zhou", "board").err


def test_hand_edits_are_taken_over_below_the_top_too(below: Company) -> None:
    plan = below.root / "collabs/q3/tasks/page.yaml"
    plan.write_text(plan.read_text().replace("Web page", "Landing page  # by hand"))
    below.did("zhou", "task", "edit", "page")
    assert of_last_commit(below) == {"teams/acme/collabs/q3/tasks/page.yaml"}


@pytest.mark.parametrize("inner", ["collabs/q3", "collabs/q3/logs/report", "departments"])
def test_a_command_finds_the_workspace_from_every_directory_in_it(below: Company, inner: str) -> None:
    below.did("li", *ACTS["task log"].words[:7], cwd=below.root / inner)
    assert below.git("status", "--porcelain") == ""
    assert below.did("zhou", "check", cwd=below.root / inner) == below.did("zhou", "check")


def test_an_attached_file_is_named_from_the_directory_one_is_in(below: Company) -> None:
    (below.root / "departments/photo.png").write_bytes(b"\x89PNG")
    below.did("li", *ACTS["task log"].words[:7], "--attach", "photo.png", cwd=below.root / "departments")
    assert any(path.endswith(".png") for path in of_last_commit(below))


def test_outside_every_workspace_a_command_says_so(company: Company, tmp_path: Path) -> None:
    result = company.does("zhou", "board", cwd=tmp_path)
    assert (result.code, result.out) == (1, "")
    assert "no xcollab.yaml here or above" in result.err
    assert "\nhint: " in result.err


def test_a_workspace_that_is_in_no_repository_is_told_apart(working: Company, tmp_path: Path) -> None:
    shutil.rmtree(working.root / ".git")
    result = working.does("zhou", "board")
    assert (result.code, result.out) == (4, "")
    assert f"{working.root} is not in a git repository" in result.err


def test_two_workspaces_in_one_repository_know_nothing_of_each_other(below: Company) -> None:
    other = Company(below.root.parent / "acme-2", below.environment, clock=below.clock.isoformat())
    other.root.mkdir()
    other.did("wu", "init", "--language", "en", "--member", "wu")
    assert of_last_commit(other) == {"teams/acme-2/xcollab.yaml", "teams/acme-2/departments/office.yaml"}
    assert other.did("wu", "check") == "Files checked: 2; nothing wrong.\n"
    assert below.did("zhou", "check") == "Files checked: 24; nothing wrong.\n"
    assert "Wu Fang" in other.did("wu", "member", "list")
    assert "Li Na" not in other.did("wu", "member", "list")


@pytest.mark.parametrize("name", FEW)
def test_a_linked_worktree_commits_on_its_own_branch_and_leaves_the_other_alone(working: Company, name: str) -> None:
    act = ACTS[name]
    act.prepare(working)
    working.git("worktree", "add", "--quiet", "-b", "side", "../side")
    side = Company(working.root.parent / "side", working.environment, clock=working.clock.isoformat())
    scatter(working)
    before = state(working)
    side.did(act.who, *act.words)
    assert side.git("log", "-1", "--format=%D") == "HEAD -> side\n"
    assert side.git("status", "--porcelain") == ""
    after = state(working)
    assert (after.head, after.stage, after.status, after.files) == (
        before.head,
        before.stage,
        before.status,
        before.files,
    )
    (working.root.parent / "acme/.git/worktrees/side/index.lock").touch()
    assert "git is busy" in side.does("zhou", "department", "add", "legal").err


def test_a_workspace_behind_a_link_is_the_workspace(working: Company, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(working.root, target_is_directory=True)
    working.did("li", *ACTS["task log"].words[:7], cwd=tmp_path / "link")
    working.did("zhou", *ACTS["task edit"].words, cwd=tmp_path / "link/collabs")
    assert working.git("status", "--porcelain") == ""


def test_a_shallow_clone_can_be_worked_in(working: Company, tmp_path: Path) -> None:
    working.git("clone", "--quiet", "--depth", "1", f"file://{working.root}", str(tmp_path / "clone"))
    clone = Company(tmp_path / "clone", working.environment, clock=working.clock.isoformat())
    clone.did("li", *ACTS["task log"].words[:7])
    assert clone.git("rev-list", "--count", "HEAD") == "2\n"
    assert clone.did("zhou", "check") == "Files checked: 25; nothing wrong.\n"


@pytest.mark.parametrize("name", ["task log", "request comment", "task add", "request new", "department edit"])
def test_in_a_sparse_checkout_acts_are_recorded_and_nothing_counts_as_deleted(working: Company, name: str) -> None:
    working.git("status")
    working.git("sparse-checkout", "set", "--cone", "departments")
    assert not (working.root / "collabs").exists()
    whole = working.did("zhou", "check")
    assert whole == working.did("zhou", "check", "--at", "HEAD")
    ACTS[name].prepare(working)
    working.did(ACTS[name].who, *ACTS[name].words)
    assert working.git("status", "--porcelain") == ""
    assert working.did("zhou", "check") == working.did("zhou", "check", "--at", "HEAD")
    assert "Web page" in working.did("zhou", "task", "list")
    working.git("sparse-checkout", "disable")
    assert working.git("status", "--porcelain") == ""
    assert "nothing wrong" in working.did("zhou", "check")


def test_a_plan_that_a_sparse_checkout_leaves_out_is_not_edited_and_told_to_be_away(working: Company) -> None:
    working.git("status")
    working.git("sparse-checkout", "set", "--cone", "departments")
    before = state(working)
    result = working.does("zhou", *ACTS["task edit"].words)
    assert (result.code, result.out) == (1, "")
    assert "collabs/q3/tasks/page.yaml is not on the disk: this is a sparse checkout" in result.err
    assert state(working) == before
    working.git(*result.err.rpartition("`git ")[2].partition("`")[0].split())
    working.did("zhou", *ACTS["task edit"].words)


def test_what_lies_on_the_disk_in_a_sparse_checkout_is_read_from_the_disk(working: Company) -> None:
    working.git("status")
    working.git("sparse-checkout", "set", "--cone", "departments")
    (working.root / "collabs/q3/tasks").mkdir(parents=True)
    (working.root / "collabs/q3/tasks/page.yaml").write_text("title: [\n")
    result = working.does("zhou", "check")
    assert result.code == 1 and "collabs/q3/tasks/page.yaml:1: error" in result.out


def test_in_a_repository_without_a_working_tree_nothing_is_begun_or_read(working: Company) -> None:
    working.git("init", "--quiet", "--bare", "../hub.git")
    working.git("config", "core.bare", "true")
    hub = working.root.parent / "hub.git"
    for cwd, words in (
        (working.root, ("board",)),
        (working.root, ("task", "log", "report", "-s", "doing", "-m", "x")),
        (hub, ("init", ".", "--member", "zhou")),
        (hub, ("init", "new/company", "--member", "zhou")),
        (working.root / ".git", ("init", "new", "--member", "zhou")),
    ):
        before = sorted(cwd.iterdir())
        result = working.does("zhou", *words, cwd=cwd)
        assert (result.code, result.out) == (4, "")
        assert "has no working tree there: it is bare, or this is the inside of one\nhint: " in result.err
        assert sorted(cwd.iterdir()) == before
    assert "[bare-repository]" in working.does("zhou", "doctor").out
    working.git("config", "core.bare", "false")
    assert working.did("zhou", "board")


@pytest.mark.parametrize(
    "name", ["GIT_ICASE_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_LITERAL_PATHSPECS"]
)
def test_how_a_person_has_git_read_paths_changes_no_act(working: Company, name: str) -> None:
    working.environment[name] = "1"
    working.did("li", "task", "log", "report", "-s", "doing", "-m", "half")
    assert "nothing wrong" in working.did("li", "check")


def test_a_working_tree_elsewhere_that_the_environment_names_is_not_the_one_that_is_worked_in(
    working: Company, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    working.environment["GIT_WORK_TREE"] = str(tmp_path / "elsewhere")
    working.did("li", "task", "log", "report", "-s", "doing", "-m", "half")
    del working.environment["GIT_WORK_TREE"]
    assert working.git("status", "--porcelain") == ""
    assert list((tmp_path / "elsewhere").iterdir()) == []

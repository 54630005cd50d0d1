"""`undo` takes back one's own last act, files and all, as long as nobody else can have read it."""

from pathlib import Path

import pytest

from tests.company import Company
from tests.store.shared import Clones, head, share


@pytest.fixture
def clones(working: Company, tmp_path: Path) -> Clones:
    return share(working, tmp_path)


def test_the_last_act_is_gone_with_its_files_and_what_else_was_edited_stays(clones: Clones) -> None:
    before = head(clones.ours)
    clones.ours.did("li", "task", "log", "report", "-s", "finished", "-m", "done", "--attach", "../theirs/xcollab.yaml")
    (clones.ours.root / "notes.txt").write_text("mine")
    clones.ours.git("add", "notes.txt")
    said = clones.ours.did("li", "undo")
    assert said.startswith("Taken back: Li Na logged q3/report: finished – done")
    assert head(clones.ours) == before
    assert clones.ours.git("status", "--porcelain") == "A  notes.txt\n"
    lost = said.partition("git show ")[2].strip()
    assert "act: progress" in clones.ours.git("show", lost)


def test_an_edit_of_a_plan_is_taken_back_too_and_one_more_undo_takes_back_the_act_before(clones: Clones) -> None:
    before = head(clones.ours)
    clones.ours.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.ours.did("zhou", "task", "comment", "page", "-m", "why not")
    clones.ours.did("zhou", "undo")
    assert "Taken back: Zhou Min edited task q3/page" in clones.ours.did("zhou", "undo")
    assert head(clones.ours) == before


def test_what_is_shared_is_taken_back_openly(clones: Clones) -> None:
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half")
    clones.ours.did("li", "sync")
    result = clones.ours.does("li", "undo")
    assert result.code == 1
    (name,) = [path.stem for path in clones.ours.root.glob("collabs/q3/logs/report/20240704*")]
    assert f"xcollab withdraw {name} --reason '…'" in result.err
    clones.ours.did("li", "withdraw", name, "--reason", "wrong task")
    clones.ours.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.ours.did("zhou", "sync")
    assert "xcollab task edit q3/page" in clones.ours.does("zhou", "undo").err
    clones.ours.did("zhou", "department", "edit", "tech", "--name", "Engineering")
    clones.ours.did("zhou", "sync")
    assert "xcollab department edit tech" in clones.ours.does("zhou", "undo").err


@pytest.mark.parametrize("language", ["en", "zh"])
def test_somebody_elses_act_and_a_commit_that_is_no_act_are_not_taken_back(clones: Clones, language: str) -> None:
    clones.ours.environment["XCOLLAB_LANG"] = language
    clones.ours.did("li", "task", "comment", "report", "-m", "Seen")
    result = clones.ours.does("wang", "undo")
    assert result.code == 1
    assert "Li Na" in result.err
    clones.ours.git("commit", "--allow-empty", "-qm", "by hand")
    result = clones.ours.does("zhou", "undo")
    assert result.code == 1
    assert "git revert" in result.err


def test_a_file_edited_since_stands_in_the_way_and_nothing_is_lost(clones: Clones) -> None:
    clones.ours.did("zhou", "task", "edit", "page", "--title", "Landing page")
    before, page = head(clones.ours), clones.ours.root / "collabs/q3/tasks/page.yaml"
    page.write_text(page.read_text() + "# mine\n")
    result = clones.ours.does("zhou", "undo")
    assert result.code == 1
    assert "uncommitted changes stand in the way: collabs/q3/tasks/page.yaml" in result.err
    assert head(clones.ours) == before
    assert page.read_text().endswith("# mine\n")

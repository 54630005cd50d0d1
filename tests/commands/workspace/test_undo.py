"""`undo` takes back one's own last act, files and all, as long as nobody else can have read it."""

import re
import shlex

import pytest

from tests.support.printed.offered import printed, refused
from tests.support.shared import Clones, head


def test_the_last_act_is_gone_with_its_files_and_what_else_was_edited_stays(clones: Clones) -> None:
    before = head(clones.ours)
    clones.ours.did("li", "task", "log", "report", "-s", "finished", "-m", "done", "--attach", "../theirs/xcollab.yaml")
    (clones.ours.root / "notes.txt").write_text("mine")
    clones.ours.git("add", "notes.txt")
    said = clones.ours.did("li", "undo")
    assert said.startswith("Taken back: Li Na logged q3/report: finished – done")
    assert head(clones.ours) == before
    assert clones.ours.git("status", "--porcelain") == "A  notes.txt\n"
    lost = said.partition("`git show ")[2].strip("`\n")
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
    assert f"`xcollab withdraw {name} -C q3`" in result.err
    clones.ours.did("li", "withdraw", name, "--reason", "wrong task")
    clones.ours.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.ours.did("zhou", "sync")
    assert "xcollab task edit q3/page" in clones.ours.does("zhou", "undo").err
    clones.ours.did("zhou", "department", "edit", "tech", "--name", "Engineering")
    clones.ours.did("zhou", "sync")
    assert "git revert --no-edit" in clones.ours.does("zhou", "undo").err


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
    assert "git reset --keep HEAD~1" in result.err
    clones.ours.git("push", "--quiet", "origin", "main")
    assert "git revert" in clones.ours.does("zhou", "undo").err


def test_a_file_edited_since_stands_in_the_way_and_nothing_is_lost(clones: Clones) -> None:
    clones.ours.did("zhou", "task", "edit", "page", "--title", "Landing page")
    before, page = head(clones.ours), clones.ours.root / "collabs/q3/tasks/page.yaml"
    page.write_text(page.read_text() + "# mine\n")
    result = clones.ours.does("zhou", "undo")
    assert result.code == 1
    assert "uncommitted changes stand in the way: collabs/q3/tasks/page.yaml" in result.err
    assert head(clones.ours) == before
    assert page.read_text().endswith("# mine\n")


def test_what_was_undone_is_never_shared_and_what_was_shared_is_withdrawn_as_undo_says(clones: Clones) -> None:
    clones.ours.did("li", "task", "log", "report", "-s", "finished", "-m", "too early")
    clones.ours.did("li", "undo")
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.theirs.did("wang", "sync")
    assert "Went out" not in clones.ours.did("li", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "finished", "-m", "ready")
    clones.ours.did("li", "sync")
    offered = clones.ours.does("li", "undo").err.partition("xcollab withdraw ")[2].split()[0]
    clones.ours.did("li", "withdraw", offered, "--reason", "one chapter is missing")
    clones.both_synced()
    told = clones.theirs.did("wang", "history", "report")
    assert "too early" not in told and "ready" in told and "one chapter is missing" in told
    assert '"status": "doing"' in clones.theirs.did("wang", "task", "show", "report", "--json")
    assert "nothing wrong" in clones.theirs.did("zhou", "check")


@pytest.mark.parametrize(
    ("act", "on"),
    [("task.edit", "q3/page; echo mine"), ("task.edit", "q3/$(echo)"), ("task.edit", ""), ("task.edit", "--help"),
     ("echo;.edit", "q3/page"), ("task.nosuch", "q3/page"), ("workspace.department-edit", "tech\u00a0&&echo")],
)  # fmt: skip
def test_what_a_commit_by_hand_calls_itself_is_never_part_of_a_command_that_is_offered(
    clones: Clones, act: str, on: str
) -> None:
    page = clones.ours.root / "collabs/q3/tasks/page.yaml"
    page.write_text(page.read_text().replace("Web page", "Landing page"))
    clones.ours.git("commit", "-qam", f"Edit\n\nXcollab-Act: {act}\nXcollab-Collab: q3\nXcollab-Subject: {on}")
    clones.ours.git("push", "--quiet", "origin", "main")
    said = clones.ours.does("zhou", "undo").err
    assert f"taken back openly: `git revert --no-edit {head(clones.ours)[:10]}`\n" in said


def test_what_undo_offers_instead_runs_as_it_is_printed(clones: Clones) -> None:
    ours = clones.ours

    def shared(who: str) -> str:
        ours.git("push", "--quiet", "origin", "main")
        return printed(ours.does(who, "undo").err)[0]

    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half")
    assert refused(ours, "li", shared("li")) == ""
    ours.did("zhou", "request", "revise", "q3", "--title", "Autumn", "--reason", "r")
    command = shared("zhou")
    assert command == "xcollab request revise q3"  # a revision is not withdrawn
    assert refused(ours, "zhou", command) == ""


def test_a_commit_by_hand_that_is_shared_is_taken_back_as_printed(clones: Clones) -> None:
    ours = clones.ours
    before = ours.git("rev-parse", "HEAD:")
    ours.git("switch", "--quiet", "--create", "side")
    (ours.root / "notes.md").write_text("n")
    ours.git("add", "notes.md")
    ours.git("commit", "--quiet", "-m", "by hand")
    ours.git("switch", "--quiet", "main")
    ours.git("merge", "--quiet", "--no-ff", "-m", "M", "side")
    ours.git("push", "--quiet", "origin", "main")
    command = re.search("`(git revert [^`]*)`", ours.does("zhou", "undo").err)
    assert command
    ours.git(*shlex.split(command[1])[1:])
    assert ours.git("rev-parse", "HEAD:") == before


def test_a_statement_committed_by_hand_is_withdrawn_once_it_is_shared(clones: Clones) -> None:
    ours = clones.ours
    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half", "--no-commit")
    ours.git("add", ".")
    ours.git("-c", "user.name=Li", "-c", "user.email=li@example.com", "commit", "--quiet", "-m", "My log")
    ours.git("push", "--quiet", "origin", "main")
    (command,) = printed(ours.does("li", "undo").err)
    assert command.startswith("xcollab withdraw ")
    assert refused(ours, "li", command) == ""

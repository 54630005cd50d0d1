"""What a killed command or somebody's git left half done: found, and repaired where that is safe."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.damage.doctored import PLAN, findings, lock, repaired, stopped
from tests.support.shared import share
from xcollab.store.doctor.diagnosis import STALE
from xcollab.store.git.repository import Repository
from xcollab.store.transaction.journal import Journal, Plan, token


@pytest.mark.parametrize("operation", ["merge", "rebase", "am", "cherry-pick", "revert", "bisect"])
def test_an_operation_in_progress_is_told_with_the_way_on_and_the_way_back(shared: Company, operation: str) -> None:
    notes = shared.root / "notes.txt"
    for branch, text in (("main", "one"), ("theirs", "theirs"), ("main", "ours")):
        shared.git("switch", "--quiet", *(["-c", branch] if branch == "theirs" else [branch]))
        notes.write_text(f"{text}\n")
        shared.git("add", "notes.txt")
        shared.git("commit", "--quiet", "-m", text)
    match operation:
        case "merge" | "rebase" | "cherry-pick":
            stopped(shared, operation, "theirs")
        case "revert":
            stopped(shared, "revert", "--no-edit", "HEAD^")
        case "am":
            patch = shared.root.parent / "theirs.patch"
            patch.write_text(shared.git("format-patch", "--stdout", "-1", "theirs"))
            stopped(shared, "am", str(patch))
        case _:
            shared.git("bisect", "start")
    found = findings(shared)
    assert "detached-head" not in found
    way_back = found["unfinished-operation"].rpartition("give it up with `")[2].removesuffix("`")
    assert way_back.startswith(f"git {operation} ")
    shared.git(*way_back.split()[1:])
    assert "unfinished-operation" not in findings(shared)


def test_a_head_on_no_branch_is_told(shared: Company) -> None:
    shared.git("switch", "--quiet", "--detach")
    assert "git switch main" in findings(shared)["detached-head"]


def test_a_lock_left_behind_is_deleted(shared: Company) -> None:
    file = lock(shared, STALE * 2)
    assert "20 minutes ago" in findings(shared)["stale-lock"]
    assert repaired(shared, "stale-lock") == f"deleted {file}"
    assert not file.exists()


def test_a_young_lock_is_somebodys_and_stays(shared: Company) -> None:
    file = lock(shared, 5)
    assert "index-locked" in findings(shared)
    shared.does("zhou", "doctor", "--fix")
    assert file.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells which processes are at work")
def test_an_old_lock_stays_while_a_git_is_at_work_here(shared: Company) -> None:
    file = lock(shared, STALE * 2)
    with subprocess.Popen(["git", "hash-object", "--stdin"], cwd=shared.root, stdin=subprocess.PIPE, stdout=-1) as git:
        assert "index-locked" in findings(shared)
        shared.does("zhou", "doctor", "--fix")
        assert file.exists()
        assert git.stdin
        git.stdin.close()
    assert "stale-lock" in findings(shared)


def test_a_move_of_the_branch_that_was_killed_is_finished(shared: Company) -> None:
    """The branch has moved, the file has not followed."""
    old = shared.git("rev-parse", "HEAD").strip()
    shared.did("zhou", "department", "edit", "tech", "--liaison", "zhao")
    shared.git("push", "--quiet")
    new, after = shared.git("rev-parse", "HEAD").strip(), (shared.root / PLAN).read_bytes()
    shared.git("checkout", "--quiet", old, "--", PLAN)
    Journal(Repository(shared.root, shared.environment)).begin(Plan(act="move", old=old, new=new, token=token()), {})
    assert {"left-journal", "uncommitted"} <= set(findings(shared))
    assert repaired(shared, "left-journal") == "finished what the killed command had begun, or took it back"
    assert (shared.root / PLAN).read_bytes() == after


def test_temporary_files_of_a_killed_command_are_deleted_and_nothing_else(shared: Company) -> None:
    homes = ("", "departments/", "collabs/q3/attachments/")
    for home in homes:
        (shared.root / home).mkdir(parents=True, exist_ok=True)
        (shared.root / home / ".xcollab-a1b2").write_text("half a fi")
    (shared.root / "notes").mkdir()
    theirs = shared.root / "notes/.xcollab-mine"
    theirs.write_text("somebody's own")
    assert "3, such as .xcollab-a1b2" in findings(shared)["temporary-files"]
    assert repaired(shared, "temporary-files").count(".xcollab-a1b2") == 3
    assert theirs.exists()


def test_the_executable_bit_is_taken_away(shared: Company) -> None:
    (shared.root / PLAN).chmod(0o755)
    assert set(findings(shared)) >= {"executable-files", "check-errors"}
    assert repaired(shared, "executable-files") == f"took the executable bit from {PLAN}"
    assert shared.git("status", "--porcelain") == ""


def test_hand_edits_are_counted(shared: Company) -> None:
    (shared.root / PLAN).write_text((shared.root / PLAN).read_text() + "x-floor: 3\n")
    assert f"1, such as {PLAN}" in findings(shared)["uncommitted"]


def test_an_act_that_sync_set_aside_is_counted_until_somebody_decides(working: Company, tmp_path: Path) -> None:
    clones = share(working, tmp_path)
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.ours.did("li", "sync")
    said = findings(clones.ours, "li")["parked"]
    assert said == "acts that sync set aside, because they had become impossible: 1 | `xcollab parked list`"
    name = clones.ours.did("li", "parked", "list").partition("xcollab parked withdraw ")[2].split()[0]
    clones.ours.did("li", "parked", "withdraw", name)
    assert "parked" not in findings(clones.ours, "li")


# --- hooks and settings

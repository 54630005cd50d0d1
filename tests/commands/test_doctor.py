"""What can be wrong with a clone: every finding is caused for real, and every safe repair really repairs."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from random import Random

import pytest

from tests.company import Company, identity
from tests.remotes import TRANSPORTS, Remote, served
from tests.store.shared import share
from xcollab.cli import run
from xcollab.commands.call import Call
from xcollab.store.diagnosis import STALE

WELL = "All is well here: nothing needs repair.\n"
PLAN = "departments/tech.yaml"


@pytest.fixture
def shared(company: Company, tmp_path: Path, git_environment: dict[str, str]) -> Iterator[Company]:
    """A clone of a protected repository: nothing is wrong with it."""
    with served("path", tmp_path / "server", git_environment) as remote:
        remote.settings("receive.denyNonFastForwards=true", "receive.denyDeletes=true")
        remote.publish(company)
        yield company


def findings(company: Company, who: str = "zhou", *words: str) -> dict[str, str]:
    """The codes found, each with what is said of it; whoever looks sees the same in Chinese."""
    told = json.loads(company.does(who, "doctor", "--json", *words).out)["findings"]
    chinese = json.loads(company.does(who, "doctor", "--json", "--lang", "zh").out)["findings"]
    assert [found["code"] for found in chinese] == [found["code"] for found in told]
    assert not {found["message"] for found in chinese} & {found["message"] for found in told}
    return {found["code"]: found["message"] + " | " + found["hint"] for found in told}


def repaired(company: Company, code: str, who: str = "zhou") -> str:
    """`--fix` says what it did, the finding is gone, and a second run finds nothing to do."""
    assert code in findings(company, who)
    assert "`xcollab doctor --fix` repairs 1 of them." in company.does(who, "doctor").out
    result = company.does(who, "doctor", "--fix")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("repaired: ") and result.out.endswith(WELL)
    assert company.did(who, "doctor", "--fix") == WELL
    return result.out.splitlines()[0].removeprefix("repaired: ")


def stopped(company: Company, *words: str) -> None:
    """Git stops in the middle, as it does at a conflict."""
    environment = {**company.environment, **identity("zhou", company.clock)}
    done = subprocess.run(["git", *words], cwd=company.root, env=environment, capture_output=True, check=False)
    assert done.returncode, f"git {' '.join(words)} should have stopped"


def test_a_healthy_clone_gets_one_friendly_line_in_either_language(shared: Company) -> None:
    assert shared.did("li", "doctor") == WELL
    assert shared.did("li", "doctor", "--lang", "zh") == "一切正常，无需修复。\n"


# --- git, the workspace, the person


def test_without_git_nothing_else_is_looked_at(shared: Company, tmp_path: Path) -> None:
    shared.environment["PATH"] = str(tmp_path)
    result = shared.does("li", "doctor")
    assert (result.code, result.out.splitlines()[0]) == (1, "error: git is not installed [no-git]")


@pytest.mark.parametrize(("version", "old"), [("2.37.9", True), ("2.38.0.windows.1", False), ("3.0.1 (Apple)", False)])
def test_git_must_be_new_enough(shared: Company, tmp_path: Path, version: str, old: bool) -> None:
    real = shared.git("--exec-path").strip()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").write_text(
        f'#!/bin/sh\ncase "$*" in *\\ version) echo git version {version};; *) exec {real}/git "$@";; esac\n'
    )
    (tmp_path / "bin/git").chmod(0o755)
    shared.environment["PATH"] = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    assert ("old-git" in findings(shared)) is old


def test_outside_of_a_workspace_it_says_where_to_go(git_environment: dict[str, str], tmp_path: Path) -> None:
    nowhere = Company(tmp_path, git_environment)
    result = nowhere.does("li", "doctor")
    assert result.code == 1
    assert "[no-workspace]" in result.out and "xcollab init" in result.out


def test_a_workspace_outside_of_git_and_one_without_a_commit_are_told(company: Company, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/xcollab.yaml").write_bytes((company.root / "xcollab.yaml").read_bytes())
    copy = Company(tmp_path / "copy", company.environment)
    assert set(findings(copy)) == {"not-a-repository"}
    copy.git("init", "--quiet")
    assert set(findings(copy)) == {"no-commit-yet"}


def test_a_directory_of_somebody_else_is_told_with_gits_own_advice(shared: Company) -> None:
    shared.environment["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1"
    assert "safe.directory" in findings(shared)["git-failed"]


def test_whom_git_does_not_know_is_told_how_to_introduce_themselves(shared: Company) -> None:
    shared.git("config", "user.useConfigOnly", "true")
    out = StringIO()
    call = Call(shared.root, shared.environment, Random(1), out=out, err=StringIO(), given=StringIO())
    assert run(call, ("doctor",)) == 1
    assert out.getvalue().startswith(
        "error: git does not know who you are [no-identity]\n    hint: git config --global"
    )


def test_a_stranger_is_told_whom_to_ask_and_a_likely_member_which_address_to_use(shared: Company) -> None:
    assert "ask an admin (zhou)" in findings(shared, "mallory")["stranger"]
    shared.git("config", "user.name", "Li Na")
    shared.git("config", "user.email", "li.na@home.example")
    out = StringIO()
    call = Call(shared.root, shared.environment, Random(1), out=out, err=StringIO(), given=StringIO())
    assert run(call, ("doctor",)) == 1
    assert "but perhaps it is li (li@example.com) [perhaps-member]" in out.getvalue()


def test_who_left_is_told_so(shared: Company) -> None:
    file = shared.root / PLAN
    file.write_text(file.read_text().replace("- id: zhao\n", "- id: zhao\n    until: 2024-06-30\n"))
    shared.git("commit", "--quiet", "-am", "Zhao left")
    shared.git("push", "--quiet")
    assert "zhao left on 2024-06-30" in findings(shared, "zhao")["left"]
    assert findings(shared, "wang") == {}


# --- the branch and its remote


def test_a_clone_without_a_remote_is_a_note_and_nothing_worse(company: Company) -> None:
    result = company.does("li", "doctor")
    assert result.code == 0
    assert result.out.startswith("note: this clone has no remote") and result.out.endswith(WELL)


def test_a_branch_without_counterpart_is_told_how_to_publish_it(shared: Company) -> None:
    shared.git("switch", "--quiet", "-c", "signoff")
    assert findings(shared)["no-upstream"].startswith("the branch signoff is not on origin yet")


def test_a_branch_whose_counterpart_is_known_is_joined_to_it(shared: Company) -> None:
    shared.git("branch", "--unset-upstream")
    assert repaired(shared, "upstream-unset") == "main now belongs to origin/main"
    assert shared.git("rev-parse", "--abbrev-ref", "main@{upstream}") == "origin/main\n"


def test_a_counterpart_that_was_deleted_is_told(shared: Company) -> None:
    shared.git("switch", "--quiet", "-c", "signoff")
    shared.git("push", "--quiet", "-u", "origin", "signoff")
    shared.git("update-ref", "-d", "refs/remotes/origin/signoff")
    assert "origin/signoff" in findings(shared)["upstream-gone"]


def test_what_is_not_shared_and_what_was_fetched_are_counted(shared: Company) -> None:
    for title in ("one", "two"):
        shared.did("zhou", "department", "add", title, "--name", title)
    assert findings(shared)["unpublished"] == "acts of yours that are not shared yet: 2 | xcollab sync"
    shared.git("push", "--quiet")
    shared.git("reset", "--quiet", "--hard", "HEAD~2")
    assert findings(shared)["behind"].startswith("commits of others that were fetched and are not in main yet: 2")
    assert shared.does("zhou", "doctor").code == 0


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_what_the_remote_protects_is_seen_by_path_and_pointed_at_elsewhere_without_the_password(
    company: Company, tmp_path: Path, git_environment: dict[str, str], transport: str
) -> None:
    with served(transport, tmp_path / "server", git_environment) as remote:
        remote.publish(company)
        found = findings(company)
        if transport == "path":
            assert "receive.denyNonFastForwards, receive.denyDeletes" in found["unprotected"]
            remote.settings("receive.denyNonFastForwards=true")
            assert (
                f"{remote.bare} lets history be rewritten or deleted: receive.denyDeletes"
                in findings(company)["unprotected"]
            )
        else:
            assert remote.url_as("") in found["protection-unseen"]
            assert company.does("zhou", "doctor").out.endswith(WELL)


def test_a_remote_directory_that_is_not_there_is_told(shared: Company, tmp_path: Path) -> None:
    shared.git("remote", "set-url", "origin", str(tmp_path / "unmounted"))
    assert str(tmp_path / "unmounted") in findings(shared)["remote-not-there"]


# --- what was left behind


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


def lock(company: Company, age: float) -> Path:
    file = company.root / ".git/index.lock"
    file.touch()
    os.utime(file, (time.time() - age, time.time() - age))
    return file


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
    with subprocess.Popen(["git", "cat-file", "--batch"], cwd=shared.root, stdin=subprocess.PIPE) as git:
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
    (shared.root / ".git/xcollab.moving").write_text(json.dumps({"old": old, "new": new}))
    assert {"left-journal", "uncommitted"} <= set(findings(shared))
    assert repaired(shared, "left-journal") == "finished what the killed command had begun"
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
    assert said == "acts that sync set aside, because they had become impossible: 1 | xcollab parked list"
    name = clones.ours.did("li", "parked", "list").partition("xcollab parked withdraw ")[2].split()[0]
    clones.ours.did("li", "parked", "withdraw", name)
    assert "parked" not in findings(clones.ours, "li")


# --- hooks and settings


def hook(company: Company, text: str, mode: int = 0o755, directory: str = ".git/hooks") -> None:
    file = company.root / directory / "pre-commit"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    file.chmod(mode)


def test_a_hook_without_its_bit_is_told_and_not_woken(shared: Company) -> None:
    hook(shared, "#!/bin/sh\nexit 1\n", 0o644)
    assert "the hook pre-commit is not executable" in findings(shared)["hook-asleep"]
    shared.did("zhou", "doctor", "--fix")
    shared.did("zhou", "department", "add", "legal", "--name", "Legal")


@pytest.mark.parametrize(
    "first", ["#!/opt/gone/python3", "#!/usr/bin/env gone-python", "#!/usr/bin/env -S gone-python -u"]
)
def test_a_hook_that_cannot_run_would_refuse_every_act(shared: Company, first: str) -> None:
    hook(shared, f"{first}\n")
    assert "the hook pre-commit needs" in findings(shared)["hook-broken"]
    assert shared.does("zhou", "department", "add", "legal", "--name", "Legal").code == 4


def test_a_hook_that_can_run_is_not_run(shared: Company) -> None:
    for text in ("#!/bin/sh\ntouch ran\n", "#!/usr/bin/env sh\ntouch ran\n", "touch ran\n"):
        hook(shared, text)
        assert findings(shared) == {}
        assert not (shared.root / "ran").exists()


def test_hooks_from_elsewhere_are_a_note_and_missing_ones_a_warning(shared: Company) -> None:
    shared.git("config", "core.hooksPath", "ci/hooks")
    assert "ci/hooks, which is not there" in findings(shared)["hooks-missing"]
    hook(shared, "#!/bin/sh\n", directory="ci/hooks")
    assert "hooks come from" in findings(shared)["hooks-elsewhere"]


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (("gpg.format=ssh",), "signing-no-key"),
        (("gpg.format=ssh", "user.signingKey=/nowhere/id_ed25519.pub"), "signing-no-key"),
        (("gpg.format=ssh", "user.signingKey=KEY"), ""),
        (("gpg.format=ssh", "user.signingKey=KEY", "gpg.ssh.program=/nowhere/ssh-keygen"), "signing-no-program"),
        (("gpg.program=/nowhere/gpg",), "signing-no-program"),
        (("gpg.program=EMPTY", "user.signingKey=ABCD"), "signing-no-key"),
        (("gpg.program=FULL", "user.signingKey=ABCD"), ""),
    ],
)
def test_signing_that_was_asked_for_must_be_able_to_work(
    shared: Company, tmp_path: Path, settings: tuple[str, ...], code: str
) -> None:
    if subprocess.run(["ssh-keygen", "-?"], capture_output=True, check=False).returncode == 127:
        pytest.skip("no ssh-keygen on this machine")
    made = {name: tmp_path / name for name in ("KEY", "EMPTY", "FULL")}
    made["KEY"].touch()
    for name, answer in (("EMPTY", 2), ("FULL", 0)):
        made[name].write_text(f"#!/bin/sh\nexit {answer}\n")
        made[name].chmod(0o755)
    shared.git("config", "commit.gpgSign", "true")
    for setting in settings:
        key, _, value = setting.partition("=")
        shared.git("config", key, str(made.get(value, value)))
    assert set(findings(shared)) == ({code} if code else set())


@pytest.mark.parametrize("setting", ["true", "input"])
def test_line_ends_are_kept_in_this_clone_so_that_attachments_fit_their_digests(
    shared: Company, tmp_path: Path, setting: str
) -> None:
    """Without the repair git stores an attachment with other bytes than those that its name was made of."""
    shared.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator",
               "zhou", "--department", "sales", "--due", "2024-09-30", "--milestone", "M; date=2024-09-01")  # fmt: skip
    shared.git("push", "--quiet")
    shared.git("config", "core.autocrlf", setting)
    assert f"core.autocrlf={setting}" in findings(shared)["line-ends"]

    def stored(text: bytes) -> bytes:
        (tmp_path / "list.csv").write_bytes(text)
        shared.did("zhou", "request", "comment", "q3", "-m", "see", "--attach", str(tmp_path / "list.csv"))
        (added,) = shared.git("diff", "--name-only", "HEAD^", "HEAD", "--", "*.csv").split()
        return shared.git("cat-file", "blob", f"HEAD:{added}").encode()

    assert stored(b"a,b\r\n") == b"a,b\n"
    shared.git("reset", "--quiet", "--hard", "HEAD^")
    assert "line ends" in repaired(shared, "line-ends")
    assert stored(b"c,d\r\n") == b"c,d\r\n"
    (shared.root / PLAN).unlink()
    shared.git("checkout", "--", PLAN)
    assert b"\r" not in (shared.root / PLAN).read_bytes()


def test_a_gitattributes_of_the_company_settles_line_ends_for_all(shared: Company) -> None:
    shared.git("config", "core.autocrlf", "true")
    (shared.root / ".gitattributes").write_text("*.yaml text eol=lf\ncollabs/*/attachments/* -text\n")
    shared.git("add", ".gitattributes")
    shared.git("commit", "--quiet", "-m", "Line ends")
    shared.git("push", "--quiet")
    assert findings(shared) == {}


def test_a_shallow_clone_is_told_how_to_get_the_rest(shared: Company, tmp_path: Path) -> None:
    url = (tmp_path / "server/srv/acme.git").as_uri()
    subprocess.run(["git", "clone", "--quiet", "--depth=1", url, str(tmp_path / "new")], check=True)
    clone = Company(tmp_path / "new", shared.environment)
    clone.clock = shared.clock
    assert "git fetch --unshallow" in findings(clone)["shallow"]
    clone.git("fetch", "--quiet", "--unshallow")
    assert findings(clone) == {}


# --- the record


def test_errors_of_check_are_counted_and_a_workspace_that_cannot_be_read_is_told(shared: Company) -> None:
    (shared.root / PLAN).write_text("name: [\n")
    (shared.root / "departments/Sales.yaml").write_text("name: x\n")
    assert findings(shared)["check-errors"] == "`check` finds errors, at least 2 | xcollab check"
    (shared.root / "xcollab.yaml").write_text("format: 99\n")
    assert "install a newer xcollab" in findings(shared)["newer-format"]


def test_a_clock_behind_the_newest_commit_is_told(shared: Company) -> None:
    assert "set the clock" in json.loads(
        shared.does("zhou", "doctor", "--json", at="2024-06-30T09:00+08:00").out
    )["findings"][0]["hint"]  # fmt: skip


def test_the_end_of_the_official_calendar_is_told_when_it_comes_near(shared: Company) -> None:
    near = shared.does("zhou", "doctor", at="2039-12-01T09:00+08:00")
    assert near.code == 0
    assert "[calendar-ends]" in near.out and "xcollab calendar import FILE" in near.out


def test_nothing_is_asked_over_the_network(company: Company, remote: Remote) -> None:
    remote.publish(company)
    remote.stop()
    assert company.does("zhou", "doctor").code == 0


def test_a_workspace_below_the_top_of_its_repository_is_repaired_too(
    git_environment: dict[str, str], tmp_path: Path
) -> None:
    company = Company(tmp_path, git_environment)
    company.git("init", "--quiet")
    company.did("zhou", "init", "work", "--name", "W", "--id", "w", "--member", "zhou", "--department", "office")
    work = Company(tmp_path / "work", git_environment)
    (work.root / "departments/office.yaml").chmod(0o755)
    work.git("config", "core.autocrlf", "true")
    assert {"executable-files", "line-ends"} <= set(findings(work))
    result = work.does("zhou", "doctor", "--fix")
    assert (result.code, result.out.count("repaired: ")) == (0, 2)
    assert set(findings(work)) == {"without-remote"}

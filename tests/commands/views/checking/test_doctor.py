"""What can be wrong with a clone and whoever is at it: every finding is caused for real."""

import os
from io import StringIO
from pathlib import Path
from random import Random

import pytest

from tests.support.company import Company
from tests.support.damage.doctored import PLAN, WELL, findings, repaired
from tests.support.servers.remotes import TRANSPORTS, served
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal


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
    assert "safe.directory" in findings(shared)["repository-unusable"]


def test_whom_git_does_not_know_is_told_how_to_introduce_themselves(shared: Company) -> None:
    shared.git("config", "user.useConfigOnly", "true")
    out = StringIO()
    call = Terminal(shared.root, shared.environment, Random(1), out=out, err=StringIO(), given=StringIO())
    assert run(call, ("doctor",)) == 1
    assert out.getvalue().startswith(
        "error: git does not know who you are [no-identity]\n    hint: `git config --global"
    )


def test_a_stranger_is_told_whom_to_ask_and_a_likely_member_which_address_to_use(shared: Company) -> None:
    assert "ask an admin (zhou)" in findings(shared, "mallory")["stranger"]
    shared.git("config", "user.name", "Li Na")
    shared.git("config", "user.email", "li.na@home.example")
    out = StringIO()
    call = Terminal(shared.root, shared.environment, Random(1), out=out, err=StringIO(), given=StringIO())
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
    assert findings(shared)["unpublished"] == "acts of yours that are not shared yet: 2 | `xcollab sync`"
    shared.git("push", "--quiet")
    shared.git("reset", "--quiet", "--hard", "HEAD~2")
    assert findings(shared)["behind"].startswith("commits of others that were fetched and are not in main yet: 2")
    assert shared.does("zhou", "doctor").code == 0


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_admins_see_by_path_what_the_remote_protects_and_are_pointed_at_it_elsewhere_without_the_password(
    company: Company, tmp_path: Path, git_environment: dict[str, str], transport: str
) -> None:
    with served(transport, tmp_path / "server", git_environment) as remote:
        company.did("zhou", "calendar", "pin", "2024")
        remote.publish(company)
        assert not findings(company, "li"), "only an admin can do something about it"
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

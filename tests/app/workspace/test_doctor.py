"""A clone examined and repaired: what cannot be repaired is said and the rest goes on; a clone without a clock is judged too."""

import os
import time
from pathlib import Path

import pytest

from tests.support.at_work import People
from xcollab.app.workspace.doctor import examine_clone
from xcollab.store.doctor.diagnosis import STALE


def _codes(people: People) -> set[str]:
    return {trouble.code for trouble in examine_clone(people.context("zhou")).remains}


@pytest.fixture
def locked(at_work: People) -> Path:
    """A lock that a killed git left."""
    file = at_work.root / ".git/index.lock"
    file.touch()
    os.utime(file, (time.time() - STALE * 2,) * 2)
    return file


@pytest.fixture
def executable(at_work: People) -> Path:
    """A record that may be run as a program."""
    file = at_work.root / "collabs/q3/request.yaml"
    file.chmod(0o755)
    return file


def test_what_is_found_is_repaired_where_that_is_wanted_and_looked_at_again(
    at_work: People, locked: Path, executable: Path
) -> None:
    assert {"stale-lock", "executable-files"} <= _codes(at_work) and locked.exists()
    found = examine_clone(at_work.context("zhou"), fix=True)
    assert {trouble.code for trouble in found.mended} == {"stale-lock", "executable-files"} <= {*found.repairable}
    assert not locked.exists() and not os.access(executable, os.X_OK)
    assert not {trouble.code for trouble in found.remains} & {"stale-lock", "executable-files"}


def test_what_the_disk_refuses_is_said_and_the_other_repairs_go_on(
    at_work: People, locked: Path, executable: Path
) -> None:
    locked.unlink()
    locked.mkdir()
    os.utime(locked, (time.time() - STALE * 2,) * 2)
    context = at_work.context("zhou")
    found = examine_clone(context, fix=True)
    assert [trouble.code for trouble in found.mended] == ["executable-files"]
    assert any("index.lock" in line for line in context.told), context.told


def test_what_a_newer_xcollab_has_to_repair_is_said(at_work: People, executable: Path) -> None:
    settings = at_work.root / "xcollab.yaml"
    text = settings.read_text()
    settings.write_text(text.replace(text.partition("requires: ")[2].partition("\n")[0], '"999.0"'))
    at_work.company.git("commit", "--quiet", "-m", "by hand", "xcollab.yaml")
    context = at_work.context("zhou")
    found = examine_clone(context, fix=True)
    assert found.mended == [] and "executable-files" in {trouble.code for trouble in found.remains}
    assert any("999.0" in line for line in context.told)


def test_where_git_has_no_clock_the_machines_own_counts(at_work: People) -> None:
    context = at_work.context("zhou")
    context.environment = {**context.environment, "GIT_AUTHOR_DATE": "yesterday-ish"}
    assert "no-date" in {trouble.code for trouble in examine_clone(context).remains}


def test_a_directory_that_is_no_clone_is_a_finding(tmp_path: Path, at_work: People) -> None:
    context = at_work.context("zhou")
    context.directory = tmp_path
    assert examine_clone(context).serious


def test_what_somebody_left_behind_is_told_once_they_are_gone(at_work: People) -> None:
    at_work.do(
        "zhou",
        "task",
        "create",
        new_id="stand",
        collab="q3",
        title="Stand",
        owner="sun",
        due="2024-07-20",
        criteria=["c"],
    )
    assert "left-behind" not in _codes(at_work)
    at_work.company.did(
        "li", "member", "leave", "sun", "--to", "li", "--last-day", "2024-06-30", at="2024-07-01T12:00+08:00"
    )
    (told,) = [one for one in examine_clone(at_work.context("zhou")).remains if one.code == "left-behind"]
    assert (told.arguments["member"], told.arguments["n"]) == ("sun", 1)

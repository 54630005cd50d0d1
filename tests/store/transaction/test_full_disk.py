"""A disk that is full, at every size of what is still free: told in words, whole or not at all, and the next command works."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.run.by_turns import step
from tests.support.shared import share
from tests.support.writing_acts import ACTS

PAGE = 4096
COMMENT = ("request", "comment", "q3", "-m", "The next one")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    if not sys.platform.startswith("linux") or os.geteuid():
        pytest.skip("only root on Linux can make a small disk of its own")
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path, free: int) -> Path:
    """Leave so many bytes free; the file that takes up the rest."""
    filler = disk / "filler"
    with filler.open("wb") as file:
        space = os.statvfs(disk)
        file.write(b"x" * (space.f_bavail * space.f_frsize - free))
    return filler


def outcome(company: Company, disk: Path, who: str, words: tuple[str, ...], free: int) -> bool:
    """Type it with so much room, then once more with enough; whether it was done at the first time."""
    for name in ("acme", "acme.git"):
        shutil.rmtree(disk / name, ignore_errors=True)
        if (company.root.parent / name).exists():
            shutil.copytree(company.root.parent / name, disk / name, symlinks=True)
    small = Company(disk / "acme", company.environment)
    small.clock, small.random = company.clock, company.random
    before = small.git("rev-parse", "HEAD")
    filler = fill(disk, free)
    result = small.does(who, *words)
    filler.unlink()
    moved = small.git("rev-parse", "HEAD") != before
    assert result.code in (0, 3, 4, 5), f"{free}: {result}"
    assert (result.code == 0) <= moved or words == ("sync",), f"{free}: acknowledged and not there"
    assert result.code in (0, 5) or not moved, f"{free}: called failed, and it is there: {result}"
    small.did("zhou", *COMMENT)
    assert small.git("status", "--porcelain", "-uall") == "", free
    small.git("fsck", "--strict")
    assert small.does("zhou", "check").code == 0
    assert not [
        path.name for path in (disk / "acme/.git").iterdir() if path.name.startswith(("xcollab.journal", "index.lock"))
    ]
    return result.code == 0


@pytest.mark.parametrize("name", ["task log", "request revise", "acceptance pass", "member add"])
def test_an_act_on_a_full_disk_is_whole_or_not_at_all(working: Company, disk: Path, name: str) -> None:
    act = ACTS[name]
    act.prepare(working)
    for file in ("draft.txt", "photo.png"):
        if (working.root.parent / file).exists():
            shutil.copy(working.root.parent / file, disk)
    swept(working, disk, act.who, act.words)


def test_a_sync_on_a_full_disk_is_whole_or_not_at_all(working: Company, disk: Path, tmp_path: Path) -> None:
    clones = share(working, tmp_path)
    for clone in (clones.ours, clones.theirs):
        clone.git("remote", "set-url", "origin", "../acme.git")
    clones.theirs.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("zhou", "task", "edit", "page", "--description", "For phones first")
    swept(clones.ours, disk, "zhou", ("sync",))


def test_an_undo_on_a_full_disk_is_whole_or_not_at_all(working: Company, disk: Path) -> None:
    working.did("zhou", "request", "comment", "q3", "-m", "Mine")
    swept(working, disk, "zhou", ("undo",))


def swept(company: Company, disk: Path, who: str, words: tuple[str, ...]) -> None:
    """From no room at all until there is enough twice in a row, in steps of a few pages: of three where everything is tried."""
    done: list[bool] = []
    for free in range(0, 2**21, 3 * step(2) * PAGE):
        done.append(outcome(company, disk, who, words, free))
        if done[-2:] == [True, True]:
            break
    assert done[0] is False
    assert done[-1] is True

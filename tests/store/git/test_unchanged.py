"""Files of a collaboration that lie as they were committed are known by their bytes; git is asked about all others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.company import Company
from xcollab.store.git.repository import Repository
from xcollab.store.git.unchanged import as_committed

TOPS = ("xcollab.yaml", "calendar.yaml", "departments", "collabs/q3")


def unchanged(company: Company) -> bool:
    repository = Repository(company.root, company.environment)
    return as_committed(repository.root, repository.at(), "q3", TOPS)


def test_what_nobody_touched_is_as_it_was_committed(working: Company) -> None:
    assert unchanged(working)


def test_a_file_beside_it_is_none_of_its_own(working: Company) -> None:
    (working.root / "notes.txt").write_text("x\n")
    (working.root / "collabs/notes.txt").write_text("x\n")
    working.git("add", "collabs/notes.txt")
    working.git("commit", "--quiet", "-m", "a file beside the collaborations")
    (working.root / "collabs/notes.txt").write_text("y\n")
    assert unchanged(working)


def _edit(path: Path) -> None:
    path.write_text(path.read_text() + "# more\n")


def _lines(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def _linked(path: Path) -> None:
    beside = path.with_name("beside.txt")
    path.rename(path.parents[3] / "beside.txt")
    path.symlink_to(beside)


@pytest.mark.parametrize(
    "touched",
    [_edit, _lines, _linked, Path.unlink, lambda path: path.chmod(0o755), lambda path: path.with_name("new.yaml").write_text("x")],
    ids=["edited", "other line ends", "a link", "deleted", "a program", "another beside it"],
)  # fmt: skip
def test_whatever_is_otherwise_is_seen(working: Company, touched: Callable[[Path], object]) -> None:
    touched(working.root / "collabs/q3/tasks/page.yaml")
    assert not unchanged(working)


def test_settings_count_as_well(working: Company) -> None:
    _edit(working.root / "departments/sales.yaml")
    assert not unchanged(working)


def test_of_very_much_nobody_reads_the_bytes(working: Company) -> None:
    for number in range(210):
        (working.root / f"collabs/q3/tasks/more{number}.yaml").write_text("x")
    working.git("add", ".")
    working.git("commit", "--quiet", "-m", "many")
    assert not unchanged(working)
    assert Repository(working.root, working.environment).uncommitted("q3") == []

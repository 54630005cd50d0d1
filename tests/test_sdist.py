"""What others build from: the source distribution holds all that its tests need, and passes them where it is unpacked."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
NOT_SOURCES = {".git", "build", "dist", "__pycache__", ".demo", ".hypothesis"}
"""What git is told to leave alone, or what it keeps for itself; and every directory of a tool, such as `.venv`."""
KEPT = {".ci", ".github", ".gitattributes", ".gitignore", ".pre-commit-hooks.yaml"}
ONCE = (
    "tests/test_example.py::test_no_act_of_it_lies_on_a_day_off",
    "tests/test_lock.py",
    "tests/test_files_page.py",
    "tests/words/test_catalogue.py",
    "tests/channels/test_forges.py",
)
"""Tests that read what lies beside the modules: the script of the example, the documentation, the catalogue, the lock."""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("sdist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(home)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    (archive,) = home.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        files.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.3 and older have none
        files.extractall(home)
    (directory,) = (path for path in home.iterdir() if path.is_dir())
    return directory


def _sources(directory: Path) -> set[str]:
    found = set()
    for file in directory.rglob("*"):
        path = file.relative_to(directory)
        hidden = path.parts[0].startswith(".") and path.parts[0] not in KEPT
        if file.is_file() and not hidden and NOT_SOURCES.isdisjoint(path.parts) and file.suffix not in (".mo", ".pyc"):
            found.add(path.as_posix())
    return found


def test_it_holds_every_source(unpacked: Path) -> None:
    assert _sources(unpacked) - {"PKG-INFO"} == _sources(PROJECT) - {"PKG-INFO"}


def test_its_tests_pass_where_it_is_unpacked(unpacked: Path) -> None:
    # What this run was told by its environment (its own options among it) is not for that one.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    subprocess.run([sys.executable, "catalogues.py"], cwd=unpacked, env=environment, check=True)
    where = "import xcollab, pathlib; assert pathlib.Path(xcollab.__file__).parts[:-2] == pathlib.Path.cwd().parts"
    for words in (["-c", where], ["-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *ONCE]):
        done = subprocess.run(
            [sys.executable, *words], cwd=unpacked, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

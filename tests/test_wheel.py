"""What is installed elsewhere: the wheel holds the catalogue, the script of the example and its files, and runs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sources and unpacked; what it depends on comes from this environment."""
    home = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(home)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = home.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(home / "site")
    return home / "site"


def test_it_holds_everything_that_is_not_a_module(installed: Path) -> None:
    package = installed / "xcollab"
    assert (package / "words/locale/zh_CN/LC_MESSAGES/xcollab.mo").is_file()
    assert (package / "demo/script.txt").is_file()
    assert len(list((package / "demo/files").iterdir())) >= 10
    assert (package / "py.typed").is_file()
    assert list((package / "render/templates").iterdir())
    assert not list(installed.rglob("tests"))


def test_it_runs_from_there_in_either_language(installed: Path, tmp_path: Path) -> None:
    program = "import sys; sys.path.insert(0, sys.argv.pop(1)); import xcollab; assert 'site' in xcollab.__file__; "
    program += "from xcollab.cli import main; main()"
    for language, said in (("zh", "用法："), ("en", "Usage: ")):
        done = subprocess.run(
            [sys.executable, "-c", program, str(installed), "--help", "--lang", language], cwd=tmp_path,
            env={**os.environ}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.startswith(said)

"""What is installed elsewhere: the wheel holds the catalogue, the script of the example and its files, and runs."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from xcollab.commands.edge.registry import NOUNS, VERBS

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


def test_it_brings_a_manual_page_for_every_group_of_commands_in_both_languages(installed: Path) -> None:
    (data,) = installed.glob("*.data/data")
    for directory, title in (("share/man/man1", "NAME"), ("share/man/zh_CN/man1", "名称")):
        pages = {path.stem: path.read_text(encoding="utf-8") for path in (data / directory).glob("*.1")}
        assert pages.keys() == {"xcollab", *(f"xcollab-{name}" for name in (*NOUNS, *VERBS))}
        assert all(text.startswith(".TH ") and f'.SH "{title}"' in text for text in pages.values())
        assert "\\fBxcollab\\-task\\fR(1)" in pages["xcollab"]
        assert "\\fBxcollab task log " in pages["xcollab-task"] and "\\-\\-status" in pages["xcollab-task"]


@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man here to read manual pages with")
def test_man_shows_each_page_without_complaint(installed: Path) -> None:
    (data,) = installed.glob("*.data/data")
    for page in (data / "share/man/man1").iterdir():
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "MANROFFOPT": "-ww", "MANWIDTH": "100"}
        shown = subprocess.run(
            ["man", "--warnings", "-l", page], env=environment, capture_output=True, text=True, check=True
        )
        assert not shown.stderr, page
        assert page.stem.replace("-", " ", 1) in shown.stdout


def test_it_runs_from_there_in_either_language(installed: Path, tmp_path: Path) -> None:
    program = "import sys; sys.path.insert(0, sys.argv.pop(1)); import xcollab; assert 'site' in xcollab.__file__; "
    program += "from xcollab.cli import main; main()"
    for language, said in (("zh", "用法："), ("en", "Usage: ")):
        done = subprocess.run(
            [sys.executable, "-c", program, str(installed), "--help", "--lang", language], cwd=tmp_path,
            env={**os.environ}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.startswith(said)

"""A mistake of ours is said in a line, and told in full in a log that holds nothing that was typed or read."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from xcollab.commands.edge.unexpected import without_values

BROKEN = """
import sys
from xcollab import cli
from xcollab.commands.nouns import forge, task
from xcollab.commands.views import board

def surprise(*given, **values):
    password = "hunter2"
    try:
        {}[password]
    except KeyError as error:
        raise ValueError("odd: " + password) from error

def broken(module, name):
    module.COMMANDS = tuple(c._replace(run=surprise) if c.name == name else c for c in module.COMMANDS)

broken(board, "board"), broken(task, "log"), broken(forge, "links")
cli.main()
"""


def typed(
    company: Company, directory: Path, *words: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A command line whose command breaks."""
    every = {**company.environment, **identity("li", company.clock), "TOKEN": "hunter3", **(environment or {})}
    return subprocess.run(
        [sys.executable, "-c", BROKEN, *words], cwd=directory, env=every, capture_output=True, text=True, check=False
    )


def test_the_log_lies_in_the_git_directory_and_is_named(working: Company) -> None:
    done = typed(working, working.root, "board")
    (log,) = (working.root / ".git/xcollab.errors").iterdir()
    assert done.returncode == 70 and not done.stdout
    assert "error: xcollab made a mistake: ValueError: odd: hunter2" in done.stderr
    assert str(log) in done.stderr and "git log -1" in done.stderr and "Traceback" not in done.stderr
    assert working.git("status", "--porcelain") == ""
    assert os.name == "nt" or stat.S_IMODE(log.stat().st_mode) == 0o600


def test_it_says_version_platform_command_and_the_lines_that_led_there(working: Company) -> None:
    typed(working, working.root, "board", "--late")
    (log,) = (working.root / ".git/xcollab.errors").iterdir()
    text = log.read_text(encoding="utf-8")
    first, second, *_ = text.splitlines()
    assert first.startswith("xcollab ") and f"Python {sys.version.split()[0]}" in first
    assert second == "xcollab board --late"
    assert "xcollab/cli.py:" in text and "in surprise" in text
    assert text.index("builtins.ValueError") < text.index("builtins.KeyError")


def test_it_holds_nothing_that_was_typed_or_stands_in_the_environment(working: Company, tmp_path: Path) -> None:
    said = ("--status=needs-help", "-m", "the budget is 4711", "-mhidden", "--needs", "a lawyer", "--unknown-secret")
    typed(working, working.root, "task", "log", "q3/report", *said[:-1], environment={"SECRET": "hunter4"})
    (log,) = (working.root / ".git/xcollab.errors").iterdir()
    text = log.read_text(encoding="utf-8")
    for secret in ("4711", "hidden", "lawyer", "hunter", "q3/report", "needs-help", str(tmp_path), "Li Na"):
        assert secret not in text, secret
    assert "xcollab task log … --status=… -m … -m… --needs …" in text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("task log report -m text", "task log … -m …"), ("--lang zh board q3", "--lang … board …"), ("nonsense --flag", "… …"),
        ("board --nowhere=1", "board …"), ("request new --title=Secret", "request new --title=…"), ("", ""),
    ],
)  # fmt: skip
def test_of_a_command_line_only_its_own_words_are_told(words: str, shown: str) -> None:
    assert " ".join(without_values(words.split())) == shown


def test_outside_a_repository_it_lies_in_the_users_state_directory(working: Company, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    done = typed(working, tmp_path / "elsewhere", "board", environment={"XDG_STATE_HOME": str(tmp_path / "state")})
    (log,) = (tmp_path / "state/xcollab/errors").iterdir()
    assert done.returncode == 70 and str(log) in done.stderr and "git log" not in done.stderr


def test_where_none_can_be_written_that_is_said(working: Company, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "file").write_text("")
    done = typed(working, tmp_path / "elsewhere", "board", environment={"XDG_STATE_HOME": str(tmp_path / "file")})
    assert done.returncode == 70 and "no log of it could be written" in done.stderr and "Traceback" not in done.stderr


def test_a_log_does_not_follow_a_link_out_of_the_git_directory(working: Company, tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    (working.root / ".git/xcollab.errors").symlink_to(tmp_path / "target")
    done = typed(working, working.root, "board", environment={"XDG_STATE_HOME": str(tmp_path / "state")})
    assert done.returncode == 70 and not list((tmp_path / "target").iterdir())


def test_old_logs_make_room_for_new_ones(working: Company) -> None:
    home = working.root / ".git/xcollab.errors"
    home.mkdir()
    for number in range(30):
        (home / f"error-old{number}.log").touch()
        os.utime(home / f"error-old{number}.log", (number, number))
    typed(working, working.root, "board")
    left = {path.name for path in home.iterdir()}
    assert len(left) == 20 and "error-old29.log" in left and "error-old0.log" not in left


def test_words_that_are_broken_themselves_show_no_traceback_either(working: Company) -> None:
    script = "from xcollab.render.checking import errors; errors.error_lines = None; " + BROKEN.replace(
        "import sys\n", "import sys\n", 1
    )
    every = {**working.environment, **identity("li", working.clock)}
    done = subprocess.run(
        [sys.executable, "-c", script, "board"],
        cwd=working.root,
        env=every,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (70, "error: xcollab made a mistake: ValueError\n")

"""Somebody else's program: it can neither ask nor stay, and what it prints comes back."""

import os
import subprocess
from pathlib import Path

import pytest

from xcollab.channels.running import run

ENVIRONMENT = {"PATH": os.environ["PATH"]}
needs_sh = pytest.mark.skipif(os.name != "posix", reason="the programs are shell scripts")


def _alive(group: str) -> list[str]:
    """Processes of a group that still run: one that has ended and that nobody waited for does not."""
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True)
    rows = [line.split(maxsplit=2) for line in listed.stdout.splitlines()]
    return [" ".join(row) for row in rows if row[0] == group and not row[1].startswith("Z")]


@needs_sh
@pytest.mark.parametrize(
    "script",
    ["echo Password:; cat /dev/tty; sleep 100", "sleep 100 & wait", "sleep 100 & exec sleep 100"],
)
def test_one_that_asks_or_hangs_is_given_up_with_all_that_it_started(tmp_path: Path, script: str) -> None:
    answer = run(["sh", "-c", f"echo $$ > group\n{script}"], tmp_path, ENVIRONMENT, patience=3)
    assert answer.given_up
    assert not answer.done
    assert _alive((tmp_path / "group").read_text().strip()) == []


@needs_sh
def test_one_that_reads_finds_what_it_is_given_and_then_the_end(tmp_path: Path) -> None:
    answer = run(["sh", "-c", "cat; echo done >&2; exit 3"], tmp_path, ENVIRONMENT, "标题\n")
    assert (answer.done, answer.said, answer.given_up) == (False, "标题\ndone", False)


@needs_sh
def test_one_that_does_not_read_what_it_is_given_is_no_failure(tmp_path: Path) -> None:
    assert run(["sh", "-c", "echo fine"], tmp_path, ENVIRONMENT, "x" * 1_000_000).said == "fine"


def test_one_that_cannot_be_started_says_so(tmp_path: Path) -> None:
    answer = run([str(tmp_path / "nothing-here")], tmp_path, ENVIRONMENT)
    assert not answer.done
    assert answer.said

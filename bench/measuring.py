"""What a command costs: processor time of it and of all that it starts, seconds, and memory at its peak."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

WHOLE = Path(__file__).parent.parent
"""Where this project is: `python -m bench.…` runs there."""


class Cost(NamedTuple):
    """Of one run."""

    cpu: float
    wall: float
    memory: float
    """Megabytes."""
    code: int


def environment(home: Path, who: str) -> dict[str, str]:
    """Nothing of this machine's settings (`PYTHONDONTWRITEBYTECODE` makes every start compile the program); a member of every generated workspace, at a moment after all that happened there."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "XCOLLAB_", "LC_", "PYTHON"))
    }
    identity = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER")
           for part, value in (("NAME", who), ("EMAIL", f"{who}@example.com"), ("DATE", "2024-12-01T10:00:00+08:00"))}  # fmt: skip
    settings = home / "gitconfig"
    settings.write_text("[maintenance]\n\tauto = false\n[gc]\n\tauto = 0\n")
    return {
        **kept,
        **identity,
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(settings),
        "XCOLLAB_LANG": "en",
    }


def command(words: Sequence[str], number: int) -> list[str]:
    """The words as a command line of this environment; `env NAME=VALUE` may stand before the program."""
    typed = [word.replace("{n}", str(number)) for word in words]
    programs = {"xcollab": [str(Path(sys.executable).with_name("xcollab"))], "python": [sys.executable]}
    first = next((number for number, word in enumerate(typed) if word != "env" and "=" not in word), 0)
    return [*typed[:first], *programs.get(typed[first], [typed[first]]), *typed[first + 1 :]]


def cost(argv: Sequence[str], directory: Path, around: Mapping[str, str]) -> Cost:
    """Run it, with nothing to read and nothing shown, and see what it took."""
    began = time.monotonic()
    process = subprocess.Popen(argv, cwd=directory, env=around, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024, process.returncode)

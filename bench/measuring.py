"""What a command costs: processor time of it and of all that it starts, seconds, and memory at its peak."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import NamedTuple

WHOLE = Path(__file__).parent.parent
"""Where this project is: `python -m bench.…` runs there."""
PATIENCE = 120.0
"""Seconds after which a program that others are compared with is stopped."""
PROGRAM = str(Path(sys.executable).with_name("xcollab"))
"""Ours, of this environment; `$XCOLLAB` in the words of a shell."""
_LOOK = 0.02
"""Seconds between two looks at the memory."""


class Cost(NamedTuple):
    """Of one run."""

    cpu: float
    wall: float
    memory: float
    """Megabytes: of its largest process, or of all that ran at once where somebody looked."""
    code: int
    said: str = ""
    """The last line on the side of a run that failed."""


def environment(home: Path, who: str) -> dict[str, str]:
    """Nothing of this machine's settings (`PYTHONDONTWRITEBYTECODE` makes every start compile the program); a member of every generated workspace, at a moment after all that happened there."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "XCOLLAB_", "LC_", "PYTHON"))
    }
    identity = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER")
           for part, value in (("NAME", who), ("EMAIL", f"{who}@example.com"), ("DATE", "2024-12-01T10:00:00+08:00"))}  # fmt: skip
    settings = home / "gitconfig"
    settings.write_text("[maintenance]\n\tauto = false\n[gc]\n\tauto = 0\n[init]\n\tdefaultBranch = main\n")
    return {
        **kept,
        **identity,
        "HOME": str(home),
        "USER": who,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(settings),
        "XCOLLAB_LANG": "en",
    }


def command(words: Sequence[str], number: int) -> list[str]:
    """The words as a command line of this environment; `env NAME=VALUE` may stand before the program."""
    typed = [word.replace("{n:04}", f"{number:04}").replace("{n}", str(number)) for word in words]
    programs = {"xcollab": [PROGRAM], "python": [sys.executable]}
    first = next((number for number, word in enumerate(typed) if word != "env" and "=" not in word), 0)
    return [*typed[:first], *programs.get(typed[first], [typed[first]]), *typed[first + 1 :]]


def cost(
    argv: Sequence[str], directory: Path, around: Mapping[str, str], *, look: bool = False, patience: float = 0
) -> Cost:
    """Run it, with nothing to read and nothing shown, and see what it took.

    `look`: the memory of all its processes together, which takes time of its own. `patience`: after so many seconds it is
    killed, with -9 as its code; 0 waits for ever.
    """
    with TemporaryFile() as side:
        began, together = time.monotonic(), 0.0
        process = subprocess.Popen(argv, cwd=directory, env={**around, "XCOLLAB": PROGRAM}, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=side, start_new_session=True)  # fmt: skip
        timer = Timer(patience or 3600, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        ended = 0
        while look and not ended:
            together = max(together, _together(process.pid))
            time.sleep(_LOOK)
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if not ended:
            _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        side.seek(0)
        lines = side.read().decode(errors="replace").strip().splitlines() if process.returncode else []
    memory = max(used.ru_maxrss / 1024, together)
    return Cost(used.ru_utime + used.ru_stime, wall, memory, process.returncode, lines[-1] if lines else "")


def _together(process: int) -> float:
    """Megabytes of a process and of all that it started; of systems without `/proc`, nothing.

    Counted is PSS, of which pages that several processes share are divided among them: the sum of RSS counts what a forked
    process has of its parent once more for each. One that was begun this moment and still is in its parent's memory (vfork, the
    same figures to the letter) is none yet; and where one began or ended while they were looked at, some pages would be counted
    twice or not at all: that look tells nothing.
    """
    above = _started(process)
    figures = {each: _figures(each) for each in above}
    if _started(process) != above:
        return 0.0
    return sum(_pss(about) for each, about in figures.items() if about != figures.get(above[each]))


def _started(process: int) -> Mapping[int, int]:
    """A process and all below it, each with the one that started it; the first with none."""
    above, waiting = {process: 0}, [process]
    while waiting:
        one = waiting.pop()
        for listed in Path(f"/proc/{one}/task").glob("*/children"):
            with suppress(OSError):
                new = dict.fromkeys(map(int, listed.read_text().split()), one)
                above |= new
                waiting += new
    return above


def _figures(process: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{process}/smaps_rollup").read_text()
    return ""


def _pss(figures: str) -> float:
    return next((int(line.split()[1]) / 1024 for line in figures.splitlines() if line.startswith("Pss:")), 0.0)

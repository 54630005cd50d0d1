"""xcollab killed at a chosen one of all the things that it does to the disk or asks of git; then the next command.

One process imports the program once and forks for each kill, so that hundreds of them cost seconds. A kill comes before the
deed: so the kill before the next one is the kill after it.
"""

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.support.company import identity
from tests.support.forked.loaded import load
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal

DEEDS = frozenset(
    {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "subprocess.Popen"}
)
"""What Python tells of before it does it; writing to a file is told by the opening of it."""


class Case(NamedTuple):
    """A command of somebody's, in a repository that is copied for each kill."""

    root: str
    """The directory to copy; the workspace is `acme` in it."""
    who: str
    words: tuple[str, ...]
    next: tuple[str, ...]
    """What the same person types afterwards."""
    at: str
    look: tuple[str, ...] = ("check",)
    """What shows then how it stands; nothing, where git's own look is enough."""
    hook: str = ""
    """A hook of git's whose text is in `script`; it may kill too."""
    script: str = ""


def killed(case: Case, points: Sequence[float], where: Path, environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """Kill it at each of the points (0: not at all; negative: xcollab alone,
    and not git with it; a fraction: so many seconds after it began), and tell what came of it."""
    asked = {"case": case._asdict(), "points": [*points], "where": str(where), "environment": dict(environment)}
    killer = _killer()
    assert killer.stdin and killer.stdout
    killer.stdin.write(json.dumps(asked) + "\n")
    killer.stdin.flush()
    answers = [killer.stdout.readline() for _ in points]
    assert all(answers), "it failed: see its standard error"
    return [json.loads(answer) for answer in answers]


@cache
def _killer() -> "subprocess.Popen[str]":
    """The process that forks, the same for all tests of this one; it ends when there is nothing more to read."""
    killer = subprocess.Popen(
        [sys.executable, "-m", "tests.support.concurrency.killed"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    atexit.register(killer.communicate)
    return killer


class _Deeds:
    """Counts what is done, and ends the process before one of them."""

    def __init__(self, at: int, alone: bool) -> None:
        self.count, self._at, self._alone = 0, at, alone

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if event not in DEEDS and not (event == "open" and _writes(args)):
            return
        self.count += 1
        if self.count == self._at:
            os.kill(os.getpid(), signal.SIGKILL) if self._alone else os.killpg(os.getpgrp(), signal.SIGKILL)


def _writes(args: tuple[Any, ...]) -> bool:
    path, _, flags = args
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)) and not str(path).startswith(("/dev/", "/proc/"))


def _typed(
    case: Case,
    words: Sequence[str],
    root: Path,
    minutes: int,
    watch: Callable[..., None] | None = None,
    after: float | None = None,
) -> tuple[int, str]:
    """Type it in a process of its own; its exit code, negative for a signal, and what it said."""
    told = root.parent / "told.txt"
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        moment = datetime.fromisoformat(case.at) + timedelta(minutes=minutes)
        out = StringIO()
        call = Terminal(
            root, {**os.environ, **identity(case.who, moment)}, Random(minutes), out=out, err=out, given=StringIO()
        )
        if watch:
            sys.addaudithook(watch)
        code = run(call, words)
        count = f"\n{watch.count}" if isinstance(watch, _Deeds) else ""
        told.write_text(out.getvalue() + count, encoding="utf-8", errors="replace")
        os._exit(code)
    code = _ended(child, after)
    said = told.read_text(encoding="utf-8") if told.exists() else ""
    told.unlink(missing_ok=True)
    return code, said


def _ended(child: int, after: float | None) -> int:
    """Wait for its end, which comes after some seconds at the latest where they are named."""
    until = None if after is None else time.monotonic() + after
    while True:
        gone, status = os.waitpid(child, os.WNOHANG if until else 0)
        if gone:
            return os.waitstatus_to_exitcode(status)
        if until and time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            until = None
        time.sleep(0.0005)


def _git(root: Path, *words: str) -> tuple[int, str]:
    environment = {**os.environ, **identity("zhou", datetime(2024, 7, 5))}
    done = subprocess.run(
        ["git", *words], cwd=root, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace").strip()


def _tried(case: Case, point: float, where: Path) -> dict[str, Any]:
    shutil.rmtree(where, ignore_errors=True)
    shutil.copytree(case.root, where, symlinks=True)
    root = where / "acme"
    if case.hook:
        path = root / ".git/hooks" / case.hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{case.script}\n")
        path.chmod(0o755)
    before = _head(case.root)
    timed = not float(point).is_integer()
    deeds = _Deeds(0 if timed else abs(int(point)), point < 0)
    code, said = _typed(case, case.words, root, 1, deeds, point if timed else None)
    if case.hook:
        path.unlink()
    after = _git(root, "rev-parse", "HEAD")[1]
    again, told = _typed(case, case.next, root, 2)
    counted = said.rpartition("\n")[2]
    status, left = _git(root, "status", "--porcelain", "-uall")[1], _left(root)
    return {
        "point": point, "code": code, "deeds": int(counted) if counted.isdecimal() else 0, "said": said, "moved": before != after,
        "next": again, "told": told, "status": status, "left": left, "fsck": _git(root, "fsck", "--no-dangling")[0],
        "commits": _git(root, "log", "--format=%s %at", f"{before}..HEAD")[1].splitlines(),
        "look": _looked(case, root, f"{status}{left}") if case.look else (0, ""),
    }  # fmt: skip


@cache
def _head(directory: str) -> str:
    return _git(Path(directory) / "acme", "rev-parse", "HEAD")[1]


_LOOKED: dict[tuple[str, ...], tuple[int, str]] = {}


def _looked(case: Case, root: Path, beside: str) -> tuple[int, str]:
    """What shows how it stands. Most kills lead to one of two ends, which are looked at once each: the same references and
    nothing else `beside` them are the same to see."""
    end = (repr(case), _git(root, "show-ref", "--head")[1], beside)
    if end not in _LOOKED:
        _LOOKED[end] = _typed(case, case.look, root, 3)
    return _LOOKED[end]


def _left(root: Path) -> list[str]:
    """Locks, journals and temporary files that nobody takes away."""
    names = [str(path.relative_to(root)) for path in root.rglob("*") if path.name.endswith(".lock") or ".xcollab-" in path.name
             or path.name.startswith("xcollab.journal")]  # fmt: skip
    tickets = [str(path.relative_to(root)) for path in (root / ".git/xcollab.queue").glob("*")]
    return [name for name in (*names, *tickets) if not name.endswith("xcollab.lock")]


def main() -> None:
    """Reads what to do from standard input, a JSON object a line; writes a line of JSON for each kill."""
    load()  # else each kill would load it anew, and its bytecode be a deed of the first
    for line in sys.stdin:
        asked = json.loads(line)
        os.environ.clear()
        os.environ.update(asked["environment"])
        time.tzset()
        for point in asked["points"]:
            sys.stdout.write(json.dumps(_tried(Case(**asked["case"]), point, Path(asked["where"]))) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

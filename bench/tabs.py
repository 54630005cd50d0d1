"""Many tabs at one `xcollab web`: some read, some act, and afterwards nothing is lost: `python -m bench.tabs ROOT`."""

import argparse
import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from html import unescape
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from bench.measuring import PROGRAM, environment
from xcollab.app.context import Context
from xcollab.app.overview import Overview
from xcollab.web.door import Door
from xcollab.web.server import HOST, listening, server

_READ = ("/", "/board", "/collaborations", "/c/c00000", "/search?words=run", "/people", "/day", "/metrics")
_BETWEEN = 0.3
"""Seconds that somebody looks at a page before the next."""


class Came(NamedTuple):
    """What came of it."""

    pages: int
    acts: int
    wrong: tuple[str, ...]
    """Answers that were none, commits that are missing, what `git fsck` and `xcollab check` find."""


class Tab(threading.Thread):
    """Somebody in front of a page, until a moment."""

    def __init__(self, door: Door, port: int, around: Mapping[str, str], until: float) -> None:
        super().__init__(daemon=True)
        self._connection, self._until = HTTPConnection(HOST, port, timeout=60), until
        self.read, self.acted, self.wrong = 0, 0, list[str]()
        self._cookie = ""
        self._asked("GET", f"/enter/{door.sessions.invite(around)}")

    def _asked(self, method: str, path: str, form: Mapping[str, str] | None = None) -> str:
        headers = {
            "cookie": self._cookie,
            "origin": f"http://{HOST}:{self._connection.port}",
            "content-type": "application/x-www-form-urlencoded",
        }
        self._connection.request(method, path, urlencode(form) if form else None, headers)
        answer = self._connection.getresponse()
        body = answer.read().decode()
        self._cookie = str(answer.getheader("set-cookie") or self._cookie).partition(";")[0]
        if answer.status not in (200, 303):
            self.wrong.append(f"{method} {path}: {answer.status}")
        return body

    def close(self) -> None:
        """It is closed."""
        self._connection.close()

    def run(self) -> None:
        """Read one page after the other."""
        while time.monotonic() < self._until:
            for path in _READ:
                self._asked("GET", path)
                self.read += 1
                time.sleep(_BETWEEN)


class Acting(Tab):
    """Somebody who logs a task of theirs again and again."""

    def __init__(self, door: Door, port: int, around: Mapping[str, str], until: float, task: str) -> None:
        super().__init__(door, port, around, until)
        collab, _, name = task.partition("/")
        self._form = f"/c/{collab}/do/task/progress?on={name}"

    def run(self) -> None:
        """Open the form, fill it in, send it."""
        while time.monotonic() < self._until:
            held = dict(
                re.findall(r'<input type="hidden" name="(seal|once)" value="([^"]*)"', self._asked("GET", self._form))
            )
            self.read += 1
            said = {key: unescape(value) for key, value in held.items()} | {
                "status": "doing",
                "text": f"run {self.acted}",
            }
            self._asked("POST", self._form, said)
            self.acted += 1
            time.sleep(_BETWEEN)


def crowd(root: Path, home: Path, *, tabs: int, acting: int, seconds: float) -> Came:
    """So many who read and who act, each their own visitor, for so long."""
    door, git = Door(root), ("git", "-C", str(root))
    doers = _doers(root, environment(home, "d000-2"))[:acting]
    before = _commits(git)
    with listening(0) as made:
        port = int(made.getsockname()[1])
        pages = server(door, port)
        thread = threading.Thread(target=lambda: pages.run(sockets=[made]), daemon=True)
        thread.start()
        until = time.monotonic() + seconds
        acts = [Acting(door, port, environment(home, who), until, task) for who, task in doers]
        readers = [who for who, _ in islice(cycle(doers), tabs)]
        every = [*acts, *(Tab(door, port, environment(home, who), until) for who in readers)]
        for tab in every:
            tab.start()
        for tab in every:
            tab.join()
            tab.close()
        pages.should_exit = True
        thread.join(20)
    wrong = [told for tab in every for told in tab.wrong]
    made_by = _commits(git)
    for (who, task), tab in zip(doers, acts, strict=True):
        if (there := made_by.count(who) - before.count(who)) != tab.acted:
            wrong.append(f"{task}: {tab.acted} acts, {there} commits")
    for words in ((*git, "fsck", "--no-dangling"), (PROGRAM, "check")):
        done = subprocess.run(
            words, cwd=root, env=environment(home, "d000-2"), capture_output=True, text=True, check=False
        )
        wrong += [f"{' '.join(words[-2:])}: {done.stdout or done.stderr}"] if done.returncode else []
    return Came(sum(tab.read for tab in every), sum(tab.acted for tab in acts), tuple(wrong))


def _doers(root: Path, around: Mapping[str, str]) -> list[tuple[str, str]]:
    """Who has a task at work, each another one."""
    found = Overview(Context(root, around)).summaries(only="tasks")
    own = {task.doer: f"{task.collab}/{task.task}" for one in found for task in one.tasks if task.status == "doing"}
    return sorted(own.items())


def _commits(git: tuple[str, ...]) -> list[str]:
    log = subprocess.run((*git, "log", "--format=%an"), capture_output=True, text=True, check=True)
    return log.stdout.split("\n")


def main() -> int:
    """Try it in a workspace, and tell."""
    options = argparse.ArgumentParser(prog="python -m bench.tabs", description=__doc__)
    options.add_argument("root", type=Path)
    for name, otherwise in (("tabs", 20), ("acting", 3), ("seconds", 120)):
        options.add_argument(f"--{name}", type=int, default=otherwise)
    asked = options.parse_args()
    came = crowd(
        asked.root.resolve(), asked.root.resolve().parent, tabs=asked.tabs, acting=asked.acting, seconds=asked.seconds
    )
    print(f"{came.pages} pages read, {came.acts} acts, {len(came.wrong)} wrong")
    print("\n".join(came.wrong[:20]))
    return 1 if came.wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""Other programs, on work equal to ours: what they are called, how the same tasks come into them, and what is typed.

To measure them as well, install them and have them on the PATH; what is not found is told as not installed:

    npm install backlog.md           and node_modules/.bin on the PATH
    apt-get install taskwarrior fossil
    pip install doorstop             in an environment of its own, and its bin on the PATH
"""

import json
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from bench.rows import COMPARED, NOW, OTHER, STATUS

SIZES = (1_000, 10_000)
"""Tasks."""
_DUE, _OWNER = "2024-10-31", "d001-0"
_CRITERIA = ("三家以上", "附数据来源")


class Peer(NamedTuple):
    """Another program; told as `not installed` where it is not found."""

    name: str
    program: str
    install: str
    version: tuple[str, ...]
    load: Callable[[Path, int, Mapping[str, str]], None]
    """Makes so many tasks in a new directory."""


class Work(NamedTuple):
    """A line of the table: what a program is asked to do."""

    what: str
    peer: str
    """By its program; ours where nothing is said."""
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """As the table shows it."""
        typed = [word for word in self.words if word != "env" and not word.startswith("TASKRC=")]
        shown = takewhile(lambda word: "{" not in word and (word == "--help" or not word.startswith("-")), typed)
        return f"{self.what}: {PEERS[self.peer].name if self.peer else 'xcollab'}, `{' '.join(shown)}`"


def title(number: int) -> str:
    """Of a task, as our own generator calls them."""
    return f"任务 {number}:渠道走访与竞品报告"


def load(program: str, root: Path, count: int, around: Mapping[str, str]) -> None:
    """Make so many tasks in a new directory, in its program's own form."""
    root.mkdir()
    PEERS[program].load(root, count, around)


def _run(root: Path, around: Mapping[str, str], *words: str) -> None:
    subprocess.run(words, cwd=root, env=dict(around), check=True, capture_output=True, stdin=subprocess.DEVNULL)


def _backlog(root: Path, count: int, around: Mapping[str, str]) -> None:
    """Markdown files as it writes them itself, committed; it commits what it creates."""
    _run(root, around, "git", "init", "--quiet")
    _run(root, around, "backlog", "init", "Acme", "--defaults", "--agent-instructions", "none")
    settings = root / "backlog/config.yml"
    settings.write_text(settings.read_text().replace("auto_commit: false", "auto_commit: true"))
    tasks = root / "backlog/tasks"
    tasks.mkdir(exist_ok=True)
    checks = "\n".join(f"- [ ] #{place} {criterion}" for place, criterion in enumerate(_CRITERIA, 1))
    for number in range(1, count + 1):
        (tasks / f"task-{number} - t{number:05}.md").write_text(
            f"---\nid: TASK-{number}\ntitle: '{title(number)}'\nstatus: In Progress\nassignee:\n  - '@{_OWNER}'\n"
            f"created_date: '2024-07-01 09:00'\ndue_date: '{_DUE}'\nlabels: []\ndependencies: []\nordinal: {number * 1000}\n---\n\n"
            f"## Acceptance Criteria\n<!-- AC:BEGIN -->\n{checks}\n<!-- AC:END -->\n"
        )
    _run(root, around, "git", "add", ".")
    _run(root, around, "git", "commit", "--quiet", "-m", "Tasks")


def _taskwarrior(root: Path, count: int, around: Mapping[str, str]) -> None:
    """By its own import."""
    (root / "taskrc").write_text("data.location=data\nconfirmation=no\n")
    (root / "data").mkdir()
    with (root / "tasks.json").open("w", encoding="utf-8") as file:
        for number in range(count):
            task = {"uuid": f"00000000-0000-4000-8000-{number:012}", "description": title(number), "status": "pending",
                    "entry": "20240701T010000Z", "due": "20241031T000000Z", "project": OTHER, "tags": [_OWNER.replace("-", "_")]}  # fmt: skip
            file.write(json.dumps(task, ensure_ascii=False) + "\n")
    _run(root, around, "env", "TASKRC=taskrc", "task", "import", "tasks.json")


def _fossil(root: Path, count: int, around: Mapping[str, str]) -> None:
    """Rows of its table of tickets."""
    _run(root, around, "fossil", "init", "--admin-user", around["USER"], "acme.fossil")
    with sqlite3.connect(root / "acme.fossil") as database:
        database.executemany(
            "INSERT INTO ticket (tkt_uuid, tkt_mtime, tkt_ctime, type, status, subsystem, title, comment) "
            "VALUES (?, 2460500.0, 2460500.0, 'Todo', 'Open', ?, ?, ?)",
            (
                (f"{number:040x}", OTHER, title(number), f"{_OWNER}, {_DUE}: {'; '.join(_CRITERIA)}")
                for number in range(count)
            ),
        )
    database.close()


def _doorstop(root: Path, count: int, around: Mapping[str, str]) -> None:
    """YAML items as it writes them itself, committed."""
    _run(root, around, "git", "init", "--quiet")
    _run(root, around, "doorstop", "create", "REQ", "reqs", "--digits", "5")
    for number in range(1, count + 1):
        (root / f"reqs/REQ{number:05}.yml").write_text(
            f"active: true\nderived: false\nheader: ''\nlevel: 1.{number}\nlinks: []\nnormative: true\nref: ''\nreviewed: null\n"
            f"text: |\n  {title(number)}\n\n  {_OWNER}, {_DUE}: {'; '.join(_CRITERIA)}\n",
            encoding="utf-8",
        )
    _run(root, around, "git", "add", ".")
    _run(root, around, "git", "commit", "--quiet", "-m", "Items")


PEERS: Mapping[str, Peer] = {
    peer.program: peer
    for peer in (
        Peer("Backlog.md", "backlog", "npm install backlog.md", ("backlog", "--version"), _backlog),
        Peer("taskwarrior", "task", "apt-get install taskwarrior", ("task", "--version"), _taskwarrior),
        Peer("Fossil", "fossil", "apt-get install fossil", ("fossil", "version"), _fossil),
        Peer("doorstop", "doorstop", "pip install doorstop", ("doorstop", "--version"), _doorstop),
    )
}

WORKS: tuple[Work, ...] = (
    Work("help", "", ("xcollab", "--help")),
    Work("help", "backlog", ("backlog", "--help")),
    Work("help", "task", ("env", "TASKRC=taskrc", "task", "help")),
    Work("help", "fossil", ("fossil", "help")),
    Work("help", "doorstop", ("doorstop", "--help")),
    Work("list", "", ("xcollab", "board", *NOW)),
    Work("list", "backlog", ("backlog", "task", "list", "--plain")),
    Work("list", "task", ("env", "TASKRC=taskrc", "task", "list")),
    Work("list", "fossil", ("fossil", "ticket", "show", "0", "-R", "acme.fossil")),
    Work("list", "doorstop", ("doorstop", "publish", "REQ")),
    Work("create one", "", ("xcollab", "task", "add", "new-{n}", "-C", OTHER, "--title", "T", "--owner", _OWNER, "--due", "2024-12-10", "--criterion", "C")),
    Work("create one", "backlog", ("backlog", "task", "create", "T {n}", "-a", f"@{_OWNER}", "--due-date", "2024-12-10", "--ac", "C", "--plain")),
    Work("create one", "task", ("env", "TASKRC=taskrc", "task", "add", "T {n}", "due:2024-12-10", f"project:{OTHER}")),
    Work("create one", "fossil", ("fossil", "ticket", "add", "title", "T {n}", "status", "Open", "type", "Todo", "-R", "acme.fossil")),
    Work("create one", "doorstop", ("doorstop", "add", "REQ")),
    Work("check all", "", ("xcollab", "check")),
    Work("check all", "backlog", ("backlog", "doctor")),
    Work("check all", "doorstop", ("doorstop",)),
    Work("`git status` there", "", COMPARED[STATUS].words),
    Work("`git status` there", "backlog", COMPARED[STATUS].words),
)  # fmt: skip

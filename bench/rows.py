"""What is measured, as data: a row for each line of the table of budgets."""

from typing import NamedTuple

PYTHON, STATUS, COMMIT, CHECK, SHARE, ONE_BY_ONE = (
    "python",
    "git status",
    "git commit",
    "check",
    "git sync",
    "one by one",
)
"""What costs are multiples of, by name."""


class Row(NamedTuple):
    """One thing that is run, and what it may cost."""

    what: str
    size: str
    """The generated workspace it runs in, by name (`bench.generate.size.NAMED`); empty for none."""
    words: tuple[str, ...]
    """What is run, a word each; `xcollab`, `python` and `git` are those of this environment, `{n}` is new each time."""
    budget: tuple[tuple[float, str], ...] = ()
    """At most the sum of so many times each; nothing where it is shown for comparison."""
    unit: str = "cpu"
    """cpu, seconds of processors; wall, seconds; memory, megabytes at its peak (its budget is in megabytes)."""
    who: str = "d000-2"
    """Who runs it: the coordinator of the first collaboration, where nothing else is said."""
    once: bool = False
    """It is long enough to be run once."""
    slow: bool = False
    """Left out by `--quick`."""

    @property
    def name(self) -> str:
        """As the table shows it."""
        return f"{self.what} ({self.size})" if self.size else self.what


def _x(times: float, of: str = PYTHON) -> tuple[tuple[float, str], ...]:
    return ((times, of),)


def _completing(typed: str) -> tuple[str, ...]:
    """What bash asks at the end of a line."""
    count = len(typed.split(" ")) - 1
    return ("env", "_XCOLLAB_COMPLETE=complete_bash", f"COMP_WORDS={typed}", f"COMP_CWORD={count}", "xcollab")


NOW = ("--now", "2024-12-01")
TASK, OTHER = "c00000/t00002", "c00000"
ASSIGNEE = "d001-1"
"""Whose `TASK` is."""
LOG = ("xcollab", "task", "log", TASK, "-s", "doing", "-m", "run {n}")
VIEWS = ("board", "inbox", "overdue", "waiting")
OF_ONE = (("status", OTHER), ("why", TASK), ("task", "show", TASK), ("history", OTHER), ("report", OTHER))

ROWS: tuple[Row, ...] = (
    Row("--version", "", ("xcollab", "--version"), _x(6)),
    Row("--help", "", ("xcollab", "--help"), _x(6)),
    Row("completion of a collaboration", "1k", _completing("xcollab status c0000"), _x(6)),
    Row("completion of a task", "1k", _completing("xcollab task show c00000/"), _x(6)),
    Row("completion of a collaboration", "100k", _completing("xcollab status c0000"), _x(6), slow=True),
    Row("whoami", "1k", ("xcollab", "whoami"), _x(8)),
    Row("whoami", "100k", ("xcollab", "whoami"), _x(8), slow=True),
    *(Row(view, "1k", ("xcollab", view, *NOW), _x(9)) for view in VIEWS),
    *(Row(view, "100k", ("xcollab", view, *NOW), ((1, STATUS), (10, PYTHON)), slow=True) for view in VIEWS),
    *(Row(words[0], "100k", ("xcollab", *words), _x(15), slow=True) for words in OF_ONE),
    Row("task log", "1k", LOG, _x(4, COMMIT), who=ASSIGNEE),
    Row("task log", "20k", LOG, _x(4, COMMIT), who=ASSIGNEE, slow=True),
    Row("task log", "100k", LOG, _x(1.5, COMMIT), who=ASSIGNEE, slow=True),
    Row("board --at an older date", "100k", ("xcollab", "board", "--at", "2024-09-01", *NOW), ((1, STATUS), (10, PYTHON)), slow=True),
    Row("check", "1k", ("xcollab", "check")),
    Row("check", "100k", ("xcollab", "check"), slow=True),
    Row("check --base, one act", "100k", ("xcollab", "check", "--base", "HEAD~1", "--landed"), _x(20), slow=True),
    Row("check --base, 3,000 comments", "comments", ("xcollab", "check", "--base", "HEAD~1"), _x(3, CHECK)),
    Row("sync, one act each way", "100k", ("xcollab", "sync"), _x(3, SHARE), slow=True),
    Row("status", "statements", ("xcollab", "status", OTHER, *NOW), _x(20)),
    Row("task log", "statements", LOG, _x(25), who=ASSIGNEE),
    Row("board", "tasks", ("xcollab", "board", *NOW), _x(25), slow=True),
    Row("status", "tasks", ("xcollab", "status", OTHER, *NOW), _x(20), slow=True),
    Row("task add", "tasks", ("xcollab", "task", "add", "new-{n}", "-C", OTHER, "--title", "T", "--owner", "d001-0", "--due", "2024-12-10",
                              "--criterion", "C"), _x(40), slow=True),
    Row("16 processes x 25 acts", "", ("python", "-m", "bench.crowd", "--processes", "16", "--acts", "25"), _x(1.5, ONE_BY_ONE), "wall", once=True, slow=True),
    Row("demo", "", ("xcollab", "demo", "demo-{n}"), once=True),
    Row("memory of board", "100k", ("xcollab", "board", *NOW), ((200, ""),), "memory", slow=True),
    Row("memory of check", "100k", ("xcollab", "check"), ((400, ""),), "memory", slow=True),
)  # fmt: skip


class Peer(NamedTuple):
    """Another program on the same work; told as `not installed` where it is not found."""

    program: str
    work: str


PEERS: tuple[Peer, ...] = (
    Peer("backlog", "Backlog.md: task list, task create"),
    Peer("task", "taskwarrior: list, add"),
    Peer("fossil", "Fossil: ticket report, ticket add"),
    Peer("doorstop", "doorstop: publish, check"),
)

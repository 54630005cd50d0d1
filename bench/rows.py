"""What is measured, as data: a row for each line of the table of budgets."""

from collections.abc import Mapping
from typing import NamedTuple


class Row(NamedTuple):
    """One thing that is run, and what it may cost."""

    what: str
    size: str
    """The generated workspace it runs in, by name (`bench.workspaces.SIZES`); empty for none."""
    words: tuple[str, ...]
    """What is run, a word each; `xcollab`, `python` and `git` are those of this environment, `{n}` is new each time."""
    budget: tuple[tuple[float, str], ...] = ()
    """At most the sum of so many times each (`COMPARED`), or of so many seconds or megabytes where no name stands."""
    unit: str = "cpu"
    """cpu, seconds of processors; wall, seconds; memory, megabytes at its peak."""
    who: str = "d000-2"
    """Who runs it: the coordinator of the first collaboration, where nothing else is said."""
    before: tuple[str, ...] = ()
    """What is run before each run, and before each of what it is compared with, without being counted."""
    cold: bool = False
    """The first run counts like all others; else each is run once before."""
    once: bool = False
    """It is run once, and cold: it takes minutes."""
    slow: bool = False
    """Left out by `--quick`."""
    floor: str = ""
    """Where the budget cannot be met: what the cost is made of, and why it stays."""

    @property
    def name(self) -> str:
        """As the table shows it."""
        return f"{self.what} ({self.size})" if self.size else self.what


class Compared(NamedTuple):
    """What a row is compared with, run in turn with it."""

    words: tuple[str, ...]
    size: str = ""
    """Where it runs; in the row's workspace where nothing is said."""


def _x(times: float, of: str) -> tuple[tuple[float, str], ...]:
    return ((times, of),)


def _completing(typed: str) -> tuple[str, ...]:
    """What bash asks at the end of a line."""
    count = len(typed.split(" ")) - 1
    return ("env", "_XCOLLAB_COMPLETE=complete_bash", f"COMP_WORDS={typed}", f"COMP_CWORD={count}", "xcollab")


NOW = ("--now", "2024-12-01")
THEN = ("--at", "2024-08-28")
"""Shortly before the last of what was said in a generated workspace."""
TASK, OTHER = "c00000/t00002", "c00000"
ASSIGNEE = "d001-1"
"""Whose `TASK` is."""
LOG = ("xcollab", "task", "log", TASK, "-s", "doing", "-m", "run {n}")
VIEWS = ("board", "inbox", "overdue", "waiting")
OF_ONE = (
    ("status", OTHER),
    ("why", TASK),
    ("request", "show", OTHER),
    ("task", "show", TASK),
    ("history", OTHER),
    ("report", OTHER),
)
SEARCHED = (
    ("a word of two characters", ("展台",)),
    ("a name", ("d003-1",)),
    ("a decision", ("80", "04711", "--kind", "decision")),
    ("an attachment", ("报价-04711.txt",)),
    ("nothing", ("没有的词",)),
)
"""What is looked for, and the words that find it."""
BEFORE = "0390ed3"
"""The program before any of it was made faster: the last commit at which 91 of the 400 acts of sixteen processes were refused."""
_STATEMENT = f"collabs/{OTHER}/logs/t00002/20241201T020000Z-{ASSIGNEE}-{{n:04}}.yaml"
_EACH_WAY = (
    "sh", "-c", "git pull -q --no-edit && git push -q && cd ../100k-other && git pull -q --no-edit && as() { GIT_AUTHOR_NAME=$1 "
    "GIT_AUTHOR_EMAIL=$1@example.com GIT_COMMITTER_NAME=$1 GIT_COMMITTER_EMAIL=$1@example.com $XCOLLAB request comment $2 -m 'run {n}'; } && "
    "as d001-2 c00001 && git push -q && cd ../100k && as d000-2 c00000",
)  # fmt: skip
"""Another clone has shared an act, and one of the own waits to be shared; the former turn's are in."""

PYTHON, STATUS, COMMIT, CHECK, SHARE, ONE_BY_ONE, TODAY, DEMO = (
    "python -c pass", "git status", "git add, git commit", "check", "git fetch, merge, push", "one by one", "board of today",
    f"demo of {BEFORE}",
)  # fmt: skip
COMPARED: Mapping[str, Compared] = {
    PYTHON: Compared(("python", "-c", "pass")),
    STATUS: Compared(("git", "status", "--porcelain")),
    COMMIT: Compared((
        "sh", "-c", f"printf 'on: {OTHER}/logs/t00002\\nact: comment\\nat: 2024-12-01T10:00:00+08:00\\nby: {ASSIGNEE}\\nas: d001/participant\\n"
        f"text: run {{n}}\\n' > {_STATEMENT} && git add {_STATEMENT} && git commit -qm 'run {{n}}'",
    )),
    CHECK: Compared(("xcollab", "check")),
    SHARE: Compared(("sh", "-c", "git fetch -q && git merge -q --no-edit '@{u}' && git push -q")),
    ONE_BY_ONE: Compared(("python", "-m", "bench.crowd", "--processes", "1", "--acts", "400")),
    TODAY: Compared(("xcollab", "board", *NOW)),
    DEMO: Compared(("python", "-m", "xcollab", "demo", "demo-{n}"), "before"),
}  # fmt: skip

ROWS: tuple[Row, ...] = (
    Row("--version", "", ("xcollab", "--version"), _x(6, PYTHON)),
    Row("--help", "", ("xcollab", "--help"), _x(6, PYTHON)),
    *(
        Row(f"completion of {what}", size, _completing(typed), _x(6, PYTHON), slow=size != "1k")
        for size in ("1k", "100k")
        for what, typed in (("a collaboration", "xcollab status c0000"), ("a task", "xcollab task show c00000/"))
    ),
    Row("whoami", "1k", ("xcollab", "whoami"), _x(8, PYTHON)),
    Row("whoami", "100k", ("xcollab", "whoami"), _x(8, PYTHON), slow=True),
    Row("first reading, index deleted", "100k", ("xcollab", "board", *NOW), _x(20, ""), "wall", before=("rm", "-rf", ".git/xcollab"), cold=True, slow=True),
    *(Row(view, "1k", ("xcollab", view, *NOW), _x(9, PYTHON)) for view in VIEWS),
    *(Row(view, "100k", ("xcollab", view, *NOW), ((1, STATUS), (10, PYTHON)), slow=True) for view in VIEWS),
    Row("board --at an older date, once read", "100k", ("xcollab", "board", *THEN, *NOW), _x(1.1, TODAY), slow=True),
    *(Row(" ".join(words[:-1]), "100k", ("xcollab", *words), _x(15, PYTHON), slow=True) for words in OF_ONE),
    *(Row(f"search of {what}", "100k, with minutes", ("xcollab", "search", *words), _x(15, PYTHON), slow=True) for what, words in SEARCHED),
    Row("task log", "1k", LOG, who=ASSIGNEE),
    Row("task log", "20k", LOG, _x(4, COMMIT), who=ASSIGNEE, slow=True),
    Row("task log", "100k", LOG, _x(1.5, COMMIT), who=ASSIGNEE, slow=True),
    Row("check", "1k", ("xcollab", "check")),
    Row("check", "100k", ("xcollab", "check"), _x(25, ""), "wall", cold=True, slow=True),
    Row("check, one collaboration changed", "100k", ("xcollab", "check"), _x(15, PYTHON), who=ASSIGNEE, before=LOG, slow=True,
        floor="a fifth is finding and reading the files, half making records of YAML, a fifth folding and judging; it believes no "
              "judgement that was remembered, and to see that nothing else changed git alone takes more than the budget (decision 50)"),
    Row("check --changed, one act", "100k", ("xcollab", "check", "--changed"), _x(15, PYTHON), who=ASSIGNEE, before=LOG, slow=True,
        floor="the same line of the table as the row above: more than half is loading the rules and what checks records, an eighth is git "
              "comparing its index of 100,000 files with HEAD, the rest compares trees and reads one collaboration; it reads from the index "
              "what lies as committed already, and loads no parser where nothing is to be parsed"),
    Row("check --base, one act", "100k", ("xcollab", "check", "--base", "HEAD~1"), _x(20, PYTHON), who=ASSIGNEE, before=LOG, slow=True),
    Row("check --base, 3,000 comments", "comments", ("xcollab", "check", "--base", "HEAD~1"), _x(3, CHECK)),
    Row("sync, one act each way", "100k", ("xcollab", "sync"), _x(3, SHARE), before=_EACH_WAY, slow=True),
    Row("status", "5,000 statements", ("xcollab", "status", OTHER, *NOW), _x(20, PYTHON)),
    Row("task log", "5,000 statements", LOG, _x(25, PYTHON), who=ASSIGNEE),
    Row("board", "10,000 tasks", ("xcollab", "board", *NOW), _x(25, PYTHON), slow=True),
    Row("status", "10,000 tasks", ("xcollab", "status", OTHER, *NOW), _x(20, PYTHON), slow=True),
    Row("task add", "10,000 tasks", ("xcollab", "task", "add", "new-{n}", "-C", OTHER, "--title", "T", "--owner", "d001-0", "--due", "2024-12-10",
                              "--criterion", "C"), _x(40, PYTHON), slow=True),
    Row("16 processes x 25 acts", "", ("python", "-m", "bench.crowd", "--processes", "16", "--acts", "25"), _x(1.5, ONE_BY_ONE), "wall", once=True, slow=True),
    Row("demo, 196 acts", "", ("xcollab", "demo", "demo-{n}"), _x(0.5, DEMO), cold=True, slow=True),
    Row("memory of the first reading", "100k", ("xcollab", "board", *NOW), _x(200, ""), "memory", before=("rm", "-rf", ".git/xcollab"), once=True, slow=True),
    *(Row(f"memory of {view}", "100k", ("xcollab", view, *NOW), _x(200, ""), "memory", once=True, slow=True) for view in VIEWS),
    *(Row(f"memory of {words[0]}", "100k", ("xcollab", *words), _x(200, ""), "memory", once=True, slow=True) for words in (OF_ONE[0], OF_ONE[-1])),
    Row("memory of check", "100k", ("xcollab", "check"), _x(400, ""), "memory", once=True, slow=True),
)  # fmt: skip

CURVES: Mapping[str, Row] = {
    "board": Row("board", "", ("xcollab", "board", *NOW)),
    "inbox": Row("inbox", "", ("xcollab", "inbox", *NOW)),
    "status of one": Row("status", "", ("xcollab", "status", OTHER)),
    "why of one task": Row("why", "", ("xcollab", "why", TASK)),
    "one act": Row("task log", "", LOG, who=ASSIGNEE),
    "check of all": Row("check", "", ("xcollab", "check")),
    "git status": Row("git status", "", COMPARED[STATUS].words),
}
"""What is drawn against the number of files, by the name of its line."""
CURVE_SIZES = {"1k": 1_000, "3k": 3_000, "10k": 10_000, "30k": 30_000, "100k": 100_000}

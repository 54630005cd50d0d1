"""A small company in a real git repository: its people type commands in process, each with an identity and a clock."""

import subprocess
from collections.abc import Mapping
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.support.answers import hold_against_schema
from tests.support.form_files import hold_form_against_schema
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal

PEOPLE = {
    "zhou": ("Zhou Min", "marketing"),
    "chen": ("Chen Jing", "marketing"),
    "li": ("Li Na", "sales"),
    "sun": ("Sun Lei", "sales"),
    "wang": ("Wang Qiang", "tech"),
    "zhao": ("Zhao Yu", "tech"),
    "wu": ("Wu Fang", "support"),
}
"""Members: name and department. The address of each is `ID@example.com`."""


class Result(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


class Company:
    """A workspace at `root`, the top of its git repository, and the people who work in it."""

    def __init__(self, root: Path, environment: Mapping[str, str], *, clock: str = "2024-07-01T09:00+08:00") -> None:
        self.root = root
        self.environment = dict(environment)
        """What every command runs with, besides identity and dates; a test may change it."""
        self.clock = datetime.fromisoformat(clock)
        self.random = Random(7)

    def does(self, who: str, *words: str, at: str | None = None, given: str = "", cwd: Path | None = None) -> Result:
        """Type `xcollab WORDS` as a member (or a stranger), at a moment; without one, a minute after the last command.

        `given` is standard input, `cwd` another directory than the root.
        """
        self.clock = datetime.fromisoformat(at) if at else self.clock + timedelta(minutes=1)
        out, err = StringIO(), StringIO()
        environment = {**self.environment, **identity(who, self.clock)}
        call = Terminal(cwd or self.root, environment, self.random, out=out, err=err, given=StringIO(given))
        code = run(call, words)
        hold_against_schema(words, out.getvalue())
        if code == 0:
            hold_form_against_schema(words, given, cwd or self.root)
        return Result(code, out.getvalue(), err.getvalue())

    def did(self, who: str, *words: str, at: str | None = None, given: str = "", cwd: Path | None = None) -> str:
        """The same for a step that has to succeed: its output, or a failed test that shows what was said."""
        result = self.does(who, *words, at=at, given=given, cwd=cwd)
        assert result.code == 0, f"xcollab {' '.join(words)}: {result.code}\n{result.out}{result.err}"
        return result.out

    def git(self, *words: str) -> str:
        """What git itself says in the repository, as Zhou; raises where it fails."""
        environment = {**self.environment, **identity("zhou", self.clock)}
        done = subprocess.run(["git", *words], cwd=self.root, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, f"git {' '.join(words)}: {done.stderr.decode()}"
        return done.stdout.decode("utf-8", "surrogateescape")


def identity(who: str, moment: datetime) -> dict[str, str]:
    """What makes git take a command for somebody's, at a moment."""
    name, when = PEOPLE.get(who, (who, ""))[0], moment.isoformat()
    author = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": f"{who}@example.com", "GIT_AUTHOR_DATE": when}
    return author | {key.replace("AUTHOR", "COMMITTER"): value for key, value in author.items()}


def isolated(home: Path, outside: Mapping[str, str]) -> dict[str, str]:
    """An environment in which no configuration of the machine or of its user reaches git or xcollab."""
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "gitconfig"
    settings.write_text(
        "[init]\n\tdefaultBranch = main\n\ttemplateDir =\n[advice]\n\tdetachedHead = false\n"
        "[maintenance]\n\tauto = false\n"  # else each commit starts a second git, to find that there is nothing to tidy
    )
    kept = {key: value for key, value in outside.items() if not key.startswith(("GIT_", "XCOLLAB_", "LC_"))}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)  # each process that a test starts would compile the whole program anew
    return kept | {
        "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(settings), "TZ": "Asia/Shanghai", "LANG": "C.UTF-8", "XCOLLAB_LANG": "en",
        "COLUMNS": "100",  # a runner may set its own
    }  # fmt: skip


def found(company: Company) -> None:
    """Marketing, sales, tech and support, with their leads and liaisons; Zhou leads marketing and is the admin."""
    company.did("zhou", "init", "--name", "Acme", "--id", "acme", "--language", "en", "--member", "zhou",
                "--department", "marketing", "--department-name", "Marketing")  # fmt: skip
    for department in ("sales", "tech", "support"):
        company.did("zhou", "department", "add", department, "--name", department.title())
    for member, (name, department) in PEOPLE.items():
        if member != "zhou":
            company.did("zhou", "member", "add", member, "--name", name, "--email", f"{member}@example.com",
                        "--department", department)  # fmt: skip
    company.did("zhou", "department", "edit", "marketing", "--liaison", "chen")
    company.did("zhou", "department", "edit", "sales", "--lead", "li", "--liaison", "sun")
    company.did("zhou", "department", "edit", "tech", "--lead", "wang")
    company.did("zhou", "department", "edit", "support", "--lead", "wu")

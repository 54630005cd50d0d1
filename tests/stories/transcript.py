"""Runs the console blocks of a Markdown page and compares what they print with what the page says.

A block begins with ```console, or with more backticks where what is printed has fences of its own. A line `who@clone, 2024-07-01 10:00 $ command` (who and when may be left out: as before, a minute
later; the clone is a directory, and without one the story's own is meant) is typed; the lines below it are what it prints, standard error included; `[exit 1]` where it fails. Lines that
begin with `> ` continue a command. `pytest --update-stories` writes what was printed into the page instead.
"""

import re
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO
from random import Random
from typing import NamedTuple

from tests.support.company import Company, identity
from tests.support.forked.program import on_path
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal

PROMPT = re.compile(
    r"(?:(?P<who>[a-z]+)(?:@(?P<where>[a-z]+))?(?:, (?P<at>\d{4}-\d{2}-\d{2} \d{2}:\d{2}))? )?\$ (?P<command>.+)"
)
_COMMIT = re.compile(r"(?<=\[)[0-9a-f]{7,12}(?=\])")
_SIMPLE = re.compile(r"xcollab [^|>&;`$]*|xcollab( '[^']*'| [^'|>&;`$]+)*")


class Step(NamedTuple):
    """A command of a page, and what the page says that it prints."""

    who: str | None
    where: str | None
    at: str | None
    command: str
    said: str
    line: int


class Teller:
    """Types the commands of one page, in one directory, with a clock that goes on."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.who = "zhou"
        self.directory = company.root

    def type(self, step: Step) -> str:
        """What the command prints."""
        if step.who:
            self.who = step.who
            self.directory = self.company.root / (step.where or "")
        clock = self.company.clock
        if step.at:
            clock = datetime.fromisoformat(step.at).replace(tzinfo=clock.tzinfo)
        else:
            clock += timedelta(minutes=1)
        self.company.clock = clock
        environment = {**self.company.environment, **identity(self.who, clock)}
        code, out = self._run(step.command, environment)
        lines = [line.rstrip() for line in out.rstrip("\n").split("\n")]
        return "\n".join([*(lines if out.strip() else []), *([f"[exit {code}]"] if code else [])])

    def _run(self, command: str, environment: dict[str, str]) -> tuple[int, str]:
        import shlex

        if _SIMPLE.fullmatch(command) and "\n" not in command:
            out = StringIO()
            random = Random(f"{self.who}{self.company.clock}{command}")
            call = Terminal(self.directory, environment, random, out=out, err=out, given=StringIO())
            return run(call, shlex.split(command)[1:]), out.getvalue()
        path = f"{on_path()}:{environment.get('PATH', '')}"
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.directory, env={**environment, "PATH": path},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout.decode()


def _turns(fence: str, line: str) -> bool:
    """Whether a block of commands begins or, within one, ends: what is printed may hold shorter fences of its own."""
    return line == fence if fence else bool(re.fullmatch("`{3,}console", line))


def _opened(fence: str, line: str) -> str:
    return "" if fence else line.removesuffix("console")


def steps(page: str) -> Iterator[Step]:
    """The commands of a page's console blocks."""
    fence, step = "", None
    for number, line in enumerate(page.splitlines(), start=1):
        if _turns(fence, line):
            if step:
                yield step
            fence, step = _opened(fence, line), None
        elif fence and (match := PROMPT.fullmatch(line)):
            if step:
                yield step
            step = Step(match["who"], match["where"], match["at"], match["command"], "", number)
        elif fence and step and line.startswith("> ") and not step.said:
            step = step._replace(command=f"{step.command}\n{line[2:]}")
        elif fence and step:
            step = step._replace(said=f"{step.said}\n{line}" if step.said else line)


def told(page: str, teller: Teller) -> str:
    """The page with everything that its commands print now."""
    lines, out, fence, skipping = page.splitlines(), list[str](), "", False
    every = {step.line: step for step in steps(page)}
    for number, line in enumerate(lines, start=1):
        if _turns(fence, line):
            fence, skipping = _opened(fence, line), False
        elif fence and number in every:
            step = every[number]
            out += [line, *(f"> {more}" for more in step.command.split("\n")[1:])]
            out += [said for said in [teller.type(step)] if said]
            skipping = True
            continue
        if not (fence and skipping):
            out.append(line)
    return "\n".join(out) + "\n"


def masked(page: str) -> str:
    """Without the ids of commits, which change with every word."""
    return _COMMIT.sub("·······", page)

"""The forges' own programs: `gh`, `glab` and `tea`. Used when they are installed and logged in; never through a shell."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from xcollab.channels.forges import Forge

_PATIENCE = 60
"""Seconds that a program may take; it speaks to a server."""


class Proposed(NamedTuple):
    """A pull request to be opened."""

    head: str
    base: str
    title: str
    body: str


class Answer(NamedTuple):
    """How a program went."""

    done: bool
    said: str
    """What it printed: the address of the pull request, or what went wrong."""


class Program(NamedTuple):
    """A program of a forge; `{…}` stands for a part of what is proposed, each a word of its own."""

    name: str
    logged_in: tuple[str, ...]
    create: tuple[str, ...]
    body_given: bool = False
    """Whether the body goes to its standard input."""


PROGRAMS: Mapping[str, Program] = {
    "github": Program(
        "gh", ("auth", "status", "--hostname", "{host}"),
        ("pr", "create", "--repo", "{repository}", "--head", "{head}", "--base", "{base}", "--title", "{title}",
         "--body-file", "-"),
        body_given=True,
    ),
    "gitlab": Program(
        "glab", ("auth", "status", "--hostname", "{host}"),
        ("mr", "create", "--source-branch", "{head}", "--target-branch", "{base}", "--title", "{title}",
         "--description", "{body}", "--yes"),
    ),
    "gitea": Program(
        "tea", ("login", "list", "--output", "simple"),
        ("pr", "create", "--head", "{head}", "--base", "{base}", "--title", "{title}", "--description", "{body}"),
    ),
}  # fmt: skip
"""By kind of forge. Gitee has none."""


def command(forge: Forge, proposed: Proposed) -> tuple[str, ...]:
    """The command that opens the pull request, as a list of words; empty where the forge has no program."""
    program = PROGRAMS.get(forge.kind)
    return _words(program, program.create, forge, proposed) if program else ()


def ready(forge: Forge, directory: Path, environment: Mapping[str, str]) -> bool:
    """Whether the forge's program is installed and logged in to this host."""
    program = PROGRAMS.get(forge.kind)
    if program is None or not shutil.which(program.name, path=environment.get("PATH", "")):
        return False
    answer = _run(program, _words(program, program.logged_in, forge, None), directory, environment)
    # `tea` lists the hosts that it is logged in to and is content with none; the others say so by their exit code.
    return answer.done and (program.name != "tea" or forge.host in answer.said)


def open_pull_request(
    forge: Forge, proposed: Proposed, directory: Path, environment: Mapping[str, str]
) -> Answer:  # fmt: skip
    """Let the forge's program open the pull request. `ready` must have said yes."""
    program = PROGRAMS[forge.kind]
    given = proposed.body if program.body_given else ""
    return _run(program, command(forge, proposed), directory, environment, given)


def _words(program: Program, words: tuple[str, ...], forge: Forge, proposed: Proposed | None) -> tuple[str, ...]:
    parts = {"host": forge.host, "repository": f"{forge.host}/{forge.path}", **(proposed._asdict() if proposed else {})}
    return (program.name, *(word.format_map(parts) for word in words))


def _run(
    program: Program, words: tuple[str, ...], directory: Path, environment: Mapping[str, str], given: str = ""
) -> Answer:
    found = shutil.which(program.name, path=environment.get("PATH", "")) or program.name
    try:
        done = subprocess.run(
            [found, *words[1:]], cwd=directory, env=dict(environment), input=given.encode(), capture_output=True,
            check=False, timeout=_PATIENCE,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return Answer(False, str(error))
    said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
    return Answer(done.returncode == 0, said)

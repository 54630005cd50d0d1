"""One small hardened way to run git: argv only, NUL-separated output, no replace refs, no foreign bare repositories.

Git's own program is called, rather than a library, because only it runs every hook, signs, and applies filters
(measured; see docs/decisions/0003).
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from xcollab.errors import GitRefused

MINIMUM = (2, 38)
_SETTINGS = tuple(
    word
    for setting in (
        "safe.bareRepository=explicit", "core.fsmonitor=false", "core.quotePath=false",
        # Names and messages are UTF-8 here, going in and coming out, and no signature's fate stands between them.
        "i18n.commitEncoding=UTF-8", "i18n.logOutputEncoding=UTF-8", "log.showSignature=false",
    )
    for word in ("-c", setting)
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C.UTF-8",
    "LANGUAGE": "",
}


class Done(NamedTuple):
    """What git answered."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """The output as text, without the last newline."""
        return self.out.decode("utf-8", "replace").rstrip("\n")


class Git:
    """Git in one directory, with the environment it is given (the process's own, unless a caller names another)."""

    def __init__(self, directory: Path, environment: Mapping[str, str] | None = None) -> None:
        self.directory = directory
        self._own = dict(os.environ if environment is None else environment)
        self.environment = {**self._own, **_ENVIRONMENT}

    def also(self, **more: str) -> "Git":
        """The same with a few more variables in its environment."""
        return Git(self.directory, {**self._own, **more})

    def ask(self, *words: str, given: bytes = b"") -> Done:
        """Run git and say how it went; raises `GitRefused` only where git cannot be run at all."""
        return self._ask(("--literal-pathspecs", *_SETTINGS, *words), self.environment, given)

    def ask_as_typed(self, *words: str, given: bytes = b"") -> Done:
        """The same in the person's own environment, which git hands on: hooks find what they find without xcollab."""
        return self._ask(words, self._own, given)

    def _ask(self, words: tuple[str, ...], environment: Mapping[str, str], given: bytes) -> Done:
        try:
            done = subprocess.run(
                ["git", "--no-pager", *words],
                cwd=self.directory, env=environment, input=given, capture_output=True, check=False,
            )  # fmt: skip
        except FileNotFoundError:
            raise GitRefused("no-git") from None
        return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())

    def run(self, *words: str, given: bytes = b"") -> Done:
        """Run git; raises `GitRefused` with git's own words where it fails."""
        done = self.ask(*words, given=given)
        if done.code:
            raise GitRefused("git-failed", command=words[0], said=done.err or done.text)
        return done

    def path(self, *names: str) -> list[Path]:
        """Where git keeps things of its own; worktrees and submodules have them elsewhere than `.git/`."""
        asked = [word for name in names for word in ("--git-path", name)]
        lines = self.run("rev-parse", *asked).text.splitlines()
        return [(self.directory / line).absolute() for line in lines]

"""One small hardened way to run git: argv only, NUL-separated output, no replace refs, no foreign bare repositories.

Git's own program is called, rather than a library, because only it runs every hook, signs, and applies filters
(measured; see docs/decisions/0003). Every call ends: each has a limit, and what it started ends with it.
"""

import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from xcollab.errors import GitRefused
from xcollab.store.git.minimum_version import USAGE, refuse_old
from xcollab.store.git.objects import Objects
from xcollab.store.git.processes import WITHIN, below, this_process

LONGEST = 600
"""Seconds that one call may take: a commit with slow hooks, a push over a slow line. `XCOLLAB_TIMEOUT` in the environment says
another number for what goes over the network."""
_TRANSPORTS = "file:git:http:https:ssh"
"""What docs/deploy.md tells of. A helper (`ext::`, `fd::`) named in an address would run a program or wait for ever."""
_GRACE = 5
"""Seconds that git has to take its locks away once it was told to end."""
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
_PATHSPECS = frozenset({"GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS"})
"""Another reading of paths than the literal one that we ask for; git refuses two."""


_DAMAGED = (
    r"(?i)corrupt|bad (object|tree|signature|config|index|sha1|packed)|unable to (read|unpack|open|find|parse|stat)|could not (read|parse)|inflate"
    r"|is empty|missing (blob|tree|commit|object)|invalid (object|sha1|packed)|not a valid (object|tree|commit|blob)|packfile|index file"
    r"|mmap failed|unknown index entry|broken|does not match|unable to resolve reference|could not be resolved|failed to (traverse|read)|dangling|unexpected line"
)
"""What git says of a repository with files that are damaged or lost; compiled where it fails."""


def failed(command: str, said: str) -> GitRefused:
    """The refusal that fits what git said when it failed."""
    return GitRefused("repository-damaged" if re.search(_DAMAGED, said) else "git-failed", command=command, said=said)


class Done(NamedTuple):
    """What git answered."""

    code: int
    """Its exit code; negative where a signal ended it."""
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
        self.environment = {key: self._own[key] for key in self._own.keys() - _PATHSPECS} | _ENVIRONMENT
        self.private: Path | None = None
        """Where git keeps what belongs to the working tree, once that is known."""

    def also(self, **more: str) -> "Git":
        """The same with a few more variables in its environment."""
        return Git(self.directory, {**self._own, **more})

    def at(self, directory: Path) -> "Git":
        """The same in another directory."""
        return Git(directory, self._own)

    def without_index(self) -> "Git":
        """The same with no index to read: some commands read it, all of it, though they have nothing to ask of it."""
        return self.also(GIT_INDEX_FILE=str(self.private / "xcollab.no-index")) if self.private else self

    @cached_property
    def objects(self) -> Objects:
        """Git's objects by their ids, read by one process that stays."""
        return Objects(("git", "--no-pager", *_SETTINGS), self.directory, self.environment)

    @cached_property
    def empty_tree(self) -> str:
        """The id of the tree without a file, which differs with the object format."""
        return self.run("hash-object", "-t", "tree", "--stdin").text

    @cached_property
    def signs(self) -> bool:
        """Whether the user's git signs commits; asked once."""
        return self.ask("config", "--type=bool", "commit.gpgSign").text == "true"

    def ask(self, *words: str, given: bytes = b"") -> Done:
        """Run git and say how it went; raises `GitRefused` only where git cannot be run at all, or does not end."""
        return self._ask(("--literal-pathspecs", *_SETTINGS, *words), self.environment, given)

    def ask_as_typed(self, *words: str, given: bytes = b"", keeps: Sequence[int] = ()) -> Done:
        """The same in the person's own environment, which git hands on: hooks find what they find without xcollab, and
        who waits for them.

        `keeps` are open files that git and what it starts hold as long as they run.
        """
        own = this_process()
        return self._ask(words, {**self._own, WITHIN: f"{own.pid}.{own.began}"}, given, keeps=keeps)

    def ask_remote(self, *words: str) -> Done:
        """The same for what goes over the network, by a documented transport, with messages in English to tell apart."""
        asked = self._own.get("XCOLLAB_TIMEOUT", "")
        environment = {"GIT_ALLOW_PROTOCOL": _TRANSPORTS, **self._own, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
        return self._ask(words, environment, b"", int(asked) if re.fullmatch("0*[1-9][0-9]{0,5}", asked) else LONGEST)

    def _ask(
        self,
        words: tuple[str, ...],
        environment: Mapping[str, str],
        given: bytes,
        seconds: int = LONGEST,
        keeps: Sequence[int] = (),
    ) -> Done:
        pipe = subprocess.PIPE
        try:
            process = subprocess.Popen(
                ["git", "--no-pager", *words], cwd=self.directory, env=environment, stdin=pipe, stdout=pipe, stderr=pipe,
                pass_fds=keeps,
            )  # fmt: skip
        except FileNotFoundError:
            raise GitRefused("no-git" if self.directory.is_dir() else "directory-gone") from None
        except OSError as error:  # too many words, no memory, no permission
            raise GitRefused("git-failed", command=words[0], said=error.strerror or "") from None
        try:
            out, err = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise GitRefused("git-too-slow", command=_command(words), seconds=seconds) from None
        except BaseException:
            _end(process)
            raise
        if process.returncode == USAGE:
            refuse_old(self.environment)
        return Done(process.returncode, out, err.decode("utf-8", "replace").strip())

    def run(self, *words: str, given: bytes = b"") -> Done:
        """Run git; raises `GitRefused` with git's own words where it fails."""
        done = self.ask(*words, given=given)
        if done.code:
            raise failed(words[0], done.err or done.text)
        return done

    def id_of(self, name: str) -> str:
        """The id of what a name means now, `HEAD^{commit}` say; an empty text where it means nothing."""
        if found := self.objects.id_of(name):  # by the process that is there to read it
            return found
        asked = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        return "" if asked.code else asked.text

    def path(self, *names: str) -> list[Path]:
        """Where git keeps things of its own; worktrees and submodules have them elsewhere than `.git/`."""
        asked = [word for name in names for word in ("--git-path", name)]
        lines = self.run("rev-parse", *asked).text.splitlines()
        return [(self.directory / line).absolute() for line in lines]


def _command(words: Sequence[str]) -> str:
    """The git command among its words."""
    return next((word for word, before in zip(words, ("", *words), strict=False)
                 if not word.startswith("-") and before != "-c"), "")  # fmt: skip


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask git to end, so that it takes its locks away and ends what it started; a git that does not is killed."""
    started = below(process.pid)  # its helpers for the network, and its hooks, do not end with it
    process.terminate()
    for one in started:
        with suppress(OSError):
            os.kill(one.pid, signal.SIGTERM)
    try:
        process.communicate(timeout=_GRACE)
    except (subprocess.TimeoutExpired, ValueError, OSError):
        process.kill()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe:
                pipe.close()
        process.wait()

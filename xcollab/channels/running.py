"""A program of somebody else's, run so that it can neither ask nor stay: no terminal, no shell, and a time after which it is given up."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PATIENCE = 60.0
"""Seconds that a program may take; it speaks to a server."""
_REST = 5.0
"""Seconds to wait for one that was ended."""
_UNASKED: Mapping[str, str] = {
    "GH_PROMPT_DISABLED": "1", "GH_NO_UPDATE_NOTIFIER": "1", "NO_PROMPT": "1", "GLAB_CHECK_UPDATE": "false",
    "GIT_TERMINAL_PROMPT": "0", "NO_COLOR": "1",
}  # fmt: skip
"""What makes the programs of the forges neither ask nor decorate."""
_AS_IF_AT_A_TERMINAL = ("GH_FORCE_TTY", "CLICOLOR_FORCE")


class Answer(NamedTuple):
    """How a program went."""

    done: bool
    said: str
    """What it printed: the address of the pull request, or what went wrong."""
    given_up: bool = False
    """It took longer than anybody waits, and was ended."""


def run(
    words: Sequence[str], directory: Path, environment: Mapping[str, str], given: str = "", *, patience: float | None = None
) -> Answer:  # fmt: skip
    """Run it with `given` on its standard input for `patience` seconds, or `PATIENCE`, and end it with all that it started where it does not end by itself."""
    told = {key: value for key, value in environment.items() if key not in _AS_IF_AT_A_TERMINAL} | dict(_UNASKED)
    try:
        process = subprocess.Popen(
            words, cwd=directory, env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True,  # so that it finds no terminal to ask at
        )  # fmt: skip
    except OSError as error:
        return Answer(False, str(error))
    try:
        out, err = process.communicate(given.encode(), timeout=PATIENCE if patience is None else patience)
    except subprocess.TimeoutExpired:
        _end(process)
        return Answer(False, "", given_up=True)
    except BaseException:
        _end(process)
        raise
    return Answer(process.returncode == 0, (out + err).decode("utf-8", "replace").strip())


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it and what it started: a child that keeps the streams open would be waited for as well."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=_REST)

"""Where the log of an unexpected error goes: into the git directory, elsewhere into the user's own state directory."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from xcollab.store.git.repository import of_this_repository
from xcollab.store.git.runner import Git

_NAME = "xcollab.errors"
_KEPT = 20
"""Logs beside one another; the oldest go first."""


class Log(NamedTuple):
    """A log that was written."""

    path: Path
    in_repository: bool


def keep(directory: Path, environment: Mapping[str, str], text: str) -> Log | None:
    """Write a log that only its user can read; where it is, or None where none can be written. Raises nothing."""
    for home in _homes(directory, environment):
        with suppress(OSError, ValueError):
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            if home.is_symlink():
                continue
            number, name = tempfile.mkstemp(".log", "error-", home)
            with open(number, "w", encoding="utf-8", errors="replace") as file:
                file.write(text)
            _sweep(home)
            return Log(Path(name), home.name == _NAME)
    return None


def _homes(directory: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    own = _git_directory(directory, environment)
    if own:
        yield own / _NAME
    if os.name == "nt":
        known = environment.get("LOCALAPPDATA", "")
    else:
        home = environment.get("HOME", "")
        known = environment.get("XDG_STATE_HOME") or (home and f"{home}/.local/state")
    if known and Path(known).is_absolute():
        yield Path(known) / "xcollab" / "errors"


def _git_directory(directory: Path, environment: Mapping[str, str]) -> Path | None:
    """Of the repository that a directory lies in, asked anew: what the command knew may be what is wrong."""
    try:
        found = Git(directory, of_this_repository(directory, environment)).ask("rev-parse", "--absolute-git-dir")
    except Exception:  # noqa: BLE001 - on the way out of an error nothing else may go wrong
        return None
    return None if found.code else Path(found.text.strip())


def _sweep(home: Path) -> None:
    logs = sorted(home.glob("error-*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in logs[_KEPT:]:
        old.unlink(missing_ok=True)

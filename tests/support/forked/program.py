"""xcollab as a program that tests start, in scripts, hooks and jobs: its processes are forked by one that all tests of this one share."""

import atexit
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[3]
_CLIENT = Path(__file__).with_name("client.py")


def program(path: Path) -> Path:
    """Write the program there."""
    path.write_text(f'#!/bin/sh\nexec {shlex.join(forked())} "$@"\n')
    path.chmod(0o755)
    return path


@cache
def on_path() -> Path:
    """A directory with the program in it."""
    directory = Path(_server()).with_name("bin")
    directory.mkdir()
    program(directory / "xcollab")
    return directory


def forked(*words: str, account: tuple[str, ...] = (), source: Path = _ROOT) -> list[str]:
    """What is started in place of `python -m xcollab WORDS`.

    `account` are words that start a program in another account; `source` has the package, where it is not this one.
    """
    return [*account, sys.executable, "-ISE", str(_CLIENT), _server(account, source), *words]


@cache
def _server(account: tuple[str, ...] = (), source: Path = _ROOT) -> str:
    """The address at which one listens; it ends with this process."""
    home = Path(tempfile.mkdtemp(prefix="xcollab-"))  # short: an address has an end
    address = str(home / "served")
    server = subprocess.Popen(
        [*account, sys.executable, "-m", "tests.support.forked.server", address], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{source}{os.pathsep}{_ROOT}", "PYTHONSAFEPATH": "1"},
    )  # fmt: skip
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    atexit.register(server.communicate)  # before the directory goes
    assert server.stdout and server.stdout.readline() == b"ready\n", "it failed: see its standard error"
    return address

"""What takes long to make and is only read, or copied, by tests: made by the first process of a run that needs it."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.company import Company

Play = Callable[[Company], None]
"""Some acts of a company's people."""
Played = Callable[[Play], Company]
"""A company that has done them: see the fixture `played`."""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A directory that `make` fills, the same for all processes of a run; the others wait until it is whole."""
    base = factory.getbasetemp()
    home = (base.parent if base.name.startswith("popen-") else base) / name
    with (home.parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "made").exists():
            home.mkdir()
            make(home)
            (home / "made").touch()
    return home

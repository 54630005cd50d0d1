"""Which process did something: host, boot, id and beginning, so that a later one can tell whether it still runs."""

import os
import platform
from pathlib import Path
from typing import NamedTuple

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_STATE, _BEGAN = 1, 20
"""Where `/proc/PID/stat` tells a process's state and beginning, counted after its name, which may hold anything."""


class Process(NamedTuple):
    """A process, told apart from another that has its id later."""

    host: str
    boot: str
    """An empty text where the system does not tell."""
    pid: int
    began: str
    """In ticks since the boot; an empty text likewise."""


def this_process() -> Process:
    """The running one."""
    return Process(platform.node(), _read(_BOOT), os.getpid(), _stat(os.getpid(), _BEGAN))


def ended(process: Process) -> bool:
    """Whether a process of this machine runs no more; False for one of another machine, which cannot be seen from here."""
    if process.host != platform.node():
        return False
    if process.boot != _read(_BOOT) or not runs(process.pid):
        return True
    return _stat(process.pid, _BEGAN) != process.began


def _stat(pid: int, field: int) -> str:
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split(" ")
    return fields[field] if field < len(fields) else ""


def runs(pid: int) -> bool:
    """Whether a process of that id runs on this machine; one that nobody has buried yet does not."""
    if os.name == "nt":  # os.kill would end it there
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # somebody else's
        pass
    return _stat(pid, _STATE) != "Z"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""

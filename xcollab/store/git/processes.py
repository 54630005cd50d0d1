"""Which process did something: host, boot, id and beginning, so that a later one can tell whether it still runs."""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_STATE, _PARENT, _BEGAN = 1, 2, 20
"""Where `/proc/PID/stat` tells a process's state, parent and beginning, counted after its name, which may hold anything."""


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
    return _seen(os.getpid())


@lru_cache(maxsize=1)
def _seen(pid: int) -> Process:
    """Asked for with each git that is started, and the same as long as the process runs; one that was forked from it is another."""
    return Process(_host(), _read(_BOOT), pid, _stat(pid, _BEGAN))


def ended(process: Process) -> bool:
    """Whether a process of this machine runs no more; False for one of another machine, which cannot be seen from here."""
    if process.host != _host():
        return False
    if process.boot != _read(_BOOT) or not runs(process.pid):
        return True
    return _stat(process.pid, _BEGAN) != process.began


WITHIN = "XCOLLAB_WITHIN"
"""In the environment of what xcollab starts: by which process, so that an xcollab in a hook knows who waits for it."""


def within(environment: Mapping[str, str]) -> bool:
    """Whether a running xcollab has started, by a hook or otherwise, the process of that environment."""
    pid, _, began = environment.get(WITHIN, "").partition(".")
    known = pid.isascii() and pid.isdecimal() and len(pid) < 10
    return known and not ended(this_process()._replace(pid=int(pid), began=began))


def below(pid: int) -> list[Process]:
    """What a process has started, and what that has; nothing where the system does not tell."""
    children: dict[str, list[int]] = {}
    for known in Path("/proc").glob("[0-9]*"):
        children.setdefault(_stat(int(known.name), _PARENT), []).append(int(known.name))
    found = [pid]
    for one in found:
        found += children.get(str(one), [])
    host, boot = _host(), _read(_BOOT)
    return [Process(host, boot, one, _stat(one, _BEGAN)) for one in found[1:]]


def _host() -> str:
    if os.name != "nt":
        return os.uname().nodename
    import platform  # it knows the same everywhere, and takes longer to import than git to answer

    return platform.node()


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

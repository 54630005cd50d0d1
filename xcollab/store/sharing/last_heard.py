"""When this clone last heard from its remote: a view of it says nothing of what others did since then."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from xcollab.errors import XcollabError
from xcollab.store.git.repository import Repository
from xcollab.store.sharing.remote import Upstream, known_remotes, seen, upstream

_NOTE = "xcollab.heard"
"""The file of ours among git's, a line a branch: git's own record of a fetch is emptied by the next one that fails."""
_AHEAD = timedelta(minutes=10)
"""How far clocks may differ; what claims to have been heard later says nothing."""
_LARGEST = 2**16


class Heard(NamedTuple):
    """The last time that a remote told what it has of the current branch."""

    remote: str
    at: datetime | None
    """None where it never did, as far as this clone can tell."""


def remember(repository: Repository, up: Upstream, now: datetime) -> None:
    """Note that the remote has told just now. That it cannot be noted is no reason to stop."""
    shared = repository.shared
    others = [line for line in _lines(shared) if line.partition("\t")[2] != up.seen]
    beside = shared / f"{_NOTE}.{os.getpid()}"
    with suppress(OSError):
        beside.write_text("\n".join([*others, f"{now.isoformat()}\t{up.seen}", ""]), encoding="utf-8")
        beside.replace(shared / _NOTE)


def heard(repository: Repository, now: datetime, enough: timedelta = timedelta()) -> Heard | None:
    """When the current branch was last fetched, or pushed; None where it belongs to no remote's, or something was heard and
    nothing tells when.

    What was heard within the time that is `enough` is told at once, even if something was heard later.
    """
    try:
        if not known_remotes(repository):
            return None
        up = upstream(repository, None)
    except XcollabError:
        return None
    head = f"refs/remotes/{up.remote}/HEAD"
    known: list[datetime] = []
    for moments in (_told(repository, up), _logged(repository, up.seen), _logged(repository, head)):
        known += [moment for moment in moments if moment <= now + _AHEAD]
        if known and now - max(known) < enough:
            break
    if known:
        return Heard(up.remote, max(known))
    return None if seen(repository, up) else Heard(up.remote, None)


def _told(repository: Repository, up: Upstream) -> Iterator[datetime]:
    """What our own note says, and git's record of the last fetch of each working tree."""
    shared = repository.shared
    for line in _lines(shared):
        moment, _, noted = line.partition("\t")
        with suppress(ValueError):
            if noted == up.seen and (read := datetime.fromisoformat(moment)).tzinfo:
                yield read
    for record in (shared / "FETCH_HEAD", *shared.glob("worktrees/*/FETCH_HEAD")):
        with suppress(OSError):
            if f"\tbranch '{up.branch}' of " in record.read_text(encoding="utf-8", errors="replace"):
                yield datetime.fromtimestamp(record.stat().st_mtime, UTC)


def _logged(repository: Repository, ref: str) -> Iterator[datetime]:
    """When a reference last moved; that of a remote's HEAD tells when it was cloned."""
    told = repository.git.ask("log", "--walk-reflogs", "-1", "--date=unix", "--format=%gd", ref, "--").text
    seconds = told.rpartition("@{")[2].rstrip("}")
    if seconds.isascii() and seconds.isdecimal():
        with suppress(ValueError, OverflowError, OSError):
            yield datetime.fromtimestamp(int(seconds), UTC)


def _lines(shared: Path) -> list[str]:
    with suppress(OSError), (shared / _NOTE).open(encoding="utf-8", errors="replace") as file:
        return file.read(_LARGEST).splitlines()
    return []

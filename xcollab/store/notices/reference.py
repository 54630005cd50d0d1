"""The reference that remembers what was sent, here and at the remote: changed by whoever is first, seen by everybody."""

from __future__ import annotations

from collections.abc import Callable

from xcollab.errors import NotShared, XcollabError
from xcollab.store.git.plumbing import move_ref, scaffolded
from xcollab.store.git.repository import Repository
from xcollab.store.notices.ledger import Ledger, read_ledger, tree_of_ledger
from xcollab.store.sharing.asked_tokens import NOTICES
from xcollab.store.sharing.remote import fetch_ref, push_leased, remote_named

_TRIES = 20
"""How often others may be faster before it is given up."""


def remote_of(repository: Repository) -> str:
    """The remote whose memory counts; an empty text where there is none, and this clone's own counts."""
    try:
        return remote_named(repository, None)
    except XcollabError:
        return ""


def remembered(repository: Repository) -> Ledger:
    """What this clone knows, without asking anybody."""
    commit = _here(repository)
    return read_ledger(repository.git, commit) if commit else Ledger()


def look(repository: Repository, remote: str) -> str:
    """Fetch what the remote remembers, and take it over where this clone has nothing of its own; where it stands there.

    Raises `NotShared` where the remote is out of reach.
    """
    seen = f"refs/xcollab/seen/{remote}/notices"
    before, here = repository.git.id_of(seen), _here(repository)
    there = fetch_ref(repository, remote, NOTICES, seen)
    known = there != here and here in ("", before)
    if there and known and repository.git.id_of(f"{there}^{{commit}}") == there:
        move_ref(repository.git, NOTICES, there, here)
    return there


def change(repository: Repository, remote: str, edit: Callable[[Ledger], Ledger], pause: Callable[[], None]) -> Ledger:
    """Change what is remembered, first at the remote, then here; `edit` is asked anew whenever somebody else was faster.

    Raises `NotShared` where the remote cannot be reached or does not take it; then nothing is changed.
    """
    git = repository.git
    for _ in range(_TRIES):
        there = look(repository, remote) if remote else ""
        here = _here(repository)
        known = read_ledger(git, here) if here else Ledger()
        if there and there != here:
            known = known.joined(read_ledger(git, there))
        new = edit(known)
        commit = scaffolded(git, tree_of_ledger(git, new), (), "What was sent")
        if remote and commit != there and not push_leased(repository, remote, NOTICES, commit, there):
            pause()
            continue
        if commit == here or move_ref(git, NOTICES, commit, here) or remote:
            return new  # where a remote has it, another process here that was faster is joined at the next look
        pause()
    raise NotShared("overtaken", seconds=_TRIES)


def _here(repository: Repository) -> str:
    """Where it stands, at whatever that is."""
    return repository.git.id_of(NOTICES)

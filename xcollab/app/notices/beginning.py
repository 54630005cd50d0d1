"""Where a run begins to tell: what was told before decides, so that nothing falls between two runs, and nothing is told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.errors import Refused

if TYPE_CHECKING:
    from xcollab.store.git.repository import Repository
    from xcollab.store.notices.record import LastRun

BEGINNING = "0" * 40
"""What a forge says was there before the first push: then what happened in the last two days is told."""


def beginning(repository: Repository, typed: str | None, run: LastRun | None) -> str | None:
    """The revision after which what happened is told: where the last run ended, or what was typed, where that is earlier or
    nothing is known of a run. None where nothing says so.
    """
    asked = _commit(repository, typed) if typed else ""
    told = run.commit if run and is_before(repository, run.commit, "HEAD") else ""
    if asked and told:
        return asked if is_before(repository, asked, told) else told
    return told or asked or typed


def is_before(repository: Repository, commit: str, other: str) -> bool:
    """Whether a commit is here, and part of what another builds on."""
    return bool(commit) and not repository.git.ask("merge-base", "--is-ancestor", commit, other).code


def _commit(repository: Repository, typed: str) -> str:
    """Its full id; an empty text for the id of a commit that is not here."""
    try:
        return repository.commit(typed)
    except Refused as refused:
        if refused.code != "unknown-revision" or len(typed) not in (40, 64):
            raise
        return ""

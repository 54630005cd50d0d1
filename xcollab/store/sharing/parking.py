"""Acts that became illegal before they were shared: kept aside in this clone, a ref each, until somebody decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from xcollab.store.git.repository import Repository

if TYPE_CHECKING:
    from xcollab.store.git.unpublished import LocalCommit

PARKED = "refs/xcollab/parked/"
"""Where they are."""


def park(repository: Repository, commit: str, name: str) -> None:
    """Keep a commit aside, under a short name."""
    repository.git.run("update-ref", f"{PARKED}{name}", commit)


def parked(repository: Repository) -> dict[str, LocalCommit]:
    """The acts that are parked in this clone, by their short names, the oldest first."""
    refs = repository.git.run("for-each-ref", "--format=%(refname)", PARKED).text.splitlines()
    if not refs:
        return {}
    from xcollab.store.git.unpublished import commits

    found = {ref.removeprefix(PARKED): one for ref in refs for one, _ in commits(repository, ref, "-1")}
    return dict(sorted(found.items(), key=lambda item: (item[1].at, item[0])))


def unparked(name: str, commit: str, kept_as: Literal["redone", "withdrawn"]) -> dict[str, str | None]:
    """The references that change where an act is parked no longer: its commit is kept, so that nothing said is ever lost."""
    return {f"refs/xcollab/{kept_as}/{name}": commit, f"{PARKED}{name}": None}


def unpark(repository: Repository, refs: Mapping[str, str | None]) -> None:
    """Change those references, all at once."""
    from xcollab.store.git.plumbing import update_refs  # no view changes any

    update_refs(repository.git, refs)


def forget(repository: Repository, name: str) -> None:
    """Nothing is parked under the name; the commit is in the branch, or kept elsewhere."""
    repository.git.run("update-ref", "-d", f"{PARKED}{name}")

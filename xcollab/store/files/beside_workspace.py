"""Files of the repository that belong to its forge and lie beside the workspace, or above it."""

from pathlib import Path

from xcollab.errors import Refused
from xcollab.store.disk import no_links
from xcollab.store.git.repository import Repository

_LARGEST = 3 * 2**20
"""Bytes; no forge reads a larger file of code owners or of jobs."""


def top_of(repository: Repository) -> Path:
    """The top of the repository that the workspace is in."""
    up = repository.prefix.count("/")
    return repository.root.parents[up - 1] if up else repository.root


def present_file(top: Path, place: str) -> bytes | None:
    """The beginning of a file as it lies there, as much as a forge reads; None where there is no plain file."""
    try:
        return no_links.read(top, place, _LARGEST)
    except (OSError, Refused):
        return None

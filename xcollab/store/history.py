"""The acts that commits tell of in their trailers, for those that no statement tells of: plans made and edited."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from xcollab.store.commits import commits_of
from xcollab.store.repository import Repository


class Told(NamedTuple):
    """One commit of an act: what its trailers say."""

    commit: str
    act: str
    """Kind of subject and act, such as `task.create`."""
    collab: str
    subject: str
    author: str
    email: str
    at: datetime
    fields: tuple[str, ...]
    """What an edit of a plan changed."""


def acts(repository: Repository, commit: str, collab: str) -> Iterator[Told]:
    """The acts committed on a collaboration up to a commit, the newest first. Squashed acts are not told here."""
    for found in commits_of(repository.top, commit, "--", f"{repository.prefix}collabs/{collab}"):
        act = found.said("Xcollab-Act")
        if act and found.said("Xcollab-Collab") == collab:
            yield Told(
                found.id, act, collab, found.said("Xcollab-Subject"), found.author.name, found.author.email, found.at,
                tuple(" ".join(found.trailers.get("xcollab-fields", ())).split()),
            )  # fmt: skip

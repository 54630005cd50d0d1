"""The acts that commits tell of in their trailers, for those that no statement tells of: plans made and edited."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from xcollab.store.git.commits import commits_of
from xcollab.store.git.repository import Repository


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
            made = [f"{collab}/{task}" for task in found.said("Xcollab-Tasks").split()]
            for subject in made or [found.said("Xcollab-Subject")]:
                yield Told(
                    found.id, "task.create" if made else act, collab, subject, found.author.name, found.author.email, found.at,
                    tuple(" ".join(found.act.get("xcollab-fields", ())).split()),
                )  # fmt: skip


_SKEW = 50
"""So many commits are looked at: whoever works with a fast clock is soon overtaken by the others."""


def newest_moment(repository: Repository, commit: str) -> datetime:
    """When a commit was made; where one of the last before it claims to be later, that moment.

    A clone without the history knows it as well; it only grows from one commit to the next.
    """
    told = repository.top.run("log", f"-{_SKEW}", "--format=%ct", "--end-of-options", commit).text.split()
    return datetime.fromtimestamp(max(map(int, told)), UTC)

"""The acts that commits tell of in their trailers, for those that no statement tells of: plans made and edited."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from xcollab.store.git.commit_object import Commit
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
            for kind, subject, fields in _plans(found, collab) or [
                (act, found.said("Xcollab-Subject"), _fields(found))
            ]:
                yield Told(found.id, kind, collab, subject, found.author.name, found.author.email, found.at, fields)


def _fields(found: Commit) -> tuple[str, ...]:
    return tuple(" ".join(found.act.get("xcollab-fields", ())).split())


def _plans(found: Commit, collab: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The tasks that one commit made and edited, where it names several: kind of act, subject, what an edit changed."""
    made = [("task.create", f"{collab}/{task}", ()) for task in found.said("Xcollab-Tasks").split()]
    edits = (one.partition("=") for one in found.said("Xcollab-Edited").split())
    return [*made, *(("task.edit", f"{collab}/{task}", tuple(fields.split(","))) for task, _, fields in edits)]


_SKEW = 50
"""So many commits are looked at: whoever works with a fast clock is soon overtaken by the others."""


def newest_moment(repository: Repository, commit: str) -> datetime:
    """When a commit was made; where one of the last before it claims to be later, that moment.

    A clone without the history knows it as well; it only grows from one commit to the next.
    """
    told = repository.top.run("log", f"-{_SKEW}", "--format=%ct", "--end-of-options", commit).text.split()
    return datetime.fromtimestamp(max(map(int, told)), UTC)

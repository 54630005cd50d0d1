"""The acts that commits tell of in their trailers, for those that no statement tells of: plans made and edited."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from xcollab.store.disk.layout import place
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
            yield Told(
                found.id, act, collab, found.said("Xcollab-Subject"), found.author.name, found.author.email, found.at,
                tuple(" ".join(found.act.get("xcollab-fields", ())).split()),
            )  # fmt: skip


def plan_edits(repository: Repository, commit: str) -> Mapping[str, int]:
    """How often the plans of each collaboration were made or edited up to a commit: it only grows from one to the next."""
    scope = f"{repository.prefix}collabs"
    names = repository.top.run("rev-list", "--full-history", "--no-merges", commit, "--", scope).text
    words = ("diff-tree", "--stdin", "--root", "-r", "-z", "--no-renames", "--name-only", "--no-commit-id")
    told = repository.top.run(*words, "--", scope, given=f"{names}\n".encode()).out if names else b""
    paths = (path.removeprefix(repository.prefix) for path in told.decode("utf-8", "surrogateescape").split("\0"))
    return Counter(found.collab for path in paths if (found := place(path)) and found.kind in ("request", "task"))

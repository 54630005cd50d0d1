"""The commits behind a workspace. GitPython is imported here and nowhere else: it walks commits and trees well.

It is never used to write (it would take the user's whole index along), and never given a person's text as an argument.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from xcollab.errors import GitRefused
from xcollab.store.dates import moment_of
from xcollab.store.repository import Repository

if TYPE_CHECKING:
    import git


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
    import git

    opened, said = git.Repo(repository.root, search_parent_directories=True), ""
    try:
        yield from _walked(opened, repository, commit, collab)
    except (git.GitError, git.exc.ODBError, ValueError, LookupError, AssertionError) as error:  # of a lost object
        said = str(error)
    finally:  # when nothing of what failed is left that would still read from it
        opened.close()
    if said:
        raise GitRefused("repository-damaged", command="log", said=said)


def _walked(opened: "git.Repo", repository: Repository, commit: str, collab: str) -> Iterator[Told]:
    path = f"{repository.prefix}collabs/{collab}"
    for found in opened.iter_commits(commit, paths=path):
        message = found.message if isinstance(found.message, str) else found.message.decode("utf-8", "replace")
        trailers = _trailers(message)
        if trailers.get("Xcollab-Collab") == collab and "Xcollab-Act" in trailers:
            yield Told(
                found.hexsha, trailers["Xcollab-Act"], collab, trailers.get("Xcollab-Subject", ""),
                str(found.author.name or ""), str(found.author.email or ""), moment_of(_raw(found.authored_date, found.author_tz_offset)),
                tuple(trailers.get("Xcollab-Fields", "").split()),
            )  # fmt: skip


def _raw(seconds: int, west: float) -> str:
    """A date as git shows it, of GitPython's numbers: its zone is in seconds, counted to the west."""
    hours, minutes = divmod(int(abs(west)) // 60, 60)
    return f"{seconds} {'-' if west > 0 else '+'}{hours:02}{minutes:02}"


def _trailers(message: str) -> dict[str, str]:
    """As git reads them for a sync: folded lines are one, and of a trailer that stands twice the last counts.

    What an edit changed may be said in several lines.
    """
    last = re.sub(r"\n[ \t]+", " ", message.rstrip().rpartition("\n\n")[2])
    pairs = (line.partition(":") for line in last.splitlines() if line.startswith("Xcollab-"))
    found: dict[str, str] = {}
    for key, value in ((key, value.strip()) for key, _, value in pairs):
        before = found.get(key, "")
        found[key] = f"{before} {value}" if key == "Xcollab-Fields" else value or before
    return found

"""Attachments in a branch that is judged: who brings them in, that something names them, and what merges make of them."""

from collections.abc import Iterable, Iterator, Sequence

from xcollab.errors import Problem
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.store.disk.layout import address, place
from xcollab.store.git.commit_object import Commit
from xcollab.store.git.differences import ChangedFile, touched_between
from xcollab.store.git.runner import Git
from xcollab.workflow.review.attachments import named_in, takes_part
from xcollab.workflow.review.immutability import released


def unnamed(
    roster: Snapshot, after: Snapshot, new: Sequence[Entry], touched: Iterable[ChangedFile], members: Sequence[str]
) -> Iterator[tuple[Problem, bool]]:
    """Attachments that a change adds without a statement that names them; and whether it may do so for the time being.

    A forge's page adds one file a commit: who takes part may add the file first, and name it later on the branch.
    """
    for file in touched:
        if file.how == "added" and (home := _home(file.path)):
            collab = after.collabs.get(home, Collab(home))
            name = _below(file.path, home)
            if name in named_in(entry for entry in new if entry.statement.on.startswith(f"{home}/")):
                continue
            part = takes_part(roster, collab, members)
            if not part or not is_named(after, file.path):
                yield (
                    Problem(file.path, 1, "attachment-unnamed", {"path": file.path, "member": (*members, "")[0]}),
                    part,
                )


def taken_away(
    before: Snapshot, after: Snapshot, redacted: frozenset[str], touched: Iterable[ChangedFile]
) -> frozenset[str]:
    """The addresses of attachments that redactions took away."""
    return frozenset(
        address(file.path)
        for file in touched
        if file.how == "deleted" and (home := _home(file.path))
        if released(before, after, redacted, home, _below(file.path, home))
    )


def is_named(snapshot: Snapshot, path: str) -> bool:
    """Whether a statement names the attachment at a path of the workspace."""
    home = _home(path)
    return home in snapshot.collabs and _below(path, home) in named_in(snapshot.collabs[home].entries)


def changed_by_merging(git: Git, merge: Commit, prefix: str) -> Iterator[Problem]:
    """Attachments whose bytes are others after a merge than one of its parents has: also where git left the choice."""
    told: set[str] = set()
    for parent in merge.parents if len(merge.parents) > 1 else ():
        for file in touched_between(git, parent, merge.id):
            path = file.path.removeprefix(prefix)
            if file.path.startswith(prefix) and _home(path) and file.how == "edited" and not file.same:
                told.add(path)
    return (Problem(path, 1, "attachment-changed", {"path": path}) for path in sorted(told))


def _home(path: str) -> str:
    """The collaboration of an attachment; an empty text for every other file."""
    found = place(path)
    return found.collab if found and found.kind == "attachment" else ""


def _below(path: str, home: str) -> str:
    return path.removeprefix(f"collabs/{home}/")

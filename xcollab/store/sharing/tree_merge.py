"""The files of a replayed commit: what git merges by itself, and plans that both sides changed, joined by field."""

from collections.abc import Mapping
from typing import NamedTuple

from xcollab.errors import GitRefused
from xcollab.store.disk.layout import place
from xcollab.store.git.plumbing import blobs, edited, replayed
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Git
from xcollab.store.yaml.merging import graft
from xcollab.store.yaml.reading import Unreadable, read
from xcollab.workflow.merge.three_way_merge import Clash, Take

_PLANS = ("workspace", "calendar", "department", "template", "request", "task")


class Rejoined(NamedTuple):
    """The tree of a commit's change on another commit."""

    tree: str
    joined: frozenset[str]
    """Plans that both sides changed. Paths are the workspace's."""
    clashes: tuple[tuple[str, Clash], ...]
    """By path, what the two mean differently."""
    taken: tuple[str, ...]
    """What both sides created under the same name: two things, not two versions of one."""


def rejoin(
    repository: Repository,
    commit: str,
    tip: str,
    changes: Mapping[str, tuple[str | None, str | None]],
    take: Take | None,
) -> Rejoined:
    """The commit's change on `tip`. Raises `GitRefused` where a file that is none of the workspace's conflicts."""
    git, prefix = repository.top, repository.prefix
    merged = replayed(git, commit, tip)
    files: dict[str, bytes | None] = {}
    joined, clashes, taken = set(), list[tuple[str, Clash]](), list[str]()
    there = blobs(git, tip, changes)
    for path, (before, after) in changes.items():
        other = there.get(path)
        own = path.removeprefix(prefix)
        found = place(own) if path.startswith(prefix) else None
        if other in (before, after):
            continue
        if found and before is None and found.kind in ("statement", *_PLANS):
            files[path] = git.objects.one(other) if other else None
            taken.append(own)
        elif found and found.kind in _PLANS and after and other:
            files[path], clashing = _grafted(git, path, (before, after, other), take)
            clashes += [(own, clash) for clash in clashing]
            joined.add(own)
        elif found and found.kind == "statement" and before and after and other:
            files[path] = _redacted(git, path, (before, after, other))
        elif path in merged.conflicts:
            raise GitRefused("cannot-merge", path=path)
    return Rejoined(edited(git, merged.tree, files), frozenset(joined), tuple(clashes), tuple(taken))


def _grafted(
    git: Git, path: str, versions: tuple[str | None, str, str], take: Take | None
) -> tuple[bytes, tuple[Clash, ...]]:
    try:
        base, mine, theirs = (git.objects.one(blob) if blob else b"" for blob in versions)
        return graft(base, mine, theirs, take or "theirs")
    except Unreadable:
        raise GitRefused("cannot-merge", path=path) from None


def _redacted(git: Git, path: str, versions: tuple[str, str, str]) -> bytes:
    """Two took texts out of one statement: what either took out stays out, and the note is of who took out more, or first."""
    content, _ = _grafted(git, path, versions, "mine")
    theirs = git.objects.one(versions[2])
    mine, other = (read(text).data for text in (content, theirs))
    return theirs if mine | {"redacted": None} == other | {"redacted": None} else content

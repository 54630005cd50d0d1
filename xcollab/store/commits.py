"""The commits of a range, the oldest first: who made them, what they touched. A handful of git processes, however many there are."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from xcollab.store.dates import moment_of
from xcollab.store.git import Git
from xcollab.store.plumbing import committed, edited, merged, tree_of

_FIELDS = ("%H", "%P", "%an", "%ae", "%ad", "%s", "%(trailers:key=Co-authored-by,valueonly,unfold)")
_PERSON = re.compile(r"\s*(?P<name>[^<]*?)\s*<(?P<email>[^<>\s]+)>\s*")
REGULAR = "100644"
"""The mode of a plain file without the executable bit."""


class Touched(NamedTuple):
    """A file that a commit added, edited or deleted. A rename shows as one deleted and one added."""

    path: str
    """From the top of the repository."""
    how: str
    """added, edited or deleted."""
    mode: str
    """As git writes it; zeros where the file is deleted."""
    blob: str
    same: bool
    """The content is what it was: only the mode changed."""


class Person(NamedTuple):
    """As git names somebody."""

    name: str
    email: str


class Commit(NamedTuple):
    """One commit of the range, compared with its first parent."""

    id: str
    parents: tuple[str, ...]
    author: Person
    also: tuple[Person, ...]
    """Those whom the message names as `Co-authored-by`: a squash of several people's commits does."""
    at: datetime
    """The author date."""
    subject: str
    touched: tuple[Touched, ...]


def commits_between(git: Git, base: str, head: str) -> list[Commit]:
    """Every commit that `head` has and `base` has not, parents before children."""
    asked = ("--no-show-signature", "--date=raw", "--topo-order", "--reverse", "--encoding=UTF-8", "-z")
    text = git.run("log", *asked, f"--format={'%x00'.join(_FIELDS)}", f"{base}..{head}").out.decode("utf-8", "replace")
    fields = text.split("\0")
    rows = [fields[at : at + len(_FIELDS)] for at in range(0, len(fields) - 1, len(_FIELDS))]
    pairs = [" ".join([row[0], *row[1].split(" ")[:1]]).strip() for row in rows]
    touched = _touched(git, pairs)
    return [_commit(row, touched.get(row[0], ())) for row in rows]


def _commit(row: list[str], touched: tuple[Touched, ...]) -> Commit:
    name, parents, author, email, at, subject, trailers = row
    also = (match for line in trailers.split("\n") if (match := _PERSON.fullmatch(line)))
    people = tuple(Person(match["name"], match["email"]) for match in also)
    return Commit(name, tuple(parents.split()), Person(author, email), people, moment_of(at), subject, touched)


def _touched(git: Git, pairs: list[str]) -> Mapping[str, tuple[Touched, ...]]:
    """By commit, what it touched against its first parent; a first commit against nothing."""
    if not pairs:
        return {}
    asked = "".join(f"{pair}\n" for pair in pairs).encode()
    words = ("diff-tree", "--stdin", "-r", "-z", "--root", "--no-renames", "--ignore-submodules=none")
    fields = iter(git.run(*words, given=asked).out.decode("utf-8", "surrogateescape").split("\0"))
    found: dict[str, list[Touched]] = {}
    commit = ""
    for field in fields:
        if field.startswith(":"):
            found[commit].append(_file(field, next(fields)))
        elif field:
            commit = field
            found[commit] = []
    return {name: tuple(files) for name, files in found.items()}


def _file(about: str, path: str) -> Touched:
    _, mode, was, blob, status = about.removeprefix(":").split(" ")
    how = {"A": "added", "D": "deleted"}.get(status[0], "edited")
    return Touched(path, how, mode, blob, was == blob)


def touched_between(git: Git, old: str, new: str) -> tuple[Touched, ...]:
    """What the second of two trees has otherwise than the first."""
    out = git.run("diff-tree", "-r", "-z", "--no-renames", "--ignore-submodules=none", old, new).out
    fields = out.decode("utf-8", "surrogateescape").split("\0")
    return tuple(_file(about, path) for about, path in zip(fields[::2], fields[1::2], strict=False))


def merged_by_git(git: Git, commit: Commit) -> str:
    """The tree that git itself would have given a merge commit: what differs from it is the merger's own doing.

    Where git finds a conflict, the first parent's version stands, or the other's where the merger took that; a submodule
    stands at the commit that the merger took.
    """
    ours = commit.parents[0]
    result = tree_of(git, commit.id)
    for theirs in commit.parents[1:]:
        merge = merged(git, ours, theirs, unrelated=True)
        files = {path: sides for path, sides in merge.conflicts.items() if path not in merge.links}
        taken = {path: _taken(git, result, path, sides.ours, sides.theirs) for path, sides in files.items()}
        links = {path: link for path in merge.links if (link := _link(git, result, path))}
        tree = edited(git, merge.tree, {path: _content(git, blob) for path, blob in taken.items()}, links)
        ours = committed(git, tree, (ours, theirs), "merge")
    return tree_of(git, ours)


def _taken(git: Git, result: str, path: str, ours: str | None, theirs: str | None) -> str | None:
    found = git.ask("rev-parse", "--verify", "--quiet", f"{result}:{path}").text or None
    return theirs if found == theirs else ours


def _link(git: Git, tree: str, path: str) -> str | None:
    """The commit of a submodule; None where there is none, or something else."""
    kind, _, commit = git.run(
        "ls-tree", "--full-tree", "--format=%(objecttype) %(objectname)", tree, "--", path
    ).text.partition(" ")
    return commit if kind == "commit" else None


def _content(git: Git, blob: str | None) -> bytes | None:
    return git.run("cat-file", "blob", blob).out if blob else None


def paths_in(git: Git, commit: str) -> Iterator[str]:
    """Every file of a commit, from the top of the repository."""
    out = git.run("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit).out
    return (path for path in out.decode("utf-8", "surrogateescape").split("\0") if path)

"""What two trees have differently: the one reader of `git diff-tree`, whatever the object format.

A rename shows as one file deleted and one added: paths never move here.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from xcollab.store.git.runner import Git

REGULAR = "100644"
"""The mode of a plain file without the executable bit."""
_WORDS = ("diff-tree", "-r", "-z", "--no-renames", "--ignore-submodules=none")


class ChangedFile(NamedTuple):
    """A file that was added, edited or deleted."""

    path: str
    """From the top of the repository."""
    how: str
    """added, edited or deleted."""
    mode: str
    """As git writes it; zeros where the file is deleted."""
    before: str | None
    """The id of the content; None where there was no such file."""
    after: str | None
    """Likewise."""

    @property
    def same(self) -> bool:
        """The content is what it was: only the mode changed."""
        return self.before == self.after


def touched_between(git: Git, old: str, new: str) -> tuple[ChangedFile, ...]:
    """What the second of two trees has otherwise than the first."""
    return tuple(touched for _, touched in _read(git.without_index().run(*_WORDS, old, new).out))


def touched_by(git: Git, pairs: Iterable[str]) -> Mapping[str, tuple[ChangedFile, ...]]:
    """By commit, what it touched: against the one named after it on the line, or against nothing. One process for all."""
    asked = [*pairs]
    if not asked:
        return {}
    given = "".join(f"{pair}\n" for pair in asked).encode()
    out = git.without_index().run(*_WORDS, "--stdin", "--root", given=given).out
    found: dict[str, list[ChangedFile]] = {pair.partition(" ")[0]: [] for pair in asked}
    for commit, touched in _read(out):
        found[commit].append(touched)
    return {commit: tuple(files) for commit, files in found.items()}


def changed(git: Git, old: str, new: str) -> dict[str, tuple[str | None, str | None]]:
    """By path, the ids of the content before and after."""
    return {touched.path: (touched.before, touched.after) for touched in touched_between(git, old, new)}


def _read(out: bytes) -> Iterator[tuple[str, ChangedFile]]:
    commit = ""
    fields = iter(out.decode("utf-8", "surrogateescape").split("\0"))
    for field in fields:
        if not field.startswith(":"):
            commit = field
            continue
        _, mode, before, after, status = field.removeprefix(":").split(" ")
        how = {"A": "added", "D": "deleted"}.get(status[0], "edited")
        yield commit, ChangedFile(next(fields), how, mode, _there(before), _there(after))


def _there(name: str) -> str | None:
    """Git writes zeros for a file that is not there."""
    return name if name.strip("0") else None

"""What git ignores of the files that acts write: by which rule, and where that stands."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from xcollab.store.git.runner import Git


class Ignored(NamedTuple):
    """A path that git takes up only by force, and why."""

    path: str
    source: str
    """The file of the rule, such as `.gitignore`."""
    line: int
    pattern: str


def ignored(git: Git, paths: Sequence[str], *, index: bool = True) -> Ignored | None:
    """The first of some paths that nobody gave to git yet and that it ignores.

    Without the index nothing counts as given to git, and rules that a sparse checkout leaves away from the disk are not seen.
    """
    if not paths:
        return None
    untracked = git if index else git.also(GIT_INDEX_FILE=os.devnull + ".none")
    # Not with our own reading of paths, which this command of git's refuses; these are no patterns to it anyhow.
    asked = untracked.ask_as_typed("check-ignore", "--verbose", "-z", "--stdin", given="\0".join(paths).encode())
    fields = asked.out.decode("utf-8", "surrogateescape").split("\0")
    for source, line, pattern, path in zip(*(iter(fields[:-1]),) * 4, strict=False):
        if not pattern.startswith("!"):
            return Ignored(path, source, int(line or 0), pattern)
    return None

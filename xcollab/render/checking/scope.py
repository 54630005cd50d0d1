"""What `check --changed` judged, and what it did not look at."""

from collections.abc import Sequence
from typing import NamedTuple

from xcollab.words import N_
from xcollab.words.language import Words

_SHOWN = 10
"""Collaborations that are named; of more, their number is told."""


class ScopeData(NamedTuple):
    """What was judged of a check that leaves something out, for programs."""

    since: str
    """The full name of the revision that counts as published."""
    since_commit: str
    collabs: Sequence[str]
    """Those that differ from it, and those that were named."""
    all_for: str | None
    """The file of settings or people that differs, or the collaboration that is gone, for which all collaborations were judged; null
    where these alone were.
    """
    overlooked: bool
    """Whether files that are neither committed nor staged were looked for in these collaborations alone."""


def scope_lines(words: Words, scope: ScopeData) -> list[str]:
    """The same for people."""
    since = scope.since.removeprefix("refs/remotes/").removeprefix("refs/heads/").removeprefix("refs/tags/")
    if scope.all_for:
        said = words(
            N_("Judged: all collaborations, because {path} differs from {since}."), path=scope.all_for, since=since
        )
    elif not scope.collabs:
        said = words(N_("No collaboration differs from {since}; judged were settings and people alone."), since=since)
    else:
        said = words(
            N_("Judged: what differs from {since}, collaborations: {n} ({names}). The others were not judged."),
            since=since, n=len(scope.collabs), names=", ".join([*scope.collabs[:_SHOWN], *["…"] * (len(scope.collabs) > _SHOWN)]),
        )  # fmt: skip
    return [said, *_overlooked(words, scope)]


def _overlooked(words: Words, scope: ScopeData) -> list[str]:
    if not scope.overlooked or scope.all_for:
        return []
    return [
        words(
            N_(
                "Not looked for, because there are very many files: what is neither committed nor staged in other collaborations. "
                "`xcollab check --changed -C COLLAB` looks at one of them, `xcollab check` at all."
            )
        )
    ]

"""Refusals and findings of sync, undo and parked acts: by code, the fact and what to do next."""

from collections.abc import Mapping

from xcollab.words import N_

SYNC: Mapping[str, tuple[str, str]] = {
    "in-the-way": (
        N_("uncommitted changes stand in the way: {paths}"),
        N_("commit them, or put them aside with `git stash`, then go on"),
    ),
}

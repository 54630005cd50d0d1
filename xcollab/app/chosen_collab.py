"""Which collaboration is meant where a command that needs one names none, and nothing but a choice tells which.

`XCOLLAB_COLLAB` says it for one shell, `xcollab use` for one clone; otherwise the only one that runs is meant, and of several the
one in whose directory somebody stands.
"""

from collections.abc import Collection
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.schema.names import SLUG
from xcollab.words import N_

VARIABLE = "XCOLLAB_COLLAB"
SETTING = "xcollab.collab"
"""Of git, in the clone: shared by its working trees, never by others."""


class Chosen(NamedTuple):
    """A choice, as it stands; there need be no such collaboration."""

    collab: str
    by: str
    """`XCOLLAB_COLLAB`, or `xcollab use`."""


def chosen(context: Context) -> Chosen | None:
    """What was chosen, if anything was."""
    if said := context.environment.get(VARIABLE, "").strip():
        return Chosen(said, VARIABLE)
    if used := context.repository.settings.get(SETTING, "").strip():
        return Chosen(used, "xcollab use")
    return None


def chosen_among(context: Context, collabs: Collection[str]) -> str:
    """The id that was chosen, said beside the answer; empty where none was, or what `use` says is not there."""
    choice = chosen(context)
    if choice is None or choice.collab not in collabs:
        return ""
    tell(context, choice.collab, choice.by)
    return choice.collab


def stood_in(context: Context) -> str:
    """The collaboration in whose directory somebody stands; empty where that is none."""
    try:
        parts = context.directory.absolute().relative_to(context.repository.root.absolute()).parts
    except ValueError:
        return ""
    found = parts[1] if len(parts) > 1 and parts[0] == "collabs" else ""
    return found if SLUG.fullmatch(found) else ""


def tell(context: Context, collab: str, by: str) -> None:
    """Say once what decided."""
    context.note_once(context.words(N_("(collaboration {collab}: {by})"), collab=collab, by=by))

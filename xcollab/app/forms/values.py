"""Where a value is typed, and what is asked of any: that it is no copied placeholder, a number that is whole, names apart."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from xcollab.errors import Misused
from xcollab.words.characters import composed
from xcollab.words.patterns import compiled

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView

Parser = Callable[["Typing", str], object]
"""Takes where a value is typed and the text, returns the canonical value, raises `Misused`."""


class Typing:
    """Where a value is being typed: the view that ids are looked up on, the collaboration, the flag for messages."""

    def __init__(self, view: "WorkspaceView", collab: str, flag: str) -> None:
        self.view, self.collab, self.flag = view, collab, flag
        self.directory = view.context.directory
        """Where the paths of files begin."""
        self.attached: dict[str, bytes] = {}
        """Bytes of files to add, by their path below the collaboration."""
        self.now_said = True
        """Whether what is typed is said now, so that days in words, seen from today, are understood."""
        self.understood: dict[str, date] = {}
        """Days that were said in words, as they were typed, and which days are meant."""

    def lying(self, path: str) -> str | None:
        """The digest of what lies at a path below the collaboration, or is to be added there."""
        from xcollab.schema.digests import sha256

        if path in self.attached:
            return sha256(self.attached[path])
        return self.view.attached(f"collabs/{self.collab}/{path}")


def refuse_placeholder(value: object, where: str) -> None:
    """Raise `Misused` for a text, or any within a value, that is the `…` of a hint or an example, where a text of one's own
    was meant.
    """
    if isinstance(value, Mapping):
        value = list(value.values())
    for part in value if isinstance(value, list | tuple) else (value,):
        if isinstance(part, Mapping | list | tuple):
            refuse_placeholder(part, where)
        elif isinstance(part, str) and part.strip().strip("'\"‘’“”") == "…":
            raise Misused("placeholder-text", where=where)


def whole(flag: str, typed: str, allowed: range = range(1_000_000_000)) -> int:
    """A whole number in ASCII digits, within a range; raises `Misused`."""
    digits = typed.strip()
    if not (re.fullmatch("[0-9]{1,9}", digits) and int(digits) in allowed):
        raise Misused("not-a-number-value", flag=flag, value=typed)
    return int(digits)


_APART = compiled(r"[、，,;；､﹑\n]+")
"""What people put between names; no id, and hardly a name, holds one of them."""


def names(view: "WorkspaceView", typed: str) -> list[str]:
    """The names in a text: apart by commas and the like, or by spaces where each word is somebody's name."""
    members = {word for _, member in view.snapshot.members() for word in (member.id, *map(composed, member.names))}
    found = [name.strip() for name in _APART.split(composed(typed)) if name.strip()]
    if composed(typed).strip() in members or not found:
        return [typed]
    apart = [name.split() if name not in members and members.issuperset(name.split()) else [name] for name in found]
    return [name for some in apart for name in some]

"""Which of some things somebody means: by its id, its title, the beginning of the id, or a part of either.

One rule for all kinds. The strongest way in which anything is meant counts, and what is meant in a weaker way is not asked of: a
whole id goes before a title that is spelt like it, a whole title before ids that begin like it.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple, Never

from xcollab.words.characters import folded
from xcollab.words.patterns import compiled

_NONE: Mapping[str, Never] = MappingProxyType({})
_LATIN = compiled(r"[!-~]")


class Way(IntEnum):
    """How something is meant, the strongest first."""

    ID = 0
    TITLE = 1
    BEGINNING = 2
    """The id begins so."""
    PART = 3
    """The title or the id has it in it; in Latin letters, at the beginning of a word."""
    NOT = 4


class Meant(NamedTuple):
    """What a text can mean."""

    keys: list[str]
    way: Way = Way.NOT


def meant(typed: str, known: Mapping[str, str], also: Mapping[str, Sequence[str]] = _NONE) -> Meant:
    """The ids that a text can mean, of what is `known`: titles by id. Of `collab/id` the last part is the id. `also` are other
    names, by id.
    """
    wanted = folded(typed)
    ids = {key: key.rpartition("/")[2] for key in known}
    for name in (typed.strip(), wanted):
        if found := [key for key, one in ids.items() if one == name]:
            return Meant(found, Way.ID)
    if not wanted:
        return Meant([])
    names = {key: [folded(name) for name in (title, *also.get(key, ())) if name] for key, title in known.items()}
    ways = (
        (Way.TITLE, (key for key, spelt in names.items() if wanted in spelt)),
        (Way.BEGINNING, (key for key, one in ids.items() if one.startswith(wanted))),
        (Way.PART, (key for key, spelt in names.items() if any(_within(wanted, name) for name in (*spelt, ids[key])))),
    )
    return next((Meant(found, way) for way, keys in ways if (found := list(keys))), Meant([]))


def titled(typed: str, known: Mapping[str, str], but: str) -> list[str]:
    """Those, `but` one, whose title is what was typed: told to whoever may have meant that."""
    length = len(typed)
    return [
        key for key, title in known.items() if len(title) == length and key != but and folded(title) == folded(typed)
    ]


def _within(wanted: str, name: str) -> bool:
    """Whether a name has it in it: a letter alone, or the middle of a word in Latin letters, means nothing."""
    if len(wanted) < 2 and _LATIN.match(wanted):
        return False
    at = name.find(wanted)
    while at > 0 and _LATIN.match(wanted) and name[at - 1].isalnum() and name[at - 1].isascii():
        at = name.find(wanted, at + 1)
    return at >= 0

"""What a misspelt or shortened id could have meant: with titles, and never cut without saying so."""

from collections.abc import Iterable, Mapping

from xcollab.errors import Misused, Word
from xcollab.words import N_
from xcollab.words.language import Words

_SHOWN = 8
"""Choices in a message; of more, it says how many there are."""
_LONGEST = 60
"""Characters of a title beside an id: it is there to be recognised."""
_ALL = {
    "collab": "xcollab request list",
    "task": "xcollab task list",
    "issue": "xcollab issue list",
    "department": "xcollab department list",
    "member": "xcollab member list",
}
"""The commands that show all of a kind."""


def listed(words: Words, keys: Iterable[str], titles: Mapping[str, str], kind: str = "") -> list[str]:
    """Ids with their titles, and how many more there are; of a `kind` that has a list, the command that shows it."""
    every = list(keys)
    shown = [words.aside(key, _short(titles.get(key, ""))) for key in every[:_SHOWN]]
    more = len(every) - len(shown)
    if not more:
        return shown
    if command := _ALL.get(kind):
        return [*shown, words(N_("and {n} more: `{command}`"), n=more, command=command)]
    return [*shown, words(N_("and {n} more"), n=more)]


def _short(title: str) -> str:
    plain = " ".join(title.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def unclear(words: Words, kind: str, typed: str, found: list[str], known: Mapping[str, str]) -> Misused:
    """The refusal of what somebody typed: several were `found`, or none of what is `known`, titles by id."""
    word = Word("field" if kind in ("department", "member", "template") else "machine", kind)
    if found:
        return Misused("ambiguous", typed=typed, candidates=listed(words, found, known, kind))
    if not known:
        return Misused("nothing-there", kind=word)
    from xcollab.app.nearest import nearest

    if near := nearest(typed, known):
        return Misused("no-match-near", kind=word, typed=typed, candidates=listed(words, near, known))
    return Misused("no-match", kind=word, typed=typed, candidates=listed(words, known, known, kind))

"""What a misspelt or shortened id could have meant: with titles, and never cut without saying so."""

from collections.abc import Iterable, Mapping

from xcollab.errors import Misused, Word
from xcollab.words import N_
from xcollab.words.characters import alike
from xcollab.words.language import Words

_SHOWN = 8
"""Choices in a message; of more, it says how many there are."""


def listed(words: Words, keys: Iterable[str], titles: Mapping[str, str]) -> list[str]:
    """Ids with their titles, and how many more there are."""
    every = list(keys)
    shown = [words.aside(key, titles.get(key, "")) for key in every[:_SHOWN]]
    more = len(every) - len(shown)
    return [*shown, words(N_("and {n} more"), n=more)] if more else shown


def unclear(words: Words, kind: str, typed: str, found: list[str], known: Mapping[str, str]) -> Misused:
    """The refusal of what somebody typed: several were `found`, or none of what is `known`, titles by id."""
    word = Word("field" if kind in ("department", "member") else "machine", kind)
    if found:
        return Misused("ambiguous", typed=typed, candidates=listed(words, found, known))
    if not known:
        return Misused("nothing-there", kind=word)
    if near := _near(typed, known):
        return Misused("no-match-near", kind=word, typed=typed, candidates=listed(words, near, known))
    return Misused("no-match", kind=word, typed=typed, candidates=listed(words, known, known))


def _near(typed: str, known: Mapping[str, str]) -> list[str]:
    """The ids that are spelt nearly so, or whose titles are; of `collab/id` each part as well."""
    from difflib import get_close_matches

    spelt = {alike(name): key for key, title in known.items() for name in (title, key.rpartition("/")[2], key) if name}
    found = get_close_matches(alike(typed), spelt, n=3, cutoff=0.7)
    return list(dict.fromkeys(spelt[name] for name in found))

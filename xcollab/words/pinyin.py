"""How Chinese characters are read, in Latin letters without tones: for ids that can be read, and for names that sound alike.

The 6,763 characters of GB 2312, each with the reading that Unicode's Unihan database calls the usual one. A character with several
is read in that one alone, so what comes of it is a proposal. Loaded by whoever needs it, never at the start.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path


@cache
def _readings() -> Mapping[str, str]:
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return {character: sound for sound, characters in map(str.split, lines) for character in characters}


def sounds(text: str) -> tuple[str, ...]:
    """The reading of each character; one that has none stands for itself."""
    return tuple(_readings().get(character, character) for character in text)


def romanised(text: str) -> list[str]:
    """The text as words of lower-case ASCII letters and digits; what cannot be read is left out. The characters of a run of
    Chinese go two by two, as most of its words are.
    """
    return list(_words(text.lower()))


def _words(text: str) -> Iterator[str]:
    for chinese, run in groupby(text, lambda character: character in _readings()):
        if chinese:
            heard = [_readings()[character] for character in run]
            yield from ("".join(heard[at : at + 2]) for at in range(0, len(heard), 2))
        else:
            yield from "".join(c if c.isascii() and c.isalnum() else " " for c in run).split()

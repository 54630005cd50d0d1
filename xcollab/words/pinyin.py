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
    """The text as words of lower-case ASCII letters and digits, a word a character of Chinese; what cannot be read is left out."""
    return [word for _, words in _runs(text) for word in words]


def romanised_words(text: str) -> list[str]:
    """The same with the characters of a run of Chinese two by two, as most of its words are."""
    found: list[str] = []
    for chinese, words in _runs(text):
        step = 2 if chinese else 1
        found += ["".join(words[at : at + step]) for at in range(0, len(words), step)]
    return found


def _runs(text: str) -> Iterator[tuple[bool, list[str]]]:
    """Whether a run of characters is Chinese, and its words."""
    for chinese, run in groupby(text.lower(), lambda character: character in _readings()):
        told = [_readings()[c] if chinese else c if c.isascii() and c.isalnum() else " " for c in run]
        yield chinese, told if chinese else "".join(told).split()

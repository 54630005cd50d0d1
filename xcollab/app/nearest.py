"""What somebody may have meant who misspelt it: what is spelt nearly so, or sounds the same. Loaded where nothing is meant."""

from collections.abc import Iterator, Mapping

from xcollab.words.characters import folded
from xcollab.words.pinyin import romanised, sounds

_MOST = 3
_ALIKE = 0.7
"""How much of two texts has to be the same, by `difflib`; a Chinese name of two characters with one mistake has half."""
_NAMES = range(2, 5)
"""Characters of a Chinese name of somebody, of which one may be another."""
_LOOKED_AT = 20_000
"""Names that are compared letter by letter."""


def nearest(typed: str, known: Mapping[str, str]) -> list[str]:
    """Ids of what is `known`, titles by id, the likeliest first; of `collab/id` each part counts as well."""
    wanted = folded(typed)
    names = {
        key: [name for name in map(folded, (title, key.rpartition("/")[2], key)) if name]
        for key, title in known.items()
    }
    found = [*_sounding(wanted, names), *_spelt(wanted, names), *_one_wrong(wanted, names)]
    return list(dict.fromkeys(found))[:_MOST]


def _sounding(wanted: str, names: Mapping[str, list[str]]) -> Iterator[str]:
    """张莉 typed for 张丽, and zhangli for it."""
    sound, letters = sounds(wanted), "".join(romanised(wanted))
    for key, each in names.items():
        if any(
            not name.isascii() and (sounds(name) == sound or "".join(romanised(name)) == letters != "") for name in each
        ):
            yield key


def _spelt(wanted: str, names: Mapping[str, list[str]]) -> Iterator[str]:
    from difflib import get_close_matches

    spelt: dict[str, list[str]] = {}
    for key, each in names.items():
        for name in each:
            spelt.setdefault(name, []).append(key)
    every = [*spelt][:_LOOKED_AT]
    for name in get_close_matches(wanted, every, n=_MOST, cutoff=_ALIKE):
        yield from spelt[name]


def _one_wrong(wanted: str, names: Mapping[str, list[str]]) -> Iterator[str]:
    """A Chinese name with one character that is another, as whoever mistakes its shape types it."""
    if len(wanted) not in _NAMES or wanted.isascii():
        return
    for key, each in names.items():
        for name in each:
            if len(name) == len(wanted) and sum(a != b for a, b in zip(name, wanted, strict=True)) == 1:
                yield key

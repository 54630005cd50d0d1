"""What is found in all collaborations of a revision: swept in the index, and read where that does not know them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from xcollab.app.overview import FEW, Overview
from xcollab.store.index import passages
from xcollab.store.index.passages import Sighting, Told
from xcollab.workflow.views.search import Asked, Passage, Searched, rank_of


class Found(NamedTuple):
    """What was found."""

    among: int
    """How many collaborations were looked through: those that can be read."""
    total: int
    """How many passages are what was looked for."""
    first: Sequence[tuple[Searched, Passage]]
    """The first of them, with their collaborations."""


class _Swept(NamedTuple):
    """What the index says."""

    known: Collection[str]
    """The collaborations that it knows as they are."""
    total: int
    first: Sequence[tuple[Sighting, Searched]]


def found(view: Overview, asked: Asked, most: int) -> Found:
    """What is looked for, titles first, and of those alike the newest first, `most` of it. Raises `BadFile` where there is something, and
    nothing of it can be read.
    """
    among = [name for name in view.trees if asked.collab in ("", name)]
    swept = _swept(view, asked, {name: view.keys[name] for name in among}, most)
    read = _read(view, [name for name in among if name not in swept.known])
    if among and not swept.known and not read:
        view.whole.states()  # raises where there is something, and nothing of it can be read
    more = [
        (Sighting(rank, row.at, row.collab, number), one)
        for one in read
        for number, row in enumerate(one.rows)
        if (rank := rank_of(row, asked)) is not None
    ]
    first: list[tuple[Sighting, Searched | Told]] = [*swept.first, *more]
    first.sort(key=lambda each: (each[0].rank, -each[0].at, each[0].collab, each[0].number))
    return Found(len(swept.known) + len(read), swept.total + len(more), [_shown(*each) for each in first[:most]])


def _shown(sighting: Sighting, one: Searched | Told) -> tuple[Searched, Passage]:
    whole = passages.read(one.data) if isinstance(one, Told) else one
    return whole, whole.passages[sighting.number]


def _swept(view: Overview, asked: Asked, keys: Mapping[str, str], most: int) -> _Swept:
    database = view.index.database
    kept = passages.kept(database, keys)
    if not kept.known:
        return _Swept((), 0, ())
    total, sightings = passages.sighted(database, asked, kept, most)
    told = passages.told(database, {number for number, _ in sightings})
    if damaged := {number for number, _ in sightings} - told.keys():
        passages.forget(database, sorted(damaged))
        return _Swept((), 0, ()) if database.failed else _swept(view, asked, keys, most)
    if database.failed:  # what is not known to it is no answer
        return _Swept((), 0, ())
    return _Swept(set(kept.known.values()), total, [(one, told[number]) for number, one in sightings])


def _read(view: Overview, missing: Sequence[str]) -> list[Told]:
    """What some say that the index does not know, and does from now on."""
    found: list[Told] = []
    rest: Collection[str] = missing
    if len(missing) > FEW:
        rows = view.read_aside(missing, found.append)
        if view.basis:
            view.index.keep(view.basis, rows, view.trees)
        rest = set(missing) - {one.collab for one in found}
    if rest:
        from xcollab.workflow.views.passages import searched

        here = [passages.written(searched(state), view.keys[state.collab.id]) for state in view.readable(rest)]
        if view.basis:
            flawed = view.flawed
            passages.keep(view.index.database, [one for one in here if one.collab not in flawed], view.keys)
        found += here
    return found

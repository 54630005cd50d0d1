"""Bringing the index forward: collaborations that changed since are read and folded, many of them on two processors."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple

from xcollab.errors import BadFile
from xcollab.store.disk.layout import place
from xcollab.store.files.documents import Memory
from xcollab.store.files.loading import Loaded, load
from xcollab.store.git.repository import Repository
from xcollab.store.git.sources import Revision
from xcollab.store.index import adoption, passages
from xcollab.store.index.collabs import Row
from xcollab.store.index.rows import written
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.views.made_from import Facts, noted
from xcollab.workflow.views.passages import searched

_A_WORK = 100
"""Collaborations that a process is given at once."""
_AT_ONCE = 20
"""Those of them that are in memory together, with all that was read of them."""
_MANY = 400
"""From so many on, a second process is worth its start."""


class Work(NamedTuple):
    """Some collaborations of a revision, and where it lies: all that another process needs to read them."""

    root: Path
    environment: Mapping[str, str]
    commit: str
    today: date
    trees: Mapping[str, str]
    """By id."""


def brought(repository: Repository, commit: str, today: date, trees: Mapping[str, str]) -> Iterator[list[Row]]:
    """The rows of some collaborations as they come, by the ids of their trees. What has a flaw is left out: a view has to tell
    of it each time.
    """
    ids = list(trees)
    works = [
        Work(
            repository.root,
            repository.git.environment,
            commit,
            today,
            {name: trees[name] for name in ids[start : start + _A_WORK]},
        )
        for start in range(0, len(ids), _A_WORK)
    ]
    return map(_summaries, works) if len(ids) < _MANY else _by_two(works)


def _by_two(works: list[Work]) -> Iterator[list[Row]]:
    """By two processes; by this one alone, from where they cannot be had or come to an end."""
    done = 0
    try:
        pool = ProcessPoolExecutor(2, initializer=_deaf)
        try:
            for found in pool.map(_summaries, works):
                yield found
                done += 1
        finally:
            pool.shutdown(cancel_futures=True)
    except (OSError, NotImplementedError, BrokenExecutor):
        yield from map(_summaries, works[done:])


def _deaf() -> None:
    """Who interrupts is heard by the process that asked, and it alone says so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _summaries(work: Work) -> list[Row]:
    repository = Repository(work.root, work.environment)
    revision, settings = Revision(repository.git, repository.prefix, work.commit), Memory(None)
    ids, found = list(work.trees), list[Row]()
    try:
        load(revision, (), settings)
        for start in range(0, len(ids), _AT_ONCE):
            some = {name: work.trees[name] for name in ids[start : start + _AT_ONCE]}
            found += _rows(load(revision, some, Memory(None, {**settings.records})), some, work.today)
    except BadFile:
        return found
    finally:
        repository.git.objects.close()
        place.cache_clear()  # of files that nobody asks for any more
    return found


def _rows(loaded: Loaded, trees: Mapping[str, str], today: date) -> Iterator[Row]:
    """Of collaborations without a flaw."""
    flawed = {problem.path.split("/")[1] for problem in loaded.problems if problem.path.startswith("collabs/")}
    facts = Facts(loaded.snapshot, today)
    for name, collab in loaded.snapshot.collabs.items():
        if name not in flawed:
            state = settled(collab)
            one, reads = noted(loaded.snapshot, state, today)
            told = passages.written(searched(state), passages.key(trees[name], loaded.snapshot.workspace.timezone))
            yield Row(name, trees[name], one.running, *written(one), adoption.written(reads, facts), told)

"""Runs rows and what they are compared with in turn, and tells what came out as lines of tables."""

import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import results
from bench.measuring import PATIENCE, WHOLE, Cost, command, cost, environment
from bench.peers import PEERS, Work, load
from bench.rows import COMPARED, PYTHON, Row
from bench.workspaces import Workspaces

ADMIN = "d000-2"
LONG = 8.0
"""Seconds after which no further turn of a row begins: what takes a second has its seven runs with what it is compared with, what takes long has one."""
SLOW = 30.0
"""Seconds up to which another program, or our own first run on its tasks, is run once more, for the first is not counted."""


class Bench:
    """Runs rows, counting every run so that no two write the same."""

    def __init__(self, directory: Path, runs: int, *, quick: bool) -> None:
        self._directory, self._runs, self._number = directory, runs, 0
        self._few = 1 if quick else min(runs, 3)
        """Runs of what stands for comparison alone."""
        self._spaces = Workspaces(directory, environment(directory, ADMIN))
        self._known: dict[Row, dict[str, list[Cost]]] = {}

    def line(self, row: Row) -> str:
        """A row of the table: what it cost, against its budget."""
        try:
            found = self._turns(row, {PYTHON, *(name for _, name in row.budget if name)})
        except (OSError, subprocess.CalledProcessError) as error:
            return results.failed(row, str(error))
        return results.line(row, found)

    def curve(self, row: Row, sizes: Sequence[str]) -> list[float]:
        """What it costs at each size, as multiples of `python -c pass`; it ends where the command fails."""
        costs = list[float]()
        for size in sizes:
            found = self._turns(row._replace(size=size), {PYTHON}, self._few)
            if found[""][-1].code:
                break
            costs.append(results.multiple(found))
        return costs

    def pages(self) -> Iterator[str]:
        """What pages cost their server, against a page that says hello; and what comes of many at once."""
        from bench import pages  # later than the rows: what is in memory here is the least that a child is counted with

        around = environment(self._directory, ADMIN)
        yield from pages.lines(self._spaces.at(pages.SIZE), around, self._runs)

    def tabs(self, *, quick: bool) -> str:
        """Twenty who read and three who act at once, for two minutes."""
        from bench import tabs

        seconds = 5 if quick else 120
        came = tabs.crowd(self._spaces.at("1k"), self._directory, tabs=20, acting=3, seconds=seconds)
        return results.tabs(seconds, came.pages, came.acts, came.wrong)

    def beside(self, work: Work, sizes: Sequence[int]) -> str:
        """What a program does at each number of tasks, as multiples of `python -c pass`."""
        peer = PEERS.get(work.peer)
        if peer and not shutil.which(peer.program):
            return results.cells(work.name, [f"not installed: `{peer.install}`"])
        try:
            return results.cells(work.name, [self._worked(work, count) for count in sizes])
        except (OSError, subprocess.CalledProcessError) as error:
            return results.cells(work.name, [f"not measured: {error}"])

    def _worked(self, work: Work, count: int) -> str:
        around = environment(self._directory, ADMIN)
        root = self._spaces.at(f"{count:,} tasks")
        if work.peer:
            root = self._directory / f"{work.peer}-{count}"
            if not root.exists():
                load(work.peer, root, count, around)
        costs = [self._run(work.words, root, around, patience=PATIENCE)]
        base = [self._run(COMPARED[PYTHON].words, root, around) for _ in range(self._runs)]
        began = time.monotonic()
        while (
            not costs[0].code
            and len(costs) <= self._few
            and ((len(costs) == 1 and costs[0].wall < SLOW) or time.monotonic() - began + costs[-1].wall < LONG / 2)
        ):
            costs.append(self._run(work.words, root, around, patience=PATIENCE))
        if costs[-1].code:
            return results.no_end(costs[-1], PATIENCE)
        return results.of_python(costs[1:] or costs, base)

    def _turns(self, row: Row, compared: set[str], runs: int = 0) -> dict[str, list[Cost]]:
        """The runs of a row, under an empty name, and of what it is compared with; each once for all rows that run the same."""
        key = row._replace(
            what="", budget=(), unit="memory" if row.unit == "memory" else "", slow=False, cold=False, once=False
        )
        found = self._known.get(key, {})
        if not {"", *compared} <= found.keys():
            found = self._known[key] = self._taken(row, ("", *sorted(compared)), runs or self._runs)
        return found

    def _taken(self, row: Row, names: Sequence[str], runs: int) -> dict[str, list[Cost]]:
        found: dict[str, list[Cost]] = {name: [] for name in names}
        if not (row.once or row.cold):
            for name in names:
                self._turn(row, name)
        began = time.monotonic()
        for _ in range(1 if row.once else runs):
            for name in names:
                found[name].append(self._turn(row, name))
            if time.monotonic() - began > LONG or found[""][-1].code:
                break
        return found

    def _turn(self, row: Row, name: str) -> Cost:
        """One run of a row, or of what it is compared with."""
        words, size = (row.words, row.size) if not name else (COMPARED[name].words, COMPARED[name].size or row.size)
        around, at = environment(self._directory, row.who), self._spaces.at(size)
        if row.before and name != PYTHON:
            before = self._run(row.before, at, around)
            if before.code:
                return before
        ours = words[:3] == ("python", "-m", "bench.crowd")
        return self._run(words, WHOLE if ours else at, around, look=row.unit == "memory" and not name)

    def _run(self, words: Sequence[str], at: Path, around: dict[str, str], *, look: bool = False, patience: float = 0) -> Cost:  # fmt: skip
        self._number += 1
        return cost(command(words, self._number), at, around, look=look, patience=patience)

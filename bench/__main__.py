"""`python -m bench [--quick] [--only WORD] [--runs 7]`: measures every row and writes `bench/RESULTS.md`.

Costs are processor time of a command and of all that it starts, medians of several runs; the runs of a row and of what it is
compared with take turns, so that what else the machine does falls on both.
"""

import argparse
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.measuring import WHOLE, Cost, command, cost, environment
from bench.rows import PEERS, PYTHON, ROWS, Row
from bench.workspaces import BARE, Workspaces
from xcollab import __version__

ADMIN = "d000-2"
RESULTS = Path(__file__).with_name("RESULTS.md")


class Bench:
    """Runs rows, counting every run so that no two write the same."""

    def __init__(self, directory: Path, runs: int, *, quick: bool) -> None:
        self._directory = directory
        self._spaces = Workspaces(directory, environment(directory, ADMIN), quick=quick)
        self._runs, self._number = runs, 0

    def line(self, row: Row) -> str:
        """A row of the table: what it cost, as a multiple, against its budget."""
        compared = sorted({PYTHON, *(name for _, name in row.budget if name)})
        found: dict[str, list[Cost]] = {name: [] for name in ("", *compared)}
        for _ in range(1 if row.once else self._runs):
            for name in found:
                found[name].append(self._once(BARE[name] if name else row.words, row))
        code = max(one.code for one in found[""])
        if code:
            return f"| {row.name} | failed with {code} | | | |"
        costs = {name: median(getattr(one, row.unit) for one in each) for name, each in found.items()}
        if row.unit == "memory":
            limit = row.budget[0][0]
            return f"| {row.name} | {costs['']:.0f} MB | | {limit:.0f} MB | {_met(costs[''], limit)} |"
        python = median(one.cpu for one in found[PYTHON])
        own = f"{costs['']:.2f} s" if row.unit == "wall" else f"{costs[''] / python:.1f} x"
        allowed = " + ".join(f"{times:g} x {name}" for times, name in row.budget)
        limit = sum(times * costs[name] for times, name in row.budget)
        of_limit = f"{costs[''] / limit:.2f}" if limit else ""
        return f"| {row.name} | {own} | {of_limit} | {allowed} | {_met(costs[''], limit) if limit else ''} |"

    def _once(self, words: tuple[str, ...], row: Row) -> Cost:
        self._number += 1
        ours = words[:3] == ("python", "-m", "bench.crowd")
        return cost(
            command(words, self._number),
            WHOLE if ours else self._spaces.at(row.size),
            environment(self._directory, row.who),
        )


def _met(found: float, limit: float) -> str:
    return "yes" if found <= limit else "no"


def _peers() -> list[str]:
    """The programs that do comparable work, and whether they are here."""
    return [
        f"| {peer.work} | {'installed, not measured yet' if shutil.which(peer.program) else 'not installed'} |"
        for peer in PEERS
    ]


def _header(runs: int, *, quick: bool) -> list[str]:
    git = subprocess.run(["git", "version"], capture_output=True, text=True, check=True).stdout.strip()
    how = "a quick run: no large workspaces" if quick else "a whole run"
    return [
        "# What commands cost",
        "",
        f"Made by `python -m bench` on {datetime.now(UTC):%Y-%m-%d}, {how}, medians of {runs}. xcollab {__version__},",
        f"Python {platform.python_version()}, {git}, {platform.system()} {platform.machine()}.",
        "",
        "Cost is processor time as a multiple of `python -c pass` of the same interpreter; “of budget” is cost over budget in",
        "the same run.",
        "",
        "| what | cost | of budget | budget | met |",
        "| --- | --- | --- | --- | --- |",
    ]


def main() -> int:
    """Measure, print each row as it is done, and write them down."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--quick", action="store_true", help="three runs, no large workspaces: under two minutes")
    options.add_argument("--only", default="", help="rows whose name contains this; nothing is written down")
    options.add_argument("--runs", type=int, help="7, or 3 with --quick")
    asked = options.parse_args()
    runs = asked.runs or (3 if asked.quick else 7)
    lines = _header(runs, quick=asked.quick)
    with tempfile.TemporaryDirectory() as directory:
        bench = Bench(Path(directory), runs, quick=asked.quick)
        for row in ROWS:
            if asked.only in row.name:
                left_out = asked.quick and row.slow
                lines.append(f"| {row.name} | not in a quick run | | | |" if left_out else bench.line(row))
                print(lines[-1], flush=True)
    lines += ["", "| other programs on the same work | |", "| --- | --- |", *_peers()]
    print(*lines[-len(PEERS) :], sep="\n")
    if not asked.only:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`python -m bench [--quick] [--only WORD] [--runs 7]`: measures every row, and writes `bench/RESULTS.md` and the picture of cost
against size (`docs/pictures/cost-*.svg`). `--quick` and `--only` write nothing.

Costs are processor time of a command and of all that it starts, medians of several runs; the runs of a row and of what it is
compared with take turns, so that what else the machine does falls on both. Before the first, each is run once without being
counted.

Other programs on the same work are measured beside it where they are found on the PATH (`bench.peers` tells how to install them).
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import picture, results
from bench.bench import Bench
from bench.measuring import WHOLE
from bench.peers import SIZES, WORKS
from bench.rows import CURVE_SIZES, CURVES, ROWS

RESULTS = Path(__file__).with_name("RESULTS.md")
PICTURES = WHOLE / "docs/pictures"


def main() -> int:
    """Measure, print each row as it is done, and write them down."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--quick", action="store_true", help="three runs, no large workspaces: under two minutes")
    options.add_argument("--only", default="", help="rows whose name contains this; nothing is written down")
    options.add_argument("--runs", type=int, help="7, or 3 with --quick")
    asked = options.parse_args()
    runs = asked.runs or (3 if asked.quick else 7)
    began, lines = time.monotonic(), list[str]()

    def tell(line: str) -> None:
        lines.append(line)
        print(line, flush=True)

    with TemporaryDirectory(prefix="xcollab-bench-") as directory:
        curves = measure(Bench(Path(directory), runs, quick=asked.quick), asked.only, runs, tell, quick=asked.quick)
    tell(f"\nThe whole run took {(time.monotonic() - began) / 60:.0f} minutes.")
    if not asked.only and not asked.quick:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for language in ("en", "zh"):
            (PICTURES / f"cost-{language}.svg").write_text(picture.draw(curves, language), encoding="utf-8")
    return 0


def measure(bench: Bench, only: str, runs: int, tell: Callable[[str], None], *, quick: bool) -> dict[str, list[float]]:
    """Tell every line whose name contains `only` as it is there; the costs at each size that are drawn."""
    for line in results.header(runs, quick=quick):
        tell(line)
    for row in ROWS:
        if only in row.name:
            tell(results.left_out(row) if quick and row.slow else bench.line(row))
    for line in results.peers_header():
        tell(line)
    for work in WORKS:
        if only in work.name:
            tell(bench.beside(work, SIZES[:1] if quick else SIZES))
    sizes = tuple(CURVE_SIZES)[:2] if quick else tuple(CURVE_SIZES)
    curves = {name: bench.curve(row, sizes) for name, row in CURVES.items() if only in f"curve of {name}"}
    for line in results.curves(curves, sizes):
        tell(line)
    if only in "pages":
        for line in (*results.pages_header(), *bench.pages(), bench.tabs(quick=quick)):
            tell(line)
    return curves


if __name__ == "__main__":
    sys.exit(main())

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
        bench = Bench(Path(directory), runs, quick=asked.quick)
        for line in results.header(runs, quick=asked.quick):
            tell(line)
        for row in ROWS:
            if asked.only in row.name:
                tell(results.left_out(row) if asked.quick and row.slow else bench.line(row))
        for line in results.peers_header():
            tell(line)
        for work in WORKS:
            if asked.only in work.name:
                tell(bench.beside(work, SIZES[:1] if asked.quick else SIZES))
        sizes = tuple(CURVE_SIZES)[:2] if asked.quick else tuple(CURVE_SIZES)
        curves = {name: bench.curve(row, sizes) for name, row in CURVES.items() if asked.only in f"curve of {name}"}
        for line in results.curves(curves, sizes):
            tell(line)
    tell(f"\nThe whole run took {(time.monotonic() - began) / 60:.0f} minutes.")
    if not asked.only and not asked.quick:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for language in ("en", "zh"):
            (PICTURES / f"cost-{language}.svg").write_text(picture.draw(curves, language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

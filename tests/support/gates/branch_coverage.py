"""`make unit`: how much of each module of the rules and use cases their own tests reach, and which modules are below.

Reads what `tests.support.gates.reached` left; names each module that is below, with what is not reached, and fails.
"""

import json
import sys
from functools import reduce
from pathlib import Path
from typing import Any

from slipcover import merge_coverage

REACHED = Path(".reached")
"""Where each process leaves what it reached."""
WANTED = 95
"""Percent of lines and branches, of each module."""


def below(files: dict[str, Any]) -> list[str]:
    """A line for each module that is below, the worst first."""
    found = []
    for name, measured in files.items():
        reached = measured["summary"]["percent_covered"]
        if reached < WANTED:
            lines = ", ".join(str(line) for line in measured["missing_lines"])
            branches = ", ".join(f"{first} to {then}" for first, then in measured["missing_branches"])
            found.append(
                (reached, f"{name}: {reached:.0f} %; not reached: lines {lines or '-'}; branches {branches or '-'}")
            )
    return [line for _, line in sorted(found)]


def measured() -> dict[str, Any]:
    """What all processes together reached, by the path of each module."""
    found = [json.loads(one.read_text(encoding="utf-8")) for one in sorted(REACHED.glob("*.json"))]
    files: dict[str, Any] = reduce(merge_coverage, found)["files"] if found else {}
    return files


def main() -> int:
    """Print what is below and say so by the exit code."""
    files = measured()
    lines = below(files)
    print("\n".join(lines or [f"each of {len(files)} modules has {WANTED} % of its lines and branches reached"]))
    return 1 if lines or not files else 0


if __name__ == "__main__":
    sys.exit(main())

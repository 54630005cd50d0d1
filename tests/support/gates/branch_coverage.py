"""`make unit`: how much of each module of the rules and use cases their own tests reach, and which modules are below.

Reads what `pytest --cov` left in `.coverage`; names each module that is below, with what is not reached, and fails.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coverage import Coverage

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
    """What coverage found, by the path of each module."""
    coverage = Coverage()
    coverage.load()
    with TemporaryDirectory() as home:
        report = Path(home) / "coverage.json"
        coverage.json_report(outfile=str(report))
        files: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["files"]
    return files


def main() -> int:
    """Print what is below and say so by the exit code."""
    files = measured()
    lines = below(files)
    print("\n".join(lines or [f"each of {len(files)} modules has {WANTED} % of its lines and branches reached"]))
    return 1 if lines or not files else 0


if __name__ == "__main__":
    sys.exit(main())

"""Many processes act in one clone at once: every act lands, each in its turn, and nobody is refused.

Run by hand: `python -m bench.crowd` (16 processes, 50 acts each). Prints how long each act took, waiting included.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from tests.support.company import PEOPLE, Company, found, identity, isolated
from tests.support.midflight import begin


def act(company: Company, who: str, number: int) -> tuple[int, float, str]:
    """One comment by a process of its own; exit code, seconds, what it said on the side."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "xcollab", "request", "comment", "q3", "-m", f"{who} {number}"],
        cwd=company.root, env={**company.environment, **identity(who, datetime.now().astimezone())},
        stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode, time.monotonic() - began, done.stderr.decode()


def main() -> int:
    """Found a company, let everybody act, and count."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--processes", type=int, default=16)
    options.add_argument("--acts", type=int, default=50)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        company = Company(
            Path(directory) / "acme", isolated(Path(directory) / "home", os.environ), clock="2024-07-01T10:00+08:00"
        )
        company.root.mkdir()
        found(company)
        begin(company)
        before = int(company.git("rev-list", "--count", "HEAD"))
        people = [list(PEOPLE)[n % len(PEOPLE)] for n in range(asked.processes)]
        with ThreadPoolExecutor(asked.processes) as crowd:
            rows = [crowd.submit(lambda who=who: [act(company, who, n) for n in range(asked.acts)]) for who in people]
            results = [result for row in rows for result in row.result()]
        landed = int(company.git("rev-list", "--count", "HEAD")) - before
        clean = company.git("status", "--porcelain") == "" and company.does("zhou", "check").code == 0
        company.git("fsck", "--strict")
    refused = [said for code, _, said in results if code]
    seconds = sorted(took for _, took, _ in results)
    print(f"acts {len(results)}, refused {len(refused)}, landed {landed}, clean {clean}")
    print(
        f"seconds: p50 {seconds[len(seconds) // 2]:.1f}, p95 {seconds[int(len(seconds) * 0.95)]:.1f}, max {seconds[-1]:.1f}"
    )
    print(*refused[:3], sep="\n")
    return int(bool(refused) or landed != len(results) or not clean)


if __name__ == "__main__":
    sys.exit(main())

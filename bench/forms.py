"""Every row of the rulebook, broken in each way in which it can be, in each form in which it may come in: is one not found?

`python -m bench.forms [--shapes SHAPE …] [--doors DOOR …] [--every 1] [--real 0]`. The shapes are those of
`tests/forms/forms.py` (by hand, squashed, rebased, beside a base that moved on, merged in both directions), the doors the check
of a pull request, what a server's hook asks, and sync; where none are named, all of them, each with each. `--every N` takes
every Nth case, and `--real N` pushes every Nth of these also really, to a server with the hook of docs/deploy. Every right act
goes the same ways, and must not be blamed.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.forms.doors import DOORS, TOLD, Server, answered, holds
from tests.forms.forms import SHAPES, Branch, Repository
from tests.forms.rows import ROWS
from tests.forms.ways import WAYS, Case, right
from tests.support.company import isolated
from tests.support.servers.guarding import guard
from tests.support.servers.remotes import Remote

DECIDED = ("merged", "merged the other way")
"""Sync takes no merge in which somebody decided something: it says so before anything is judged."""


def cases() -> Iterator[Case]:
    """All of them, the right acts first."""
    yield from map(right, ROWS)
    yield from (case for row in ROWS for way in WAYS.values() for case in way(row))


class Bench:
    """One clone and its server, and what was found there."""

    def __init__(self, home: Path) -> None:
        environment = isolated(home / "home", os.environ)
        self._remote = Remote("path", home, environment)
        self.repository = Repository(home / "acme", environment)
        self.server = Server(self._remote.bare, self.repository)
        self._home = home
        self.asked: Counter[str] = Counter()
        self.wrong: list[str] = []

    def ask(self, door: str, shape: str, case: Case, branch: Branch) -> None:
        """Ask at a door."""
        merge = door == "sync" and shape in DECIDED
        try:
            told = answered(self.repository, self.server, door, branch)
        except AssertionError as error:
            told = {f"broken: {error}"}
        right_answer = bool(told) if merge else holds(self.repository, door, branch, told, case.code)
        self._count(f"{door}, {shape}", right_answer, case, told)

    def push(self, shape: str, case: Case, branch: Branch) -> None:
        """Push it really."""
        guard(self._remote, self._home)
        self.server.stands_at(branch.base)
        done = self.server.pushed(branch.head)
        (self._remote.bare / "hooks/pre-receive").unlink()
        stands = self.server.main == (branch.base if case.code else branch.head)
        told = {*TOLD.findall(done.stderr)} if case.code else {done.stderr} - {""}
        self._count(f"really pushed, {shape}", stands and (not case.code or case.code in told), case, told)

    def _count(self, form: str, right_answer: bool, case: Case, told: set[str]) -> None:
        self.asked[f"{form}{'' if case.code else ', right'}"] += 1
        if not right_answer:
            self.wrong.append(f"{form}: {case.name}: {case.code or 'nothing'} is not what was told: {sorted(told)}")


def main() -> int:
    """Try all, and tell; 1 where something was not found, or something right was blamed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shapes", nargs="+", choices=SHAPES, default=SHAPES)
    options.add_argument("--doors", nargs="+", choices=DOORS, default=DOORS)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--real", type=int, default=0)
    given = options.parse_args()
    wanted = [*cases()][:: given.every]
    with TemporaryDirectory(prefix="xcollab-forms-") as directory:
        bench = Bench(Path(directory))
        for shape in given.shapes:
            for number, (case, branch) in enumerate(
                zip(wanted, bench.repository.branches((case, shape) for case in wanted), strict=True)
            ):
                for door in given.doors:
                    bench.ask(door, shape, case, branch)
                if given.real and shape != "beside" and number % given.real == 0:  # git itself takes that from nobody
                    bench.push(shape, case, branch)
            print(f"{shape}: {len(wanted)} cases, {len(bench.wrong)} answers that are not right so far", flush=True)
    print(*(f"{number:6} {form}" for form, number in bench.asked.items()), sep="\n")
    print(*bench.wrong, sep="\n")
    return int(bool(bench.wrong))


if __name__ == "__main__":
    sys.exit(main())

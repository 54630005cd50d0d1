"""Random legal histories, judged in every way in which they may come in: is one of them blamed for anything?

`python -m bench.histories [--histories 1000] [--walks 10] [--acts 400] [--seed 1]`. Each walk is a company in which people try
random acts, and whatever the rules let happen happens; the histories are random runs of its commits, each in one of the forms
of `tests/commands/histories.py`. Printed are the false alarms, and how often each act and each form was among them.
"""

import argparse
import os
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.commands.histories import Histories
from tests.commands.walk import walk
from tests.company import Company, found, isolated
from tests.store.midflight import begin


def walked(directory: Path, seed: int, acts: int) -> Company:
    """A company in mid-flight after a random walk."""
    company = Company(directory / "acme", isolated(directory / "home", os.environ))
    company.root.mkdir()
    found(company)
    company.clock = datetime.fromisoformat("2024-07-01T10:00+08:00")
    begin(company)
    company.clock = datetime.fromisoformat("2024-07-03T11:00+08:00")
    walk(company, Random(seed), acts)
    return company


def main() -> int:
    """Play, judge, and tell; 1 where something legal was blamed."""
    options = argparse.ArgumentParser(description=__doc__)
    for name, value in (("histories", 1000), ("walks", 10), ("acts", 400), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=value)
    given = options.parse_args()
    acts: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    alarms: list[str] = []
    for number in range(given.walks):
        with TemporaryDirectory(prefix="xcollab-histories-") as directory:
            histories = Histories(walked(Path(directory), given.seed + number, given.acts))
            alarms += histories.blamed(given.seed + number, given.histories // given.walks)
        acts += histories.acts
        forms += histories.forms
        print(f"{sum(forms.values())} histories, {len(alarms)} false alarms", flush=True)
    for counted in (forms, acts):
        print(*(f"{number:6} {name or '(no act)'}" for name, number in counted.most_common()), sep="\n")
    print(*alarms, sep="\n")
    return int(bool(alarms))


if __name__ == "__main__":
    sys.exit(main())

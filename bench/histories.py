"""Random legal histories, judged in every way in which they may come in: is one of them blamed for anything?

`python -m bench.histories [--histories 1000] [--walks 10] [--acts 400] [--seed 1]`. Each walk is a company in which people try
random acts, and whatever the rules let happen happens; the histories are random runs of its commits, each in one of the forms
of `tests/support/histories.py`. Printed are the false alarms, and how often each act and each form was among them.
"""

import argparse
import os
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.support.company import Company, found, isolated
from tests.support.histories import Histories
from tests.support.midflight import begin
from tests.support.printed.walk import walk


def walked(directory: Path, seed: int, acts: int) -> Company:
    """A company in mid-flight after a random walk."""
    company = Company(directory / "acme", isolated(directory / "home", os.environ))
    company.root.mkdir()
    found(company)
    company.clock = datetime.fromisoformat("2024-07-01T10:00+08:00")
    begin(company)
    company.clock = datetime.fromisoformat("2024-07-03T11:00+08:00")
    walk(company, Random(seed), acts)
    random = Random(seed)
    allowed = [toured(company, f"tour{number}", random) for number in range(8)]
    print(f"acts of the tours that were allowed: {allowed}", flush=True)
    return company


def toured(company: Company, name: str, random: Random) -> int:
    """A collaboration in which what a random walk seldom gets to happens in its order; how many of its acts were allowed."""
    done = 0

    def typed(who: str, words: str, *more: str) -> None:
        nonlocal done
        done += company.does(who, *words.split(), *more).code == 0

    def newest(pattern: str) -> str:
        """The name of the newest file, or the id of the newest directory, that a pattern names."""
        found = sorted(company.root.glob(f"collabs/{name}/{pattern}"), key=lambda path: path.stat().st_mtime)
        return found[-1].stem if found else "none"

    typed("chen", f"request new {name} --title T --background B --objective O --coordinator zhou --department sales "
          "--department tech --due 2024-12-01", "--milestone", "M; date=2024-11-01")  # fmt: skip
    typed("chen", f"request submit {name}")
    typed("zhou", f"hold sales -C {name} --reason r")
    typed("li", f"feedback give sales -C {name} -d accept --scope s")
    typed("li", f"withdraw {newest('feedback/sales/*')} -C {name} --reason r")
    typed("li", f"feedback give sales -C {name} -d accept --scope s")
    typed("zhou", f"feedback give tech -C {name} -d accept --scope s --for wang --via phone")
    typed("wang", f"acknowledge {newest('feedback/tech/*')} -C {name}")
    typed("li", f"object {newest('feedback/tech/*')} -C {name} -m t")
    typed("li", f"request comment {name} -m t")
    typed("li", f"withdraw {newest('logs/request/*')} -C {name} --reason r")
    typed("zhou", f"request comment {name} -m t --for li --via mail")
    typed("li", f"acknowledge {newest('logs/request/*')} -C {name}")
    typed("zhou", f"request confirm {name}")
    for task, owner in (("a", "li"), ("b", "wang")):
        typed("zhou", f"task add {task} -C {name} --title T --owner {owner} --due 2024-10-01 --criterion c")
    typed("wang", f"task decline {name}/b --reason r")
    typed("li", f"task confirm {name}/a")
    typed("zhou", f"task reschedule {name}/a --to 2024-10-{random.randrange(2, 29):02} --reason r")
    typed("zhou", f"task log {name}/a -s doing -m t --for li --via chat")
    typed("li", f"acknowledge {newest('logs/a/*')} -C {name}")
    typed("zhou", f"hold {name}/a --reason r")
    typed("li", f"issue open -C {name} --title T --kind other --description d --impact i --wanted-by 2024-09-01 "
          "--department tech --task a")  # fmt: skip
    issue = f"{name}/{newest('issues/*')}"
    typed("wang", f"issue comment {issue} -m t")
    typed("zhou", f"hold {issue} --reason r")
    typed("wang", f"issue propose {issue} -m t")
    typed("li", f"issue reject {issue} --reason r")
    typed("zhou", f"issue propose {issue} -m t --for wang --via meeting")
    typed("wang", f"acknowledge {newest('issues/*/*')} -C {name}")
    typed("li", f"issue agree {issue}")
    typed("li", f"issue resolve {issue} -m t --no-moves")
    typed("li", f"object {newest('issues/*/*')} -C {name} -m t")
    typed("li", f"withdraw {newest('issues/*/*')} -C {name} --reason r")
    typed("li", f"issue reopen {issue} --reason r")
    typed("li", f"meeting add -C {name} --kind weekly --held 2024-07-04 --attendee li --topic t")
    typed("zhou", f"meeting add -C {name} --kind weekly --held 2024-07-04 --attendee li --topic t --for li --via chat")
    typed("li", f"acknowledge {newest('meetings/*')} -C {name}")
    typed("wang", f"object {newest('meetings/*')} -C {name} -m t")
    typed("wang", f"withdraw {newest('meetings/*')} -C {name} --reason r")
    return done


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

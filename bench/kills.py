"""Thousands of kills of every act, at every deed and at random moments, with hooks and signing on: is half of one ever left?

Run by hand: `python -m bench.kills --kills 10000`. Two processes; printed is what is not as it must be, and the counts.
"""

import argparse
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.store.transaction.test_killed import prepared, whole
from tests.support.company import Company, found, isolated
from tests.support.concurrency.killed import killed
from tests.support.midflight import begin
from tests.support.writing_acts import ACTS

HOOKS = {
    "pre-commit": "git diff --cached --quiet && exit 1; exit 0",
    "commit-msg": 'test -s "$1"',
    "post-commit": "true",
}


def company_in(directory: Path, *, signs: bool) -> Company:
    """A company in mid-flight, with hooks, and signing where it is asked for."""
    company = Company(directory / "acme", isolated(directory / "home", os.environ))
    company.root.mkdir()
    found(company)
    company.clock = datetime.fromisoformat("2024-07-01T10:00+08:00")
    begin(company)
    company.git("gc", "--quiet")
    for name, script in HOOKS.items():
        path = company.root / ".git/hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
    if signs:
        key = directory / "key"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
        for setting, value in (("gpg.format", "ssh"), ("user.signingKey", str(key)), ("commit.gpgSign", "true")):
            company.git("config", setting, value)
    company.clock = datetime.fromisoformat("2024-07-04T09:00+08:00")
    return company


def trials(name: str, kills: int, seed: int) -> Iterator[str]:
    """One act, killed so many times; a line for each thing that is wrong, and at the end the counts."""
    random = Random(seed)
    with TemporaryDirectory(prefix="xcollab-kills-") as directory:
        company = company_in(Path(directory), signs=seed % 2 == 0)
        case = prepared(company, name)._replace(look=())
        where = Path(directory).with_name(f"{Path(directory).name}-copy")
        (plain,) = killed(case, [0], where, company.environment)
        if plain["code"] or whole(plain):
            yield f"{name}: {plain}"
            return
        deeds = [random.choice((1, -1)) * random.randint(1, plain["deeds"]) for _ in range(kills // 2)]
        moments = [random.uniform(0.02, 0.6) for _ in range(kills - len(deeds))]
        counts: Counter[str] = Counter()
        for one in killed(case, [*deeds, *moments], where, company.environment):
            counts["killed" if one["code"] == -9 else "ended before"] += 1
            counts["landed"] += bool(one["commits"][1:])
            yield from (f"{name}: {line}" for line in whole(one | {"moved": bool(one["commits"][1:])}))
        yield f"{name}: {dict(counts)}"


def main() -> int:
    """Kill, and tell."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=10_000)
    asked = options.parse_args()
    each = max(1, asked.kills // len(ACTS))
    wrong = 0
    with ThreadPoolExecutor(2) as pool:
        for lines in pool.map(lambda pair: [*trials(pair[1], each, pair[0])], enumerate(ACTS)):
            print(*lines, sep="\n", flush=True)
            wrong += len(lines) - 1
    print(f"{each * len(ACTS)} kills of {len(ACTS)} acts, wrong: {wrong}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

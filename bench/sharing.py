"""Eight clones act and sync against one bare remote at the same time, with kills and failing pushes in between.

`python -m bench.sharing [--clones 8] [--acts 200] [--think 6] [--kills 40] [--failing 5] [--seed 1]`. In the end every clone syncs
once more, and what the remote holds is compared with what xcollab acknowledged: nothing lost, nothing doubled. Seconds of a
sync are wall clock in a process that is warm, retries and waiting for the other clones' processors included.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.support.company import PEOPLE, Company, found, isolated

MEMBERS = tuple(PEOPLE)
_MARK = re.compile(r"\b(\d+\.\d+)\. (?:went on|a remark|short of hands)")


class Result(NamedTuple):
    """What the remote holds in the end, against what was acknowledged."""

    acknowledged: int
    found: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    conflicts: int
    """Syncs that ended in a contradiction, or with an act set aside: statements alone never should."""
    refused: tuple[str, ...]
    """Acts and syncs that failed in any other way than that a push did."""
    unshared: int
    """Syncs that ended with exit code 5, as they should where the push failed."""
    kills: int
    left: Counter[str]
    """Lock files that a kill left behind, by name."""
    checked: str
    """The last line of `xcollab check` in the end."""
    fsck: str
    seconds: tuple[float, ...]
    """Of every sync that succeeded, sorted."""

    def percentile(self, share: float) -> float:
        """The seconds within which that share of the syncs ended."""
        return self.seconds[min(len(self.seconds) - 1, int(share * len(self.seconds)))]


def simulate(directory: Path, *, clones: int, acts: int, think: float, kills: int, failing: int, seed: int) -> Result:
    """Run it. `think`: at most so many seconds between two acts; `failing`: per cent of the pushes that the server refuses."""
    environment = isolated(directory / "home", os.environ)
    bare = _found(directory, environment, clones)
    _refuse_some(bare, failing)
    logs = [directory / f"log-{clone}" for clone in range(clones)]
    at_work = _Clones(directory, environment, acts, think, seed, logs)
    at_work.run(kills)
    _refuse_some(bare, 0)
    for _ in range(2):
        for clone in range(clones):
            _xcollab(directory / f"clone-{clone}", environment, clone, "sync")
    return _result(directory, environment, logs, at_work)


def _found(directory: Path, environment: dict[str, str], clones: int) -> Path:
    company = Company(directory / "company", environment)
    company.root.mkdir()
    found(company)
    company.did("zhou", "request", "new", "q3", "--title", "Launch", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--department", "sales", "--department", "tech", "--department", "support", "--due", "2024-09-30",
                "--milestone", "M; date=2024-09-01")  # fmt: skip
    company.did("zhou", "request", "submit", "q3")
    for member in ("li", "wang", "wu"):
        company.did(member, "feedback", "give", "-d", "accept", "--scope", "ours")
    company.did("zhou", "request", "confirm")
    for clone in range(8):
        owner = MEMBERS[clone % len(MEMBERS)]
        company.did("zhou", "task", "add", f"work-{clone}", "--title", "Work", "--owner", owner, "--due", "2024-07-12",
                    "--criterion", "c")  # fmt: skip
        company.did(owner, "task", "confirm", f"work-{clone}")
    bare = directory / "acme.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(company.root), str(bare)], env=environment, check=True)
    for clone in range(clones):
        subprocess.run(
            ["git", "clone", "-q", str(bare), str(directory / f"clone-{clone}")], env=environment, check=True
        )
    return bare


def _refuse_some(bare: Path, per_cent: int) -> None:
    hook = bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        f"#!/bin/bash\n[ $((RANDOM % 100)) -ge {per_cent} ] || {{ echo 'the server is out of order' >&2; exit 1; }}\n"
    )
    hook.chmod(0o755)


class _Clones:
    """The processes of the clones, and the one who kills them."""

    def __init__(
        self, directory: Path, environment: dict[str, str], acts: int, think: float, seed: int, logs: Sequence[Path]
    ) -> None:
        self._directory, self._environment = directory, environment
        self._acts, self._think, self._seed, self._logs = acts, think, seed, logs
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self.kills = 0
        self.left: Counter[str] = Counter()

    def run(self, kills: int) -> None:
        """Until every clone has done its acts; kills come at random, at most so many."""
        random = Random(self._seed)
        for clone in range(len(self._logs)):
            self._start(clone)
        while self._running:
            time.sleep(random.uniform(0, 2 * self._pause(kills)))
            self._running = {clone: process for clone, process in self._running.items() if process.poll() is None}
            if self._running and self.kills < kills:
                clone = random.choice(sorted(self._running))
                self._kill(clone, with_children=random.random() < 0.5)
                self._start(clone)

    def _pause(self, kills: int) -> float:
        return max(0.2, self._acts * self._think / 2 / max(1, kills))

    def _start(self, clone: int) -> None:
        words = [str(self._directory / f"clone-{clone}"), str(self._logs[clone]), MEMBERS[clone % len(MEMBERS)], str(clone),
                 str(self._acts), str(self._think), str(self._seed)]  # fmt: skip
        self._running[clone] = subprocess.Popen(
            [sys.executable, "-m", "bench.clone_at_work", *words], env=self._environment, start_new_session=True
        )

    def _kill(self, clone: int, *, with_children: bool) -> None:
        """SIGKILL; without its children, a git that is running ends by itself."""
        process = self._running[clone]
        if with_children:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
        self.kills += 1
        time.sleep(0.5)  # nobody types the next command within less
        for lock in (self._directory / f"clone-{clone}/.git").rglob("*.lock"):
            if lock.name != "xcollab.lock":
                self.left[lock.name] += 1
                if not (lock.name == "index.lock" and (lock.parent / "xcollab.moving").exists()):
                    lock.unlink()  # as the message about it tells


def _xcollab(root: Path, environment: dict[str, str], clone: int, *words: str) -> str:
    who = MEMBERS[clone % len(MEMBERS)]
    identity = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
                for key, value in (("NAME", who), ("EMAIL", f"{who}@example.com"))}  # fmt: skip
    done = subprocess.run([sys.executable, "-m", "xcollab", *words], cwd=root, env=environment | identity | {"PYTHONPATH": str(Path.cwd())},
                          capture_output=True, text=True, check=False)  # fmt: skip
    return done.stdout + done.stderr


def _result(directory: Path, environment: dict[str, str], logs: Sequence[Path], at_work: _Clones) -> Result:
    acknowledged, seconds, refused, conflicts, unshared = set[str](), list[float](), list[str](), 0, 0
    for clone, log in enumerate(logs):
        for line in log.read_text().splitlines():
            what, number, *more = line.split(" ")
            if what == "acted":
                acknowledged.add(f"{clone}.{number}")
            elif what.startswith("failed"):
                refused.append(f"{clone}: {line}")
            elif what == "synced" and more[0] == "0":
                seconds.append(float(more[1]))
            elif what == "synced":
                unshared += more[0] == "5"
                conflicts += more[0] == "1"
                refused += [f"{clone}: {line}"] * (more[0] not in ("1", "5"))
    final = directory / "final"
    subprocess.run(["git", "clone", "-q", str(directory / "acme.git"), str(final)], env=environment, check=True)
    texts = (path.read_text() for path in (final / "collabs").rglob("*.yaml"))
    marks = Counter(mark for text in texts for mark in _MARK.findall(text))
    for clone in range(len(logs)):
        conflicts += _git(directory / f"clone-{clone}", environment, "for-each-ref", "refs/xcollab/parked/").count("\n")
    return Result(
        len(acknowledged), len(marks), tuple(sorted(acknowledged - marks.keys())),
        tuple(sorted(mark for mark, count in marks.items() if count > 1)), conflicts, tuple(refused), unshared,
        at_work.kills, at_work.left, _xcollab(final, environment, 0, "check").strip().splitlines()[-1],
        _git(directory / "acme.git", environment, "fsck", "--no-dangling", "--no-progress").strip(), tuple(sorted(seconds)),
    )  # fmt: skip


def _git(root: Path, environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("clones", 8), ("acts", 200), ("think", 6), ("kills", 40), ("failing", 5), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="xcollab-sharing-") as directory:
        begun = time.monotonic()
        result = simulate(Path(directory), **vars(asked))
    print(f"{asked.clones} clones x {asked.acts} acts in {time.monotonic() - begun:.0f} s, {os.cpu_count()} processors")
    print(
        f"acknowledged {result.acknowledged}, found {result.found}, lost {len(result.lost)}, doubled {len(result.doubled)}"
    )
    print(
        f"conflicts {result.conflicts}, pushes refused {result.unshared}, kills {result.kills}, locks left {dict(result.left)}"
    )
    shares = ", ".join(f"p{int(share * 100)} {result.percentile(share):.2f}" for share in (0.5, 0.95, 0.99))
    print(f"sync, seconds: {shares}, max {result.seconds[-1]:.2f}, n {len(result.seconds)}")
    print(f"check: {result.checked}\nfsck: {result.fsck or 'nothing wrong'}")
    for line in (*result.refused[:20], *result.lost[:20]):
        print(line)
    return int(bool(result.lost or result.doubled or result.conflicts))


if __name__ == "__main__":
    sys.exit(_main())

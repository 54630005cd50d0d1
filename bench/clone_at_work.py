"""One clone at work: acts, syncs, thinks, again and again, and writes down what was acknowledged. Killed, it is started anew.

`python -m bench.clone_at_work ROOT LOG MEMBER CLONE ACTS THINK SEED`. Every act carries the mark `<clone>.<number>.`, by which it is found
again in the end. The log is what xcollab acknowledged: a line an act, and a line a sync with its exit code and seconds.
"""

import os
import sys
import time
from io import StringIO
from pathlib import Path
from random import Random

from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal

NOT_SHARED = 5


def main(root: Path, log: Path, member: str, clone: str, acts: int, think: float, seed: int) -> None:
    """Go on after the last number that the log knows; a number that was begun before a kill is not used again."""
    lines = log.read_text().splitlines() if log.exists() else []
    begun = max((int(line.split()[1]) for line in lines if line.startswith("begun")), default=-1)
    random = Random(f"{seed}-{clone}-{begun}")
    with log.open("a") as told:

        def note(*words: object) -> None:
            print(*words, file=told, flush=True)
            os.fsync(told.fileno())

        for number in range(begun + 1, acts):
            time.sleep(random.uniform(0, think))
            note("begun", number)
            words = _act(random, f"{clone}.{number}.", clone)
            code, _, said = _type(root, random, member, words)
            note("acted" if code == 0 else f"failed-{code}", number, said.replace("\n", " ")[:200])
            for _ in range(2 if code == NOT_SHARED else 1):
                code, seconds, said = _type(root, random, member, ("sync",))
                note("synced", number, code, f"{seconds:.3f}", said.replace("\n", " ")[:300] if code else "")


def _act(random: Random, mark: str, clone: str) -> tuple[str, ...]:
    """What a member does most of the day: a log of the own task, a remark on another's, now and then an issue."""
    kind = random.random()
    if kind < 0.5:
        return ("task", "log", f"work-{clone}", "-s", "doing", "-m", f"{mark} went on")
    if kind < 0.9:
        return ("task", "comment", f"work-{random.randrange(8)}", "-m", f"{mark} a remark")
    return ("issue", "open", "--title", f"{mark} short of hands", "--kind", "other", "--description", "d", "--impact", "i",
            "--wanted-by", "2024-07-19", "--department", "tech", "--task", f"work-{clone}")  # fmt: skip


def _type(root: Path, random: Random, member: str, words: tuple[str, ...]) -> tuple[int, float, str]:
    out, err = StringIO(), StringIO()
    identity = {"NAME": member, "EMAIL": f"{member}@example.com"}
    environment = os.environ | {
        f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in identity.items()
    }
    begun = time.monotonic()
    code = run(Terminal(root, environment, random, out=out, err=err, given=StringIO()), (*words, "--lang", "en"))
    return code, time.monotonic() - begun, err.getvalue()


if __name__ == "__main__":
    where, written, who, which, count, pause, dice = sys.argv[1:]
    main(Path(where), Path(written), who, which, int(count), float(pause), int(dice))

"""Every file of `.git` damaged in turn, and what a handful of commands then say: never a mistake of xcollab's, a traceback, or a wait without end.

`python -m bench.damage [--every N] [--packed]`. Each file is emptied, cut in half, has bytes flipped, is deleted, is replaced by a
directory; the clone is made anew for each. What is printed: how often each exit code was given, and every line that nobody
should see.
"""

import argparse
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.support.company import Company, found, isolated
from tests.support.midflight import begin

LONGEST = 60
"""Seconds for one command, far more than any takes."""


def _flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for at in range(len(content) // 3, len(content), max(1, len(content) // 7)):
        content[at] ^= 0x55
    file.write_bytes(bytes(content))


def _directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: Mapping[str, Callable[[Path], object]] = {
    "emptied": lambda file: file.write_bytes(b""),
    "halved": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "flipped": _flipped,
    "deleted": Path.unlink,
    "a directory": _directory,
}
COMMANDS = (
    ("zhou", "status", "q3"), ("zhou", "board"), ("zhou", "check"), ("zhou", "doctor"), ("zhou", "history", "q3"),
    ("zhou", "check", "--base", "HEAD~2"), ("li", "task", "log", "report", "-s", "doing", "-m", "more"), ("li", "sync"), ("li", "undo"),
    ("zhou", "doctor", "--fix"),
)  # fmt: skip


class Wrong(NamedTuple):
    """What nobody should see."""

    file: str
    damage: str
    command: str
    said: str


def company_at(home: Path, *, packed: bool) -> Company:
    """A company with the collaboration q3, shared with a bare repository beside it."""
    company = Company(home / "acme", isolated(home / "home", os.environ), clock="2024-07-01T10:00+08:00")
    company.root.mkdir()
    found(company)
    begin(company)
    company.git("clone", "--quiet", "--bare", ".", "../hub.git")
    company.git("remote", "add", "origin", "../hub.git")
    company.did("zhou", "sync")
    company.did("zhou", "task", "comment", "report", "-m", "Not shared yet")
    if packed:
        company.git("gc", "--quiet")
    return company


def files_of(company: Company) -> list[str]:
    """Every file of its `.git`, as paths below it."""
    home = company.root / ".git"
    return sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())


def damaged(company: Company, home: Path, name: str, damage: str) -> Iterator[tuple[str, int, str]]:
    """A copy of the clone with one file damaged: each command, its exit code and all that it said."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(company.root.parent, home, symlinks=True)
    copy = Company(home / "acme", company.environment, clock="2024-07-05T09:00+08:00")
    file = copy.root / ".git" / name
    file.parent.chmod(0o755)
    file.chmod(0o644)
    DAMAGES[damage](file)
    for who, *words in COMMANDS:
        signal.alarm(LONGEST)
        result = copy.does(who, *words)
        signal.alarm(0)
        yield " ".join(words), result.code, result.out + result.err


def wrong(code: int, said: str) -> bool:
    """A mistake of ours, or what looks like one."""
    return code not in (0, 1, 3, 4, 5) or "Traceback" in said or "made a mistake" in said


def main() -> int:
    """Damage everything; 1 where something was said that nobody should see."""
    typed = argparse.ArgumentParser(description=__doc__)
    typed.add_argument("--every", type=int, default=1, help="only every so many-th object")
    typed.add_argument("--packed", action="store_true", help="a clone whose objects are in packs")
    asked = typed.parse_args()
    codes: Counter[tuple[str, int]] = Counter()
    found_wrong = []
    with TemporaryDirectory() as directory:
        company = company_at(Path(directory) / "whole", packed=asked.packed)
        objects = [name for name in files_of(company) if name.startswith("objects/") and "/pack" not in name]
        for name in [*objects[:: asked.every], *(name for name in files_of(company) if name not in objects)]:
            for damage in DAMAGES:
                for command, code, said in damaged(company, Path(directory) / "copy", name, damage):
                    codes[command, code] += 1
                    if wrong(code, said):
                        found_wrong.append(Wrong(name, damage, command, said))
                        print(f"{damage} {name}: {command}: exit {code}\n{said}", flush=True)
    for (command, code), n in sorted(codes.items()):
        print(f"{command}: exit {code}: {n}")
    return int(bool(found_wrong))


if __name__ == "__main__":
    sys.exit(main())

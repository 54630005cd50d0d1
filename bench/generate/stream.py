"""From files to a repository: one stream for `git fast-import`, then a working tree."""

import subprocess
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from bench.generate.records import File
from bench.generate.size import Size
from bench.generate.workspace import files


def generate(root: Path, size: Size) -> int:
    """Make the workspace as a repository of its own in a new directory; the number of its files."""
    root.mkdir(parents=True)
    _git(root, "init", "--quiet", "--initial-branch=main")
    every = list(files(size))
    stream = b"".join(_stream(every, size))
    _git(root, "fast-import", "--quiet", "--force", given=stream)
    _git(root, "reset", "--quiet", "--hard")
    _git(root, "commit-graph", "write", "--reachable")
    return len(every)


def _git(root: Path, *words: str, given: bytes | None = None) -> None:
    subprocess.run(["git", *words], cwd=root, input=given, check=True)


def _stream(every: list[File], size: Size) -> Iterator[bytes]:
    """Commits: what is old in equal portions, the latest acts each by its speaker."""
    latest = max(0, len(every) - size.acts)
    portion = -(-latest // size.portions) or 1
    rest = iter(every[:latest])
    portions = iter(lambda: list(islice(rest, portion)), [])
    for group in chain(portions, ([file] for file in every[latest:])):
        yield from _commit(group)


def _commit(group: Iterable[File]) -> Iterator[bytes]:
    group = list(group)
    last = group[-1]
    when = f"{int(last.at.timestamp())} +0800"
    subject = f"{last.act} {last.subject}" if len(group) == 1 and last.act else f"{len(group)} records"
    message = subject.encode()
    who = f"{last.by.id} <{last.by.email}> {when}"
    yield f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata {len(message)}\n".encode() + message + b"\n"
    for file in group:
        yield f"M 100644 inline {file.path}\ndata {len(file.content)}\n".encode()
        yield file.content
        yield b"\n"

"""Git's objects by their ids, and what names mean: one `git cat-file` that stays for as long as it is asked, whatever the object
format.

An object that is missing, damaged or larger than wanted is told as such, and hides no other.
"""

import os
import re
import subprocess
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Literal, NamedTuple

from xcollab.errors import GitRefused
from xcollab.store.git.minimum_version import USAGE, refuse_old

_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_AT_ONCE = 60
"""Ids asked for together: fewer letters than the smallest pipe takes without being read."""
_PATIENCE = 120
"""Seconds after which a git that does not answer counts as hanging."""


class Unread(NamedTuple):
    """An object that could not be read: why, and its size in bytes where that is the reason."""

    why: Literal["object-missing", "object-damaged", "too-large"]
    size: int = 0


class _Answer(NamedTuple):
    """What git says of an object: its id, kind and size, and its bytes where they were asked for."""

    id: str
    kind: str
    size: int
    data: bytes = b""


class Objects:
    """Reads objects of one repository."""

    def __init__(self, command: Sequence[str], directory: Path, environment: Mapping[str, str]) -> None:
        self._command = [*command, "cat-file", "--batch-command"]
        self._directory, self._environment = directory, dict(environment)
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, ids: Iterable[str], largest: int | None = None) -> dict[str, bytes | Unread]:
        """The contents of several objects by their ids; none longer than `largest` bytes is read."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, bytes | Unread] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            few = wanted[start : start + _AT_ONCE]
            if largest is not None:
                sizes = self._answers("info", few)
                found |= {name: told for name, answer in sizes if (told := _not_read(answer, largest))}
            contents = self._answers("contents", [name for name in few if name not in found])
            found |= {name: _whole(name, answer) for name, answer in contents}
        return found

    def one(self, name: str) -> bytes:
        """The content of one object; raises `GitRefused` where it cannot be read."""
        content = self.read([name])[name]
        if isinstance(content, Unread):
            raise GitRefused(content.why, object=name[:12])
        return content

    def id_of(self, name: str) -> str:
        """The id of what a name means now, `HEAD^{commit}` say; an empty text where that is nothing, or cannot be told here."""
        told = [] if "\n" in name else [*self._conversation("info", [name])]
        return "".join(answer.id for answer in told if isinstance(answer, _Answer))

    def _answers(self, asked: str, names: Sequence[str]) -> Iterator[tuple[str, _Answer | Unread]]:
        """What git says of each. It ends at an object that it cannot unpack, and is begun anew after it."""
        left = [*names]
        while left:
            told = list(self._conversation(asked, [name if _ID.fullmatch(name) else "0" * 40 for name in left]))
            yield from zip(left, told, strict=False)
            del left[: len(told)]
            if left:
                yield left.pop(0), Unread("object-damaged")

    def _conversation(self, asked: str, names: Sequence[str]) -> Iterator[_Answer | Unread]:
        process = self._running()
        assert process.stdin and process.stdout
        hanging = Timer(_PATIENCE, process.kill)
        hanging.start()
        try:
            process.stdin.write(os.fsencode("".join(f"{asked} {name}\n" for name in names)))
            process.stdin.flush()
            for _ in names:
                said = process.stdout.readline()
                if said.endswith((b" missing\n", b" ambiguous\n")):
                    yield Unread("object-missing")
                    continue
                found, kind, size = said.decode().split()
                data = process.stdout.read(int(size) + 1) if asked == "contents" else b"\n"
                if not data.endswith(b"\n"):
                    raise EOFError
                yield _Answer(found, kind, int(size), data[:-1])
        except (OSError, EOFError, ValueError):  # it ended in the middle
            with suppress(subprocess.TimeoutExpired):
                if process.wait(timeout=1) == USAGE:
                    refuse_old(self._environment)
            self.close()
        except BaseException:  # whoever asked did not hear it to its end
            self.close()
            raise
        finally:
            hanging.cancel()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    self._command, cwd=self._directory, env=self._environment,
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                )  # fmt: skip
            except FileNotFoundError:
                raise GitRefused("no-git") from None
            weakref.finalize(self, _ended, self._process)
        return self._process

    def close(self) -> None:
        """End the process; the next reading begins another."""
        if self._process is not None:
            _ended(self._process)
            self._process = None


def _not_read(answer: _Answer | Unread, largest: int) -> Unread | None:
    if isinstance(answer, Unread):
        return answer
    return Unread("too-large", answer.size) if answer.size > largest else None


def _whole(name: str, answer: _Answer | Unread) -> bytes | Unread:
    """The bytes, if the id is theirs: git hands out what lies in its store without looking."""
    if isinstance(answer, Unread):
        return answer
    return answer.data if id_of(answer.kind, answer.data, len(name)) == name else Unread("object-damaged")


def id_of(kind: str, content: bytes, length: int) -> str:
    """The id that git gives an object; `length` is that of the ids in the repository."""
    import hashlib

    digest = hashlib.new(
        "sha256" if length == 64 else "sha1", f"{kind} {len(content)}\0".encode(), usedforsecurity=False
    )
    digest.update(content)
    return digest.hexdigest()


def _ended(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):  # what was to be written cannot be any more
                pipe.close()
    process.wait()

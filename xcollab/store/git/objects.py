"""Git's objects by their ids, and what names mean: one `git cat-file` that stays for as long as it is asked, whatever the object
format.

An object that is missing, damaged or larger than wanted is told as such, and hides no other.
"""

import os
import select
import subprocess
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Literal, NamedTuple

from xcollab.errors import GitRefused
from xcollab.store.git.minimum_version import USAGE, refuse_old
from xcollab.words.patterns import compiled

if TYPE_CHECKING:
    import hashlib

_ID = compiled(r"[0-9a-f]{40}|[0-9a-f]{64}")
_AT_ONCE = 60
"""Ids asked for together: fewer letters than the smallest pipe takes without being read."""
_SMALL = 2**20
"""Bytes that Python hashes by itself in less time than it takes to load OpenSSL, which is eight times as fast."""
_PATIENCE = 120
"""Seconds after which a git that does not answer counts as hanging."""
_PIECE = 1 << 16
"""Bytes read at once: what a pipe holds."""


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


class _Said:
    """What a process says, as it comes; raises `EOFError` where there is no more, or nothing comes for too long.

    It waits without a thread: to start one for each question costs more than the answer.
    """

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout
        self._process, self._pipe = process, process.stdout.fileno()
        self._came, self._at = b"", 0

    def line(self) -> bytes:
        """The next one, with its end."""
        while (end := self._came.find(b"\n", self._at)) < 0:
            self._came, self._at = self._came[self._at :] + self._more(), 0
        return self._taken(end + 1)

    def exactly(self, count: int) -> bytes:
        """The next so many."""
        if len(self._came) - self._at < count:
            parts, there = [self._came[self._at :]], len(self._came) - self._at
            while there < count:
                parts.append(self._more())
                there += len(parts[-1])
            self._came, self._at = b"".join(parts), 0
        return self._taken(self._at + count)

    def _taken(self, end: int) -> bytes:
        start, self._at = self._at, end
        return self._came[start:end]

    def _more(self) -> bytes:
        if os.name == "nt":  # a pipe cannot be waited for there
            hanging = Timer(_PATIENCE, self._process.kill)
            hanging.start()
            came = os.read(self._pipe, _PIECE)
            hanging.cancel()
        else:
            here = select.poll()
            here.register(self._pipe, select.POLLIN)
            came = os.read(self._pipe, _PIECE) if here.poll(_PATIENCE * 1000) else b""
        if not came:
            raise EOFError
        return came


class Objects:
    """Reads objects of one repository."""

    def __init__(self, command: Sequence[str], directory: Path, environment: Mapping[str, str]) -> None:
        self._command = [*command, "cat-file", "--batch-command"]
        self._directory, self._environment = directory, dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._said: _Said | None = None

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
        assert process.stdin and self._said
        said = self._said
        try:
            process.stdin.write(os.fsencode("".join(f"{asked} {name}\n" for name in names)))
            process.stdin.flush()
            for _ in names:
                line = said.line()
                if line.endswith((b" missing\n", b" ambiguous\n")):
                    yield Unread("object-missing")
                    continue
                found, kind, size = line.decode().split()
                data = said.exactly(int(size) + 1) if asked == "contents" else b"\n"
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

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    self._command, cwd=self._directory, env=self._environment,
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                )  # fmt: skip
            except FileNotFoundError:
                raise GitRefused("no-git") from None
            self._said = _Said(self._process)
            weakref.finalize(self, _ended, self._process)
        return self._process

    def close(self) -> None:
        """End the process; the next reading begins another."""
        if self._process is not None:
            _ended(self._process)
            self._process = self._said = None


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
    digest = _sha1() if length == 40 and len(content) < _SMALL else _openssl("sha256" if length == 64 else "sha1")
    digest.update(f"{kind} {len(content)}\0".encode())
    digest.update(content)
    return digest.hexdigest()


def _sha1() -> "hashlib._Hash":
    try:
        from _sha1 import sha1  # type: ignore[import-not-found]  # Python's own
    except ImportError:  # it was built without
        return _openssl("sha1")
    made: hashlib._Hash = sha1(usedforsecurity=False)
    return made


def _openssl(name: str) -> "hashlib._Hash":
    import hashlib

    return hashlib.new(name, usedforsecurity=False)


def _ended(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):  # what was to be written cannot be any more
                pipe.close()
    process.wait()

"""The journal of a change that is under way: what was there before, and what is to be, so that a kill leaves no half of it.

It is a directory among git's own files, made in one step before the first file is touched and taken away in one step at the
end. Whatever is found there may have been written by anybody: it is validated, and a path or an id of it is never an option.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from xcollab.errors import GitRefused, Refused
from xcollab.schema.base import STRICT, Checked, Whole, matches
from xcollab.schema.dataclass import field
from xcollab.schema.value import Value
from xcollab.store.disk import no_links
from xcollab.store.git.processes import Process, this_process
from xcollab.store.git.repository import Repository

NAME = "xcollab.journal"
"""The directory's name among git's own files."""
_LARGEST = 16 * 2**20
"""Bytes of the journal's own text."""


def _inside(path: str) -> str:
    """A path of the workspace that leads nowhere else, as it is written."""
    parts = PurePosixPath(path).parts
    if (
        not parts
        or path != "/".join(parts)
        or "\0" in path
        or path.startswith("/")
        or "\\" in path
        or {"..", ".git"} & {*parts}
    ):
        raise ValueError(path)
    return path


_Path = Annotated[str, STRICT, Checked(_inside)]
_Commit = Annotated[str, STRICT, matches(r"^([0-9a-f]{40}|[0-9a-f]{64})$")]
_Digest = Annotated[str, STRICT, matches(r"^[0-9a-f]{64}$")]
_Ref = Annotated[str, STRICT, matches(r"^refs/xcollab/[a-z]+/[0-9a-z]{1,40}$")]


def token() -> str:
    """What makes the names of one change's temporary files its own."""
    return os.urandom(8).hex()


class Written(Value):
    """A file that the change writes: the SHA-256 of what was there before and of what is there afterwards."""

    path: _Path
    """From the workspace."""
    before: _Digest | None = None
    """None where there was no such file; otherwise the journal keeps what it held."""
    after: _Digest | None = None
    """None where the file is taken away."""


class Plan(Value):
    """What is under way."""

    act: Literal["write", "commit", "move"]
    """Files without a commit, files with one, or the branch with its files to another commit."""
    old: _Commit | None = None
    """HEAD before; None where there is no commit yet."""
    new: _Commit | None = None
    """What HEAD is to be, for a move."""
    files: tuple[Written, ...] = ()
    directories: tuple[_Path, ...] = ()
    """Directories that did not exist before, the deepest first."""
    refs: Mapping[_Ref, _Commit | None] = field(default_factory=dict)
    """References of our own that change with a move; None where one is taken away."""
    token: Annotated[str, STRICT, matches(r"^[0-9a-f]{16}$")]
    """What the names of temporary files hold."""


class _Writer(Value):
    """Its `Process`, as it is checked."""

    host: str
    boot: str
    pid: Whole
    began: str


class _File(Value):
    process: _Writer
    plan: Plan


class Journal:
    """The journal in a repository: opened by whoever holds the lock."""

    def __init__(self, repository: Repository) -> None:
        self.home = repository.private / NAME

    @property
    def there(self) -> bool:
        """Whether something was begun and not finished."""
        return os.path.lexists(self.home)

    def begin(self, plan: Plan, kept: dict[str, bytes]) -> None:
        """Write down what is about to happen; `kept` is what the files that change held before, by path."""
        prepared = self.home.with_name(f"{NAME}-{plan.token}")
        try:
            prepared.mkdir()
            for number, written in enumerate(plan.files):
                if written.path in kept:
                    _put(prepared / str(number), kept[written.path])
            (prepared / "alive").touch()
            (prepared / "lock").touch()
            told = {"process": this_process()._asdict(), "plan": plan.dump()}
            _put(prepared / "plan", json.dumps(told).encode())
            prepared.rename(self.home)
        except OSError as error:
            shutil.rmtree(prepared, ignore_errors=True)
            raise GitRefused("cannot-write", path=str(self.home), said=error.strerror or "") from None

    def read(self) -> tuple[Process, Plan]:
        """Who wrote it, and what; raises `GitRefused` where it is none of ours."""
        try:
            found = _File.model_validate(json.loads(no_links.read(self.home.parent, f"{NAME}/plan", _LARGEST)))
        except (OSError, Refused, ValueError, RecursionError):
            raise GitRefused("odd-journal", path=str(self.home)) from None
        wrote = found.process
        return Process(wrote.host, wrote.boot, wrote.pid, wrote.began), found.plan

    @contextmanager
    def alive(self) -> Iterator[tuple[int, ...]]:
        """An open file with a lock on it, for what is started to hold as long as it runs; nothing where no system has that."""
        try:
            import fcntl
        except ImportError:
            yield ()
            return
        with (self.home / "alive").open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield (file.fileno(),)

    def kept(self, number: int) -> Path:
        """The file that keeps what the change's file of that number held before."""
        return self.home / str(number)

    def close(self) -> None:
        """The change is finished, or taken back. One step; what cannot be deleted then is swept later."""
        done = self.home.with_name(f"{NAME}-done-{os.getpid()}")
        with suppress(OSError):
            shutil.rmtree(done, ignore_errors=True)
            self.home.rename(done)
            shutil.rmtree(done, ignore_errors=True)

    def sweep(self) -> None:
        """Take away what was prepared or done when something was killed. The caller holds the lock."""
        for left in self.home.parent.glob(f"{NAME}-*"):
            shutil.rmtree(left, ignore_errors=True)


def _put(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

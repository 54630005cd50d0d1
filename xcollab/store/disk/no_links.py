"""Files below a directory, reached one component after the other and never through a link: nothing outside is touched.

Where the system has handles of directories, each component is opened relative to the one before, so that nobody can put a
link in its place meanwhile; elsewhere (Windows) each is looked at first. The directory itself may be reached through links.
Only plain files are opened, without waiting, and never read beyond a limit.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from xcollab.errors import Refused

DEEPEST = 12
"""Directories below one another that are looked into; every file of a workspace lies in five."""
_HANDLES = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_DIRECTORY = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_PLAIN = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Found(NamedTuple):
    """What lies at a path."""

    path: str
    """Below the directory, with `/`."""
    about: os.stat_result
    """Of the thing itself; a link's is the link's."""


def look(root: Path, path: str) -> os.stat_result | None:
    """What lies at a path, not following it; None where nothing does. Raises `Refused` where a link is on the way."""
    try:
        with _parent(root, path) as (name, handle):
            return os.lstat(name) if handle is None else os.stat(name, dir_fd=handle, follow_symlinks=False)
    except (FileNotFoundError, NotADirectoryError):
        return None


def read(root: Path, path: str, limit: int) -> bytes:
    """The bytes of a plain file; of a larger one than `limit`, one byte more than that.

    Raises `Refused` for a link, on the way or at its end, and for everything else that is no plain file; `OSError` where
    there is none or it cannot be read.
    """
    with _parent(root, path) as (name, handle):
        return _bytes(path, name, handle, limit)


@contextmanager
def reading(root: Path) -> Iterator[Callable[[str, int], bytes]]:
    """`read`, for many files one after the other: the directories on the way to one are entered once for those beside it."""
    with _way(root) as way:

        def one(path: str, limit: int) -> bytes:
            *above, name = _parts(path)
            here = way(above)
            handle = here if isinstance(here, int) else None
            return _bytes(path, name if isinstance(here, int) else str(here / name), handle, limit)

        yield one


def write(root: Path, path: str, content: bytes, temporary: str) -> None:
    """Put a file there as a whole or not at all, by way of a temporary name beside it; its permissions stay.

    Directories on the way are made. Raises `Refused` where a link or anything but a plain file is in the way, `OSError`
    where the disk does not take it.
    """
    with _parent(root, path, make=True) as (name, handle):
        present = _about(name, handle)
        if present is not None and not stat.S_ISREG(present.st_mode):
            raise Refused("special-file", path=path)
        beside = temporary if handle is not None else str(Path(name).with_name(temporary))
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o666, dir_fd=handle)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                if present is not None:
                    _set_mode(file.fileno(), beside, stat.S_IMODE(present.st_mode) & 0o777)
            os.replace(beside, name, src_dir_fd=handle, dst_dir_fd=handle)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside, dir_fd=handle)
            raise


def remove(root: Path, path: str) -> None:
    """Delete a file where there is one; of a link, the link. Raises `Refused` where a link is on the way, and `OSError`."""
    with suppress(FileNotFoundError), _parent(root, path) as (name, handle):
        os.unlink(name, dir_fd=handle)


def remove_empty_directory(root: Path, path: str) -> None:
    """Delete a directory where it is there and empty; raises `Refused` where a link is on the way."""
    with suppress(OSError), _parent(root, path) as (name, handle):
        os.rmdir(name, dir_fd=handle)


def chmod(root: Path, path: str, *, without: int) -> None:
    """Take permissions from a plain file that has no second name (a hard link may lie anywhere); `Refused` otherwise."""
    with _parent(root, path) as (name, handle):
        descriptor = _opened(path, name, handle, os.O_RDONLY)
        try:
            about = os.fstat(descriptor)
            if about.st_nlink > 1:
                raise Refused("special-file", path=path)
            _set_mode(descriptor, name, stat.S_IMODE(about.st_mode) & ~without)
        finally:
            os.close(descriptor)


def below(root: Path, top: str) -> Iterator[Found]:
    """Everything below a directory but the directories, and `top` itself where it is none; links are not followed.

    Directories named `.git` are somebody else's; one that is too deep, or that cannot be read, is told instead of its content.
    """
    begun = look(root, top)
    waiting = [Found(top, begun)] if begun else []
    with _way(root) as way:
        while waiting:
            found = waiting.pop()
            inner = _entries(way, found.path) if stat.S_ISDIR(found.about.st_mode) else None
            if inner is None:
                yield found
            else:
                waiting += inner


def directories(root: Path, directory: str) -> list[str]:
    """The names of the directories in a directory; nothing where it cannot be looked into."""
    try:
        with _entered(root, directory) as here, os.scandir(here) as entries:
            return [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except (OSError, Refused):
        return []


def _entries(way: "Way", directory: str) -> list[Found] | None:
    """What a directory holds, the last name first; None where it cannot be looked into."""
    if directory.count("/") >= DEEPEST:
        return None
    try:
        here = way(_parts(directory))
        names = sorted((name for name in os.listdir(here) if name != ".git"), reverse=True)
        return [Found(f"{directory}/{name}", about) for name in names if (about := _at(here, name)) is not None]
    except (OSError, Refused):  # no permission, or something else lies there by now
        return None


def _at(here: int | Path, name: str) -> os.stat_result | None:
    return _about(name, here) if isinstance(here, int) else _about(str(here / name), None)


def _about(name: str, handle: int | None) -> os.stat_result | None:
    try:
        return os.stat(name, dir_fd=handle, follow_symlinks=False)
    except FileNotFoundError:
        return None


def _opened(path: str, name: str, handle: int | None, how: int) -> int:
    """A plain file, opened; looked at before, because to open a device may do something, and after, for what it became."""
    about = os.stat(name, dir_fd=handle, follow_symlinks=False)
    if not stat.S_ISREG(about.st_mode):
        raise Refused("special-file", path=path)
    descriptor = os.open(name, how | _PLAIN, dir_fd=handle)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refused("special-file", path=path)
    return descriptor


def _bytes(path: str, name: str, handle: int | None, limit: int) -> bytes:
    with os.fdopen(_opened(path, name, handle, os.O_RDONLY), "rb") as file:
        return file.read(limit + 1)


def _set_mode(descriptor: int, name: str, mode: int) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    else:
        Path(name).chmod(mode)


@contextmanager
def _parent(root: Path, path: str, *, make: bool = False) -> Iterator[tuple[str, int | None]]:
    """The name and the handle of the directory by which to reach a path; without handles, the whole name."""
    parts = _parts(path)
    with _entered(root, "/".join(parts[:-1]), make=make) as here:
        yield (parts[-1], here) if isinstance(here, int) else (str(here / parts[-1]), None)


def _parts(path: str) -> list[str]:
    """The components of a path that stays below; raises `Refused` for any other."""
    parts = path.split("/")
    away = any(part in ("", ".", "..") or "\0" in part for part in parts)
    if away or (os.name == "nt" and any(mark in path for mark in "\\:")):
        raise Refused("outside", path=path)
    return parts


@contextmanager
def _entered(root: Path, directory: str, *, make: bool = False) -> Iterator[int | Path]:
    """A directory below the root: its handle, or its name where the system has no handles."""
    parts = _parts(directory) if directory else []
    if not _HANDLES:
        yield _walked(root, parts, make=make)
        return
    handle = os.open(root, _DIRECTORY)
    try:
        for number, part in enumerate(parts, start=1):
            inner = _step(handle, part, "/".join(parts[:number]), make=make)
            os.close(handle)
            handle = inner
        yield handle
    finally:
        os.close(handle)


Way = Callable[[list[str]], int | Path]
"""Leads to a directory, by its parts: its handle, or its name where the system has no handles."""


@contextmanager
def _way(root: Path) -> Iterator[Way]:
    """From one directory to the next, each entered from the nearest above that both have: of one that was left, nothing is held."""
    if not _HANDLES:
        yield lambda parts: _walked(root, parts, make=False)
        return
    names: list[str] = []
    handles: list[int] = []

    def enter(parts: list[str]) -> int:
        if not handles:
            handles.append(os.open(root, _DIRECTORY))
        same = next((number for number, pair in enumerate(zip(names, parts, strict=False)) if pair[0] != pair[1]),
                    min(len(names), len(parts)))  # fmt: skip
        while len(names) > same:
            names.pop()
            os.close(handles.pop())
        for number in range(same, len(parts)):
            handles.append(_step(handles[-1], parts[number], "/".join(parts[: number + 1]), make=False))
            names.append(parts[number])
        return handles[-1]

    try:
        yield enter
    finally:
        for handle in handles:
            os.close(handle)


def _step(handle: int, part: str, path: str, *, make: bool) -> int:
    """The handle of the next directory."""
    if make:
        with suppress(FileExistsError):
            os.mkdir(part, dir_fd=handle)
    try:
        return os.open(part, _DIRECTORY | os.O_NOFOLLOW, dir_fd=handle)
    except OSError:
        about = _about(part, handle)
        if about is not None and stat.S_ISLNK(about.st_mode):
            raise Refused("special-file", path=path) from None
        raise


def _walked(root: Path, parts: list[str], *, make: bool) -> Path:
    """The name of a directory whose way there holds no link, nor a junction, as far as looking at it tells."""
    here = root
    for number, part in enumerate(parts, start=1):
        here /= part
        if make:
            with suppress(FileExistsError):
                here.mkdir()
        about = here.lstat()
        reparsed = getattr(about, "st_file_attributes", 0) & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0)
        if stat.S_ISLNK(about.st_mode) or reparsed:
            raise Refused("special-file", path="/".join(parts[:number]))
        if not stat.S_ISDIR(about.st_mode):
            raise NotADirectoryError(20, "Not a directory", "/".join(parts[:number]))
    return here

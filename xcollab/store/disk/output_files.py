"""An answer kept in a file that the person named."""

from pathlib import Path

from xcollab.errors import Misused


def keep_bytes(path: Path, content: bytes) -> None:
    """Write it as it is; raises `Misused` where the file cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Misused("cannot-write", path=str(path), said=error.strerror or "") from None


def add_to_answer(path: Path, text: str) -> None:
    """Append to a file that a program named, such as a step's summary."""
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise Misused("cannot-write", path=str(path), said=error.strerror or "") from None


def make_directory(path: Path) -> None:
    """Make a directory for such files, and those above it; raises `Misused` where that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Misused("cannot-write", path=str(path), said=error.strerror or "") from None


def keep_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; raises `Misused` where there is one, or it cannot be written."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise Misused("cannot-write", path=str(path), said=error.strerror or "") from None

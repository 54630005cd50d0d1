"""What the world does to a command (a full disk, a lost permission, a vanished directory), as a refusal in words; and our own mistakes."""

import errno
import platform
import sys
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path

from xcollab import __version__
from xcollab.errors import BadFile, XcollabError

_CODES: Mapping[int, str] = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "read-only-disk",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EMFILE: "too-many-open",
    errno.ENFILE: "too-many-open",
    errno.ENOMEM: "out-of-memory",
    errno.E2BIG: "too-much-at-once",
}
"""By the system's number of an error; every other is told in the system's own words."""


def mishap(error: Exception) -> XcollabError | None:
    """The refusal that an exception of the system's amounts to; None for what can only be a mistake of ours."""
    match error:
        case OSError():
            # What is asked of git is no file: its name says nothing to anybody.
            path = error.filename if isinstance(error.filename, str | bytes) else ""
            path = path.decode("utf-8", "replace") if isinstance(path, bytes) else path
            return BadFile(
                _CODES.get(error.errno or 0, "system-error"), path=path or "–", said=error.strerror or str(error)
            )
        case UnicodeError():
            return BadFile("bad-text", said=str(error)[:200])
        case RecursionError():
            return BadFile("nested-too-deep")
        case MemoryError():
            return BadFile("out-of-memory", path="–", said="")
        case _:
            return None


def mistake(error: Exception) -> XcollabError:
    """A mistake of ours: said in a line, and in full in a file that can be sent, which holds nothing that was typed."""
    said = f"{type(error).__name__}: {error}"[:200]
    about = f"xcollab {__version__}, Python {sys.version.split()[0]}, {platform.platform()}\n\n"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="xcollab-", suffix=".log", encoding="utf-8", errors="replace", delete=False
        ) as log:
            log.write(about + "".join(traceback.format_exception(error)))
    except OSError:
        return XcollabError("bug", said=said)
    return XcollabError("bug-with-log", said=said, path=str(Path(log.name)))

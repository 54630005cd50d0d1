"""What the world does to a program (a full disk, a lost permission, a vanished directory), as a refusal in words."""

import errno
from collections.abc import Mapping

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

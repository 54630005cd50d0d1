"""Attachments: the bytes lie under their digest, so they can be added and never changed; the name is in the statement."""

import hashlib
import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from xcollab.errors import Misused

LARGEST = 10 * 1024 * 1024
"""Bytes; git keeps every version for ever, so larger files belong elsewhere, with a link."""
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")


def attach(file: Path) -> tuple[str, str, bytes]:
    """The name, the path below the collaboration, and the bytes of a file; raises `Misused` where it cannot be attached."""
    try:
        with open(file, "rb", opener=_without_waiting) as opened:
            return _attached(file, opened)
    except IsADirectoryError:
        raise Misused("not-a-file", path=str(file)) from None
    except OSError as error:
        raise Misused("no-such-file", path=str(file), said=error.strerror or "") from None


def _without_waiting(path: str, flags: int) -> int:
    """A pipe would be waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _attached(file: Path, opened: BinaryIO) -> tuple[str, str, bytes]:
    about = os.fstat(opened.fileno())
    if not stat.S_ISREG(about.st_mode):
        raise Misused("not-a-file", path=str(file))
    if about.st_size > LARGEST:
        raise Misused("attachment-too-large", path=str(file), megabytes=LARGEST // 1024 // 1024)
    content = opened.read()
    ending = file.suffix.lower()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return file.name, f"attachments/{digest}{ending if _ENDING.fullmatch(ending) else ''}", content

"""Attachments: the bytes lie under their digest, so they can be added and never changed; the name is in the statement."""

import hashlib
import os
import re
import stat
from pathlib import Path

from xcollab.errors import Misused

LARGEST = 10 * 1024 * 1024
"""Bytes; git keeps every version for ever, so larger files belong elsewhere, with a link."""
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")


def attach(file: Path) -> tuple[str, str, bytes]:
    """The name, the path below the collaboration, and the bytes of a file; raises `Misused` where it cannot be attached."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        raise Misused("no-such-file", path=str(file), said=error.strerror or "") from None
    with os.fdopen(handle, "rb") as opened:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise Misused("not-a-file", path=str(file))
        if about.st_size > LARGEST:
            raise Misused("attachment-too-large", path=str(file), megabytes=LARGEST // 1024 // 1024)
        content = opened.read()
    ending = file.suffix.lower()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return file.name, f"attachments/{digest}{ending if _ENDING.fullmatch(ending) else ''}", content

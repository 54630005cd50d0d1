"""Attachments: the bytes lie under their digest, so they can be added and never changed; the name is in the statement."""

import hashlib
import re
from pathlib import Path

from xcollab.errors import Misused
from xcollab.store.named import read_named

LARGEST = 10 * 1024 * 1024
"""Bytes; git keeps every version for ever, so larger files belong elsewhere, with a link."""
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")


def attach(file: Path) -> tuple[str, str, bytes]:
    """The name, the path below the collaboration, and the bytes of a file; raises `Misused` where it cannot be attached."""
    content = read_named(file, LARGEST)
    if len(content) > LARGEST:
        raise Misused("attachment-too-large", path=str(file), megabytes=LARGEST // 1024 // 1024)
    ending = file.suffix.lower()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return file.name, f"attachments/{digest}{ending if _ENDING.fullmatch(ending) else ''}", content

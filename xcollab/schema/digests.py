"""What binds a statement to what its author saw: the SHA-256 of a file, and fingerprints of plans and deliverables.

Files hold them whole. Where people read or type them, the first `SHOWN` digits do.
"""

import hashlib
import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

SHOWN = 12
"""Hexadecimal digits that people see and may type; also the fewest in an attachment's name."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FINGERPRINT = re.compile(r"(?:terms1|task1|plan1|deliverables1):[0-9a-f]{64}")
_TYPED = re.compile(rf"[a-z]+1:[0-9a-f]{{{SHOWN},64}}")


def _sha256(value: str) -> str:
    if not _SHA256.fullmatch(value):
        raise PydanticCustomError("bad-sha256", "{value}", {"value": value})
    return value


Sha256 = Annotated[str, AfterValidator(_sha256)]
"""The SHA-256 of a file's bytes, in 64 lower-case hexadecimal digits."""
Fingerprint = str
"""What is covered (`terms1`, `task1`, `plan1`, `deliverables1`), a colon, and a SHA-256 (workflow/terms.py).

Whether it is one is judged when the statement enters: whoever writes it by hand is then told the right one.
"""
FINGERPRINTS = ("answers", "judges", "plan")
"""The keys of statements that hold one."""


def sha256(content: bytes) -> str:
    """The whole digest of some bytes."""
    return hashlib.sha256(content).hexdigest()


def is_fingerprint(text: str) -> bool:
    """Whether it is one, and whole."""
    return bool(_FINGERPRINT.fullmatch(text))


def short(digest: str) -> str:
    """A digest or fingerprint as people see it."""
    name, colon, digits = digest.rpartition(":")
    return f"{name}{colon}{digits[:SHOWN]}"


def begins(typed: str, digest: str) -> bool:
    """Whether what somebody typed is the beginning of a fingerprint, and long enough to mean it."""
    return bool(_TYPED.fullmatch(typed)) and digest.startswith(typed)

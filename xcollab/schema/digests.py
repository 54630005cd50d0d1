"""What binds a statement to what its author saw: the SHA-256 of a file, and fingerprints of plans and deliverables.

Files hold them whole. Where people read or type them, the first `SHOWN` digits do.
"""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

SHOWN = 12
"""Hexadecimal digits that people see and may type; also the fewest in an attachment's name."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FINGERPRINT = re.compile(rf"(?:terms1|task1|plan1|deliverables1):(?:{_SHA256.pattern})")
_TYPED = re.compile(rf"[a-z]+1:[0-9a-f]{{{SHOWN},64}}")


def _sha256(value: str) -> str:
    if not _SHA256.fullmatch(value):
        raise PydanticCustomError("bad-sha256", "{value}", {"value": value})
    return value


def _fingerprint(value: str) -> str:
    if not _FINGERPRINT.fullmatch(value):
        raise PydanticCustomError("bad-fingerprint", "{value}", {"value": value})
    return value


Sha256 = Annotated[str, AfterValidator(_sha256)]
"""The SHA-256 of a file's bytes, in 64 lower-case hexadecimal digits."""
Fingerprint = Annotated[str, AfterValidator(_fingerprint)]
"""What is covered (`terms1`, `task1`, `plan1`, `deliverables1`), a colon, and a SHA-256 (workflow/terms.py)."""


def short(digest: str) -> str:
    """A digest or fingerprint as people see it."""
    name, colon, digits = digest.rpartition(":")
    return f"{name}{colon}{digits[:SHOWN]}"


def begins(typed: str, digest: str) -> bool:
    """Whether what somebody typed is the beginning of a fingerprint, and long enough to mean it."""
    return bool(_TYPED.fullmatch(typed)) and digest.startswith(typed)

"""Attachments: the bytes lie under their digest, so they can be added and never changed; the name is in the statement."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from xcollab.errors import Misused
from xcollab.schema.digests import LARGEST_ATTACHMENT, SHOWN, sha256
from xcollab.store.disk.chosen_files import read_named

_ENDING = re.compile(r"\.[a-z0-9]{1,10}")
_LONGEST_NAME = 200


class Attached(NamedTuple):
    """A file as somebody attaches it."""

    name: str
    ending: str
    """With its dot; empty where it is none that every system takes."""
    content: bytes

    @property
    def sha256(self) -> str:
        """The whole digest of the bytes."""
        return sha256(self.content)


def path_for(file: Attached, lying: Callable[[str], str | None]) -> str:
    """Where the file belongs, below the collaboration: under the fewest digits of its digest that other bytes have not.

    `lying` says the digest of what lies at a path already.
    """
    digest = file.sha256
    paths = (f"attachments/{digest[:digits]}{file.ending}" for digits in range(SHOWN, len(digest) + 1))
    return next(path for path in paths if lying(path) in (None, digest))


def attach(file: Path) -> Attached:
    """A file's name and bytes; raises `Misused` where it cannot be attached."""
    return _taken(file.name, read_named(file, LARGEST_ATTACHMENT), str(file))


def received(name: str, content: bytes) -> Attached:
    """A file that came in, with the name that its sender gave it: the last part of a path at most, whichever system's."""
    own = re.split(r"[/\\]", name)[-1][-_LONGEST_NAME:].strip()
    return _taken(own if own.strip(".") else "file", content, own)


def _taken(name: str, content: bytes, told: str) -> Attached:
    if len(content) > LARGEST_ATTACHMENT:
        raise Misused("attachment-too-large", path=told, megabytes=LARGEST_ATTACHMENT // 1024 // 1024)
    ending = Path(name).suffix.lower()
    return Attached(name, ending if _ENDING.fullmatch(ending) else "", content)

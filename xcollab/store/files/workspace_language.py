"""The language of a workspace, told before anything else is read: help and refusals do not wait for git or for YAML."""

import re
from pathlib import Path

from xcollab.errors import Refused
from xcollab.store.disk import no_links
from xcollab.store.disk.workspace_file import MARK, nearest
from xcollab.store.yaml.unreadable import LARGEST, Unreadable
from xcollab.words.patterns import compiled

_LINE = compiled(rb"^language: *([a-z]+) *(?:#.*)?\r?$", re.MULTILINE)


_OWN = compiled(rb"^\[xcollab\]\s*$(?:\s+[a-zA-Z]+ *=.*$)*?\s+language *= *([a-z]+)\s*$", re.MULTILINE)


def language_at(start: Path) -> str | None:
    """What the clone of a directory says, else its workspace, also a broken one, which must be able to say so in some language.

    A clone says it with git's setting `xcollab.language`. A line that stands there as `init` writes it is taken at its word; the reader of YAML is asked where it stands otherwise.
    """
    root = nearest(start)
    try:
        if root and (own := _of_clone(root)):
            return own
        blob = no_links.read(root, MARK, LARGEST) if root else b""
    except (Refused, OSError):
        return None
    found = _LINE.findall(blob)
    return found[0].decode() if len(found) == 1 else _read(blob) if b"language" in blob else None


def _of_clone(root: Path) -> str | None:
    """Git's settings are read as they stand: git itself takes longer than all else that is printed."""
    for directory in (root, *root.parents):
        settings = directory / ".git" / "config"
        if settings.is_file():
            found = _OWN.findall(settings.read_bytes())
            return found[-1].decode() if found else None
    return None


def _read(blob: bytes) -> str | None:
    from xcollab.store.yaml.reading import read

    try:
        return str(read(blob).data.get("language"))
    except Unreadable:
        return None

"""The language of a workspace, told before anything else is read: help and refusals do not wait for git or for YAML."""

import re
from pathlib import Path

from xcollab.errors import Refused
from xcollab.store.disk import no_links
from xcollab.store.disk.workspace_file import MARK, nearest
from xcollab.store.yaml.unreadable import LARGEST, Unreadable
from xcollab.words.patterns import compiled

_LINE = compiled(rb"^language: *([a-z]+) *(?:#.*)?\r?$", re.MULTILINE)


def language_at(start: Path) -> str | None:
    """What the workspace of a directory says, also a broken one, which must be able to say so in some language.

    A line that stands there as `init` writes it is taken at its word; the reader of YAML is asked where it stands otherwise.
    """
    root = nearest(start)
    try:
        blob = no_links.read(root, MARK, LARGEST) if root else b""
    except (Refused, OSError):
        return None
    found = _LINE.findall(blob)
    return found[0].decode() if len(found) == 1 else _read(blob) if b"language" in blob else None


def _read(blob: bytes) -> str | None:
    from xcollab.store.yaml.reading import read

    try:
        return str(read(blob).data.get("language"))
    except Unreadable:
        return None

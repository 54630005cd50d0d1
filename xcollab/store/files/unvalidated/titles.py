"""The title in a record's bytes, for lists that are wanted at once: completion."""

import re

from xcollab.store.git.sources import Revision
from xcollab.store.yaml.unreadable import Unreadable
from xcollab.words.patterns import compiled

_LINE = compiled(
    rb"""^title:\ (?:(?P<plain>[^\s'"\[\]{}>|*&!%\#`@,?:-](?:[^\#:\n]|:(?=\S)|(?<=\S)\#)*?)|'(?P<single>[^'\n]*)'|"(?P<double>[^"\\\n]*)")\ *\r?$(?!\n\ )""",
    re.MULTILINE | re.VERBOSE,
)
_ANY = compiled(rb"^[\"']?title\b", re.MULTILINE)


def titles(source: Revision, paths: list[str]) -> dict[str, str]:
    """The titles of some records, listed before; nothing for one that has none, or cannot be read."""
    return {path: title_in(blob) for path, blob in source.read(paths).items() if isinstance(blob, bytes)}


def title_in(blob: bytes) -> str:
    """What stands behind `title:` on a line of its own; the reader of YAML is asked where it stands otherwise."""
    found = _LINE.findall(blob)
    if len(found) == 1 and len(_ANY.findall(blob)) == 1:
        return b"".join(found[0]).decode("utf-8", "replace")
    return _read(blob) if _ANY.search(blob) else ""


def _read(blob: bytes) -> str:
    from xcollab.store.yaml.reading import read

    try:
        return str(read(blob).data.get("title") or "")
    except Unreadable:
        return ""

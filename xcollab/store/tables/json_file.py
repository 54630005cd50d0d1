"""A list as JSON, as interfaces of other programs answer: its entries, and the texts that lie at a path within one."""

import json
from collections.abc import Iterator, Mapping, Sequence

from xcollab.errors import BadFile
from xcollab.store.tables.cells import LARGEST, MOST_ROWS

Entry = Mapping[str, object]
_DEEPEST = 20


def read_entries(content: bytes, name: str, lies: str) -> Sequence[Entry]:
    """The entries: the document, or what lies in it at a key. Raises `BadFile` for what is no list of entries, or too long."""
    if len(content) > LARGEST:
        raise BadFile("table-too-large", where=name, most=MOST_ROWS)
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadFile("table-unreadable", where=name) from None
    if isinstance(found, dict) and lies:
        found = found.get(lies)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BadFile("json-no-list", where=name, key=lies or "–")
    if len(found) > MOST_ROWS:
        raise BadFile("table-too-large", where=name, most=MOST_ROWS)
    return found


def texts_at(value: object, path: str) -> list[str]:
    """The texts at a path such as `assignees.login`: of a list those of all its items. Keys are the same however capitalised."""
    found = [value]
    for key in path.casefold().split("."):
        found = [below for one in found for item in _items(one) for below in _below(item, key)]
    return [text for one in found for item in _items(one) if (text := _text(item).strip())]


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else (value,)


def _below(value: object, key: str) -> Iterator[object]:
    if isinstance(value, dict):
        yield from (below for name, below in value.items() if str(name).casefold() == key)


def _text(value: object) -> str:
    """A value as text; a document of Jira's, which is made of nodes, as its lines."""
    if isinstance(value, dict):
        return "\n".join(_lines(value, 0)) if value.get("type") == "doc" else ""
    return "" if value is None or isinstance(value, bool | list) else str(value).replace("\r\n", "\n")


def _lines(node: Mapping[object, object], depth: int) -> Iterator[str]:
    inside = [one for one in _items(node.get("content")) if isinstance(one, dict)]
    if any("text" in one for one in inside):
        yield "".join(str(one.get("text", "")) for one in inside)
    elif depth < _DEEPEST:
        for one in inside:
            yield from _lines(one, depth + 1)

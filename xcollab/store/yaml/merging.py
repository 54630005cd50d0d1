"""The text of a plan that two people changed: theirs, with the fields that were changed here put in as they are written here.

Both keep their comments: those beside a field go with the field, those before it with whoever wrote them.
"""

import re
from typing import NamedTuple

from xcollab.schema.plain import Plain
from xcollab.store.yaml.patching import patch, spans
from xcollab.store.yaml.reading import Unreadable, read
from xcollab.workflow.merge.three_way_merge import Clash, Joined, Take, join


class Grafted(NamedTuple):
    """A plan's joined text, and what its two authors mean differently."""

    content: bytes
    clashes: tuple[Clash, ...]


class _Part(NamedTuple):
    """A field as it is written: the comments and blank lines that lead to it, and its own lines."""

    lead: str
    body: str


_NOTHING = _Part("", "")


def graft(base: bytes, mine: bytes, theirs: bytes, take: Take = "theirs") -> Grafted:
    """The joined text. Raises `Unreadable` where a version is no record."""
    records = [read(blob).data if blob else {} for blob in (base, mine, theirs)]
    joined = join(records[0], records[1], records[2], take)
    texts = [_parts(blob) for blob in (base, mine, theirs)]
    cut = [text for text in texts if text is not None]
    content = _written(joined, records, _led(cut)) if len(cut) == len(texts) else None
    if content is None or not _says(content, joined):
        content = patch(theirs, records[2], joined.record)
    return Grafted(content, joined.clashes)


def _says(content: bytes, joined: Joined) -> bool:
    try:
        return read(content).data == joined.record
    except Unreadable:
        return False


def _parts(blob: bytes) -> dict[str, _Part] | None:
    """The file cut into its fields, in their order, and under the empty key what follows the last; None where it cannot be."""
    if not blob:
        return {}
    lines = re.findall(r"[^\n]*\n|[^\n]+", blob.decode("utf-8-sig").replace("\r\n", "\n"))
    found = spans(blob, lines)
    if found is None:
        return None
    parts, at = {}, 0
    for key, span in sorted(found.items(), key=lambda item: item[1].start):
        parts[key] = _Part("".join(lines[at : span.start]), "".join(lines[span]))
        at = span.stop
    return {**parts, "": _Part("".join(lines[at:]), "")}


def _led(texts: list[dict[str, _Part]]) -> list[dict[str, _Part]]:
    """A comment at the end leads to what somebody added after it: to that field, then, in the versions without it too.

    Otherwise it would stand twice, before the field and at the end.
    """
    base, mine, theirs = (dict(text) for text in texts)
    for own, other in ((mine, theirs), (theirs, mine)):
        ends = [end for text in (base, other) if (end := text.get("", _NOTHING).lead.strip())]
        added = (key for key in own if key and key not in base and key not in other)
        key = next((key for key in added if any(end in own[key].lead for end in ends)), None)
        if key:
            for text in (base, other):
                text[key] = text.pop("", _NOTHING)
    return [base, mine, theirs]


def _written(joined: Joined, records: list[dict[str, Plain]], texts: list[dict[str, _Part]]) -> bytes:
    base, mine, theirs = texts
    out = []
    for key in _order([*mine], [*theirs]):
        if key and key not in joined.record:
            continue
        was, own, other = (text.get(key, _NOTHING) for text in (base, mine, theirs))
        out.append(_lead(was.lead, own.lead, other.lead))
        if key:
            out.append(_body(key, joined.record[key], records, (was, own, other)))
    text = "".join(part if part.endswith("\n") or not part else part + "\n" for part in out)
    return text.encode()


def _order(mine: list[str], theirs: list[str]) -> list[str]:
    """Theirs; what is only in mine comes after the field that it follows there."""
    order = list(theirs)
    for place, key in enumerate(mine):
        if key not in order:
            order.insert(order.index(mine[place - 1]) + 1 if place else 0, key)
    return [*(key for key in order if key), ""]


def _lead(base: str, mine: str, theirs: str) -> str:
    if mine in (base, theirs) or not mine.strip():
        return theirs
    if theirs == base or not theirs.strip():
        return mine
    new = [line for line in mine.splitlines(keepends=True) if line not in theirs.splitlines(keepends=True)]
    return theirs + "".join(new)


def _body(key: str, value: Plain, records: list[dict[str, Plain]], parts: tuple[_Part, _Part, _Part]) -> str:
    """As it is written on the side whose value stands; where it is nobody's alone, theirs is patched."""
    was, own, other = parts
    if records[1].get(key) == value and (records[2].get(key) != value or other.body == was.body):
        return own.body
    if records[2].get(key) == value:
        return other.body
    there = other.body or own.body
    return patch(there.encode(), read(there.encode()).data, {key: value}).decode()

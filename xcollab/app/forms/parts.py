"""Kinds with parts, written `text; key=value; key=value`: with `;` or `；`, `=` or `＝`, and keys in either language."""

import re
from collections.abc import Mapping
from functools import partial

from xcollab.app.forms.kind import Kind
from xcollab.app.forms.values import Typing
from xcollab.errors import Example, Misused, Word
from xcollab.words.labels import canonical
from xcollab.words.patterns import compiled

_PART = compiled(r"[;；]\s*([^\s;；=＝]{1,20})\s*[=＝]")


def made_of(
    parts: Mapping[str, Kind],
    example: str,
    *,
    needed: tuple[str, ...] = (),
    otherwise: Mapping[str, object] | None = None,
) -> Kind:
    """A text with parts; the first stands first and is always needed."""
    kind = _kind(parts, example, (next(iter(parts)), *needed))._replace(otherwise=otherwise or {})
    return kind._replace(parse=partial(_parted, kind))


def _kind(parts: Mapping[str, Kind], example: str, needed: tuple[str, ...]) -> Kind:
    return Kind("parts", lambda _, typed: typed, {"type": "object"}, parts=parts, example=example, needed=needed)


def _parted(kind: Kind, typing: Typing, typed: str) -> dict[str, object]:
    """The parts by their canonical keys; raises `Misused`."""
    first, *rest = _PART.split(typed)
    main = next(iter(kind.parts))
    value = {**kind.otherwise, main: kind.parts[main].parse(typing, first.strip())}
    for name, what in zip(rest[::2], rest[1::2], strict=True):
        key = canonical("field", name, kind.parts.keys() - {main})
        if key is None:
            raise Misused("unknown-part", flag=typing.flag, part=name, example=Example(kind.example))
        value[key] = kind.parts[key].parse(typing, what.strip())
    return value


def assigned(left: str, left_kind: Kind, right: str, right_kind: Kind) -> Kind:
    """`department=reason`; the left side alone where the right one is yet to be said, which the act asks for."""

    def parse(typing: Typing, typed: str) -> dict[str, object]:
        name, equals, what = re.sub("＝", "=", typed, count=1).partition("=")
        if not equals:
            return {left: left_kind.parse(typing, name.strip())}
        if not what.strip():
            raise Misused("missing-part", flag=typing.flag, part=Word("field", right), example=Example(example))
        return {left: left_kind.parse(typing, name.strip()), right: right_kind.parse(typing, what.strip())}

    example = f"{left.upper()}={right.upper()}"
    return _kind({left: left_kind, right: right_kind}, example, (left, right))._replace(parse=parse)

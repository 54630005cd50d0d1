"""From a model's complaint to a problem at a line of a file: the same codes that findings use."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from xcollab.errors import Problem, Word
from xcollab.schema.value import Invalid, Value, fields
from xcollab.store.yaml.reading import Document, Key
from xcollab.words.labels import canonical_anywhere

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_CODES = {
    "missing": "missing-key",
    "unexpected_keyword_argument": "unknown-key",
    "literal_error": "not-one-of",
    "string_type": "not-text",
    "int_type": "not-a-number",
    "int_parsing": "not-a-number",
    "int_from_float": "not-a-number",
    "greater_than_equal": "too-small",
    "bool_type": "not-yes-or-no",
    "bool_parsing": "not-yes-or-no",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "too_short": "too-few",
    "too_long": "too-many",
    "dataclass_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
    "string_pattern_mismatch": "bad-form",
}


def problems_of(path: str, error: Invalid, model: type[Value], document: Document) -> Iterator[Problem]:
    """One problem for each complaint, at the line it is about."""
    for complaint in error.complaints:
        key: Key = tuple(part for part in complaint["loc"] if part != "[key]")  # a key is complained of where it stands
        code, arguments = _worded(complaint, key, model)
        yield Problem(path, document.line(key), code, arguments)


def _worded(complaint: ErrorDetails, key: Key, model: type[Value]) -> tuple[str, dict[str, object]]:
    kind, value = complaint["type"], complaint["input"]
    code = "missing-key" if kind == "string_type" and value is None else _CODES.get(kind, kind)
    name = next((str(part) for part in reversed(key) if isinstance(part, str)), "")
    arguments: dict[str, object] = {"key": name, "field": Word("field", name), "value": _shown(value)}
    arguments |= {k: v for k, v in complaint.get("ctx", {}).items() if k in ("value", "ge", "expected", "kind")}
    if code == "unknown-key":
        near = get_close_matches(name, sorted(_keys(model)), n=1, cutoff=0.6) or _by_label(name, model)
        return ("unknown-key-near" if near else "unknown-key"), arguments | {"near": near[0] if near else ""}
    if code == "not-one-of":
        expected = str(arguments.pop("expected", ""))
        allowed = [part.strip(" '") for part in expected.replace(" or ", ",").split(",") if part.strip(" '")]
        meant = canonical_anywhere(str(value), allowed)
        arguments |= {"allowed": allowed, "near": meant or ""}
        of_a_list = bool(key) and isinstance(key[-1], int)
        code = "not-one-of-near-item" if of_a_list else "not-one-of-near"
        return (code if meant else "not-one-of"), arguments
    if code == kind and "value" in complaint.get("ctx", {}):
        arguments["value"] = complaint["ctx"]["value"]
    return code, arguments


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _keys(model: type[Value], seen: frozenset[type[Value]] = frozenset()) -> set[str]:
    """The keys of a model and of the values within it."""
    names: set[str] = set()
    for field in fields(model).values():
        names.add(field.key)
        for inner in _models_in(field.annotation):
            if inner not in seen:
                names |= _keys(inner, seen | {inner})
    return names


def _models_in(annotation: object) -> Iterator[type[Value]]:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _by_label(name: str, model: type[Value]) -> list[str]:
    """The key whose Chinese or English label somebody wrote instead."""
    meant = canonical_anywhere(name, sorted(_keys(model)))
    return [meant] if meant else []

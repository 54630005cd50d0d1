"""Records as short lists of plain values, for whoever keeps what was checked: when they come back nobody checks them again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import NoneType
from typing import Annotated, get_args, get_origin

from xcollab.schema.plain import Plain
from xcollab.schema.value import V, Value, fields, keys, remembered

Restore = Callable[[object], object]


def compact(record: Value) -> list[Plain]:
    """What the fields of a record hold, in their order."""
    held = record.__dict__
    return [_plain(held[name]) for name in keys(type(record))]


def restored(model: type[V], values: Sequence[object]) -> V:
    """The record of a kind that holds these values. Raises `ValueError`, `TypeError` or `KeyError` where they are none of its own."""
    made = object.__new__(model)
    held = made.__dict__
    held.update(zip(keys(model), values, strict=True))
    for name, way in _ways(model).items():
        if (value := held[name]) is not None:
            held[name] = way(value)
    return made


def _plain(value: object) -> Plain:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Value):
        return compact(value)
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, date):  # a moment is one as well
        return value.isoformat()
    assert isinstance(value, dict)
    return {str(key): _plain(part) for key, part in value.items()}


@remembered
def _ways(model: type[Value]) -> Mapping[str, Restore]:
    """By field, how it is made of what JSON gives back; of those alone that are not that already."""
    ways = {name: _way(field.annotation) for name, field in fields(model).items()}
    return {name: way for name, way in ways.items() if way}


def _way(kind: object) -> Restore | None:
    origin, arguments = get_origin(kind), [one for one in get_args(kind) if one is not NoneType]
    if origin is Annotated:
        return _way(arguments[0])
    if origin is tuple:
        return _several(_way(arguments[0]))
    if origin is Mapping:
        return _by_key(_way(arguments[1]))
    if isinstance(kind, type) and issubclass(kind, Value):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, date):
        return kind.fromisoformat  # type: ignore[return-value]  # what is no text raises TypeError
    return _way(arguments[0]) if type(None) in get_args(kind) else None


def _several(one: Restore | None) -> Restore:
    return lambda values: tuple(_listed(values) if one is None else map(one, _listed(values)))


def _by_key(one: Restore | None) -> Restore:
    return lambda values: {key: value if one is None else one(value) for key, value in _named(values).items()}


def _record(model: type[Value]) -> Restore:
    return lambda values: restored(model, _listed(values))


def _named(values: object) -> Mapping[str, object]:
    if not isinstance(values, dict):
        raise TypeError(type(values))
    return values


def _listed(values: object) -> Sequence[object]:
    if not isinstance(values, list):
        raise TypeError(type(values))
    return values

"""What checks the records: pydantic-core, told of their fields in its own terms.

Pydantic would tell it the same out of the same annotations, and does so for JSON Schema. To import it, and to have it look at
everything that an annotation could be, takes longer than what a pull request needs for all the rest; records hold nothing but
texts, numbers, days, choices, lists and one another. A test holds both together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Literal, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, SchemaValidator


def checks(kind: object) -> SchemaValidator:
    """What checks data against a type: a kind of record, or what a field of one holds."""
    return _checks(kind)


@cache
def _checks(kind: object) -> SchemaValidator:
    from pydantic_core import SchemaValidator

    return SchemaValidator(core_schema(kind))


def core_schema(kind: object) -> CoreSchema:
    """A type in the terms of pydantic-core. Raises `TypeError` for one that no field has so far."""
    from pydantic_core import core_schema as core

    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _marked(core_schema(arguments[0]), kind)
    if origin is Literal:
        return core.literal_schema([*arguments])
    if origin in (Union, UnionType):
        (other,) = (one for one in arguments if one is not NoneType)
        return core.nullable_schema(core_schema(other))
    if origin is tuple:
        return core.tuple_schema([core_schema(arguments[0])], variadic_item_index=0)
    if origin is Mapping:
        return core.dict_schema(core_schema(arguments[0]), core_schema(arguments[1]), strict=False)
    if tell := getattr(kind, "core_schema", None):
        record: CoreSchema = tell()
        return record
    if made := _plain().get(kind):
        return made()
    raise TypeError(kind)


def _plain() -> Mapping[object, Callable[[], CoreSchema]]:
    from pydantic_core import core_schema as core

    return {
        str: core.str_schema, int: core.int_schema, bool: core.bool_schema, object: core.any_schema, date: core.date_schema,
        datetime: core.datetime_schema,
    }  # fmt: skip


class _Inner:
    """What a mark asks for the type that it stands at."""

    def __init__(self, found: CoreSchema) -> None:
        self._found = found

    def __call__(self, source: object) -> CoreSchema:
        return self._found


def _marked(found: CoreSchema, kind: object) -> CoreSchema:
    for mark in kind.__metadata__:  # type: ignore[attr-defined]  # the marks of an annotation
        if tell := getattr(mark, "__get_pydantic_core_schema__", None):
            found = tell(kind, _Inner(found))
    return found

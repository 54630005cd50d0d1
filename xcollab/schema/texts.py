"""Where in a record stands what a person wrote in their own words: no id, day, fingerprint or choice."""

from collections.abc import Iterator
from typing import get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from xcollab.schema.base import WRITTEN, Value
from xcollab.schema.request import Request
from xcollab.schema.stage_request import Change

Place = tuple[str | int, ...]
"""Keys as in the record's dump, and numbers in lists, from 0."""


def texts(record: Value) -> Iterator[Place]:
    """Every place of a text in the record's dump, in the order of its fields."""
    for name, field in type(record).model_fields.items():
        key = field.alias or name
        yield from ((key, *place) for place in _within(getattr(record, name), _written(field)))
    if isinstance(record, Change):
        yield from _changed(record)


def _within(value: object, written: bool) -> Iterator[Place]:
    if isinstance(value, Value):
        yield from texts(value)
    elif isinstance(value, tuple):
        yield from ((at, *place) for at, part in enumerate(value) for place in _within(part, written))
    elif written and isinstance(value, str):
        yield ()


def _changed(change: Change) -> Iterator[Place]:
    """What a revision quotes of the request is a text where it is one there."""
    field = Request.model_fields.get(change.field)
    if field is None:
        return
    quoting: TypeAdapter[object] = TypeAdapter(field.annotation or object)
    for key, value in (("from", change.from_), ("to", change.to)):
        try:
            quoted = quoting.validate_python(value)
        except ValidationError:  # it quotes nothing, or what could not stand there
            continue
        yield from ((key, *place) for place in _within(quoted, _written(field)))


def _written(field: FieldInfo) -> bool:
    return any(_marked(part) for part in (field.annotation, *field.metadata))


def _marked(annotation: object) -> bool:
    return annotation == WRITTEN or any(_marked(part) for part in get_args(annotation))

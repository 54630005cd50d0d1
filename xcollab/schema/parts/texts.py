"""Where in a record stands what a person wrote in their own words: no id, day, fingerprint or choice."""

from collections.abc import Iterator
from functools import cache
from typing import get_args

from xcollab.schema.base import WRITTEN
from xcollab.schema.request import Request
from xcollab.schema.statements.request import Change
from xcollab.schema.value import Value, fields

Place = tuple[str | int, ...]
"""Keys as in the record's dump, and numbers in lists, from 0."""


def texts(record: Value) -> Iterator[Place]:
    """Every place of a text in the record's dump, in the order of its fields."""
    for name, field in fields(type(record)).items():
        written = _written(field.annotation)
        yield from ((field.key, *place) for place in _within(getattr(record, name), written))
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
    from pydantic_core import ValidationError

    from xcollab.schema.checks import checks

    field = fields(Request).get(change.field)
    if field is None:
        return
    quoting = checks(field.annotation)
    for key, value in (("from", change.from_), ("to", change.to)):
        try:
            quoted = quoting.validate_python(value)
        except ValidationError:  # it quotes nothing, or what could not stand there
            continue
        yield from ((key, *place) for place in _within(quoted, _written(field.annotation)))


@cache
def _written(annotation: object) -> bool:
    """Whether a field of that type holds what a person wrote; of values within it, they tell themselves."""
    return annotation == WRITTEN or any(_written(part) for part in (*get_args(annotation), *_marks(annotation)))


def _marks(annotation: object) -> tuple[object, ...]:
    marks: tuple[object, ...] = getattr(annotation, "__metadata__", ())
    return marks

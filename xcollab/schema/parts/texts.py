"""Where in a record stands what a person wrote in their own words: no id, day, fingerprint or choice."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_args

from xcollab.schema.base import WRITTEN
from xcollab.schema.request import Request
from xcollab.schema.statement import Attachment
from xcollab.schema.statements.request import Change
from xcollab.schema.value import Value, fields, remembered

Place = tuple[str | int, ...]
"""Keys as in the record's dump, and numbers in lists, from 0."""
ATTACHED = "attachment"
"""Where the name of a file stands, whatever the field is called."""


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


def wordings(record: Value) -> Iterator[tuple[str, str]]:
    """Every text of a record, in the order of its fields, with the key of the field that it stands in, `ATTACHED` for the name of
    a file. What a revision quotes of the request is among them.
    """
    for name, key, written in _speaking(type(record)):
        yield from _worded(getattr(record, name), key, written)
    field = fields(Request).get(record.field) if isinstance(record, Change) else None
    if field and isinstance(record, Change):
        for quoted in (record.from_, record.to):
            yield from ((record.field, text) for text in _quoted(quoted, _written(field.annotation)))


def _worded(value: object, key: str, written: bool) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if written:
            yield key, value
    elif isinstance(value, Value):
        own = ATTACHED if isinstance(value, Attachment) else ""
        yield from ((own or (inner if inner == ATTACHED else key), text) for inner, text in wordings(value))
    elif isinstance(value, tuple):
        for part in value:
            yield from _worded(part, key, written)


def _quoted(value: object, written: bool) -> Iterator[str]:
    if isinstance(value, str):
        yield from (value,) if written else ()
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _quoted(part, written)
    elif isinstance(value, Mapping):
        yield from (text for key in ("name", "text") if isinstance(text := value.get(key), str))


@remembered
def _speaking(model: type[Value]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model in which a text can stand, their keys, and whether they are texts themselves."""
    every = ((name, field.key, _written(field.annotation), field.annotation) for name, field in fields(model).items())
    return tuple((name, key, written) for name, key, written, kind in every if written or _has_parts(kind))


def _has_parts(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return True
    return any(_has_parts(part) for part in get_args(annotation))

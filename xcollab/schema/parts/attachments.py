"""Where in a record stands an attachment: a log's, the evidence of what was heard, a deliverable's."""

from collections.abc import Iterator
from typing import get_args

from xcollab.schema.parts.texts import Place
from xcollab.schema.statement import Attachment
from xcollab.schema.value import Value, fields, remembered


def attachments(record: Value) -> Iterator[tuple[Place, Attachment]]:
    """Every attachment of a record, with its place in the record's dump."""
    for name, key in _holding(type(record)):
        yield from _within(getattr(record, name), (key,))


@remembered
def _holding(model: type[Value]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that can hold an attachment, and their keys: asked of every statement of every revision."""
    return tuple((name, field.key) for name, field in fields(model).items() if _can_hold(field.annotation))


def _can_hold(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation is Attachment or bool(_holding(annotation))
    return any(_can_hold(part) for part in get_args(annotation))


def _within(value: object, at: Place) -> Iterator[tuple[Place, Attachment]]:
    if isinstance(value, Attachment):
        yield at, value
    elif isinstance(value, Value):
        yield from ((at + place, found) for place, found in attachments(value))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _within(part, (*at, number))

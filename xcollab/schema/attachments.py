"""Where in a record stands an attachment: a log's, the evidence of what was heard, a deliverable's."""

from collections.abc import Iterator
from typing import Any

from xcollab.schema.base import Value
from xcollab.schema.statement import Attachment
from xcollab.schema.texts import Place


def attachments(record: Value) -> Iterator[tuple[Place, Attachment]]:
    """Every attachment of a record, with its place in the record's dump."""
    for name, field in type(record).model_fields.items():
        yield from _within(getattr(record, name), (field.alias or name,))


def _within(value: Any, at: Place) -> Iterator[tuple[Place, Attachment]]:
    if isinstance(value, Attachment):
        yield at, value
    elif isinstance(value, Value):
        yield from ((at + place, found) for place, found in attachments(value))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _within(part, (*at, number))

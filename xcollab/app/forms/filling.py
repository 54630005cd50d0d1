"""Filling a form: what is typed over what a file says. What is missing is listed, or asked for by whoever can ask."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.values import Typing, refuse_placeholder
from xcollab.errors import BadFile, Misused, XcollabError
from xcollab.store.yaml.reading import Document, Unreadable, read


class Written(NamedTuple):
    """A form written as a file."""

    name: str
    content: bytes


def fill(typing: Typing, form: Form, typed: Mapping[str, Any], written: Written | None = None) -> FormInput:
    """What is typed, over what a file says. What is taken out of a plan is None, or an empty list."""
    filled = FormInput()
    if written:
        read_form(typing, form, written.content, written.name, filled)
    for field in form.fields:
        given = typed.get(field.key)
        if given not in (None, (), [], False):
            typing.flag = _name(typing, field)
            if _takes_out(form, field, given):
                filled.take_out(field)
                continue
            with _of(field):
                filled.said[field.key] = field.kind.understood(typing, given)
            filled.typed[field.key] = filled.kept(field, list(given) if field.kind.many else given)
    return filled


def _takes_out(form: Form, field: Field, given: object) -> bool:
    """Whether an empty text was given, which takes out what stands in a plan: the one value, or all of a list."""
    texts = given if isinstance(given, list | tuple) else [given]
    empty = all(isinstance(text, str) and not text.strip() for text in texts)
    return empty and form.edits and not (field.required or field.of)


def _name(typing: Typing, field: Field) -> str:
    """What a field goes by in messages: its flag, where flags are typed."""
    context = typing.view.context
    return field.flag if context.flags_typed else context.words.label("field", field.key)


@contextmanager
def _of(field: Field) -> Iterator[None]:
    """What is refused is known to be of the field."""
    try:
        yield
    except XcollabError as error:
        error.key = (field.key, *error.key)
        raise


def read_form(typing: Typing, form: Form, blob: bytes, name: str, filled: FormInput) -> None:
    """A form written as YAML, its keys those of the file that the act makes."""
    try:
        document = read(blob)
    except Unreadable as error:
        code = "given-not-utf8" if (error.code, name) == ("not-utf8", "stdin") else error.code
        raise BadFile(code, where=f"{name}:{error.line}", **error.arguments) from None
    take_document(typing, form, document, name, filled)


def take_document(typing: Typing, form: Form, document: Document, name: str, filled: FormInput) -> None:
    """What a document says of a form, or the part of one that is about it."""
    filled.document, filled.file = document, name
    fields = {field.key: field for field in form.fields}
    for key, value in filled.document.data.items():
        if key.startswith("x-") or value is None:
            continue
        if key not in fields:
            raise Misused("unknown-form-key", where=filled.where((key,)), key=key, allowed=sorted(fields))
        typing.flag = key
        if _takes_out(form, fields[key], value):
            filled.take_out(fields[key])
            continue
        try:
            refuse_placeholder(value, "")
            filled.said[key] = fields[key].kind.understood(typing, value)
            filled.typed[key] = filled.kept(fields[key], value)
        except XcollabError as error:
            error.where = error.where or filled.where((key, *error.key))
            raise


def missing(form: Form, filled: FormInput) -> list[Field]:
    """Required fields that nothing was said about."""
    return [field for field in form.fields if field.required and filled.said.get(field.key) in (None, "", [], ())]


def refuse_missing(typing: Typing, form: Form, filled: FormInput) -> None:
    """Raise `Misused` with all that is required and was not said."""
    if lacking := missing(form, filled):
        words = typing.view.context.words
        flags = typing.view.context.flags_typed
        named = [words.aside(words.label("field", field.key), field.flag if flags else "") for field in lacking]
        keys = [field.key for field in lacking]  # for programs: as a form in a file has them
        raise Misused("missing-values", missing=named, keys=keys, command=form.typed)

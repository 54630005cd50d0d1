"""Filling a form: flags first, then a file, then the editor, then questions at the terminal. What is missing is listed."""

from collections.abc import Mapping
from typing import Any

from xcollab.commands.filled import Filled
from xcollab.commands.form import Field, Form
from xcollab.commands.questions import ask
from xcollab.commands.values import Typing, each
from xcollab.errors import BadFile, Misused, XcollabError
from xcollab.store.files.attaching import attach
from xcollab.store.yaml.reading import LARGEST, Unreadable, read


def fill(typing: Typing, form: Form, typed: Mapping[str, Any]) -> Filled:
    """Everything but the editor and the questions: flags over the file."""
    filled = Filled()
    if typed.get("file"):
        _from_file(typing, form, str(typed["file"]), filled)
    for field in form.fields:
        given = typed.get(field.key)
        if given not in (None, (), [], False):
            filled.said[field.key] = _parsed(typing, field, given)
            filled.typed[field.key] = list(given) if field.many else given
    return filled


def _parsed(typing: Typing, field: Field, given: Any) -> Any:
    typing.flag = field.flag
    if field.switch:
        return bool(given)
    if field.many:
        return [value for item in given for value in each(field.parse, typing, item)]
    return field.parse(typing, given)


def _from_file(typing: Typing, form: Form, name: str, filled: Filled) -> None:
    call = typing.desk.call
    blob = call.given_bytes(LARGEST + 1) if name == "-" else attach(call.directory / name).content
    read_form(typing, form, blob, name if name != "-" else "stdin", filled)


def read_form(typing: Typing, form: Form, blob: bytes, name: str, filled: Filled) -> None:
    """A form written as YAML, its keys those of the file that the act makes."""
    try:
        filled.document = read(blob)
    except Unreadable as error:
        code = "given-not-utf8" if (error.code, name) == ("not-utf8", "stdin") else error.code
        raise BadFile(code, where=f"{name}:{error.line}", **error.arguments) from None
    filled.file = name
    fields = {field.key: field for field in form.fields}
    for key, value in filled.document.data.items():
        if key.startswith("x-") or value is None:
            continue
        if key not in fields:
            raise Misused("unknown-form-key", where=filled.where((key,)), key=key, allowed=sorted(fields))
        typing.flag = key
        try:
            filled.said[key] = from_yaml(typing, fields[key], value)
            filled.typed[key] = value
        except XcollabError as error:
            error.where = error.where or filled.where((key,))
            raise


def from_yaml(typing: Typing, field: Field, value: Any) -> Any:
    """Texts are understood as if they had been typed; mappings are for the model to judge."""
    if field.many and isinstance(value, list):
        typed = (each(field.parse, typing, str(item)) if isinstance(item, str | int) else [item] for item in value)
        return [one for some in typed for one in some]
    if isinstance(value, str | int) and not isinstance(value, bool):
        return each(field.parse, typing, str(value)) if field.many else field.parse(typing, str(value))
    return value


def missing(form: Form, filled: Filled) -> list[Field]:
    """Required fields that nothing was said about."""
    return [field for field in form.fields if field.required and filled.said.get(field.key) in (None, "", [], ())]


def complete(typing: Typing, form: Form, filled: Filled, command: str) -> None:
    """Ask for what is missing where somebody can be asked; otherwise list it with its flags."""
    lacking = missing(form, filled)
    if lacking and typing.desk.call.interactive:
        ask(typing, form, lacking, filled)
    elif lacking:
        words = typing.desk.call.words
        named = [words.aside(words.label("field", field.key), field.flag) for field in lacking]
        raise Misused("missing-values", missing=named, command=command)

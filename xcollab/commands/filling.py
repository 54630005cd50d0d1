"""Filling a form: flags first, then a file, then the editor, then questions at the terminal. What is missing is listed."""

from collections.abc import Mapping, Sequence
from typing import Any

from xcollab.commands.form import Field, Form
from xcollab.commands.values import Typing, each
from xcollab.errors import BadFile, Misused, XcollabError
from xcollab.render.errors import error_lines
from xcollab.store.attaching import attach
from xcollab.store.reading import LARGEST, Document, Unreadable, read
from xcollab.words import N_


class Filled:
    """What a form says, and where each part of it was written, for messages."""

    def __init__(self) -> None:
        self.said: dict[str, Any] = {}
        self.document: Document | None = None
        self.file = ""

    def where(self, key: tuple[str | int, ...]) -> str:
        """The file and line that a part stands in, or nothing where it was typed as a flag."""
        return (
            f"{self.file}:{self.document.line(key)}" if self.document and key and key[0] in self.document.data else ""
        )


def fill(typing: Typing, form: Form, typed: Mapping[str, Any]) -> Filled:
    """Everything but the editor and the questions: flags over the file."""
    filled = Filled()
    if typed.get("file"):
        _from_file(typing, form, str(typed["file"]), filled)
    for field in form.fields:
        given = typed.get(field.key)
        if given not in (None, (), [], False):
            filled.said[field.key] = _parsed(typing, field, given)
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
            filled.said[key] = _from_yaml(typing, fields[key], value)
        except XcollabError as error:
            error.where = error.where or filled.where((key,))
            raise


def _from_yaml(typing: Typing, field: Field, value: Any) -> Any:
    """Texts are understood as if they had been typed; mappings are for the model to judge."""
    if field.many and isinstance(value, list):
        typed = (each(field.parse, typing, str(item)) if isinstance(item, str | int) else [item] for item in value)
        return [one for some in typed for one in some]
    if isinstance(value, str | int) and not isinstance(value, bool):
        return each(field.parse, typing, str(value)) if field.many else field.parse(typing, str(value))
    return value


def ask(typing: Typing, fields: Sequence[Field], filled: Filled) -> None:
    """Ask at the terminal for some fields; a wrong answer is explained and asked again."""
    call, words = typing.desk.call, typing.desk.call.words
    for field in fields:
        many = words(N_(" (one a line, an empty line ends)")) if field.many else ""
        if field.none:
            many = words(N_(" (one a line; only an empty line: there is none)"))
        call.note(words.named(words.label("field", field.key), words(field.help)) + many)
        answers: list[Any] = []
        while not answers or field.many:
            line = typed_line(call)
            if not line.strip():
                if answers or field.none:
                    break
                continue
            typing.flag = field.flag
            try:
                answers += each(field.parse, typing, line) if field.many else [field.parse(typing, line)]
            except XcollabError as error:
                call.note("\n".join(error_lines(words, error)))
        if answers:
            filled.said[field.key] = answers if field.many else answers[0]
        else:
            filled.said[field.none] = True


def typed_line(call: Any) -> str:
    """One line from the terminal; raises `Misused` where no more can come."""
    print("> ", end="", file=call.err, flush=True)
    line = call.given.readline()
    if not line:
        raise Misused("interrupted")
    return str(line.rstrip("\n"))


def missing(form: Form, filled: Filled) -> list[Field]:
    """Required fields that nothing was said about."""
    return [field for field in form.fields if field.required and filled.said.get(field.key) in (None, "", [], ())]


def complete(typing: Typing, form: Form, filled: Filled, command: str) -> None:
    """Ask for what is missing where somebody can be asked; otherwise list it with its flags."""
    lacking = missing(form, filled)
    if lacking and typing.desk.call.interactive:
        ask(typing, lacking, filled)
    elif lacking:
        words = typing.desk.call.words
        named = [words.aside(words.label("field", field.key), field.flag) for field in lacking]
        raise Misused("missing-values", missing=named, command=command)

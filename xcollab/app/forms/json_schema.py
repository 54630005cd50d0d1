"""A form as JSON Schema (2020-12), in the reader's language: what a file, or another program, may fill in.

Whatever it lets through is understood; the form itself understands more, such as a single text where it wants a list.
"""

from collections.abc import Iterable

from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.kind import Kind, Schema
from xcollab.words.labels import LABELS
from xcollab.words.language import Words

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def form_schema(form: Form, words: Words) -> Schema:
    """What may be filled in: types and words by kind, what is required, titles and explanations as people are asked."""
    return {
        "$schema": DIALECT,
        "title": form.typed,
        "description": words(form.help),
        **_object({field.key: _field(words, field) for field in form.fields}, _required(form.fields)),
    }


def _required(fields: Iterable[Field]) -> list[str]:
    return [field.key for field in fields if field.required]


def _field(words: Words, field: Field) -> Schema:
    kind, one = field.kind, _value(words, field.kind)
    about = {
        "title": words.label("field", field.key),
        "description": words.aside(words(field.help), words(kind.hint)),
    }
    if kind.many:
        listed = ["array", "string"] if kind.apart else "array"  # names may stand in one text
        return {**about, "type": listed, "items": one, **({"minItems": 1} if field.required else {})}
    return {**about, **one}


def _value(words: Words, kind: Kind) -> Schema:
    """One value of a kind."""
    if kind.name == "choice":
        return {"anyOf": [_word(words, kind.candidates, value) for value in LABELS[kind.candidates]]}
    if kind.parts:
        parts: dict[str, Schema] = {
            key: {"title": words.label("field", key), **_value(words, part)} for key, part in kind.parts.items()
        }
        written: Schema = {"type": "string", "pattern": r"\S", "examples": [kind.example]}
        return {"anyOf": [_object(parts, kind.needed), written]}
    return kind.json


def _word(words: Words, group: str, value: str) -> Schema:
    """The canonical value first, then its names in both languages."""
    return {"title": words.label(group, value), "enum": list(dict.fromkeys([value, *LABELS[group][value]]))}


def _object(properties: Schema, required: Iterable[str]) -> Schema:
    """Keys that begin with `x-` are a company's own."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    }

"""A model of a file as JSON Schema: what its types and validators declare, with names and explanations."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from xcollab.render.schemas.wording import SchemaWords, explanations
from xcollab.schema.base import CODE
from xcollab.schema.value import Value, adapter

Schema = dict[str, Any]
_LARGEST_WHOLE = 10**15 - 1
"""The reader takes what has more digits for a text."""
_LONGEST_NUMBER = 65
"""Digits; no id and no digest is longer."""


def definitions(models: Iterable[type[Value]], words: SchemaWords) -> dict[str, Schema]:
    """The models and all that they are made of, by the names of their classes."""
    every = [(model.__name__, "validation", adapter(model).core_schema) for model in models]
    _, found = _Generator(words).generate_definitions(every)  # type: ignore[arg-type]
    return {name: _finished(schema, words) for name, schema in found.items()}


class _Generator(GenerateJsonSchema):
    """Pydantic's own, with our names and explanations, in the order of the models."""

    def __init__(self, words: SchemaWords) -> None:
        super().__init__(by_alias=True, ref_template="#/$defs/{model}")
        self._words = words

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """Editors offer keys in the order in which files are written."""
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:
        """The names are ours."""
        return False

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """With what the sources say of the model and its fields."""
        model: type[Value] = schema["cls"]
        told, about = super().dataclass_schema(schema), explanations(model)
        told.pop("title", None)
        told["description"] = self._words.text(about[""])
        for key, field in told.get("properties", {}).items():
            named = {"title": self._words.name("field", key)}
            told["properties"][key] = named | field
            if key in about:
                told["properties"][key]["description"] = self._words.text(about[key])
        return told

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Names that people choose are held to their form."""
        told, names = super().dict_schema(schema), schema.get("keys_schema")
        held = self.generate_inner(names) if names else {}
        return {**told, "propertyNames": held} if "pattern" in held else told

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A type with one more, rather than a choice of two schemas, of which an editor would tell two mistakes."""
        inner = self.generate_inner(schema["schema"])
        if "enum" in inner:
            return {**inner, "enum": [*inner["enum"], None], "type": [inner["type"], "null"]}
        if "type" in inner and "const" not in inner:
            return {**inner, "type": [inner["type"], "null"]}
        return {"anyOf": [inner, {"type": "null"}]}


def _finished(node: Any, words: SchemaWords) -> Any:
    """With the types that an editor sees where nobody put a text in quotes, and with words for codes and values."""
    if isinstance(node, list):
        return [_finished(each, words) for each in node]
    if not isinstance(node, dict):
        return node
    told = {key: each if key in ("enum", "const") else _finished(each, words) for key, each in node.items()}
    if isinstance(told.get("default"), list | dict | type(None)):
        told.pop("default", None)
    if isinstance(code := told.pop(CODE, None), str):
        told.pop("format", None)  # of a moment it would ask for more than the reader
        told["patternErrorMessage" if "pattern" in told else "errorMessage"] = words.refusal(code)
    if described := words.values([each for each in told.get("enum", ()) if each is not None]):
        told["enumDescriptions"] = [*described, *[""] * (len(told["enum"]) - len(described))]
    return told | dict(_numbers(told))


def _numbers(node: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a text may look like to an editor where it is written without quotes: the reader takes it as it is spelt."""
    types = [node["type"]] if isinstance(node.get("type"), str) else node.get("type", [])
    if "integer" in types and "const" not in node:
        bounds = {"minimum": -_LARGEST_WHOLE, "maximum": _LARGEST_WHOLE}
        yield from ((key, bound) for key, bound in bounds.items() if key not in node)
    if "string" not in types or "enum" in node or "const" in node:
        return
    number = _as_number(tuple(one["pattern"] for one in (node, *node.get("allOf", ())) if "pattern" in one))
    if number:
        yield from {**number, "type": [*types, number["type"]]}.items()


@cache
def _as_number(patterns: tuple[str, ...]) -> Schema:
    """What numbers are written as a text that fulfils all of the patterns; nothing where none is."""

    def fits(text: str) -> bool:
        return all(re.search(pattern, text) for pattern in patterns)

    lengths = [n for n in range(1, _LONGEST_NUMBER + 1) if fits("7" * n)]
    if not lengths:
        return {}
    number: Schema = {"type": "number" if fits("0.7") else "integer"}
    if not fits("-7"):
        number["minimum"] = 10 ** (lengths[0] - 1) if lengths[0] > 1 else 0
    if lengths[-1] < _LONGEST_NUMBER:
        number["maximum"] = 10 ** lengths[-1] - 1
    return number

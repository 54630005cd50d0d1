"""A file to be filled in, from its schema: what is required stands there with nothing behind it, everything else as a comment."""

from collections.abc import Iterator, Mapping
from typing import Any

from xcollab.render.schemas.models import Schema
from xcollab.words import N_
from xcollab.words.language import Words

NOT_WRITTEN = frozenset({"redacted"})
"""Keys that nobody writes into a new file."""


def skeleton(words: Words, schema: Schema, act: str = "", known: Mapping[str, str] | None = None) -> list[str]:
    """The lines of a file of that kind; of statements, one of an act. `known` are values that stand there already."""
    parts = schema.get("$defs", {})
    lines = _Lines(words, parts, known or {})
    node = next((parts[_name(case["then"])] for case in schema.get("allOf", ()) if _act_of(case) == act), schema)
    about = _on_one_line(
        words.named(schema["title"], node["description"]) if node.get("description") else schema["title"]
    )
    fill_in = words(N_("Fill in what has nothing behind it; uncomment what you need."))
    return [f"# {about}", f"# {fill_in}", "", *lines.of(node)]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _act_of(case: Schema) -> Any:
    return case.get("if", {}).get("properties", {}).get("act", {}).get("const")


def _name(reference: Schema) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


class _Lines:
    """Writes the keys of a schema, each with its explanation above it."""

    def __init__(self, words: Words, parts: Mapping[str, Schema], known: Mapping[str, str]) -> None:
        self._words, self._parts, self._known = words, parts, known

    def of(self, node: Schema) -> Iterator[str]:
        """All keys of a file."""
        needed = node.get("required", ())
        for key, about in node["properties"].items():
            if key not in NOT_WRITTEN:
                default = not needed and "default" in about  # a file with nothing in it would be none
                yield from self._field(key, about, required=key in needed, stands=default or key in (*needed, "format"))
                yield ""

    def _field(self, key: str, about: Schema, *, required: bool, stands: bool) -> Iterator[str]:
        words = self._words
        need = words(N_("required")) if required else words(N_("optional"))
        between = "" if words.language == "zh" else " "
        told = between.join(filter(None, (_on_one_line(about.get("description", "")), self._hint(about))))
        named = words.aside(about.get("title", key), need)
        yield f"# {words.named(named, told) if told else named}"
        yield from (line if stands else f"# {line}".rstrip() for line in self._blank(key, about))

    def _hint(self, about: Schema) -> str:
        """How a value is written."""
        about = self._one(about)
        if "enum" in about and len(about["enum"]) < 20:
            names = about.get("enumDescriptions", ())
            shown = [
                self._words.aside(str(value), name if name != value else "")
                for value, name in zip(about["enum"], [*names, *[""] * len(about["enum"])], strict=False)
                if value is not None
            ]
            return "；".join(shown) if self._words.language == "zh" else "; ".join(shown)
        told = {*_types(about)} - {"null"}
        return str(about.get("patternErrorMessage", "")) if told == {"string"} else ""  # ids and texts need no example

    def _one(self, about: Schema) -> Schema:
        """What one value is, of several as well."""
        one: Schema = about.get("items", about)
        return one

    def _blank(self, key: str, about: Schema) -> Iterator[str]:
        if (value := self._known.get(key, about.get("const", about.get("default")))) is not None:
            yield f"{key}: {value}"
            return
        inner = self._part(self._one(about))
        if "items" in about:
            yield f"{key}:"
            first, *rest = [*self._keys(inner)] if inner else [""]
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)
        elif inner:
            yield f"{key}:"
            yield from (f"  {line}" for line in self._keys(inner))
        else:
            yield f"{key}: "

    def _keys(self, part: Schema) -> Iterator[str]:
        """What has to be said of a part; what may be said besides is named after it."""
        needed = part.get("required", ())
        for key in needed:
            yield from self._blank(key, part["properties"][key])
        others = {key: about for key, about in part["properties"].items() if key not in needed}
        yield from (f"# {key}: {about['default']}" for key, about in others.items() if "default" in about)
        if more := [key for key, about in others.items() if "default" not in about]:
            yield "# " + self._words.named(self._words(N_("optional")), ", ".join(more))

    def _part(self, about: Schema) -> Schema | None:
        choices = [about, *about.get("anyOf", ())]
        return next((self._parts[_name(one)] for one in choices if "$ref" in one), None)


def _types(about: Schema) -> list[str]:
    found = about.get("type", [])
    return [found] if isinstance(found, str) else list(found)

"""New files: plain YAML as a person would write it, one layout for all.

Texts that some reader of YAML would take for something else stand in quotes; days and moments do not.
"""

from collections.abc import Mapping
from datetime import date

import yaml

from xcollab.schema.plain import Plain
from xcollab.schema.value import Value, keyed
from xcollab.store.yaml.reading import When, needs_quotes


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented below their key, texts of several lines as blocks, dates without quotes."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


# Whether quotes are needed is `needs_quotes`' to say.
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    """Texts of several lines as blocks, unless they end with a space, which a block cannot; quotes where they are needed."""
    if "\n" in text:
        return '"' if text.endswith(" ") else "|"
    return "'" if needs_quotes(text) else None


_Dumper.add_representer(str, _text)
_Dumper.add_representer(When, _text)


def as_written(record: Value) -> dict[str, Plain]:
    """The record as it stands in its file, its days and moments told from texts that look like one."""
    told = keyed(record)
    return {key: _marked(told[key], value) for key, value in record.dump().items()}


def _marked(told: object, value: Plain) -> Plain:
    if isinstance(told, Value):
        told = keyed(told)
    if isinstance(value, dict) and isinstance(told, dict):
        return {key: _marked(told[key], item) for key, item in value.items()}
    if isinstance(value, list) and isinstance(told, list | tuple):
        return [_marked(*pair) for pair in zip(told, value, strict=True)]
    return When(value) if isinstance(told, date) else value


def write(data: Mapping[str, Plain]) -> bytes:
    """A record as the bytes of a new file."""
    text = yaml.dump(dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    # `on` is a plain word to every YAML 1.2 reader, and the first thing people see of a statement.
    return ("on: " + text.removeprefix("'on': ") if text.startswith("'on': ") else text).encode()

"""New files: plain YAML as a person would write it, one layout for all."""

from typing import Any

import yaml

from xcollab.store.reading import needs_quotes


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented below their key, texts of several lines as blocks, dates without quotes."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


# Dates are text to our reader, so they need no quotes; everything that another YAML 1.1 reader would misread gets them.
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


def write(data: dict[str, Any]) -> bytes:
    """A record as the bytes of a new file."""
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    # `on` is a plain word to every YAML 1.2 reader, and the first thing people see of a statement.
    return ("on: " + text.removeprefix("'on': ") if text.startswith("'on': ") else text).encode()

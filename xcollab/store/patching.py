"""Plans that a person wrote are patched, not rewritten: comments, order, quotes and a company's own keys stay.

ruamel.yaml was chosen because it keeps them; it is used for nothing else, because it is slow and lenient.
"""

from difflib import SequenceMatcher
from io import StringIO
from itertools import pairwise
from typing import Any

Record = dict[str, Any]


def patch(blob: bytes, before: Record, after: Record) -> bytes:
    """The file's text, changed from saying `before` to saying `after`: only what differs is touched."""
    if before == after:
        return blob
    from ruamel.yaml import YAML

    text = blob.decode("utf-8-sig")
    newline = "\r\n" if "\r\n" in text else "\n"
    ruamel = YAML()
    ruamel.width = 10_000
    ruamel.preserve_quotes = True
    offset = _list_offset(text)
    ruamel.indent(mapping=2, sequence=offset + 2, offset=offset)
    tree = ruamel.load(text.replace("\r\n", "\n"))
    _patch_mapping(tree, before, after)
    out = StringIO()
    ruamel.dump(tree, out)
    return out.getvalue().replace("\n", newline).encode()


def _patch_mapping(tree: Any, before: Record, after: Record) -> None:
    for key in before.keys() - after.keys():
        del tree[key]
    for key, value in after.items():
        if key not in before:
            tree[key] = _node(value)
        elif before[key] != value:
            if isinstance(value, list) and isinstance(before[key], list) and isinstance(tree.get(key), list):
                _patch_list(tree[key], before[key], value)
            else:
                tree[key] = _node(value)


def _patch_list(tree: Any, before: list[Any], after: list[Any]) -> None:
    """Items that stay keep their place in the file, with their comments; from the end, so that places do not shift."""
    matcher = SequenceMatcher(a=[repr(item) for item in before], b=[repr(item) for item in after], autojunk=False)
    for change, start, stop, first, last in reversed(matcher.get_opcodes()):
        if change == "equal":
            continue
        if change == "replace" and stop - start == last - first:
            for old, new in zip(range(start, stop), range(first, last), strict=True):
                if isinstance(before[old], dict) and isinstance(after[new], dict):
                    _patch_mapping(tree[old], before[old], after[new])
                else:
                    tree[old] = _node(after[new])
            continue
        for position in reversed(range(start, stop)):
            del tree[position]
        for item in reversed(after[first:last]):
            tree.insert(start, _node(item))


def _node(value: Any) -> Any:
    """Plain values as ruamel should write them: texts of several lines as blocks, what is no text to others in quotes."""
    from ruamel.yaml.scalarstring import LiteralScalarString, SingleQuotedScalarString

    from xcollab.store.reading import scalar

    if isinstance(value, dict):
        return {key: _node(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_node(item) for item in value]
    if not isinstance(value, str):
        return value
    if "\n" in value:
        return LiteralScalarString(value)
    return value if scalar(value) == value else SingleQuotedScalarString(value)


def _list_offset(text: str) -> int:
    """Whether the file's lists are indented below their key (2) or flush with it (0)."""
    lines = text.splitlines()
    for before, line in pairwise(lines):
        if before.rstrip().endswith(":") and line.lstrip().startswith("- "):
            return 0 if len(line) - len(line.lstrip()) == len(before) - len(before.lstrip()) else 2
    return 2

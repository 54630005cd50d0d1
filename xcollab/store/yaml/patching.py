"""Plans that a person wrote are patched, not rewritten: comments, order, quotes and a company's own keys stay.

A file is cut into its fields, and only a field that changes is touched: everything else stays byte for byte. Within the field
ruamel.yaml keeps comments and quotes; it is used for nothing else, because it is slow and lenient.
"""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING

from xcollab.schema.plain import Plain
from xcollab.store.yaml.reading import LARGEST, needs_quotes, read

if TYPE_CHECKING:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

Record = Mapping[str, Plain]


def patch(blob: bytes, before: Record, after: Record) -> bytes:
    """The file's text, changed from saying `before` to saying `after`: only fields that differ are touched."""
    text = blob.decode()
    mark = "\ufeff" * text.startswith("\ufeff")
    text = text.removeprefix(mark)
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    fields = spans(blob, lines)
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    if not changed:
        return blob
    if fields is None:
        return (mark + _patched(text, before, after, text)).encode()
    added = [key for key in changed if key not in fields]
    for key in sorted(fields.keys() & set(changed), key=lambda key: -fields[key].start):
        span, there = fields[key], "".join(lines[fields[key]])
        if key in after:
            lines[span] = [_patched(there, _one(before, key), _one(after, key), text)]
        else:
            del lines[span]
    if added and not lines[-1].endswith("\n"):
        lines[-1] += "\r\n" if "\r\n" in text else "\n"
    end = next((number for number, line in enumerate(lines) if line.startswith("...")), len(lines))
    lines[end:end] = [_patched("", {}, _one(after, key), text) for key in added if key in after]
    return (mark + "".join(lines)).encode()


def _one(record: Record, key: str) -> Record:
    return {key: record[key]} if key in record else {}


def spans(blob: bytes, lines: list[str]) -> dict[str, "slice[int, int, None]"] | None:
    """The lines of each field, without the comments that lead to the next one; None where fields share lines."""
    begins = sorted((line - 1, str(key[0])) for key, line in read(blob).lines.items() if len(key) == 1)
    ends = [*(line for line, _ in begins[1:]), len(lines)]
    found = {}
    for (start, key), end in zip(begins, ends, strict=True):
        while end > start and re.match(r"\s*$|#|\.\.\.", lines[end - 1]):
            end -= 1
        if end <= start or not re.match(r"[^\s{?-]", lines[start]):
            return None
        found[key] = slice(start, end)
    return found


def _patched(there: str, before: Record, after: Record, whole: str) -> str:
    """A few lines of YAML, patched, in the manner of the whole file."""
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.resolver import VersionedResolver

    class AllText(VersionedResolver):
        """What is not touched stays as it is spelt, `010` and `2026-02-30` too."""

        versioned_resolver: Mapping[str, object] = {}

    ruamel = YAML()
    ruamel.Resolver = AllText
    ruamel.width = LARGEST
    ruamel.preserve_quotes = True
    offset = _list_offset(there.splitlines() + whole.splitlines())
    ruamel.indent(mapping=2, sequence=offset + 2, offset=offset)
    tree = ruamel.load(there.replace("\r\n", "\n")) or CommentedMap()
    _patch_mapping(tree, before, after)
    out = StringIO()
    ruamel.dump(tree, out)
    text = out.getvalue()
    if there and not there.endswith("\n"):
        text = text.removesuffix("\n")
    return text.replace("\n", "\r\n") if "\r\n" in (there or whole) else text


def _patch_mapping(tree: "CommentedMap", before: Record, after: Record) -> None:
    for key in before.keys() - after.keys():
        tree.pop(key, None)
    for key, value in after.items():
        was = before.get(key)
        if was != value:
            if isinstance(value, list) and isinstance(was, list) and isinstance(tree.get(key), list):
                _patch_list(tree[key], was, value)
            elif isinstance(value, dict) and isinstance(was, dict) and value and isinstance(tree.get(key), dict):
                _patch_mapping(tree[key], was, value)
            else:
                tree[key] = _node(value)


def _patch_list(tree: "CommentedSeq", before: list[Plain], after: list[Plain]) -> None:
    """Items that stay keep their place in the file, with their comments; from the end, so that places do not shift."""
    matcher = SequenceMatcher(a=[repr(item) for item in before], b=[repr(item) for item in after], autojunk=False)
    for change, start, stop, first, last in reversed(matcher.get_opcodes()):
        if change == "equal":
            continue
        if change == "replace" and stop - start == last - first:
            for old, new in zip(range(start, stop), range(first, last), strict=True):
                was, value = before[old], after[new]
                if isinstance(was, dict) and isinstance(value, dict):
                    _patch_mapping(tree[old], was, value)
                else:
                    tree[old] = _node(value)
            continue
        for position in reversed(range(start, stop)):
            del tree[position]
        for item in reversed(after[first:last]):
            tree.insert(start, _node(item))


def _node(value: Plain) -> Plain:
    """Plain values as they should be spelt: texts of several lines as blocks, what is no text to others in quotes."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString

    if isinstance(value, dict):
        return {key: _node(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_node(item) for item in value]
    if not isinstance(value, str):
        return "null" if value is None else str(value).lower()
    spelt: type[str] = str
    if "\n" in value:
        spelt = DoubleQuotedScalarString if value.endswith(" ") else LiteralScalarString
    elif needs_quotes(value):
        spelt = SingleQuotedScalarString
    return spelt(value)


def _list_offset(lines: list[str]) -> int:
    """Whether lists are indented below their key (2) or flush with it (0)."""
    for before, line in pairwise(lines):
        if before.rstrip().endswith(":") and line.lstrip().startswith("- "):
            return 0 if len(line) - len(line.lstrip()) == len(before) - len(before.lstrip()) else 2
    return 2

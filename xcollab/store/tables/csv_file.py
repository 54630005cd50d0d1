"""A list as CSV: in UTF-8, with or without a mark, in UTF-16 as Excel's "Unicode text", or in GBK as Excel saves it in China."""

import csv
from io import StringIO

from xcollab.errors import BadFile, Problem
from xcollab.store.tables.cells import LARGEST, MOST_COLUMNS, MOST_ROWS, Table, letters, table

_FORMULA = ("=", "＝")
_SEPARATORS = ",;\t"


def read_csv(content: bytes, name: str) -> Table:
    """The list. Raises `BadFile` for one in no encoding that is known, or too large."""
    if len(content) > LARGEST:
        raise BadFile("table-too-large", where=name, most=MOST_ROWS)
    text = _decoded(content, name)
    separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
    try:
        lines = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise BadFile("table-unreadable", where=name) from None
    if len(lines) > MOST_ROWS or any(len(line) > MOST_COLUMNS for line in lines):
        raise BadFile("table-too-large", where=name, most=MOST_ROWS)
    problems = [
        Problem(name, number, "cell-formula", {"cell": f"{letters(at)}{number}"})
        for number, line in enumerate(lines, start=1)
        for at, value in enumerate(line, start=1)
        if value.startswith(_FORMULA)
    ]
    return table(name, [(number, [_own(v) for v in line]) for number, line in enumerate(lines, start=1)], problems)


def _own(value: str) -> str:
    """Without the apostrophe by which an export keeps a text from being taken for a formula."""
    return value[1:] if value[:1] == "'" and value[1:].lstrip()[:1] in tuple("=+-@|%＝＋－＠") else value


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]  # what is valid UTF-8 is hardly ever meant as GBK
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadFile("table-unreadable", where=name)

"""A list as the first sheet of a workbook that shows anything, as Excel, WPS and LibreOffice write it. Needs openpyxl."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings
from zipfile import BadZipFile, ZipFile

from xcollab.errors import BadFile, Misused, Problem
from xcollab.store.files.installer import adding
from xcollab.store.tables.cells import EXPORTED_AT, LARGEST, MOST_COLUMNS, MOST_ROWS, CellValue, Table, letters, table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_COMMIT = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
_CODE = re.compile("_x(005F|00[01][0-9A-F])_", re.IGNORECASE)
"""How a workbook writes a character by its number: a return, say, and the beginning of what looks like this and is a text.
LibreOffice leaves the latter as they are.
"""
_UNPACKED = 200_000_000
"""Bytes that the parts of a workbook may have once unpacked: more is an attack or no list."""


def read_workbook(content: bytes, name: str) -> Table:
    """The list. Raises `Misused` where openpyxl is not installed, `BadFile` for what is no workbook, or too large."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise Misused("extra-missing", package="openpyxl", command=adding("openpyxl")) from None
    _refuse_huge(content, name)
    try:
        with catch_warnings(action="ignore"):  # what it does not read of a workbook is of no list
            book = load_workbook(BytesIO(content), data_only=False, keep_links=False)
    except Exception as error:  # whatever a damaged or hostile workbook makes its reader raise
        raise BadFile("table-unreadable", where=name) from error
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible" and sheet.max_row > 0]
    if not sheets:
        raise BadFile("table-unreadable", where=name)
    sheet = sheets[0]
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise BadFile("table-too-large", where=name, most=MOST_ROWS)
    problems: list[Problem] = []
    lines = list(_lines(sheet, name, problems))
    return table(name, lines, problems)._replace(exported_at=_exported_at(book))


def _exported_at(book: "Workbook") -> str:
    properties: Iterable[object] = getattr(getattr(book, "custom_doc_props", None), "props", ())
    said = next((getattr(one, "value", "") for one in properties if getattr(one, "name", "") == EXPORTED_AT), "")
    return said if isinstance(said, str) and _COMMIT.fullmatch(said) else ""


def _refuse_huge(content: bytes, name: str) -> None:
    if len(content) > LARGEST:
        raise BadFile("table-too-large", where=name, most=MOST_ROWS)
    try:
        with ZipFile(BytesIO(content)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except BadZipFile:
        raise BadFile("table-unreadable", where=name) from None
    if size > _UNPACKED:
        raise BadFile("table-too-large", where=name, most=MOST_ROWS)


def _lines(sheet: "Worksheet", name: str, problems: list[Problem]) -> Iterator[tuple[int, list[CellValue | None]]]:
    above = _merged(sheet)
    for number, row in enumerate(sheet.iter_rows(), start=1):
        line: list[CellValue | None] = []
        for at, here in enumerate(row, start=1):
            cell = sheet.cell(above[number, at], at) if (number, at) in above else here
            address = {"cell": f"{letters(at)}{number}"}
            if cell.data_type == "f":
                problems.append(Problem(name, number, "cell-formula", address))
            if cell.data_type == "e":
                problems.append(Problem(name, number, "cell-error", {**address, "value": str(cell.value)}))
            line.append(_value(cell.value))
        yield number, line


def _merged(sheet: "Worksheet") -> dict[tuple[int, int], int]:
    """The cells of a column that are one with a cell above them, as people write an owner once for several rows: its row, by
    their row and column. What is merged across columns is a title, and no value.
    """
    found: dict[tuple[int, int], int] = {}
    for area in sheet.merged_cells.ranges:
        if area.min_col == area.max_col and len(found) < MOST_ROWS * MOST_COLUMNS:
            rows = range(area.min_row + 1, min(area.max_row, sheet.max_row) + 1)
            found |= {(row, area.min_col): area.min_row for row in rows}
    return found


def _value(value: object) -> CellValue | None:
    if isinstance(value, str):
        return _CODE.sub(lambda code: chr(int(code[1], 16)), value).replace("\r\n", "\n").replace("\r", "\n")
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # sheets keep every number as a fraction
    return str(value)

"""Sheets as a workbook for Excel: a frozen header, filters, drop-downs, red for late and yellow for help. Needs openpyxl."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from xcollab.render.base.sanitize import safe
from xcollab.render.base.width import width_of
from xcollab.render.export.sheets import Column, Sheet, formula
from xcollab.words import N_
from xcollab.words.language import Words

_HEAD = PatternFill("solid", start_color="FF1F3A5F")
_RED = PatternFill("solid", start_color="FFFBD5D2", end_color="FFFBD5D2")
_YELLOW = PatternFill("solid", start_color="FFFFF0C2", end_color="FFFFF0C2")
_LINE = Border(bottom=Side("thin", color="FFD9DEE5"))
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads `_x0041_` as the character of that number, unless the first `_` is written as one itself."""
_LINE_HEIGHT, _HIGHEST = 15.0, 409.0
"""Points: what a line takes, and what Excel lets a row be."""
_SPARE = 200
"""Rows below the list that keep its drop-downs and colours."""


def workbook(words: Words, sheets: Sequence[Sheet], moment: datetime, properties: Mapping[str, str]) -> bytes:
    """The file, with properties of its own. Its times are `moment`, so that the same lists are the same bytes."""
    book: Any = Workbook()
    for name, value in properties.items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    book.remove(book.worksheets[0])
    lists = words(N_("Lists"))
    columns: list[tuple[str, ...]] = []
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet, lists, columns)
    hidden = book.create_sheet(lists)
    hidden.sheet_state = "hidden"
    for number, choices in enumerate(columns, start=1):
        for row, choice in enumerate(choices, start=1):
            hidden.cell(row, number, choice)
    return _bytes(book, moment)


def _fill(page: Any, sheet: Sheet, lists: str, columns: list[tuple[str, ...]]) -> None:
    last = len(sheet.rows) + 1
    for number, column in enumerate(sheet.columns, start=1):
        head = page.cell(1, number)
        _write(head, column.heading)
        head.font, head.fill = Font(bold=True, color="FFFFFFFF"), _HEAD
        head.alignment = Alignment(vertical="center", wrap_text=True)
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = column.width
        if column.choices:
            _offer(page, f"{letter}2:{letter}{last + _SPARE}", lists, len(columns) + 1, len(column.choices))
            columns.append(column.choices)
    for row, values in enumerate(sheet.rows, start=2):
        for number, value in enumerate(values, start=1):
            _write(page.cell(row, number), value)
        page.row_dimensions[row].height = _height(sheet.columns, values)
    page.row_dimensions[1].height = 24
    page.freeze_panes = "D2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{last}"
    page.sheet_view.zoomScale = 100
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    _colour(page, sheet, last + _SPARE)


def _height(columns: Sequence[Column], values: Sequence[str | date | None]) -> float:
    """In points: as much as the highest cell needs. Who draws the sheet elsewhere than in Excel does not find out alone."""
    texts = ((column.width, value) for column, value in zip(columns, values, strict=True) if isinstance(value, str))
    lines = max(
        (sum(max(1, -(-width_of(line) // width)) for line in safe(text).split("\n")) for width, text in texts),
        default=1,
    )
    return min(_LINE_HEIGHT * lines, _HIGHEST)


def _write(cell: Any, value: str | date | None) -> None:
    """Text stays text, even where it looks like a formula, and even after somebody edited it."""
    cell.alignment, cell.border = Alignment(vertical="top", wrap_text=True), _LINE
    if isinstance(value, date):
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif value:
        cell.value = _CODE.sub("_x005F_", safe(value))
        cell.data_type = "s"
        cell.quotePrefix = formula(value)


def _offer(page: Any, where: str, lists: str, column: int, count: int) -> None:
    """A drop-down out of the hidden sheet: a list of its own would break at a comma."""
    letter = get_column_letter(column)
    source = f"{quote_sheetname(lists)}!${letter}$1:${letter}${count}"
    offer = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning")
    offer.add(where)
    page.add_data_validation(offer)


def _colour(page: Any, sheet: Sheet, last: int) -> None:
    where = f"A2:{get_column_letter(len(sheet.columns))}{last}"
    for column_and_word, fill in ((sheet.late, _RED), (sheet.help, _YELLOW)):
        if column_and_word:
            column, word = column_and_word
            formulas = [f'${get_column_letter(column + 1)}2="{word}"']
            rule = Rule(type="expression", formula=formulas, dxf=DifferentialStyle(fill=fill), stopIfTrue=True)
            page.conditional_formatting.add(where, rule)


def _bytes(book: Workbook, moment: datetime) -> bytes:
    """The workbook without the clock: openpyxl and zip would both write the time of the export into it."""
    book.properties.creator = "xcollab"
    book.properties.created = book.properties.modified = moment.replace(tzinfo=None, microsecond=0)
    written, out = BytesIO(), BytesIO()
    ExcelWriter(book, ZipFile(written, "w")).save()
    with ZipFile(written) as parts, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts.read(name), ZIP_DEFLATED)
    return out.getvalue()

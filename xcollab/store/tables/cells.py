"""A list as it was read: its headings, its rows, and what was wrong with cells. Nothing in it is ever calculated."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from xcollab.errors import Problem

CellValue = str | date
MOST_ROWS, MOST_COLUMNS, LARGEST = 20_000, 200, 10_000_000
"""Rows, columns and bytes of a list: far beyond any of people or tasks."""

EXPORTED_AT = "xcollab-commit"
"""The property of a workbook that says of which commit its lists are: what comes back is compared with that."""


class Cell(NamedTuple):
    """What stands in a cell, and where: `B7`."""

    address: str
    value: CellValue

    @property
    def text(self) -> str:
        """Its text, without blanks around it."""
        return str(self.value).strip()


class Row(NamedTuple):
    """A row that says something, by the headings of its columns."""

    number: int
    """From 1, the heading's included."""
    cells: Mapping[str, Cell]


class Table(NamedTuple):
    """A list."""

    name: str
    """Of its file, for messages."""
    headings: Mapping[str, Cell]
    """By their plain form (see `plain`)."""
    rows: Sequence[Row]
    problems: Sequence[Problem]
    """What cannot be taken from it, such as formulas."""
    exported_at: str = ""
    """The commit that it was written of, where it was exported and says so."""


def plain(heading: str) -> str:
    """A heading to compare by: half-width, small, without blanks and marks that say that it is needed."""
    return "".join(normalize("NFKC", heading).lower().split()).strip("*:：")


def letters(column: int) -> str:
    """The letters of a column, from 1: A, B, … AA."""
    found = ""
    while column:
        column, one = divmod(column - 1, 26)
        found = chr(ord("A") + one) + found
    return found


def table(name: str, lines: Sequence[tuple[int, Sequence[CellValue | None]]], problems: Sequence[Problem]) -> Table:
    """The list that lines of cells make: the first that says anything is the heading. Lines without a word are left out."""
    told = [(number, line) for number, line in lines if any(str(value or "").strip() for value in line)]
    if not told:
        return Table(name, {}, (), problems)
    (first, heads), *rest = told
    columns = {at: str(value).strip() for at, value in enumerate(heads, start=1) if str(value or "").strip()}
    headings: dict[str, Cell] = {}
    twice = []
    for at, text in columns.items():
        cell = Cell(f"{letters(at)}{first}", text)
        if plain(text) in headings:
            twice.append(Problem(name, first, "heading-twice", {"cell": cell.address, "heading": text}))
        headings.setdefault(plain(text), cell)
    rows = [Row(number, _cells(number, line, columns)) for number, line in rest]
    return Table(name, headings, rows, (*problems, *twice))


def _cells(number: int, line: Sequence[CellValue | None], columns: Mapping[int, str]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for at, heading in columns.items():
        value = line[at - 1] if at <= len(line) else None
        if value is not None and str(value).strip():
            found.setdefault(plain(heading), Cell(f"{letters(at)}{number}", value))
    return found

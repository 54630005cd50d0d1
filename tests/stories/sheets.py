"""A table of a page, below a paragraph that names a workbook, lies there as that workbook when the story begins."""

import re
from datetime import date
from pathlib import Path

from openpyxl import Workbook

_SHEET = re.compile(r"`([^`\n]+\.xlsx)`[^\n]*\n\n((?:\|[^\n]*\n)+)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def lay_out(page: str, root: Path) -> None:
    """Write every workbook that the page shows; a day in digits is one of Excel's dates there."""
    for name, table in _SHEET.findall(page):
        book = Workbook()
        sheet = book.worksheets[0]
        for line in [one for one in table.splitlines() if not set(one) <= set("|- ")]:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            sheet.append([date.fromisoformat(cell) if _DAY.fullmatch(cell) else cell or None for cell in cells])
        book.save(root / name)

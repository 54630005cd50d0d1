"""A list from a file that somebody names."""

from pathlib import Path

from xcollab.app.context import Context
from xcollab.render.base.sanitize import safe_line
from xcollab.store.disk.chosen_files import read_named
from xcollab.store.tables.cells import LARGEST, Table
from xcollab.store.tables.csv_file import read_csv
from xcollab.store.tables.workbook_file import read_workbook


def table_of(context: Context, typed: str) -> Table:
    """The list in a CSV file or a workbook. Raises `BadFile` for what is none, `Misused` where there is no such file."""
    file = context.directory / Path(typed).expanduser()
    content, name = read_named(file, LARGEST), safe_line(file.name)  # which the commit names
    return read_table(content, name)


def read_table(content: bytes, name: str) -> Table:
    """The list in some bytes, whichever they are."""
    return read_workbook(content, name) if content.startswith(b"PK\x03\x04") else read_csv(content, name)

"""A list or a notice that is given as a file: what came with the form, and no path that is typed."""

from typing import Any

from xcollab.app.forms.form import Field
from xcollab.app.forms.kind import Kind
from xcollab.app.forms.values import Typing
from xcollab.app.imports.reading import read_table
from xcollab.errors import Misused
from xcollab.render.base.sanitize import safe_line
from xcollab.store.files.attachments import received
from xcollab.store.tables.cells import Table
from xcollab.words import N_


def _sent(typing: Typing, typed: str) -> tuple[str, bytes]:
    sent = typing.view.context.sent or {}
    if typed not in sent:
        raise Misused("no-such-file", path=typed, said="")
    file = received(*sent[typed])
    return safe_line(file.name), file.content


_GIVEN = Kind("file", _sent, {"type": "string"}, metavar="FILE")
LIST = Field("file", "FILE", N_("A CSV file (UTF-8 or GBK) or a workbook, with the columns name, email and department."),
             _GIVEN, required=True)  # fmt: skip
DEPARTMENTS = LIST._replace(help=N_("A CSV file (UTF-8 or GBK) or a workbook, with a column department, and a column code where ids are to be chosen."))  # fmt: skip
NOTICE = LIST._replace(help=N_("A JSON file with year and days (name, date, isOffDay)."))


def table_in(said: Any) -> Table:
    """The list in the file that a form says."""
    name, content = said["file"]
    return read_table(content, name)

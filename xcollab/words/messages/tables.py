"""Refusals of lists that are taken in: workbooks and CSV files, by cell."""

from collections.abc import Mapping

from xcollab.words import N_

TABLES: Mapping[str, tuple[str, str]] = {
    "table-too-large": (N_("the list is too large: at most {most} rows, and 10 MB"), N_("take the sheet with the list alone into a file of its own")),
    "table-unreadable": (N_("the file is no list that can be read"), N_("save it as a workbook (.xlsx), or as CSV in UTF-8 or GBK")),
    "table-refused": (N_("nothing was written: {n} places of the list are wrong"), N_("mend them in the list and take it in again; --dry-run shows what would be written")),
    "table-empty": (N_("below the headings there is nothing"), N_("each row is one entry")),
    "heading-twice": (N_("{cell}: there are two columns “{heading}”"), N_("name or remove one of them")),
    "column-missing": (N_("there is no column {heading}"), N_("the first row that says anything holds the headings")),
    "cell-formula": (N_("{cell}: a formula, which is not calculated here"), N_("put the value there: copy the cells and paste them as values")),
    "cell-error": (N_("{cell}: the sheet shows {value}"), N_("put the value there")),
    "cell-empty": (N_("row {cell}: {column} says nothing"), N_("fill it in, or remove the row")),
    "cell-no-department": (N_("{cell}: there is no department “{value}”"), N_("there is: {there}. `xcollab department import --help` shows how those of a list are added")),
    "cell-no-value": (N_("{cell}: “{value}” cannot stand there"), N_("an address is written name@example.com; an id is of lower-case letters, digits and hyphens")),
    "cell-no-text": (N_("{cell}: “{value}” cannot stand there: a short text in one line, without invisible characters"), N_("type it anew")),
    "cell-taken": (N_("{cell}: {value} is that of {whose} already"), N_("each person has addresses and an id of their own; a column {heading} gives another id")),
    "cell-no-id": (N_("{cell}: “{value}” gives no id that is free ({id})"), N_("a column {heading} gives each department a short id, such as sales")),
    "row-there": (N_("“{title}” is the task {task} already, and left as it is"), N_("`xcollab task edit --help` and `xcollab task reschedule --help` show how it is changed")),
    "row-twice": (N_("{cell}: another row is {task} as well"), N_("each task has an id of its own")),
    "row-unknown": (N_("{cell}: there is no task “{value}”"), N_("write the title or the id of a task of the list, or of one that is there")),
    "all-there": (N_("all of the list is there already ({n})"), N_("what is said of somebody is changed as `xcollab member edit --help` shows")),
}  # fmt: skip

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
    "row-there": (N_("the task {task} is there already, with another {fields}, and left as it is"), N_("where the list was exported, --exported-at COMMIT says when, and what was changed in it since is taken over")),
    "rows-elsewhere": (N_("{n} rows are of other collaborations ({collabs}) and left"), N_("they are taken in by themselves: -C {first}")),
    "rows-gone": (N_("{n} tasks are not in the list, such as {tasks}; nothing is done to them"), N_("`xcollab task cancel --help` shows how a task is given up")),
    "compared-with-now": (N_("the list does not say when it was exported: what stands here now was compared with it"), N_("where somebody changed anything here since then, that is undone by it; --exported-at COMMIT says when it was")),
    "changed-since": (N_("{task} has another {fields} here since the list was exported; that stays"), ""),
    "cell-both": (N_("{cell}: {heading} of {task} was changed here as well since the list was exported; now it is {now}"), N_("write what is to hold into a list that is exported anew")),
    "cell-emptied": (N_("{cell}: {heading} of {task} cannot be empty"), N_("nothing is taken away by an empty cell: write what is to stand there")),
    "cell-no-reason": (N_("{cell}: the date of {task} is agreed, and moves for a reason"), N_("write it into the row, in the column {column}")),
    "cell-no-status": (N_("{cell}: how {task} stands is not taken from a list"), N_("whoever works on it says so: `xcollab task log {task} --help`")),
    "cell-no-collab": (N_("{cell}: there is no collaboration “{value}”"), N_("write its id, or leave the cell empty for the one that the list is taken into")),
    "list-of-others": (N_("no row is of {mine}: they are of {collabs}"), N_("name the collaboration: -C {first}")),
    "list-unchanged": (N_("the list says nothing that is not there already ({n} rows)"), ""),
    "table-of-other-commit": (N_("the list was exported at commit {commit}, which is not in this clone"), N_("`xcollab sync` brings what others have; or --exported-at COMMIT names one to compare with, HEAD being what stands here now")),
    "row-twice": (N_("{cell}: row {row} is the task {task} as well"), N_("each task has one row, and a new one an id of its own, or none")),
    "row-unknown": (N_("{cell}: there is no task “{value}”"), N_("write the title or the id of a task of the list, or of one that is there")),
    "mapping-nobody": (N_("{cell}: nobody here is called “{login}”"), N_("say in the mapping file (--mapping FILE), under `people:`, who it is: `{login}: MEMBER`; or put the account into the member's `forge`")),
    "mapping-unsaid": (N_("{n} entries say nothing of {heading}, which is our {key}"), N_("say in the mapping file (--mapping FILE), under `fields:`, where it stands, or under `otherwise:` what counts instead: `{key}: …`")),
    "mapping-no-text": (N_("{key}: a text is needed here, or a list of texts"), N_("put it between quotes: '…'")),
    "mapping-no-keys": (N_("{key}: keys are needed here, each with a text or a list of texts"), N_("such as `fields:` and below it, set in, `title: Summary`")),
    "json-no-list": (N_("the document is no list of entries (key: {key})"), N_("say in the mapping file, as `entries:`, the key under which the list lies")),
    "all-there": (N_("all of the list is there already ({n})"), N_("what is said of somebody is changed as `xcollab member edit --help` shows")),
}  # fmt: skip

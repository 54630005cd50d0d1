"""Columns by what people call them: those of a list that was exported in either language, and what else they say."""

import pytest

from tests.support.at_work import People
from xcollab.app.imports.columns import PEOPLE, TASKS, Columns, columns_of_tasks
from xcollab.app.views.reports.exports import table as exported
from xcollab.render.export.sheets import TASK_COLUMNS
from xcollab.store.tables.csv_file import read_csv
from xcollab.words.language import Words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_list_that_was_exported_is_known_by_its_headings_in_either_language(onlookers: People, language: str) -> None:
    context = onlookers.context("zhou").speaking(language)
    view = onlookers.view("zhou").in_words_of(context)
    columns = columns_of_tasks(read_csv(exported(view), "tasks.csv"), ("title",))
    (row,) = columns.table.rows
    assert [key for key in TASKS if key in TASK_COLUMNS and key not in columns] == []
    for key in TASKS.keys() & TASK_COLUMNS.keys():
        assert columns.heading(key) == Words(view.context.words.language)(TASK_COLUMNS[key][0])
    assert (columns.text(row, "id"), columns.text(row, "title"), columns.text(row, "due")) == (
        "report",
        "Report",
        "2024-07-10",
    )


def test_what_a_heading_means_in_an_export_it_means_nowhere_else_there() -> None:
    other = columns_of_tasks(read_csv("任务,备注\n价目表,一页".encode(), "x.csv"), ())
    assert other.heading("title") == "任务" and other.heading("description") == "备注"
    ours = columns_of_tasks(read_csv("任务,备注,原定日期\nprice,逾期 2 天,2024-07-05".encode(), "x.csv"), ())
    assert "title" not in ours and "description" not in ours and ours.heading("id") == "任务"


def test_a_column_that_is_not_there_says_nothing_and_has_a_name_in_each_language() -> None:
    columns = Columns(read_csv(b"name\nLi", "x.csv"), PEOPLE, ("name", "email"))
    assert columns.cell(columns.table.rows[0], "email") is None and columns.heading("email") == "邮箱 / email"
    assert [one.arguments["heading"] for one in columns.problems()] == [["邮箱", "email"]]

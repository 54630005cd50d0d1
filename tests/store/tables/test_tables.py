"""Lists as programs for sheets save them: encodings, separators, formulas, blank rows, days and numbers, and what is no list."""

from datetime import date, datetime
from io import BytesIO
from warnings import catch_warnings
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from xcollab.errors import BadFile
from xcollab.store.tables import cells
from xcollab.store.tables.cells import letters, plain
from xcollab.store.tables.csv_file import read_csv
from xcollab.store.tables.workbook_file import read_workbook

LINES = "姓名,邮箱\r\n李娜,li@example.com\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_is_read_in_the_encodings_in_which_it_is_saved(encoding: str, separator: str) -> None:
    found = read_csv(LINES.replace(",", separator).encode(encoding), "people.csv")
    assert [heading.text for heading in found.headings.values()] == ["姓名", "邮箱"]
    (row,) = found.rows
    assert (row.number, row.cells["姓名"].text, row.cells["邮箱"].address) == (2, "李娜", "B2")


def test_blank_lines_and_blank_cells_say_nothing_and_the_rows_keep_their_numbers() -> None:
    found = read_csv(b"\r\n,\r\nname,mail,\r\n,,\r\nLi, ,x\r\n", "people.csv")
    assert list(found.headings) == ["name", "mail"] and [row.number for row in found.rows] == [5]
    assert list(found.rows[0].cells) == ["name"]


def test_headings_are_the_same_in_full_width_with_blanks_and_with_a_mark_that_they_are_needed() -> None:
    assert plain(" ＮＡＭＥ *") == plain("Name:") == "name" and plain("电子 邮箱：") == "电子邮箱"


def test_a_formula_is_told_and_never_calculated_and_what_an_export_wrote_against_it_is_a_text_again() -> None:
    found = read_csv("a,b\n=1+1,＝2\n'=3,'plain\n".encode(), "x.csv")
    assert [(one.code, one.arguments["cell"]) for one in found.problems] == [
        ("cell-formula", "A2"),
        ("cell-formula", "B2"),
    ]
    assert [cell.text for cell in found.rows[1].cells.values()] == ["=3", "'plain"]


def test_two_columns_of_one_name_are_told() -> None:
    (problem,) = read_csv(b"a,b,A\n1,2,3\n", "x.csv").problems
    assert (problem.code, problem.arguments["cell"]) == ("heading-twice", "C1")


@pytest.mark.parametrize("content", [b"\xff\xff\x00\x81", b"a\x00b", b'a\n"b'])
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(BadFile, match="table-unreadable"):
        read_csv(content, "x.csv")


def test_more_than_a_list_of_people_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadFile, match="table-too-large"):
        read_csv(b"," * (cells.MOST_COLUMNS + 1), "x.csv")
    with pytest.raises(BadFile, match="table-too-large"):
        read_csv(b"a\n" * (cells.MOST_ROWS + 1), "x.csv")
    with pytest.raises(BadFile, match="table-too-large"):
        read_csv(b"a" * (cells.LARGEST + 1), "x.csv")


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_gives_days_as_days_whole_numbers_as_written_and_its_formulas_and_errors_by_cell() -> None:
    book = Workbook()
    hidden, shown = book.active, book.create_sheet("People")
    assert hidden
    hidden.sheet_state = "hidden"
    shown.append(["name", "day", "number", "share", "made"])
    shown.append(["Li", datetime(2024, 7, 5, 9), 3.0, 0.5, "=A2"])
    shown.append([])
    shown.append(["Sun", date(2024, 7, 6), 4, None, "x"])
    shown["D4"].value, shown["D4"].data_type = "#REF!", "e"
    found = read_workbook(saved(book), "x.xlsx")
    first, second = found.rows
    assert [cell.value for cell in first.cells.values()][:4] == ["Li", date(2024, 7, 5), "3", "0.5"]
    assert second.number == 4 and second.cells["day"].value == date(2024, 7, 6)
    assert {(one.code, one.arguments["cell"]) for one in found.problems} == {
        ("cell-formula", "E2"),
        ("cell-error", "D4"),
    }


def test_a_workbook_that_is_none_or_unpacks_to_more_than_a_list_is_refused() -> None:
    with pytest.raises(BadFile, match="table-unreadable"):
        read_workbook(b"PK\x03\x04 nothing", "x.xlsx")
    out = BytesIO()
    with ZipFile(out, "w") as parts:
        parts.writestr("a", "b")
    with pytest.raises(BadFile, match="table-unreadable"):
        read_workbook(out.getvalue(), "x.xlsx")
    with ZipFile(out := BytesIO(), "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"\0" * 200_000_001)
    with pytest.raises(BadFile, match="table-too-large"):
        read_workbook(out.getvalue(), "x.xlsx")


def test_columns_have_the_letters_of_sheets() -> None:
    assert [letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_what_openpyxl_leaves_of_a_workbook_is_no_matter_of_the_reader() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.append(["name"])
    with ZipFile(out := BytesIO(), "w") as archive, ZipFile(BytesIO(saved(book))) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(
                    b"</worksheet>", b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
                )
            archive.writestr(name, content)
    with pytest.warns(UserWarning, match="extension"):
        load_workbook(BytesIO(out.getvalue()))
    with catch_warnings(action="error"):
        assert list(read_workbook(out.getvalue(), "x.xlsx").headings) == ["name"]


def test_an_owner_that_was_written_once_for_several_rows_is_that_of_each_and_a_title_across_columns_is_no_value() -> (
    None
):
    book = Workbook()
    sheet = book.active
    assert sheet
    for line in (["task", "owner"], ["a", "li"], ["b", None], ["phase 2", None], ["c", "sun"], [None, None]):
        sheet.append(line)
    for area in ("B2:B3", "A4:B4", "A6:B6"):
        sheet.merge_cells(area)
    rows = read_workbook(saved(book), "x.xlsx").rows
    assert [[cell.text for cell in row.cells.values()] for row in rows] == [
        ["a", "li"],
        ["b", "li"],
        ["phase 2"],
        ["c", "sun"],
    ]


def test_characters_by_their_number_are_read_where_excel_writes_them() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    for text in ("name", "a_x000D_\nb", "_x005F_x0041_", "_x0041_", "_x000d_c"):
        sheet.append([text])
    rows = read_workbook(saved(book), "x.xlsx").rows
    assert [row.cells["name"].text for row in rows] == ["a\nb", "_x0041_", "_x0041_", "c"]

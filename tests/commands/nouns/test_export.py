"""Calendars and lists for other programs: opened by the libraries that those programs' formats belong to."""

import csv
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import icalendar
import pytest
from openpyxl import load_workbook

from tests.support.company import Company
from xcollab.render.export.sheets import formula
from xcollab.store.files.installer import adding

NOW = ("--now", "2024-09-25")


@pytest.fixture
def told(example: Path, git_environment: dict[str, str]) -> Company:
    return Company(example, git_environment)


def _calendar(told: Company, path: Path, *words: str) -> Any:
    told.did("zhou", "export", "ics", "-o", str(path), *(words or NOW))
    return icalendar.Calendar.from_ical(path.read_bytes())


def test_a_calendar_has_what_is_due_on_whole_days(told: Company, tmp_path: Path) -> None:
    found = _calendar(told, tmp_path / "all.ics", *NOW, "--lang", "zh")
    assert found.calendar_name == "示例公司"
    events = {str(event["uid"]): event for event in found.events}
    agenda = events["task-autumn-expo-agenda@acme.xcollab"]
    assert (agenda["summary"], agenda.start, agenda.end) == (
        "截止：大会议程与嘉宾",
        date(2024, 9, 20),
        date(2024, 9, 21),
    )
    assert agenda["description"] == "刘洋（市场部）；进行中；2024 秋季渠道大会；autumn-expo/agenda"
    assert events["task-autumn-expo-venue@acme.xcollab"]["status"] == "CANCELLED", "it is done"
    ended = {str(event["status"]) for uid, event in events.items() if "q3-launch" in uid}
    assert ended == {"CANCELLED"}, "it is archived"
    feedback = next(event for uid, event in events.items() if uid.startswith("give-feedback-autumn-expo-support-"))
    assert feedback.start == date(2024, 9, 4)
    assert {str(event["summary"]) for event in found.events} >= {"大会召开", "截止：2024 秋季渠道大会"}


def test_every_line_is_folded_and_ends_as_the_standard_asks(told: Company, tmp_path: Path) -> None:
    _calendar(told, tmp_path / "all.ics", *NOW, "--lang", "zh")
    lines = (tmp_path / "all.ics").read_bytes().split(b"\r\n")
    assert lines[-1] == b""
    assert not [line for line in lines if len(line) > 75 or b"\n" in line]


def test_an_event_keeps_its_uid_while_its_date_moves_and_its_sequence_grows(told: Company, tmp_path: Path) -> None:
    uid = "task-q3-launch-dealer-event@acme.xcollab"
    seen = []
    for day in ("2024-07-26", "2024-08-12"):
        found = _calendar(told, tmp_path / "q3.ics", "-C", "q3-launch", "--at", day, "--now", day)
        (event,) = (event for event in found.events if event["uid"] == uid)
        seen.append((event["sequence"], event.start, event["dtstamp"].dt))
    assert seen[0][0] < seen[1][0]
    assert [day for _, day, _ in seen] == [date(2024, 8, 13), date(2024, 8, 15)]
    assert seen[0][2] < seen[1][2] < datetime.fromisoformat("2024-08-12T23:59:59+08:00")


def test_a_member_and_a_department_get_what_concerns_them(told: Company, tmp_path: Path) -> None:
    own = _calendar(told, tmp_path / "own.ics", "--member", "fang", *NOW)
    live = [str(e["uid"]).split("@")[0] for e in own.events if e["status"] == "CONFIRMED"]
    assert [uid for uid in live if uid.startswith("task-")] == ["task-autumn-expo-stage-visual"]
    design = _calendar(told, tmp_path / "design.ics", "--department", "design", *NOW)
    assert [str(e["uid"]) for e in design.events if str(e["uid"]).startswith("renew-feedback-autumn-expo-design")]
    assert not [e for e in design.events if "task-autumn-expo-agenda" in e["uid"]]


def test_the_same_revision_and_moment_give_the_same_bytes(told: Company, tmp_path: Path) -> None:
    for words in (("ics",), ("csv", "autumn-expo"), ("csv", "--issues"), ("xlsx",)):
        for name in ("first", "second"):
            told.did("zhou", "export", *words, "-o", str(tmp_path / name), *NOW)
        assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes(), words


def test_a_workbook_is_as_people_know_it(told: Company, tmp_path: Path) -> None:
    told.did("zhou", "export", "xlsx", "autumn-expo", "-o", str(tmp_path / "work.xlsx"), *NOW, "--lang", "zh")
    book = load_workbook(tmp_path / "work.xlsx")
    assert book.sheetnames == ["任务", "问题", "选项"]
    tasks = book["任务"]
    assert [cell.value for cell in tasks[1]][:7] == ["协作事项", "任务", "主题", "部门", "负责人", "执行人", "状态"]
    assert (tasks.freeze_panes, tasks.auto_filter.ref) == ("D2", "A1:R10")
    rows = {row[1].value: row for row in tasks.iter_rows(min_row=2)}
    agenda = rows["agenda"]
    assert [cell.value for cell in agenda[6:13]] == [
        "进行中", datetime(2024, 9, 6), datetime(2024, 9, 20), datetime(2024, 9, 20), None, "是", "逾期 5 天",
    ]  # fmt: skip
    assert agenda[9].number_format == "yyyy-mm-dd"
    (status, late) = tasks.data_validations.dataValidation
    assert (str(status.sqref), status.formula1) == ("G2:G210", "'选项'!$A$1:$A$9")
    assert [cell.value for cell in book["选项"]["A"]][:3] == ["待确认", "已退回", "待执行"]
    assert book["选项"].sheet_state == "hidden"
    assert [rule.formula for found in tasks.conditional_formatting for rule in found.rules] == [
        ['$L2="是"'],
        ['$G2="需协助"'],
    ]
    assert str(late.sqref) == "L2:L210"
    assert [row[1].value for row in book["问题"].iter_rows(min_row=2)] == ["i-74m2", "i-esb8"]


def test_a_row_is_as_high_as_its_highest_cell_and_a_code_stays_text(working: Company, tmp_path: Path) -> None:
    working.did("zhou", "task", "edit", "page", "--title", "_x0041_b", "--criterion", "one", "--criterion", "two",
                "--criterion", "很长" * 30)  # fmt: skip
    working.did("zhou", "export", "xlsx", "-o", str(tmp_path / "work.xlsx"))
    tasks = load_workbook(tmp_path / "work.xlsx").worksheets[0]
    heights = {tasks.cell(row, 2).value: tasks.row_dimensions[row].height for row in range(2, 5)}
    assert heights == {"page": 75, "poster": 30, "report": 30}, "120 columns of Chinese take three lines of 50"
    with ZipFile(tmp_path / "work.xlsx") as parts:
        assert "_x005F_x0041_b" in parts.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\ufdd0", "\U0001fffe"])
def test_what_is_no_character_gets_neither_into_a_file_nor_into_a_workbook(
    working: Company, tmp_path: Path, character: str
) -> None:
    result = working.does("zhou", "task", "edit", "page", "--title", f"infor{character}mation")
    assert result.code == 2 and "invisible control character" in result.err
    plan = working.root / "collabs/q3/tasks/page.yaml"
    spelt = f"\\U{ord(character):08x}"
    plan.write_text(plan.read_text().replace("title: Web page", f'title: "infor{spelt}mation"'), encoding="utf-8")
    working.git("commit", "--quiet", "--all", "--message", "By hand")
    assert "invisible control character" in working.does("zhou", "check").out


def test_csv_opens_in_excel_with_its_chinese(told: Company, tmp_path: Path) -> None:
    told.did("zhou", "export", "csv", "-o", str(tmp_path / "tasks.csv"), *NOW, "--lang", "zh")
    content = (tmp_path / "tasks.csv").read_bytes()
    assert content.startswith("\ufeff协作事项,任务,主题".encode())
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True)))
    assert len(rows) == 20
    assert rows[0]["交付标准"].startswith("1. ")
    issues = told.did("zhou", "export", "csv", "autumn-expo", "--issues", *NOW)
    assert issues.startswith("\ufeffCollaboration,Issue,Title,Kind,Status")


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@a", "|a", "%a", "＝1", "＋1", "－1", "＠a", "  =1", "\u3000=1", "\t=1"]
)
def test_what_a_program_would_run_is_known(words: str) -> None:
    assert formula(words)


def test_what_is_plain_is_left_as_it_is() -> None:
    assert not [words for words in ("a=1", "竞品", "1. -a", "", "(=1)") if formula(words)]


@pytest.mark.parametrize(("kind", "package"), [("ics", "icalendar"), ("xlsx", "openpyxl")])
def test_what_is_not_installed_is_asked_for_by_name(
    told: Company, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    for module in ("ics", "workbook"):
        monkeypatch.delitem(sys.modules, f"xcollab.render.export.{module}", raising=False)
    result = told.does("zhou", "export", kind, "-o", str(tmp_path / "x"), *NOW)
    assert result.code == 2
    assert result.err == f"error: {package} is not installed\nhint: install it beside xcollab: `{adding(package)}`\n"
    assert told.does("zhou", "export", "csv", *NOW).code == 0


def test_a_workbook_needs_a_file_and_a_file_that_can_be_written(told: Company, tmp_path: Path) -> None:
    assert "--output" in told.does("zhou", "export", "xlsx").err
    assert "cannot be written" in told.does("zhou", "export", "csv", "-o", str(tmp_path / "none" / "x.csv")).err

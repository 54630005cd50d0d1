"""A breakdown as it was made in a sheet: its tasks are made in one commit, or all that is wrong is told by cell."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from tests.support.at_work import People
from xcollab.app.acts.commit import Keeping
from xcollab.app.imports.task_cells import _NUMBERED, criteria_of
from xcollab.app.imports.tasks import import_tasks
from xcollab.app.views.reports.exports import workbook
from xcollab.errors import Misused, Refused
from xcollab.store.tables.cells import Table
from xcollab.store.tables.csv_file import read_csv
from xcollab.store.tables.workbook_file import read_workbook

HEAD = ["任务编号", "标题", "责任人", "执行人", "开始日期", "截止日期", "验收标准", "前置任务", "部门", "时间节点"]


def listed(*rows: list[str | None]) -> Table:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.append([*HEAD])
    for row in rows:
        sheet.append([*row])
    out = BytesIO()
    book.save(out)
    return read_workbook(out.getvalue(), "tasks.xlsx")


def told(people: People, table: Table, who: str = "zhou") -> list[str]:
    context = people.context(who)
    notes: list[str] = []
    context.note = notes.append  # type: ignore[assignment, method-assign]  # who listens
    with pytest.raises(Refused, match="table-refused"):
        import_tasks(context, table, "q3")
    return [note.rpartition("[")[2][:-1] for note in notes if note.endswith("]")]


def test_the_tasks_of_a_sheet_are_made_in_one_commit_with_days_as_people_write_them(at_work: People) -> None:
    before = at_work.company.git("rev-list", "--count", "HEAD")
    table = listed(
        ["", "渠道 访谈", "Li Na", "sun", "７月３日", "7月19日", "1. 访谈十家\n2. 写成纪要", "Report", "", "Launch"],
        ["price-list", "价目表", "li", None, None, "2024/7/22", "一页", "渠道 访谈、report", "", ""],
        [None, None, None, None, None, None, None, None, None, None],
        ["print", "印刷", "wang", None, None, "+10wd", "送到", "3", "tech", ""],
    )
    outcome = import_tasks(at_work.context("zhou"), table, "q3")
    assert int(at_work.company.git("rev-list", "--count", "HEAD")) == int(before) + 1 and outcome.commit
    tasks = at_work.view("zhou").state("q3").collab.tasks
    (talks,) = [key for key in tasks if key.startswith("qudao-fangtan-")]
    plan = tasks[talks]
    assert (plan.owner, plan.assignee, f"{plan.start}", f"{plan.due}") == ("li", "sun", "2024-07-03", "2024-07-19")
    assert (plan.criteria, plan.depends_on, plan.milestone) == (("访谈十家", "写成纪要"), ("report",), "Launch")
    assert tasks["price-list"].depends_on == (talks, "report") and tasks["print"].depends_on == ("price-list",)
    lines = outcome.decided.told("")
    assert any("price-list" in line and "价目表" in line for line in lines)
    with pytest.raises(Misused, match="list-unchanged"):
        import_tasks(at_work.context("zhou"), table, "q3")


def test_all_that_is_wrong_is_told_by_cell_and_nothing_is_written(at_work: People) -> None:
    before = at_work.company.git("rev-parse", "HEAD")
    found = told(at_work, listed(
        ["a", "A", "nobody", "", "", "2024-07-19", "c", "", "", ""],
        ["b", "B", "li", "", "", "soon", "c", "", "", ""],
        ["c", "C", "li", "", "", "2024-07-19", "", "", "", ""],
        ["e", "E", "li", "", "", "2024-07-19", "c", "nothing", "", ""],
        ["e", "E2", "li", "", "", "=TODAY()", "c", "", "", ""],
    ))  # fmt: skip
    assert sorted(found) == sorted(
        ["no-match", "not-a-date-value", "cell-empty", "row-unknown", "row-twice", "cell-formula"]
    )
    assert at_work.company.git("rev-parse", "HEAD") == before
    assert told(at_work, read_csv(b"title\nx\n", "x.csv")) == ["column-missing"] * 3
    assert told(at_work, listed()) == ["table-empty"]


def test_what_the_rules_refuse_is_told_beside_its_row(at_work: People) -> None:
    circle = listed(
        ["a", "A", "li", "", "", "2024-07-19", "c", "b", "", ""],
        ["b", "B", "li", "", "", "2024-07-19", "c", "a", "", ""],
    )
    assert told(at_work, circle)
    fair = listed(["a", "A", "li", "", "", "2024-07-19", "c", "", "", ""])
    assert told(at_work, fair, "sun")
    late = listed(["d", "D", "li", "", "2024-07-22", "2024-07-19", "c", "", "", ""])
    assert told(at_work, late) == ["start-after-due"]


def test_an_export_taken_in_again_leaves_all_that_is_there_and_takes_what_somebody_added(at_work: People) -> None:
    book = load_workbook(BytesIO(workbook(at_work.view("zhou"))))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    line = {"Title": "Extra", "Owner": "li", "Due": "2024-07-19", "Criteria": "c", "Collaboration": "q3"}
    sheet.append([line.get(str(heading)) for heading in headings])
    out = BytesIO()
    book.save(out)
    outcome = import_tasks(at_work.context("zhou"), read_workbook(out.getvalue(), "tasks.xlsx"), None)
    assert [one.code for one in outcome.decided.findings] == [], (
        "a row without a change is counted, and nothing said of it"
    )
    titles = [plan.title for plan in at_work.view("zhou").state("q3").collab.tasks.values()]
    assert sorted(titles) == ["Extra", "Report"]


@pytest.mark.parametrize(("line", "criterion"), [
    ("10 contacts found", "10 contacts found"), ("1.5 hours", "1.5 hours"), ("3个城市", "3个城市"), ("2024 年报", "2024 年报"),
    ("1. ten contacts", "ten contacts"), ("2、十家", "十家"), ("（3）十家", "十家"), ("4) 1.5 hours", "1.5 hours"), ("５．十家", "十家"),
])  # fmt: skip
def test_what_numbers_a_criterion_goes_and_an_amount_at_its_beginning_stays(line: str, criterion: str) -> None:
    assert _NUMBERED.sub("", line) == criterion


def test_titles_do_nothing_when_they_are_told(at_work: People) -> None:
    table = read_csv("title,owner,due,criteria\nA\u202eB,li,2024-07-19,c\n".encode(), "x.csv")
    outcome = import_tasks(at_work.context("zhou"), table, "q3", Keeping(dry_run=True))
    told = "\n".join([*outcome.decided.told(""), *outcome.decided.shown])
    assert "⟨U+202E⟩" in told and "\u202e" not in told


def test_what_a_list_brought_is_what_may_be_committed(at_work: People) -> None:
    table = listed(
        ["a", "A", "li", "", "", "2024-07-19", "c", "b", "", ""],
        ["b", "B", "li", "", "", "2024-07-18", "c", "", "", ""],
    )
    import_tasks(at_work.context("zhou"), table, "q3")
    for words in (("check",), ("check", "--base", "HEAD~1")):
        assert at_work.company.does("li", *words, at=f"{at_work.moment}").code == 0, words


@pytest.mark.parametrize(
    ("cell", "criteria"),
    [
        ("1. 覆盖 6 个门诊；2. 有现状流程图", ["覆盖 6 个门诊", "有现状流程图"]),
        ("（1）甲；（2）乙；（3）丙", ["甲", "乙", "丙"]),
        ("1. a; b\n2. c", ["a; b", "c"]),
        ("1. 见 3.5 节；3. 五", ["见 3.5 节；3. 五"]),
        ("no numbers; 2. x", ["no numbers; 2. x"]),
    ],
)
def test_criteria_numbered_one_behind_the_other_in_a_line_are_several(cell: str, criteria: list[str]) -> None:
    assert criteria_of(cell) == criteria

"""A list that was exported and comes back: what somebody changed in it becomes the acts that it amounts to, in one commit."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.at_work import People
from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.imports.tasks import import_tasks
from xcollab.app.views.reports.exports import table as csv_list
from xcollab.app.views.reports.exports import workbook
from xcollab.errors import Misused, Refused
from xcollab.store.tables.cells import Table
from xcollab.store.tables.csv_file import read_csv
from xcollab.store.tables.workbook_file import read_workbook

Changes = Mapping[tuple[str, str], Any]
"""By task and heading, what somebody typed."""


@pytest.fixture
def planned(at_work: People) -> People:
    """Beside the report, which Li does: a page that nobody has taken on, and a price list that waits for the report."""
    plan: dict[str, Any] = {"collab": "q3", "criteria": ["ten contacts", "1.5 hours"]}
    at_work.do("zhou", "task", "create", new_id="page", title="Page", owner="wang", due="2024-07-19", **plan)
    at_work.do(
        "zhou",
        "task",
        "create",
        new_id="prices",
        title="Prices",
        owner="li",
        due="2024-07-22",
        depends_on=["report"],
        **plan,
    )
    return at_work


def edited(content: bytes, changes: Changes) -> Table:
    """The workbook with other cells, as openpyxl saves it."""
    book = load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    heads = {cell.value: number for number, cell in enumerate(sheet[1], start=1)}
    rows = {row[1].value: number for number, row in enumerate(sheet.iter_rows(min_row=2), start=2)}
    for (task, heading), value in changes.items():
        sheet.cell(rows[task], heads[heading]).value = value
    out = BytesIO()
    book.save(out)
    return read_workbook(out.getvalue(), "work.xlsx")


def back(people: People, changes: Changes, who: str = "zhou", keeping: Keeping = FOR_GOOD) -> Outcome:
    return import_tasks(people.context(who), edited(workbook(people.view("zhou")), changes), "q3", keeping)


def refused(people: People, table: Table, who: str = "zhou", exported_at: str | None = None) -> list[tuple[str, str]]:
    """Code and cell of each finding; nothing is written."""
    before, context = people.company.git("rev-parse", "HEAD"), people.context(who)
    with pytest.raises(Refused, match="table-refused"):
        import_tasks(context, table, "q3", exported_at=exported_at)
    assert people.company.git("rev-parse", "HEAD") == before
    found = [note for note in context.told if note.endswith("]")]
    return [(note.rpartition("[")[2][:-1], note.partition("error: ")[2].partition(":")[0]) for note in found]


def test_a_workbook_without_a_change_says_nothing_new_in_either_language(planned: People) -> None:
    for language in ("en", "zh"):
        view = planned.view("zhou").in_words_of(planned.context("zhou").speaking(language))
        for table in (read_workbook(workbook(view), "work.xlsx"), read_csv(csv_list(view), "work.csv")):
            with pytest.raises(Misused, match="list-unchanged") as said:
                import_tasks(planned.context("zhou"), table, "q3")
            assert said.value.arguments["n"] == 3


def test_changed_cells_become_an_edit_a_move_and_other_hands_in_one_commit_that_may_enter(planned: People) -> None:
    count = int(planned.company.git("rev-list", "--count", "HEAD"))
    outcome = back(planned, {
        ("report", "Due"): "7月16日", ("report", "Reason"): "samples came late", ("report", "Assignee"): "Sun Lei",
        ("page", "Title"): "Landing page", ("page", "Criteria"): "1. twenty contacts\n2. 1.5 hours\nin Chinese",
        ("page", "Due"): "２０２４/７/２３", ("page", "Description"): "for dealers", ("prices", "Owner"): "sun", ("prices", "Depends on"): None,
    })  # fmt: skip
    assert int(planned.company.git("rev-list", "--count", "HEAD")) == count + 1
    state = planned.view("zhou").state("q3")
    report, page, prices = (state.collab.tasks[key] for key in ("report", "page", "prices"))
    assert (report.assignee, f"{report.due}", f"{state.tasks['report'].due}") == ("sun", "2024-07-10", "2024-07-16")
    assert state.tasks["report"].slips[0].move.reason == "samples came late"
    assert (page.title, page.criteria) == ("Landing page", ("twenty contacts", "1.5 hours", "in Chinese"))
    assert (page.description, f"{page.due}", page.owner) == ("for dealers", "2024-07-23", "wang")
    assert (prices.owner, prices.department, prices.depends_on) == ("sun", "sales", ())
    assert {one.subject for one in outcome.decided.waiting or ()} >= {"page", "prices"}
    for words in (("check",), ("check", "--base", "HEAD~1")):
        done = planned.company.does("li", *words, at=f"{planned.moment}")
        assert done.code == 0, done.out
    told = "\n".join(outcome.decided.told(""))
    assert "samples came late" in told and "q3/page" in told and "Sun Lei" in told


def test_a_date_that_was_agreed_moves_for_a_reason_and_one_that_was_not_is_edited(planned: People) -> None:
    assert refused(planned, edited(workbook(planned.view("zhou")), {("report", "Due"): "2024-07-16"})) == [
        ("cell-no-reason", "J2")
    ]
    back(planned, {("page", "Due"): "2024-07-24"})
    assert f"{planned.view('zhou').state('q3').collab.tasks['page'].due}" == "2024-07-24"


def test_a_task_that_changes_its_owner_moves_before_it_is_given_away(planned: People) -> None:
    back(
        planned,
        {
            ("report", "Due"): "2024-07-16",
            ("report", "Reason"): "r",
            ("report", "Owner"): "wang",
            ("report", "Department"): "tech",
        },
    )
    state = planned.view("zhou").state("q3")
    assert (state.tasks["report"].status, f"{state.tasks['report'].due}") == ("proposed", "2024-07-16")
    assert (state.collab.tasks["report"].owner, state.collab.tasks["report"].department) == ("wang", "tech")
    assert planned.company.does("li", "check", "--base", "HEAD~1", at=f"{planned.moment}").code == 0


def test_each_is_judged_as_the_person_s_own_act(planned: People) -> None:
    changes = {
        ("report", "Due"): "2024-07-16",
        ("report", "Reason"): "r",
        ("page", "Title"): "Mine",
        ("prices", "Assignee"): "sun",
    }
    table = edited(workbook(planned.view("zhou")), changes)
    assert refused(planned, table, "wang") == [("not-yours", "C3")], (
        "what is said is judged once the plans are in order"
    )
    changes = {("report", "Due"): "2024-07-16", ("report", "Reason"): "r", ("prices", "Assignee"): "sun"}
    table = edited(workbook(planned.view("zhou")), changes)
    assert refused(planned, table, "wang") == [("not-yours", "J2"), ("not-yours", "F4")]
    assert refused(planned, table, "li") == [("not-yours", "J2")], "an owner gives an own task to somebody"
    back(planned, {("prices", "Assignee"): "sun"}, "li")
    assert planned.view("zhou").state("q3").collab.tasks["prices"].assignee == "sun"
    back(planned, {("prices", "Assignee"): None}, "li")
    assert planned.view("zhou").state("q3").collab.tasks["prices"].doer == "li", "where nobody does it, the owner does"


def test_what_changed_here_meanwhile_is_listed_and_left_and_a_cell_of_both_is_told(planned: People) -> None:
    content = workbook(planned.view("zhou"))
    planned.do("zhou", "task", "edit", task="page", title="Site", milestone="Launch")
    planned.do("zhou", "task", "reschedule", task="report", to="2024-07-12", reason="r")
    outcome = import_tasks(planned.context("zhou"), edited(content, {("page", "Due"): "2024-07-25"}), "q3")
    notes = {(one.code, str(one.arguments["task"])) for one in outcome.decided.findings}
    assert notes == {("changed-since", "page"), ("changed-since", "report")}
    page = planned.view("zhou").state("q3").collab.tasks["page"]
    assert (page.title, page.milestone, f"{page.due}") == ("Site", "Launch", "2024-07-25")
    both = {("page", "Title"): "Home", ("report", "Due"): "2024-07-15", ("report", "Reason"): "r"}
    assert refused(planned, edited(content, both)) == [("cell-both", "J2"), ("cell-both", "C3")]
    agreed = edited(content, {("page", "Title"): "Site", ("report", "Due"): "2024-07-12"})
    with pytest.raises(Misused, match="list-unchanged"):
        import_tasks(planned.context("zhou"), agreed, "q3")


def test_a_list_as_csv_is_compared_with_the_commit_that_is_named_or_with_what_stands_here_now(planned: People) -> None:
    commit, content = (
        planned.company.git("rev-parse", "HEAD").strip(),
        csv_list(planned.view("zhou")).replace(b"Prices", b"Price list"),
    )
    planned.do("zhou", "task", "edit", task="page", title="Site")
    table = read_csv(content, "work.csv")
    dry = import_tasks(planned.context("zhou"), table, "q3", Keeping(dry_run=True))
    assert [one.code for one in dry.decided.findings] == ["compared-with-now"]
    assert {str(path) for path in dry.paths} == {"collabs/q3/tasks/page.yaml", "collabs/q3/tasks/prices.yaml"}
    import_tasks(planned.context("zhou"), table, "q3", exported_at=commit)
    tasks = planned.view("zhou").state("q3").collab.tasks
    assert (tasks["page"].title, tasks["prices"].title) == ("Site", "Price list")


def test_a_dry_run_shows_each_act_and_what_is_left_and_changes_nothing(planned: People) -> None:
    before = planned.company.git("rev-parse", "HEAD")
    content = workbook(planned.view("zhou"))
    book = load_workbook(BytesIO(content))
    book.worksheets[0].delete_rows(4)
    out = BytesIO()
    book.save(out)
    table = edited(
        out.getvalue(), {("report", "Due"): "2024-07-16", ("report", "Reason"): "r", ("page", "Status"): "done"}
    )
    outcome = import_tasks(planned.context("zhou"), table, "q3", Keeping(dry_run=True))
    shown = "\n".join(outcome.place.preview(outcome.decided))
    assert "2024-07-16" in shown and "logs/report/" in shown and "[rows-gone]" in shown and "[cell-no-status]" in shown
    assert planned.company.git("rev-parse", "HEAD") == before
    assert [one.code for one in outcome.decided.findings] == ["cell-no-status", "rows-gone"]


def test_cells_that_cannot_be_taken_are_told_and_those_of_columns_that_are_not_read_are_no_matter(
    planned: People,
) -> None:
    table = edited(workbook(planned.view("zhou")), {
        ("report", "Title"): None, ("page", "Owner"): "nobody", ("page", "Due"): "=TODAY()", ("prices", "Late"): "=1+1",
        ("prices", "Criteria"): None, ("prices", "Depends on"): "nothing", ("page", "Collaboration"): "q9",
    })  # fmt: skip
    assert refused(planned, table) == [
        ("cell-emptied", "C2"), ("cell-formula", "J3"), ("cell-no-collab", "A3"), ("cell-emptied", "P4"), ("row-unknown", "O4"),
    ]  # fmt: skip


def test_a_row_that_was_copied_is_no_second_task(planned: People) -> None:
    book = load_workbook(BytesIO(workbook(planned.view("zhou"))))
    sheet = book.worksheets[0]
    sheet.append([cell.value for cell in sheet[3]])
    out = BytesIO()
    book.save(out)
    assert refused(planned, read_workbook(out.getvalue(), "work.xlsx")) == [("row-twice", "B5")]


def test_lists_of_other_collaborations_and_of_commits_that_are_not_here_are_refused(planned: People) -> None:
    view = planned.view("zhou")
    table = read_workbook(workbook(view), "work.xlsx")
    with pytest.raises(Misused, match="table-of-other-commit"):
        import_tasks(planned.context("zhou"), table._replace(exported_at="0" * 40), "q3")
    with pytest.raises(Refused, match="unknown-revision"):
        import_tasks(planned.context("zhou"), table, "q3", exported_at="nothing")
    planned.do("chen", "request", "create", new_id="q4", title="Next", background="b", objectives=["o"], coordinator="zhou",
               departments=["sales"], due="2024-12-30", milestones=["Launch; date=2024-12-01"])  # fmt: skip
    with pytest.raises(Misused, match="list-of-others"):
        import_tasks(planned.context("zhou"), table, "q4")
    book = load_workbook(BytesIO(workbook(planned.view("zhou"))))
    line = {"Title": "Extra", "Owner": "li", "Due": "2024-07-19", "Criteria": "c", "Collaboration": "q4"}
    book.worksheets[0].append([line.get(str(cell.value)) for cell in book.worksheets[0][1]])
    out = BytesIO()
    book.save(out)
    outcome = import_tasks(planned.context("zhou"), edited(out.getvalue(), {("page", "Title"): "Site"}), "q3")
    assert [one.code for one in outcome.decided.findings] == ["rows-elsewhere"]


def test_a_list_that_was_never_exported_makes_tasks_and_changes_none(planned: People) -> None:
    table = read_csv(b"title,owner,due,criteria\nReport,li,2024-08-01,c\nNew,li,2024-07-19,c\n", "plan.csv")
    outcome = import_tasks(planned.context("zhou"), table, "q3")
    assert [(one.code, one.arguments["task"]) for one in outcome.decided.findings] == [("row-there", "report")]
    assert f"{planned.view('zhou').state('q3').tasks['report'].due}" == "2024-07-10"


def test_criteria_of_several_lines_and_codes_of_characters_come_back_as_they_were(
    planned: People, tmp_path: Path
) -> None:
    planned.do("zhou", "task", "edit", task="page", criteria=["one\ntwo", "_x0041_ three"], title="=1+1")
    with pytest.raises(Misused, match="list-unchanged"):
        back(planned, {})
    back(planned, {("page", "Criteria"): "1. one\n   two\n2. _x005F_x0041_ three\n3. four"})
    page = planned.view("zhou").state("q3").collab.tasks["page"]
    assert (page.title, page.criteria) == ("=1+1", ("one\ntwo", "_x0041_ three", "four"))


def test_the_same_list_taken_in_twice_says_nothing_new_and_its_new_rows_are_known_by_their_titles(
    planned: People,
) -> None:
    book = load_workbook(BytesIO(workbook(planned.view("zhou"))))
    sheet = book.worksheets[0]
    row = {
        "Title": "展台",
        "Owner": "Li Na",
        "Due": "7月26日",
        "Criteria": "1. 图纸",
        "Depends on": "Prices、page",
        "Milestone": "Launch",
    }
    sheet.append([row.get(str(cell.value)) for cell in sheet[1]])
    out = BytesIO()
    book.save(out)
    table = edited(
        out.getvalue(), {("report", "Due"): "2024-07-16", ("report", "Reason"): "r", ("prices", "Owner"): "sun"}
    )
    import_tasks(planned.context("zhou"), table, "q3")
    with pytest.raises(Misused, match="list-unchanged") as said:
        import_tasks(planned.context("zhou"), table, "q3")
    assert said.value.arguments["n"] == 4


def test_a_value_that_no_record_can_hold_is_told_at_its_cell(planned: People) -> None:
    table = edited(
        workbook(planned.view("zhou")),
        {("page", "Title"): "two\nlines", ("prices", "Department"): "tech", ("report", "Start"): "2024-07-30"},
    )
    assert refused(planned, table) == [("start-after-due", "H2"), ("one-line", "C3"), ("not-of-department", "D4")]


def test_of_a_list_that_was_exported_some_columns_are_enough_and_a_new_row_needs_its_own(planned: People) -> None:
    commit = planned.company.git("rev-parse", "HEAD").strip()
    table = read_csv("任务,截止,原因\nreport,2024/7/16,样品晚到\npage,2024-07-19,\n".encode(), "dates.csv")
    import_tasks(planned.context("zhou"), table, "q3", exported_at=commit)
    assert f"{planned.view('zhou').state('q3').tasks['report'].due}" == "2024-07-16"
    more = read_csv("任务,截止\nposter,2024/7/16\n".encode(), "dates.csv")
    assert refused(planned, more, exported_at=commit) == [("cell-empty", "row 2")]
    assert refused(planned, read_csv("截止\n2024/7/16\n".encode(), "dates.csv"), exported_at=commit) == [
        ("column-missing", "there is no column 任务, Task [column-missing]")
    ]

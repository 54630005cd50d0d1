"""The list that a personnel department has: departments first, then people; all that is wrong at once, by cell; one commit."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from xcollab.app.imports.people import import_departments, import_people
from xcollab.app.imports.reading import table_of
from xcollab.errors import Misused, Refused
from xcollab.store.tables.cells import Table
from xcollab.store.tables.csv_file import read_csv

HEAD = "工号,姓名,部门,职务,电子邮箱,英文名\r\n"


def listed(*rows: str, head: str = HEAD) -> Table:
    return read_csv((head + "\r\n".join(rows)).encode("gbk"), "people.csv")


def told(people: People, who: str, table: Table) -> list[tuple[str, str]]:
    """The findings: code and cell."""
    context = people.context(who)
    notes: list[str] = []
    context.note = notes.append  # type: ignore[assignment, method-assign]  # who listens
    with pytest.raises(Refused, match="table-refused") as refused:
        import_people(context, table)
    facts = [note for note in notes if note.endswith("]")]
    assert refused.value.arguments["n"] == len(facts)
    return [(fact.rpartition("[")[2][:-1], fact.split(": ")[2]) for fact in facts]


def test_departments_get_ids_that_can_be_read_and_their_people_come_with_all_that_is_said_of_them(
    people: People,
) -> None:
    table = listed("001,王芳,护理部,护士长,wang.fang@example.com,Fang/小芳", "002,郑强,信息科,,zheng@example.com,",
                   "003,钱伟,信息科,,qian@example.com;qian@home.example,")  # fmt: skip
    import_departments(people.context("zhou"), table)
    assert people.view("zhou").snapshot.departments["huli-bu"].name == "护理部"
    outcome = import_people(people.context("zhou"), table)
    assert outcome.commit
    snapshot = people.view("zhou").snapshot
    (fang,) = snapshot.departments["huli-bu"].members
    assert snapshot.departments["huli-bu"].lead == "wang-fang", "somebody has to answer for it"
    assert snapshot.departments["xinxi-ke"].lead == "zheng", "the first one listed"
    assert (fang.id, fang.name, fang.job_title, fang.aliases) == ("wang-fang", "王芳", "护士长", ("Fang", "小芳"))
    assert [one.id for one in snapshot.departments["xinxi-ke"].members] == ["zheng", "qian"]
    with pytest.raises(Misused, match="all-there"):
        import_people(people.context("zhou"), table)
    with pytest.raises(Misused, match="all-there"):
        import_departments(people.context("zhou"), table)


def test_all_that_is_wrong_is_told_by_cell_and_nothing_is_written(people: People) -> None:
    before = people.company.git("rev-parse", "HEAD")
    table = listed("1,,sales,,a@example.com,", "2,Bo,nowhere,,b@example.com,", "3,Cai,sales,,no address,",
                   "4,Dai,sales,,li@elsewhere.example,", "5,Deng,sales,,e@example.com,", "6,Du,sales,,e@example.com,",
                   "7,=A1,sales,,f@example.com,")  # fmt: skip
    assert sorted(told(people, "zhou", table)) == sorted([
        ("cell-formula", "B8"), ("cell-empty", "row 2"), ("cell-no-department", "C3"), ("cell-no-value", "E4"),
        ("cell-taken", "E5"), ("cell-taken", "E7"),
    ])  # fmt: skip
    assert people.company.git("rev-parse", "HEAD") == before


def test_a_list_lacks_columns_or_rows(people: People) -> None:
    codes = [code for code, _ in told(people, "zhou", listed("x", head="姓名\r\n"))]
    assert codes == ["column-missing", "column-missing"]
    assert [code for code, _ in told(people, "zhou", listed())] == ["table-empty"]
    with pytest.raises(Refused, match="table-refused"):
        import_departments(people.context("zhou"), listed(head="部门\r\n"))


def test_ids_of_departments_are_chosen_in_a_column_and_have_to_be_free(people: People) -> None:
    with pytest.raises(Refused, match="table-refused"):
        import_departments(people.context("zhou"), listed("销售二部,sales", "…,", head="部门名称,部门编号\r\n"))
    import_departments(people.context("zhou"), listed("销售二部,sales-2", ",", head="部门名称,部门编号\r\n"))
    assert people.view("zhou").snapshot.departments["sales-2"].name == "销售二部"


def test_whoever_may_not_change_settings_may_not_take_in_a_list_and_ids_may_be_chosen(people: People) -> None:
    table = listed("Bo,sales,b.o@example.com,bob", head="name,department,email,id\r\n")
    with pytest.raises(Refused):
        import_people(people.context("wang"), table)
    import_people(people.context("zhou"), table)
    assert people.view("zhou").person("Bo") == "bob"


def test_a_file_is_read_from_where_somebody_works_whatever_it_is_called(people: People, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes((HEAD + "1,Bo,sales,,b@example.com,").encode("gbk"))
    assert len(table_of(people.context("zhou"), str(file)).rows) == 1
    with pytest.raises(Misused, match="no-such-file"):
        table_of(people.context("zhou"), str(tmp_path / "nothing.csv"))


def test_a_cell_of_marks_alone_is_no_address_and_an_id_that_is_taken_is_told_at_its_own_cell(people: People) -> None:
    head = "name,department,email,login\r\n"
    table = listed("Bo,sales,;,", "Cai,sales,cai@example.com,li", "D\x07,sales,d@example.com,", head=head)
    assert told(people, "zhou", table) == [("cell-no-value", "C2"), ("cell-taken", "D3"), ("cell-no-text", "A4")]


def test_findings_name_the_headings_of_the_list_and_both_names_of_a_column_that_it_has_not(people: People) -> None:
    context = people.context("zhou")
    with pytest.raises(Refused, match="table-refused"):
        import_people(
            context, listed(",sales,bo@example.com", "Cai,sales,li@elsewhere.example", head="员工姓名,dept,mail\r\n")
        )
    told = "\n".join(context.told)
    assert "员工姓名" in told and "账号 / id" in told


def test_a_department_whose_name_cannot_be_one_is_told_by_cell(people: People) -> None:
    context = people.context("zhou")
    with pytest.raises(Refused, match="table-refused"):
        import_departments(context, listed("A\x07,a", "…,", head="部门名称,简称\r\n"))
    assert [note.rpartition("[")[2] for note in context.told if note.endswith("]")] == ["cell-no-text]", "cell-no-id]"]
    assert any("简称" in note for note in context.told)


def test_in_a_list_of_people_a_name_and_a_number_are_theirs_and_no_departments(people: People) -> None:
    table = read_csv(
        b"ID,Name,Department,E-mail\n001,Ann Smith,Support,ann@example.com\n002,Bob Smith,Legal,bob@example.com\n",
        "staff.csv",
    )
    import_departments(people.context("zhou"), table)
    departments = people.view("zhou").snapshot.departments
    assert {"support", "legal"} <= departments.keys() and "001" not in departments and "ann-smith" not in departments
    import_people(people.context("zhou"), table)
    assert people.view("zhou").snapshot.department_of("001") == "support"


def test_a_department_of_a_list_may_have_its_own_id_and_one_that_is_called_name_is_one(people: People) -> None:
    import_departments(
        people.context("zhou"), read_csv(b"Name,Department ID,E-mail,Dept\nAnn,law,a@example.com,Legal\n", "a.csv")
    )
    import_departments(people.context("zhou"), read_csv(b"Name,Code\nCatering,food\n", "b.csv"))
    assert {"law", "food"} <= people.view("zhou").snapshot.departments.keys()


def test_of_many_departments_some_are_named_where_one_is_unknown(people: People) -> None:
    rows = "".join(f"Team {number}\n" for number in range(12))
    import_departments(people.context("zhou"), read_csv(f"Department\n{rows}".encode(), "departments.csv"))
    context = people.context("zhou")
    with pytest.raises(Refused, match="table-refused"):
        import_people(context, listed("001,王芳,护理部,护士长,wang.fang@example.com,"))
    assert any("`xcollab department list`" in note and "Team 9" not in note for note in context.told)

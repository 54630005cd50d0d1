"""A workspace begins with whole departments and people, each read from a line as it is typed, in one commit."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from xcollab.app.workspace.begin import Beginning, Founding, check_introduction
from xcollab.app.workspace.members import NewMember
from xcollab.app.workspace.people_lines import departments_meant, people_meant
from xcollab.errors import GitRefused, Misused, Refused
from xcollab.schema.department import Member

OWN = Member(id="zhou", name="Zhou Min", email=("zhou@example.com",))
DEPARTMENTS = {"marketing": "市场部", "sales": "Sales"}


@pytest.fixture
def nobody(tmp_path: Path, git_environment: dict[str, str]) -> People:
    return People(Company(tmp_path / "acme", git_environment))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("sales Sales department", ("sales", "Sales department")),
        ("legal", ("legal", "legal")),
        ("it，信息部", ("it", "信息部")),
        ("销售部", ("xiao-shou-bu", "销售部")),
        ("Human Resources", ("human-resources", "Human Resources")),
    ],
)
def test_a_department_is_an_id_and_a_name(line: str, meant: tuple[str, str]) -> None:
    assert departments_meant([line], "marketing", "市场部") == (meant,)


@pytest.mark.parametrize(
    ("line", "code"),
    [("！！", "department-line-odd"), ("，", "department-line-odd"), ("sales 市场部", "named-twice"), ("marketing M", "named-twice"),
     ("con Con", ""), ("sales bell\x01", "")],
)  # fmt: skip
def test_another_line_is_no_department(line: str, code: str) -> None:
    with pytest.raises(Misused) as refusal:
        departments_meant([line], "marketing", "市场部")
    assert refusal.value.where == "--add-department" and code in ("", refusal.value.code)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("li Li Na li@example.com sales", NewMember("li", "Li Na", ["li@example.com"], "sales")),
        ("李娜 Li.Na@example.com Sales", NewMember("li-na", "李娜", ["Li.Na@example.com"], "sales")),
        ("li@example.com，市场部", NewMember("li", "li", ["li@example.com"], "marketing")),
    ],
)
def test_a_person_is_an_id_a_name_an_address_and_a_department(line: str, meant: NewMember) -> None:
    assert people_meant([line], DEPARTMENTS, OWN) == (meant,)


@pytest.mark.parametrize(
    ("line", "code"),
    [("li Li Na sales", "member-line-odd"), ("li li@example.com", "department-missing"), ("li li@example.com legal", "not-there"),
     ("zhou z@example.com sales", "named-twice"), ("z zhou@example.com sales", "named-twice"), ("li Li li@ sales", "")],
)  # fmt: skip
def test_another_line_is_no_person(line: str, code: str) -> None:
    with pytest.raises(Misused) as refusal:
        people_meant([line], DEPARTMENTS, OWN)
    assert not code or refusal.value.code == code


def test_all_of_it_is_one_commit_and_the_first_of_a_department_leads_it(nobody: People) -> None:
    beginning = Beginning(nobody.context("zhou"), nobody.root, language="en")
    assert beginning.announced() == (2024, 2025)
    founding = Founding(
        "Acme", "zhou", "marketing", "市场部", departments_meant(["sales Sales", "legal"], "marketing", "市场部")
    )
    people = people_meant(
        ["li li@example.com sales", "sun sun@example.com sales"], founding.names(), beginning.founder(founding)
    )
    beginning.found(founding._replace(people=people, years=beginning.years_meant("2024，2025")))
    found = nobody.view("zhou").snapshot
    assert {key: (one.lead, len(one.members)) for key, one in found.departments.items()} == {
        "marketing": ("zhou", 1), "sales": ("li", 2), "legal": (None, 0),
    }  # fmt: skip
    assert [notice.year for notice in found.calendar.notices] == [2024, 2025]


@pytest.mark.parametrize("typed", ["soon", "2150", "2024 x"])
def test_a_year_that_is_none_or_an_estimate_is_refused(nobody: People, typed: str) -> None:
    beginning = Beginning(nobody.context("zhou"), nobody.root)
    with pytest.raises((Misused, Refused)):
        beginning.years_meant(typed)


def test_who_git_does_not_know_introduces_themselves_to_this_repository(nobody: People) -> None:
    context = nobody.context("zhou")
    nameless = {
        key: value for key, value in context.environment.items() if not key.startswith(("GIT_AUTHOR", "GIT_COMMITTER"))
    }
    context.environment = nameless | {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "user.useConfigOnly",
        "GIT_CONFIG_VALUE_0": "true",
    }
    with pytest.raises(GitRefused, match="no-identity"):
        Beginning(context, nobody.root)
    check_introduction("email", "zhou@example.com")
    with pytest.raises(Misused):
        check_introduction("email", "zhou")
    beginning = Beginning(context, nobody.root, introduced=lambda: ("--global", "zhou@example.com"))
    assert beginning.identity[:2] == ("--global", "zhou@example.com")

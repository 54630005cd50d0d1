"""A workspace begun and set up by use cases alone: people, departments, calendar, the version that may write."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from xcollab.app.acts.commit import Keeping
from xcollab.app.views.people import department, departments, members
from xcollab.app.views.time.calendar import beside, calendar_year, special
from xcollab.app.workspace.begin import Beginning, Founding, empty_repository
from xcollab.app.workspace.calendar import import_notice, pin_year, year_meant
from xcollab.app.workspace.departments import Posts, add_department, edit_department
from xcollab.app.workspace.members import NewMember, add_member
from xcollab.app.workspace.required_version import present_version, require_present_version, required_version
from xcollab.app.workspace.whoami import whoami
from xcollab.errors import BadFile, GitRefused, Misused, Refused


@pytest.fixture
def nobody(tmp_path: Path, git_environment: dict[str, str]) -> People:
    """A directory in which nothing is yet."""
    return People(Company(tmp_path / "acme", git_environment))


def test_a_workspace_is_begun_with_what_is_proposed_for_whoever_is_at_work(nobody: People) -> None:
    beginning = Beginning(nobody.context("zhou"), nobody.root, language="en")
    assert beginning.proposed == Founding("acme", "zhou", "office", "Office")
    begun = beginning.found(beginning.proposed)
    assert begun.commit and begun.commit == nobody.company.git("rev-parse", "--short", "HEAD").strip()
    assert (whoami(nobody.context("zhou")).id, department(nobody.view("zhou"), "office").file.lead) == ("zhou", "zhou")
    with pytest.raises(Refused, match="workspace-exists"):
        Beginning(nobody.context("zhou"), nobody.root)


@pytest.mark.parametrize(
    ("given", "code"), [({"language": "fr"}, "not-a-word"), ({"timezone": "Moon/Sea"}, "bad-timezone")]
)
def test_a_workspace_has_a_language_and_a_time_zone_that_exist(
    nobody: People, given: dict[str, str], code: str
) -> None:
    with pytest.raises(Misused, match=code):
        Beginning(nobody.context("zhou"), nobody.root, language=given.get("language"), timezone=given.get("timezone"))


def test_what_cannot_be_an_id_is_refused_by_the_flag_it_would_be_typed_with(nobody: People) -> None:
    beginning = Beginning(nobody.context("zhou"), nobody.root)
    beginning.check("member", "zhou")
    with pytest.raises(Misused) as refusal:
        beginning.check("member", "Zhou Min")
    assert refusal.value.where == "--member"
    with pytest.raises(Misused):
        beginning.found(Founding("Acme", "Zhou Min", "office", "Office"))


def test_departments_and_people_are_added_and_get_their_posts(people: People) -> None:
    add_department(people.context("zhou"), "legal", "Legal")
    outcome = add_member(people.context("zhou"), NewMember("qian", "Qian", ["qian@example.com"], "legal"))
    assert (outcome.decided.act, outcome.paths) == ("workspace.member-add", ["departments/legal.yaml"])
    edit_department(people.context("zhou"), "Legal", Posts(lead="qian", liaisons=["qian"]))
    assert department(people.view("li"), "legal").file.lead == "qian"
    assert "legal" in departments(people.view("li")).departments
    assert [one.member.id for one in members(people.view("li")).members if one.department == "legal"] == ["qian"]


def test_a_lead_adds_to_the_own_department_and_only_there(people: People) -> None:
    add_member(people.context("li"), NewMember("qian", "Qian", ["qian@example.com"]))
    with pytest.raises(Refused) as refusal:
        add_member(people.context("li"), NewMember("zheng", "Zheng", ["zheng@example.com"], "tech"))
    assert (refusal.value.code, refusal.value.arguments["people"]) == ("not-admin", ["zhou", "wang"])


def test_nobody_is_added_twice_and_nothing_changes_into_itself(people: People) -> None:
    with pytest.raises(Refused, match="member-twice"):
        add_member(people.context("zhou"), NewMember("li2", "Li", ["LI@example.com"]))
    with pytest.raises(Refused, match="department-exists"):
        add_department(people.context("zhou"), "sales", "Sales")
    with pytest.raises(Misused, match="nothing-to-change"):
        edit_department(people.context("zhou"), "sales", Posts())
    with pytest.raises(Refused, match="not-of-department"):
        edit_department(people.context("zhou"), "sales", Posts(lead="wang"))


def test_a_notice_is_taken_over_and_a_year_written_down(people: People, tmp_path: Path) -> None:
    notice = tmp_path / "2027.json"
    notice.write_text(json.dumps({"year": 2027, "papers": [], "days": [
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True}, {"name": "元旦", "date": "2027-01-02", "isOffDay": False}]}))  # fmt: skip
    assert import_notice(people.context("zhou"), notice).paths == ["calendar.yaml"]
    found = calendar_year(people.view("li"), 2027)
    assert (found.days.worked(date(2027, 1, 1)), found.days.worked(date(2027, 1, 2))) == (False, True)
    assert special(found).days.keys() == {"2027-01-01", "2027-01-02"}
    with pytest.raises(Refused, match="year-imported"):
        pin_year(people.context("zhou"), 2027)
    with pytest.raises(Refused, match="calendar-as-it-was"):
        import_notice(people.context("zhou"), notice)
    pin_year(people.context("zhou"), 2024)
    assert calendar_year(people.view("li")).source
    assert (beside(2000), beside(2024), beside(2199)) == ((None, 2001), (2023, 2025), (2198, None))


def test_an_unreadable_calendar_is_not_written_over(people: People, tmp_path: Path) -> None:
    (people.root / "calendar.yaml").write_text("off: 7\n")
    people.company.git("add", "calendar.yaml")
    people.company.git("commit", "--quiet", "-m", "by hand")
    with pytest.raises(BadFile, match="not-a-list"):
        pin_year(people.context("zhou"), 2024)


def test_from_now_on_only_this_version_writes_unless_it_is_a_dry_run(people: People) -> None:
    (people.root / "xcollab.yaml").write_text(
        (people.root / "xcollab.yaml").read_text().replace(f'"{present_version()}"', '"0.0"').replace(
            f"'{present_version()}'", "'0.0'")
    )  # fmt: skip
    people.company.git("commit", "--quiet", "--all", "-m", "as it was once")
    assert required_version(people.context("zhou")) == "0.0"
    assert require_present_version(people.context("zhou"), Keeping(dry_run=True)).dry
    assert required_version(people.context("zhou")) == "0.0"
    require_present_version(people.context("zhou"))
    assert required_version(people.context("li")) == present_version()


def test_a_stranger_is_told_how_to_be_added(people: People) -> None:
    with pytest.raises(Refused) as refusal:
        whoami(people.context("stranger"))
    assert (refusal.value.code, refusal.value.arguments["admins"]) == ("stranger", ["zhou"])


def test_a_directory_in_which_nothing_is_gets_a_repository_of_its_own(nobody: People) -> None:
    empty_repository(nobody.context("zhou"), nobody.root)
    assert nobody.company.git("rev-parse", "--show-toplevel").strip() == str(nobody.root)
    with pytest.raises(Misused):
        empty_repository(nobody.context("zhou"), nobody.root)


def test_a_name_that_is_no_utf_8_cannot_found_anything(nobody: People) -> None:
    context = nobody.context("zhou")
    context.environment = {**context.environment, "GIT_AUTHOR_NAME": "\udcc0\udcc1"}
    with pytest.raises(GitRefused, match="name-not-utf8"):
        Beginning(context, nobody.root)


@pytest.mark.parametrize(("typed", "meant"), [("2024", 2024), (" 2027 ", 2027)])
def test_a_year_is_a_whole_number_that_git_can_write(typed: str, meant: int) -> None:
    assert year_meant(typed) == meant
    for wrong in ("soon", "24.5", "9999999"):
        with pytest.raises(Misused, match="not-a-number-value"):
            year_meant(wrong)

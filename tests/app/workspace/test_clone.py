"""A clone judged and repaired, and what a forge needs, by values alone."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Keeping
from xcollab.app.review.files import check
from xcollab.app.sharing.invitations import invite
from xcollab.app.sharing.open_pull_request import Wanted, open_pull_request, plan_pull_request
from xcollab.app.workspace.code_owners import owners_forge, owners_text, write_owners
from xcollab.app.workspace.departments import Posts, edit_department
from xcollab.app.workspace.doctor import examine_clone
from xcollab.errors import Misused, NotShared, Refused


@pytest.fixture
def people(at_work: People) -> People:
    """A collaboration is under way."""
    return at_work


def test_a_clone_in_order_has_nothing_wrong(people: People) -> None:
    assert check(people.context("li")).problems == []
    found = examine_clone(people.context("li"))
    assert (found.serious, found.mended) == (False, [])


def test_what_is_wrong_is_a_finding_with_its_line_in_each_of_the_three_places(people: People) -> None:
    file = people.root / "collabs/q3/tasks/report.yaml"
    file.write_text(file.read_text().replace("owner: li", "owner: nobody-such"))
    assert [(one.path, one.code) for one in check(people.context("li")).problems if one.code == "unknown-member"] == [
        ("collabs/q3/tasks/report.yaml", "unknown-member")
    ]
    assert check(people.context("li"), staged=True).problems == check(people.context("li"), at="HEAD").problems == []


def test_what_stops_work_is_repaired_where_that_is_safe(people: People) -> None:
    lock = people.root / ".git/index.lock"
    lock.touch()
    found = examine_clone(people.context("li"))
    assert any(trouble.severity != "note" for trouble in found.remains) and found.mended == []
    lock.unlink()
    assert not examine_clone(people.context("li"), fix=True).serious


def test_code_owners_are_kept_by_an_admin_once(people: People) -> None:
    assert owners_forge(people.context("zhou")) is None and owners_forge(people.context("zhou"), "github") == "github"
    with pytest.raises(Misused):
        owners_forge(people.context("zhou"), "gitee")
    with pytest.raises(Refused, match="not-admin"):
        write_owners(people.context("li"), "github")
    assert write_owners(people.context("zhou"), "github", Keeping(dry_run=True)).dry
    outcome = write_owners(people.context("zhou"), "github")
    (path,) = outcome.paths
    assert (people.root / path).read_text() == owners_text(people.view("zhou"), "github")
    assert write_owners(people.context("zhou"), "github").commit == ""


def test_departments_are_invited_to_a_form_on_the_forge(people: People) -> None:
    with pytest.raises(Refused):
        invite(people.context("zhou"), "q3")  # there is no remote
    people.company.git("remote", "add", "origin", "https://github.com/acme/work.git")
    with pytest.raises(Refused, match="nobody-to-ask"):
        invite(people.context("zhou"), "q3")
    people.do("zhou", "request", "revise", collab="q3", add_department=["support"], reason="more help")
    invited = invite(people.context("zhou"), "q3")
    assert (invited.collab, invited.forge, [link.department for link in invited.links]) == ("q3", "github", ["support"])
    assert invited.links[0].address.startswith("https://github.com/acme/work/")


def test_a_pull_request_is_planned_without_the_network_and_opened_with_it(people: People, tmp_path: Path) -> None:
    people.company.git("clone", "--quiet", "--bare", ".", str(tmp_path / "acme.git"))
    people.company.git("remote", "add", "origin", str(tmp_path / "acme.git"))
    people.company.git("fetch", "--quiet", "origin")
    with pytest.raises(Refused, match="nothing-to-open"):
        open_pull_request(people.context("li"), Wanted())
    people.do("li", "request", "comment", collab="q3", text="for all")
    planned = plan_pull_request(people.context("li"), Wanted(title="A word"))
    assert planned.proposed.title == "A word" and planned.commands[-1].startswith("git push origin signoff/q3/sales")
    assert people.company.git("branch", "--list", "signoff/*") == ""
    assert open_pull_request(people.context("li"), Wanted()).head
    assert people.company.git("ls-remote", "origin", "signoff/q3/sales") != ""
    people.company.git("remote", "set-url", "origin", str(tmp_path / "gone.git"))
    people.do("li", "request", "comment", collab="q3", text="more")
    with pytest.raises(NotShared):
        open_pull_request(people.context("li"), Wanted())


def test_code_owners_that_somebody_wrote_by_hand_stay_theirs(people: People) -> None:
    file = people.root / ".github/CODEOWNERS"
    file.parent.mkdir()
    file.write_text("* @acme/everybody\n")
    with pytest.raises(Refused, match="owners-by-hand") as refused:
        write_owners(people.context("zhou"), "github")
    assert (refused.value.arguments["path"], file.read_text()) == (".github/CODEOWNERS", "* @acme/everybody\n")


def test_it_is_told_whether_the_file_of_code_owners_had_to_be_written(people: People) -> None:
    first, again = (write_owners(people.context("zhou"), "github") for _ in range(2))
    (path,) = first.paths
    assert f"{path} written." in first.decided.told(first.commit)[0]
    assert again.decided.told("") == [f"{path} says so already."]


def test_code_owners_that_the_departments_have_outgrown_are_a_finding(people: People) -> None:
    (path,) = write_owners(people.context("zhou"), "github").paths
    assert check(people.context("zhou")).problems == []
    edit_department(people.context("zhou"), "sales", Posts(lead="sun"))
    assert [(one.path, one.code) for one in check(people.context("zhou")).problems] == [(path, "owners-drifted")]


def test_what_is_not_committed_yet_is_checked_without_what_went_before(people: People) -> None:
    (people.root / ".git/HEAD").write_text("ref: refs/heads/unborn\n")
    assert {one.code for one in check(people.context("li")).problems} == set()

"""Departments that have not answered are sent to a form on the forge; where it has no pages that is said."""

import pytest

from tests.support.at_work import People
from xcollab.app.sharing.invitations import forge_of_remote, invite
from xcollab.errors import Refused


def _at(people: People, address: str, forge: str = "") -> None:
    """Where the remote is; and what the workspace says that it is."""
    people.company.git("remote", "add", "origin", address)
    if forge:
        file = people.root / "xcollab.yaml"
        file.write_text(f"{file.read_text()}forge: {forge}\n")
        people.company.git("commit", "--quiet", "--all", "-m", "by hand")


@pytest.mark.parametrize(
    ("address", "code"),
    [("/srv/git/office.git", "no-pages"), ("git@git.example.com:acme/office.git", "unknown-forge")],
)
def test_a_server_without_pages_and_one_that_nobody_knows_are_told_apart(
    at_work: People, address: str, code: str
) -> None:
    _at(at_work, address)
    with pytest.raises(Refused, match=code):
        invite(at_work.context("zhou"), "q3")


def test_what_the_workspace_says_of_its_forge_counts(at_work: People) -> None:
    _at(at_work, "git@git.example.com:acme/office.git", "gitea")
    assert forge_of_remote(at_work.context("zhou"), None).kind == "gitea"


def test_each_department_that_has_not_answered_finds_its_form_filled_in_as_far_as_it_is_known(at_work: People) -> None:
    _at(at_work, "git@github.com:acme/office.git")
    at_work.do("zhou", "request", "revise", collab="q3", add_department=["support"], reason="more help")
    (link,) = invite(at_work.context("zhou"), "q3").links
    assert (link.department, link.to, link.filled) == ("support", "Wu Fang", True)
    assert link.path.startswith("collabs/q3/feedback/support/") and "\nby: wu" in link.text
    assert link.address.startswith("https://github.com/acme/office/new/main?filename=collabs")

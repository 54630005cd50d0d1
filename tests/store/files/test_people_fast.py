"""The people of the last commit, read without the models: what has not the form of one is passed over."""

import pytest

from tests.support.company import Company
from xcollab.store.files.people_unvalidated import People
from xcollab.store.git.repository import Repository


@pytest.mark.parametrize("members", ["5", "yes", "true", "{id: he}", "[5, he, {name: He}]", "~"])
def test_members_in_no_form_of_members_hide_nobody_else(company: Company, members: str) -> None:
    path = company.root / "departments/support.yaml"
    path.write_text(f"name: Support\nmembers: {members}\n")
    company.git("commit", "-qam", "odd members")
    people = People(Repository(company.root, company.environment))
    assert people.departments()["support"] == "Support"
    known = {person.department for person in people.everyone()}
    assert known == {"marketing", "sales", "tech"}
    assert people.by_email("nobody@example.com") is None

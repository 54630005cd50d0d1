"""The people of the last commit, read without the models: what has not the form of one is passed over."""

import pytest

from tests.support.company import Company
from xcollab.errors import BadFile
from xcollab.store.files.unvalidated.people import People
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


@pytest.mark.parametrize(
    "written", ["li@example.com", "LI@Example.com", '"l\\u0069@example.com"', "[li@work.example, li@example.com]"]
)
def test_somebody_is_found_by_the_address_however_it_is_written(company: Company, written: str) -> None:
    path = company.root / "departments/sales.yaml"
    path.write_text(
        f"name: Sales\nlead: li\nmembers:\n  - id: li\n    name: Li\n    email: {written if '[' in written else f'[{written}]'}\n"
    )
    company.git("commit", "-qam", "another way of writing")
    found = People(Repository(company.root, company.environment)).by_email("li@example.com")
    assert found and (found.id, found.department, found.posts) == ("li", "sales", ("lead",))


def test_a_file_that_cannot_be_read_is_told_only_to_whom_it_may_hold(company: Company) -> None:
    (company.root / "departments/support.yaml").write_text("name: [\n")
    company.git("commit", "-qam", "broken")
    people = People(Repository(company.root, company.environment))
    assert people.by_email("li@example.com")
    with pytest.raises(BadFile, match="bad-yaml"):
        people.by_email("nobody@example.com")

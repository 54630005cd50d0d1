"""After an edit or a revision it is said what changed: a list that was typed replaces the former one, and what went is named."""

import pytest

from tests.support.company import Company
from tests.support.once import Played

NEW = ("request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator", "zhou",
       "--due", "2024-12-01", "--milestone", "M; date=2024-11-01", "--department", "sales", "--department", "tech",
       "--requirement", "Two devices; department=tech", "--requirement", "No press")  # fmt: skip


def _begun(company: Company) -> None:
    company.did("zhou", *NEW)


@pytest.fixture
def company(played: Played) -> Company:
    return played(_begun)


def test_a_revised_list_names_what_went_and_what_came(company: Company) -> None:
    company.did("zhou", "request", "submit", "q3")
    said = company.did(
        "zhou", "request", "revise", "q3", "--requirement", "No radio", "--due", "2024-12-15", "--reason", "r"
    )
    assert "  special requirements: no longer: Two devices · department Tech (tech)\n" in said
    assert "  special requirements: no longer: No press\n" in said
    assert "  special requirements: new: No radio\n" in said
    assert "  due: 2024-12-01 → 2024-12-15\n" in said


def test_an_edited_draft_and_an_edited_task_tell_it_too(company: Company) -> None:
    said = company.did("zhou", "request", "edit", "q3", "--objective", "P")
    assert "  objectives: no longer: O\n  objectives: new: P\n" in said
    company.did(
        "zhou",
        "task",
        "add",
        "t",
        "-C",
        "q3",
        "--title",
        "T",
        "--owner",
        "li",
        "--due",
        "2024-08-01",
        "--criterion",
        "c",
    )
    said = company.did("zhou", "task", "edit", "q3/t", "--criterion", "d", "--helper", "sun")
    assert "  criteria: no longer: c\n  criteria: new: d\n" in said
    assert "  helpers: new: Sun Lei (sun)\n" in said


def test_so_does_an_edited_department(company: Company) -> None:
    said = company.did("zhou", "department", "edit", "marketing", "--liaison", "zhou")
    assert "  liaisons: no longer: Chen Jing (chen)\n  liaisons: new: Zhou Min (zhou)\n" in said


def test_an_empty_text_takes_a_post_of_a_department_out(company: Company) -> None:
    told = company.did("zhou", "department", "edit", "sales", "--liaison", "", "--executive", "zhou")
    assert "liaisons: no longer: Sun Lei" in told
    told = company.did("zhou", "department", "edit", "sales", "--executive", "", "--lead", "")
    assert "lead: Li Na (li) → –" in told and "executive: Zhou Min (zhou) → –" in told
    assert company.does("zhou", "department", "edit", "sales", "--lead", "").code == 2

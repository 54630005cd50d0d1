"""What `check` names as the way out of what somebody did by hand is typed as it is printed, in either language: then it is gone."""

import json

import pytest

from tests.support.company import Company
from tests.support.hinted import commands, types
from xcollab.words.labels import LANGUAGES, Language


def edited(company: Company, path: str, old: str, new: str) -> None:
    """A file of q3, edited by hand."""
    file = company.root / "collabs/q3" / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def hints(company: Company, language: Language) -> dict[str, str]:
    """By code, the hint of each finding."""
    told = json.loads(company.does("zhou", "check", "--json", "--lang", language).out)["findings"]
    return {found["code"]: found["hint"] for found in told}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_that_was_edited_is_put_back_and_moved(working: Company, language: Language) -> None:
    edited(working, "tasks/report.yaml", "due: 2024-07-10", "due: 2024-07-18")
    (command,) = commands(hints(working, language)["due-edited"])
    working.git("checkout", "--quiet", "--", "collabs/q3/tasks/report.yaml")
    assert types(working, "zhou", command, language).code == 0
    assert "due-edited" not in hints(working, language)
    assert "2024-07-18" in working.did("li", "task", "show", "q3/report")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_request_that_was_edited_is_taken_over_by_a_revision(working: Company, language: Language) -> None:
    edited(working, "request.yaml", "500 orders", "600 orders")
    (command,) = commands(hints(working, language)["request-edited"])
    done = types(working, "zhou", command, language)
    assert done.code == 0, done.err
    assert "request-edited" not in hints(working, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_wanted_and_was_not_asked_is_added(working: Company, language: Language) -> None:
    working.did("chen", "request", "new", "q4", "--title", "Fair", "--background", "B", "--objective", "O", "--coordinator", "zhou",
                "--department", "sales", "--due", "2024-11-30", "--milestone", "Fair; date=2024-11-01")  # fmt: skip
    working.did("chen", "request", "submit", "q4")
    working.did("li", "feedback", "give", "-C", "q4", "-d", "conditions", "--scope", "s", "--condition", "c", "--resource",
                "desk; quantity=1; department=support")  # fmt: skip
    (command,) = commands(hints(working, language)["unasked-resource"])
    done = types(working, "zhou", command, language)
    assert done.code == 0, done.err
    assert "unasked-resource" not in hints(working, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_owners_that_are_not_the_departments_any_more_are_renewed(working: Company, language: Language) -> None:
    for member in ("zhou", "chen", "li", "sun", "wang", "zhao", "wu"):
        home = working.root / "departments"
        for file in home.glob("*.yaml"):
            text = file.read_text(encoding="utf-8")
            file.write_text(
                text.replace(f"- id: {member}\n", f"- id: {member}\n    forge: {member}\n"), encoding="utf-8"
            )
    working.git("commit", "--quiet", "-am", "Accounts")
    working.did("zhou", "forge", "codeowners", "--for", "github", "--write")
    working.did("zhou", "department", "edit", "tech", "--lead", "zhao")
    found = hints(working, language)
    (command,) = commands(found["owners-drifted"])
    done = types(working, "zhou", command, language)
    assert done.code == 0, done.err
    assert "owners-drifted" not in hints(working, language)

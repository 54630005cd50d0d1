"""What `check` names as the way out of what somebody did by hand is typed as it is printed, in either language: then it is gone."""

import json

import pytest

from tests.support.company import Company
from tests.support.printed.hinted import commands, hint_of, types
from tests.support.reviewing.pull_request import LOG, Branch
from tests.support.shared import Clones
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("task", ["poster", "report"])
def test_the_date_of_a_task_that_is_not_at_work_is_put_back_and_no_command_is_named(
    working: Company, language: Language, task: str
) -> None:
    if task == "report":
        working.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    edited(working, f"tasks/{task}.yaml", "due: 2024-07-10", "due: 2024-07-18")
    assert commands(hints(working, language)["due-edited-late"]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_the_end_nobody_is_sent_to_revise_or_to_ask_another_department(
    working: Company, language: Language
) -> None:
    working.did("li", "feedback", "give", "-d", "conditions", "--scope", "s", "--condition", "c", "--resource",
                "desk; quantity=1; department=marketing")  # fmt: skip
    working.did("zhou", "request", "cancel", "q3", "--reason", "dropped")
    edited(working, "request.yaml", "500 orders", "600 orders")
    edited(working, "tasks/page.yaml", "department: tech", "department: legal")
    working.did("zhou", "department", "add", "legal", "--name", "Legal")
    told = hints(working, language)
    assert {"request-edited-late", "not-among"} <= told.keys() and "unasked-resource" not in told
    assert [command for hint in told.values() for command in commands(hint) if "revise" in command] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_two_dates_that_contradict_each_other_one_is_taken_back_and_then_another_is_set(
    clones: Clones, language: Language
) -> None:
    ours, theirs = clones.ours, clones.theirs
    ours.did("zhou", "task", "reschedule", "report", "--to", "2024-07-20", "--reason", "dealers away")
    later = ours.clock.replace(minute=50).isoformat()
    theirs.did("zhou", "task", "reschedule", "report", "--to", "2024-07-25", "--reason", "samples late", at=later)
    ours.git("pull", "--quiet", "--no-rebase", "--no-edit", str(theirs.root), "main")
    ours.clock = theirs.clock
    withdraw, move = commands(hints(ours, language)["date-contradiction"])
    done = types(ours, "zhou", withdraw, language)
    assert done.code == 0, done.err
    assert hints(ours, language) == {}
    assert "2024-07-20" in ours.did("li", "task", "show", "report")
    assert types(ours, "zhou", move, language).code == 0
    assert hints(ours, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_that_was_edited_is_put_back_and_taken_back_by_the_command(
    branch: Branch, language: Language
) -> None:
    branch.edit(LOG, "Three", "Four")
    branch.commit("li")
    told = branch.does("li", "check", "--base", "main", "--lang", language)
    (command,) = commands(hint_of(told.out.split("\n\n")[0]))
    branch.git("reset", "--quiet", "--hard", "HEAD~1")
    done = types(branch, "li", command, language)
    assert done.code == 0, done.err
    assert branch.codes() == set()

"""Every line of an inbox says what it is about: what was returned and why, which terms changed, what was recorded."""

import pytest

from tests.support.company import Company
from tests.support.once import Played

NEW = ("request", "new", "q3", "--title", "Launch", "--background", "B", "--objective", "O", "--coordinator", "zhou",
       "--due", "2024-12-01", "--milestone", "M; date=2024-11-01", "--department", "sales", "--department", "tech",
       "--requirement", "Two devices; department=tech")  # fmt: skip


def _begun(company: Company) -> None:
    company.did("chen", *NEW)
    company.did("chen", "request", "submit", "q3")
    company.did("li", "feedback", "give", "sales", "-C", "q3", "-d", "accept", "--scope", "s")
    company.did(
        "wang", "feedback", "give", "tech", "-C", "q3", "-d", "conditions", "--scope", "s", "--condition", "Texts first"
    )


@pytest.fixture
def running(played: Played) -> Company:
    """Sales and tech accepted; Sun's report, owned by Li, is in progress."""
    return played(_begun)


def _begin(company: Company) -> None:
    company.did("zhou", "request", "confirm", "q3", "--acknowledge", "tech")
    company.did("zhou", "task", "add", "report", "-C", "q3", "--title", "The report", "--owner", "li", "--assignee", "sun",
                "--due", "2024-08-01", "--criterion", "Three rivals")  # fmt: skip
    company.did("li", "task", "confirm", "q3/report")
    company.did("sun", "task", "log", "q3/report", "-s", "doing", "-m", "begun")


def _block(said: str, begins: str) -> str:
    """One item of an inbox, with its lines."""
    items = [item for item in said.split("\n- ")[1:] if item.startswith(begins)]
    assert len(items) == 1, said
    return items[0]


def test_a_returned_deliverable_says_why_what_to_mend_and_by_when(running: Company) -> None:
    _begin(running)
    running.did("sun", "acceptance", "submit", "q3/report", "--deliverable", "Report")
    running.did("zhou", "acceptance", "return", "q3/report", "--unmet", "1", "--reason", "One rival is missing", "--fix",
                "Add the third", "--fix", "Add prices", "--fix-by", "2024-07-20")  # fmt: skip
    item = _block(running.did("sun", "inbox"), "report was returned")
    assert "due 2024-07-20" in item
    assert "Zhou Min returned q3/report for the coordinator: One rival is missing" in item
    assert "fixes: Add the third; Add prices" in item
    assert item.strip().endswith("xcollab acceptance submit q3/report")
    running.did("zhou", "task", "reschedule", "q3/report", "--to", "2024-08-20", "--reason", "r")
    assert "due 2024-08-20" in _block(running.did("sun", "inbox"), "report was returned")
    running.did("sun", "acceptance", "submit", "q3/report", "--deliverable", "Report")
    judged = _block(running.did("zhou", "inbox"), "judge the deliverables")
    assert "One rival is missing" in judged
    assert "submitted deliverables for q3/report: Report × 1" in judged


def test_changed_terms_say_which_and_from_what_to_what(running: Company) -> None:
    running.did("chen", "request", "revise", "q3", "--due", "2024-12-15", "--reason", "Later")
    running.did("chen", "request", "revise", "q3", "--due", "2024-12-20", "--objective", "P", "--background", "C",
                "--reason", "Later still")  # fmt: skip
    item = _block(running.did("li", "inbox"), "the terms changed")
    assert "due: 2024-12-01 → 2024-12-20" in item
    assert "objectives: no longer: O" in item
    assert "objectives: new: P" in item
    assert "background" not in item
    running.did("li", "feedback", "give", "sales", "-C", "q3", "-d", "accept", "--scope", "s")
    running.did("chen", "request", "revise", "q3", "--requirement", "Three devices; department=tech", "--reason", "r")
    assert "special requirements: Two devices · department Tech (tech) → Three devices · " in _block(
        running.did("wang", "inbox"), "the terms changed"
    )
    assert "the terms changed" not in running.did("li", "inbox")


def test_changed_terms_of_a_task_say_from_what_to_what(running: Company) -> None:
    _begin(running)
    running.did("zhou", "task", "edit", "q3/report", "--criterion", "Four rivals", "--title", "Another title")
    item = _block(running.did("li", "inbox"), "the terms of task report changed")
    assert "criteria: Three rivals → Four rivals" in item
    assert "title:" not in item


def test_what_was_recorded_for_somebody_is_told(running: Company) -> None:
    _begin(running)
    running.did(
        "li", "task", "log", "q3/report", "-s", "doing", "-m", "Prices are in", "--for", "sun", "--via", "phone"
    )
    item = _block(running.did("sun", "inbox"), "somebody recorded")
    assert "Sun Lei logged q3/report: in progress – Prices are in" in item
    assert "recorded by Li Na, heard by phone" in item


def test_what_a_department_wants_and_its_conditions_are_told(running: Company) -> None:
    item = _block(running.did("zhou", "inbox"), "every department accepted")
    assert "conditions: Texts first" in item
    running.did("wang", "feedback", "give", "tech", "-C", "q3", "-d", "changes", "--change", "A week later")
    assert "changes: A week later" in _block(running.did("zhou", "inbox"), "Tech wants changes")
    running.did("wang", "feedback", "give", "tech", "-C", "q3", "-d", "decline", "--reason", "Nobody is free")
    assert "reason: Nobody is free" in _block(running.did("zhou", "inbox"), "Tech declines")


def test_a_declined_task_says_why(running: Company) -> None:
    running.did("zhou", "request", "confirm", "q3", "--acknowledge", "tech")
    running.did(
        "zhou",
        "task",
        "add",
        "report",
        "-C",
        "q3",
        "--title",
        "R",
        "--owner",
        "li",
        "--due",
        "2024-08-01",
        "--criterion",
        "c",
    )
    running.did("li", "task", "decline", "q3/report", "--reason", "Not ours")
    assert "Li Na declined task q3/report: Not ours" in _block(running.did("zhou", "inbox"), "task report was declined")


def test_a_problem_is_told_at_every_step_to_whoever_has_to_act(running: Company) -> None:
    _begin(running)
    running.did("sun", "issue", "open", "-C", "q3", "--title", "No data", "--kind", "delay", "--description", "The export fails",
                "--impact", "Two days", "--wanted-by", "2024-07-10", "--task", "report", "--department", "tech")  # fmt: skip
    issue = "q3/" + next((running.root / "collabs/q3/issues").iterdir()).name
    item = _block(running.did("wang", "inbox"), "propose a solution")
    assert "No data" in item
    assert "description: The export fails" in item
    assert "impact: Two days" in item
    running.did("wang", "issue", "propose", issue, "-m", "Tomorrow by hand")
    assert "Tomorrow by hand" in _block(running.did("sun", "inbox"), "agree to the solution")
    running.did("sun", "issue", "reject", issue, "--reason", "Too late")
    assert "Too late" in _block(running.did("wang", "inbox"), "propose a solution")


def test_help_and_questions_say_who_asks_for_what(running: Company) -> None:
    _begin(running)
    running.did(
        "sun", "task", "log", "q3/report", "-s", "needs-help", "-m", "Stuck", "--needs", "The price list; from=tech"
    )
    item = _block(running.did("wang", "inbox"), "Tech is asked to help")
    assert "Sun Lei logged q3/report: needs help – Stuck" in item
    assert "The price list" in item
    running.did("wang", "task", "comment", "q3/report", "-m", "It lies on the share")
    assert "It lies on the share" in _block(running.did("sun", "inbox"), "the help asked for")
    running.did(
        "li", "task", "comment", "q3/report", "-m", "Which prices?", "--mention", "wang", "--reply-by", "2024-07-05"
    )
    assert "Li Na commented on q3/report: Which prices?" in _block(running.did("wang", "inbox"), "a reply is asked for")


def test_a_department_that_nobody_speaks_for_is_asked_as_a_whole(running: Company) -> None:
    _begin(running)
    running.did("zhou", "department", "add", "legal", "--name", "Legal")
    running.did("zhou", "member", "add", "ma", "--name", "Ma", "--email", "ma@example.com", "--department", "legal")
    running.did("sun", "issue", "open", "-C", "q3", "--title", "No data", "--kind", "delay", "--description", "d", "--impact",
                "i", "--wanted-by", "2024-07-10", "--task", "report", "--department", "legal")  # fmt: skip
    assert "No data" in _block(running.did("ma", "inbox"), "propose a solution")

"""What somebody should know stands in their inbox until they take note of it or speak there: mentions, moved dates, lost tasks."""

import pytest

from tests.support.company import Company
from tests.support.once import Played

NEW = ("request", "new", "q3", "--title", "Launch", "--background", "B", "--objective", "O", "--coordinator", "zhou",
       "--due", "2024-12-01", "--milestone", "M; date=2024-11-01", "--department", "sales", "--department", "tech")  # fmt: skip


def _begun(company: Company) -> None:
    company.did("chen", *NEW)
    company.did("chen", "request", "submit", "q3")
    for lead, department in (("li", "sales"), ("wang", "tech")):
        company.did(lead, "feedback", "give", department, "-C", "q3", "-d", "accept", "--scope", "s")
    company.did("zhou", "request", "confirm", "q3")
    for task, owner, doer in (("report", "li", "sun"), ("page", "wang", "zhao")):
        company.did("zhou", "task", "add", task, "-C", "q3", "--title", task.title(), "--owner", owner, "--assignee", doer,
                    "--due", "2024-08-01", "--criterion", "c")  # fmt: skip
        company.did(owner, "task", "confirm", f"q3/{task}")
        company.did(doer, "task", "log", f"q3/{task}", "-s", "doing", "-m", "begun")


@pytest.fixture
def running(played: Played) -> Company:
    """Two tasks in progress: Sun's report, owned by Li of sales, and Zhao's page, owned by Wang of tech."""
    return played(_begun)


def _item(company: Company, who: str, begins: str) -> str:
    said = company.did(who, "inbox")
    items = [item for item in said.split("\n- ")[1:] if item.startswith(begins)]
    assert len(items) == 1, said
    return items[0]


def _takes_note(company: Company, who: str, begins: str) -> None:
    """Types what the inbox prints, and it is gone."""
    command = next(
        line.strip() for line in _item(company, who, begins).splitlines() if line.strip().startswith("xcollab ")
    )
    company.did(who, *command.split()[1:])
    assert begins not in company.did(who, "inbox")


def test_a_mention_without_a_date_reaches_the_inbox(running: Company) -> None:
    running.did("li", "task", "comment", "q3/page", "-m", "The logo is old", "--mention", "zhao, wang")
    assert "Li Na commented on q3/page: The logo is old" in _item(running, "zhao", "you were mentioned")
    _takes_note(running, "zhao", "you were mentioned")
    running.did("wang", "task", "comment", "q3/page", "-m", "Thank you")
    assert "mentioned" not in running.did("wang", "inbox")
    assert "mentioned" not in running.did("li", "inbox")


def test_a_mention_on_a_request_or_an_issue_does_so_too(running: Company) -> None:
    running.did("li", "request", "comment", "q3", "-m", "Which channels?", "--mention", "chen")
    _takes_note(running, "chen", "you were mentioned")
    running.did("sun", "issue", "open", "-C", "q3", "--title", "T", "--kind", "delay", "--description", "d", "--impact", "i",
                "--wanted-by", "2024-07-10", "--task", "report", "--department", "tech")  # fmt: skip
    issue = "q3/" + next((running.root / "collabs/q3/issues").iterdir()).name
    running.did("sun", "issue", "comment", issue, "-m", "Look", "--mention", "zhao")
    _takes_note(running, "zhao", "you were mentioned")


def test_a_resolution_that_moves_somebody_elses_task_tells_its_owner_and_its_assignee(running: Company) -> None:
    running.did("sun", "issue", "open", "-C", "q3", "--title", "T", "--kind", "delay", "--description", "d", "--impact", "i",
                "--wanted-by", "2024-07-10", "--task", "report", "--task", "page", "--department", "tech")  # fmt: skip
    issue = "q3/" + next((running.root / "collabs/q3/issues").iterdir()).name
    running.did("wang", "issue", "propose", issue, "-m", "p")
    running.did("sun", "issue", "agree", issue)
    running.did("sun", "issue", "resolve", issue, "-m", "The export works", "--move", "page; to=2024-08-20")
    for who in ("wang", "zhao"):
        item = _item(running, who, "a date of yours was moved")
        assert "The export works" in item
        assert "page: 2024-08-01 → 2024-08-20" in item
    _takes_note(running, "wang", "a date of yours was moved")
    running.did("zhao", "task", "log", "q3/page", "-s", "doing", "-m", "seen")
    assert "was moved" not in running.did("zhao", "inbox")
    for who in ("li", "sun", "chen"):
        assert "was moved" not in running.did(who, "inbox")


def test_moving_cancelling_and_reassigning_are_told_to_whom_they_concern(running: Company) -> None:
    running.did("zhou", "task", "reschedule", "q3/report", "--to", "2024-08-10", "--reason", "Holidays")
    assert "Holidays" in _item(running, "li", "a date of yours was moved")
    _takes_note(running, "sun", "a date of yours was moved")
    running.did("zhou", "task", "reassign", "q3/page", "--assignee", "wang", "--reason", "Zhao is away")
    assert "reassigned q3/page" in _item(running, "zhao", "a task of yours was given to somebody else")
    _takes_note(running, "zhao", "a task of yours was given to somebody else")
    running.did("zhou", "task", "cancel", "q3/report", "--reason", "Dropped")
    assert "Dropped" in _item(running, "li", "a task of yours was cancelled")
    _takes_note(running, "sun", "a task of yours was cancelled")


def test_an_action_of_minutes_that_is_no_task_is_its_owners_until_it_is_done(running: Company) -> None:
    running.did("zhou", "meeting", "add", "-C", "q3", "--kind", "weekly", "--held", "2024-07-01", "--attendee", "li", "--topic",
                "t", "--action", "Order the tables; owner=zhao; due=2024-07-05")  # fmt: skip
    item = _item(running, "zhao", "do what was agreed: Order the tables")
    assert "2024-07-05" in item
    command = next(line.strip() for line in item.splitlines() if line.strip().startswith("xcollab "))
    running.did("zhao", *command.split()[1:], "--note", "Ordered")
    assert "Order the tables" not in running.did("zhao", "inbox")


def test_nobody_else_takes_note_of_it_and_nobody_does_twice(running: Company) -> None:
    running.did("li", "task", "comment", "q3/page", "-m", "t", "--mention", "zhao")
    name = sorted((running.root / "collabs/q3/logs/page").glob("*.yaml"))[-1].stem
    assert "who may: li, zhao" in running.does("wang", "acknowledge", name, "-C", "q3").err
    running.did("zhao", "acknowledge", name, "-C", "q3")
    assert running.does("zhao", "acknowledge", name, "-C", "q3").code == 1
    assert running.did("wang", "check")


def test_it_is_nothing_that_others_wait_for(running: Company) -> None:
    before = running.did("zhou", "status", "q3", at="2024-07-01T12:00+08:00")
    running.did("li", "task", "comment", "q3/page", "-m", "t", "--mention", "zhao")
    assert running.did("zhou", "status", "q3", at="2024-07-01T12:00+08:00") == before

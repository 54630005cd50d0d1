"""What `overdue` escalates stands in the inbox of whom it is escalated to, with what they can do about it, which runs."""

import shlex

import pytest

from tests.support.company import Company
from tests.support.once import Played

NEW = ("request", "new", "q3", "--title", "Launch", "--background", "B", "--objective", "O", "--coordinator", "zhou",
       "--due", "2024-12-01", "--milestone", "M; date=2024-11-01", "--department", "sales", "--department", "tech")  # fmt: skip
TEXTS = {
    "nudge": ("--via", "phone"),
    "reschedule": ("--to", "2024-09-01", "--reason", "r"),
    "hold": ("--reason", "r"),
}


def _begun(company: Company) -> None:
    company.did("zhou", "department", "edit", "tech", "--executive", "wu")
    company.did("zhou", "department", "edit", "sales", "--executive", "wu")
    company.did("chen", *NEW)
    company.did("chen", "request", "submit", "q3")


@pytest.fixture
def asked(played: Played) -> Company:
    """Sales (Li leads, Sun is liaison) and tech (Wang leads, Wu of support is its executive) are asked on Monday, 1 July."""
    return played(_begun)


def _begin(company: Company) -> None:
    for lead, department in (("li", "sales"), ("wang", "tech")):
        company.did(lead, "feedback", "give", department, "-C", "q3", "-d", "accept", "--scope", "s")
    company.did("zhou", "request", "confirm", "q3")
    company.did("zhou", "task", "add", "report", "-C", "q3", "--title", "Report", "--owner", "sun",
                "--due", "2024-07-10", "--criterion", "c")  # fmt: skip
    company.did("sun", "task", "confirm", "q3/report")
    company.did("sun", "task", "log", "q3/report", "-s", "doing", "-m", "begun")


def _heard(company: Company, who: str, at: str) -> list[str]:
    """The items that were escalated to somebody."""
    said = company.did(who, "inbox", at=at)
    return [item for item in said.split("\n- ")[1:] if "(escalated to you as" in item.splitlines()[0]]


def _all_run(company: Company, who: str, item: str) -> int:
    commands = [line.strip() for line in item.splitlines() if line.strip().startswith("xcollab ")]
    for command in commands:
        words = shlex.split(command)[1:]
        company.did(who, *words, *TEXTS[words[0] if words[0] in TEXTS else words[1]], "--dry-run")
    return len(commands)


def test_a_late_task_reaches_liaison_and_coordinator_then_the_lead_then_the_executive(asked: Company) -> None:
    _begin(asked)
    for who in ("zhou", "li", "wu"):
        assert _heard(asked, who, "2024-07-10T17:00+08:00") == []
    (item,) = _heard(asked, "zhou", "2024-07-10T18:01+08:00")
    assert item.startswith("Sun Lei (Sales): task report is in progress")
    assert "as coordinator" in item
    assert _all_run(asked, "zhou", item) == 2
    assert "Late with others, and escalated to Zhou Min (zhou): 1" in asked.did(
        "zhou", "inbox", at="2024-07-11T09:02+08:00"
    )
    (item,) = _heard(asked, "li", "2024-07-11T10:00+08:00")
    assert "as lead" in item
    assert _all_run(asked, "li", item) == 1
    assert _heard(asked, "wu", "2024-07-12T10:00+08:00") == []
    (item,) = _heard(asked, "wu", "2024-07-15T10:00+08:00")
    assert "as executive" in item
    assert _all_run(asked, "wu", item) == 1
    assert _heard(asked, "sun", "2024-07-15T10:00+08:00") == []
    asked.did("zhou", "task", "reschedule", "q3/report", "--to", "2024-08-01", "--reason", "r")
    assert _heard(asked, "wu", "2024-07-15T11:00+08:00") == []


def test_a_silent_department_is_escalated_and_its_own_people_have_it_once(asked: Company) -> None:
    (sales, tech) = _heard(asked, "zhou", "2024-07-04T10:00+08:00")
    assert "give the feedback of Sales" in sales
    assert _all_run(asked, "zhou", sales) == _all_run(asked, "zhou", tech) == 2
    assert _heard(asked, "sun", "2024-07-04T10:00+08:00") == []
    assert asked.did("sun", "inbox", at="2024-07-04T10:01+08:00").count("give the feedback") == 1
    items = _heard(asked, "wu", "2024-07-09T10:00+08:00")
    assert len(items) == 2
    assert all(_all_run(asked, "wu", item) == 1 for item in items)


def test_issues_verdicts_and_replies_are_escalated_like_tasks(asked: Company) -> None:
    _begin(asked)
    asked.did("sun", "issue", "open", "-C", "q3", "--title", "No data", "--kind", "delay", "--description", "d", "--impact", "i",
              "--wanted-by", "2024-07-05", "--task", "report", "--department", "tech")  # fmt: skip
    asked.did("sun", "task", "comment", "q3/report", "-m", "When?", "--mention", "zhao", "--reply-by", "2024-07-03")
    asked.did("sun", "acceptance", "submit", "q3/report", "--deliverable", "D")
    items = _heard(asked, "wu", "2024-07-15T10:00+08:00")
    assert any("propose a solution" in item for item in items)
    assert any("a reply is asked for" in item for item in items)
    assert all(_all_run(asked, "wu", item) == 1 for item in items)
    judged = [item for item in _heard(asked, "zhou", "2024-07-15T10:01+08:00") if "judge the deliverables" in item]
    assert [_all_run(asked, "zhou", item) for item in judged] == ([2] if judged else [])


def test_what_is_escalated_is_in_the_data_for_programs(asked: Company) -> None:
    import json

    found = json.loads(asked.did("zhou", "inbox", "--json", at="2024-07-04T10:00+08:00"))["waiting"]
    heard = [each["obligation"] for each in found if each["obligation"]["kind"] == "escalated"]
    assert [(wait["of"]["kind"], wait["subject"], wait["party"]) for wait in heard] == [
        ("give-feedback", "sales", "coordinator"),
        ("give-feedback", "tech", "coordinator"),
    ]

"""The weekly sync: its agenda holds open problems only, and becomes minutes; an action becomes a task in the same act."""

import json
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.once import Played

REQUEST = ("--title", "T", "--background", "B", "--objective", "O", "--coordinator", "zhou", "--department", "sales",
           "--department", "tech", "--due", "2024-09-30", "--milestone", "M; date=2024-09-01")  # fmt: skip


def _begun(company: Company) -> None:
    company.did("chen", "request", "new", "q3", *REQUEST)
    company.did("chen", "request", "submit")
    for who in ("li", "wang"):
        company.did(who, "feedback", "give", "-d", "accept", "--scope", "s")
    company.did("zhou", "request", "confirm")
    for task, due in (("stuck", "2024-07-19"), ("slow", "2024-07-03"), ("fine", "2024-07-19")):
        company.did(
            "zhou", "task", "add", task, "--title", task.title(), "--owner", "li", "--due", due, "--criterion", "c"
        )
        company.did("li", "task", "confirm", task)
        company.did("li", "task", "log", task, "-s", "doing", "-m", "begun")
    company.did("li", "task", "log", "stuck", "-s", "needs-help", "-m", "t", "--needs", "data; from=tech")


@pytest.fixture
def running(played: Played) -> Company:
    """One task that needs help, one that is late, one that goes well."""
    return played(_begun)


def test_the_agenda_names_who_must_speak_and_leaves_out_what_goes_well(running: Company) -> None:
    told = running.did("zhou", "agenda", "--now", "2024-07-08")
    assert "Sales\n  - Li Na (Sales): task slow: Slow (due 2024-07-03; 3 working days over)" in told
    assert "Tech\n  - Wang Qiang (Tech): Tech is asked to help with stuck" in told
    assert "fine" not in told
    assert running.did("zhou", "agenda", "--now", "2024-07-02").count("- ") == 1


def test_it_becomes_minutes_with_what_is_typed_over_it(running: Company) -> None:
    running.did("zhou", "meeting", "add", "--from-agenda", "--attendee", "li", "--decision", "Tech sends the data",
                at="2024-07-08T15:00+08:00")  # fmt: skip
    minutes = json.loads(running.did("zhou", "meeting", "show", "--json"))["meeting"]
    assert (minutes["kind"], minutes["held"], len(minutes["topics"])) == ("weekly", "2024-07-08", 2)


def test_dates_that_moved_since_the_last_minutes_are_on_it_once(running: Company) -> None:
    running.did("zhou", "task", "reschedule", "slow", "--to", "2024-07-12", "--reason", "holidays")
    assert "slow moved from 2024-07-03 to 2024-07-12: holidays" in running.did("zhou", "agenda", "--now", "2024-07-02")
    running.did("zhou", "meeting", "add", "--from-agenda", "--attendee", "li")
    assert "moved" not in running.did("zhou", "agenda", "--now", "2024-07-02")


def test_an_action_becomes_a_task_in_the_same_act_where_the_coordinator_records_it(running: Company) -> None:
    action = ("--action", "Send the data; owner=zhao; due=2024-07-10; task=send-data")
    minutes = ("meeting", "add", "--from-agenda", "--attendee", "li", *action)
    refused = running.does("li", *minutes)
    assert (refused.code, "may not “add a task”" in refused.err) == (1, True)
    running.did("zhou", *minutes)
    assert "collabs/q3/tasks/send-data.yaml" in running.git("show", "--stat", "--format=", "HEAD")
    task = json.loads(running.did("zhou", "task", "show", "send-data", "--json"))
    assert (task["status"], task["plan"]["owner"], task["plan"]["due"]) == ("proposed", "zhao", "2024-07-10")
    assert "nothing wrong" in running.did("zhou", "check")
    again = running.does("zhou", *minutes)
    assert again.code == 1


def test_without_problems_the_sync_can_be_left_out(example: Path, git_environment: dict[str, str]) -> None:
    company = Company(example, git_environment)
    assert company.did("zhou", "agenda", "q3-launch", "--now", "2024-09-25") == (
        "No open problems: the sync can be left out.\n"
    )  # fmt: skip

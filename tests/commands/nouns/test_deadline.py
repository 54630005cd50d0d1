"""Deadlines on the screen: counted, explained, escalated; and the calendar that they are counted by."""

import json
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.once import Played


def _begun(company: Company) -> None:
    company.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--department", "sales", "--due", "2024-12-31", "--milestone", "M; date=2024-12-01")  # fmt: skip
    company.did("chen", "request", "submit", at="2024-09-13T10:00+08:00")


@pytest.fixture
def asked(played: Played) -> Company:
    """Sales was asked on Friday 13 September 2024, before the Mid-Autumn Festival."""
    return played(_begun)


def test_the_inbox_says_when_an_answer_is_due_and_how_far_it_is_over(asked: Company) -> None:
    assert "due 2024-09-18 18:00 (2 working days; soon)" in asked.did("li", "inbox", "--now", "2024-09-18")
    assert "(2 working days; passed today)" in asked.did("li", "inbox", "--now", "2024-09-18T18:01")
    assert "(2 working days; 2 working days over)" in asked.did("li", "inbox", "--now", "2024-09-20T09:00")


def test_a_deadline_explains_each_day_with_the_holiday_that_decided(asked: Company) -> None:
    told = asked.did("li", "deadline", "explain", "sales", "--now", "2024-09-25")
    assert told.splitlines()[1:7] == [
        "  began 2024-09-13 10:00; the day of the start is not counted",
        "  2024-09-13 Fri  –  working day",
        "  2024-09-14 Sat  day 1  make-up day, worked",
        "  2024-09-15 Sun  –  weekend",
        "  2024-09-16 Mon  –  holiday (Day off (substituted from 09/14/2024))",
        "  2024-09-17 Tue  –  holiday (Mid-Autumn Festival)",
    ]
    assert "day 2" in told


def test_more_people_hear_of_it_the_longer_it_is_over(asked: Company) -> None:
    asked.did("zhou", "department", "edit", "sales", "--executive", "zhou")

    def heard(now: str) -> list[str]:
        told = json.loads(asked.did("li", "deadline", "explain", "sales", "--now", now, "--json"))
        return list(told["deadlines"][0]["hears"])

    assert heard("2024-09-18") == []
    assert heard("2024-09-18T19:00") == ["sun", "zhou"]
    assert heard("2024-09-19T09:00") == ["sun", "zhou"], "li owes it and is reminded, not told"


def test_elapsed_hours_run_through_a_weekend_but_nobody_else_hears_before_work_begins(asked: Company) -> None:
    asked.did("zhou", "request", "confirm", "--without", "sales=away")
    asked.did("zhou", "issue", "open", "--title", "Late", "--kind", "requirement-change", "--description", "d", "--impact",
              "i", "--wanted-by", "2024-09-30", "--department", "sales", at="2024-09-20T17:00+08:00")  # fmt: skip
    saturday, monday = "2024-09-21T20:00", "2024-09-23T09:30"

    def told(now: str) -> str:
        return next(line for line in asked.did("li", "overdue", "--now", now).splitlines() if "solution" in line)

    assert told(saturday).startswith("late  ") and "due 2024-09-21" in told(saturday)
    assert told(monday).startswith("level 2  ")


def test_the_coordinator_holds_an_escalation_back_once_by_one_working_day_with_a_reason(asked: Company) -> None:
    assert asked.does("li", "hold", "sales", "--reason", "r").code == 1
    assert asked.does("zhou", "hold", "sales").code == 2
    asked.did("zhou", "hold", "sales", "--reason", "their lead is back tomorrow", at="2024-09-18T09:00+08:00")
    told = asked.did("li", "inbox", "--now", "2024-09-18T19:00")
    assert "escalation held back by a day" in told
    assert "unanswered, it goes on 2024-09-19 to: liaison, coordinator" in told
    assert "level 1" not in asked.did("li", "overdue", "--now", "2024-09-18T19:00")
    assert "level 1" in asked.did("li", "overdue", "--now", "2024-09-19T19:00")
    again = asked.does("zhou", "hold", "sales", "--reason", "again")
    assert (again.code, "was held back already" in again.err) == (1, True)


def test_a_hold_ends_with_the_deadline_that_it_was_for(asked: Company) -> None:
    asked.did("zhou", "hold", "sales", "--reason", "away", at="2024-09-18T09:00+08:00")
    asked.did("chen", "request", "revise", "--due", "2025-01-31", "--reason", "later", at="2024-09-19T09:00+08:00")
    assert "held back" not in asked.did("li", "inbox", "--now", "2024-09-20")
    asked.did("zhou", "hold", "sales", "--reason", "still away", at="2024-09-20T09:00+08:00")


def test_a_reminder_is_private_and_comes_as_long_before_as_the_workspace_says(asked: Company) -> None:
    assert "soon" not in asked.did("li", "inbox", "--now", "2024-09-13T12:00")
    assert "(2 working days; soon)" in asked.did("li", "inbox", "--now", "2024-09-14T12:00")
    told = json.loads(asked.did("li", "deadline", "explain", "sales", "--now", "2024-09-14T12:00", "--json"))
    assert told["deadlines"][0]["hears"] == []


def test_a_task_in_progress_that_is_silent_for_a_working_day_is_marked_and_never_red(asked: Company) -> None:
    asked.did("zhou", "request", "confirm", "--without", "sales=away")
    asked.did("zhou", "task", "add", "t", "--title", "T", "--owner", "li", "--due", "2024-10-31", "--criterion", "c")
    asked.did("li", "task", "confirm", "t")
    asked.did("li", "task", "log", "t", "-s", "doing", "-m", "begun", at="2024-09-19T10:00+08:00")
    assert "no log since" not in asked.did("li", "board", "--now", "2024-09-20")
    row = json.loads(asked.did("li", "board", "--now", "2024-09-23", "--json"))["tasks"][0]
    assert (row["silent"], row["late"]) == ("2024-09-19", False)
    assert "no log since 09-19" in asked.did("li", "board", "--now", "2024-09-23")


def test_the_board_shows_what_is_asked_for(example: Path, git_environment: dict[str, str]) -> None:
    company = Company(example, git_environment)

    def shown(*flags: str) -> set[str]:
        return {
            r["task"]
            for r in json.loads(company.did("zhou", "board", *flags, "--now", "2024-09-25", "--json"))["tasks"]
        }

    assert shown("--late") == {"agenda", "dealer-invites"}
    assert shown("--needs-help") == {"stage-visual"}
    assert shown("--owner", "liu") == {"agenda"}
    assert shown("--department", "design") == {"stage-visual"}
    assert shown("--department", "design", "--late") == set()


def test_the_companys_calendar_moves_a_deadline_and_an_imported_notice_ends_the_estimate(
    asked: Company, tmp_path: Path
) -> None:
    days = [{"name": "Mid-Autumn Festival", "date": f"2024-09-{day}", "isOffDay": True} for day in (16, 17)]
    days += [{"name": "Mid-Autumn Festival", "date": "2024-09-14", "isOffDay": False}]
    notice = {"year": 2024, "days": [*days, {"name": "Typhoon", "date": "2024-09-18", "isOffDay": True}]}
    (tmp_path / "2024.json").write_text(json.dumps(notice))
    asked.did("zhou", "calendar", "import", str(tmp_path / "2024.json"))
    assert "due 2024-09-19 18:00" in asked.did("li", "inbox", "--now", "2024-09-18")
    assert "2024-09-18 Wed  holiday (Typhoon)" in asked.did("li", "calendar", "show", "2024")
    assert "Estimated" in asked.did("li", "calendar", "show", "2030")
    assert "nothing wrong" in asked.did("zhou", "check")


def test_only_admins_change_the_calendar_and_only_with_a_notice(asked: Company, tmp_path: Path) -> None:
    day = {"name": "Labour Day", "date": "2024-05-01", "isOffDay": True}
    (tmp_path / "2024.json").write_text(json.dumps({"year": 2024, "days": [day]}))
    (tmp_path / "bad.json").write_text("[]")
    assert asked.does("li", "calendar", "import", str(tmp_path / "2024.json")).code == 1
    assert "is no notice of holidays" in asked.does("zhou", "calendar", "import", str(tmp_path / "bad.json")).err
    assert asked.does("zhou", "calendar", "show", "soon").code == 2


def test_a_date_that_rests_on_no_notice_yet_is_marked_in_words_and_in_json(company: Company) -> None:
    company.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--department", "sales", "--due", "2030-12-31", "--milestone", "M; date=2030-12-01")  # fmt: skip
    company.did("chen", "request", "submit", at="2029-12-28T10:00+08:00")
    assert "estimated: the holidays are not announced yet" in company.did("li", "inbox", "--now", "2029-12-28")
    waiting = json.loads(company.did("li", "inbox", "--now", "2029-12-28", "--json"))["waiting"]
    assert waiting[0]["deadline"]["estimated"] is True


def test_where_nothing_is_owed_nothing_is_explained(asked: Company) -> None:
    result = asked.does("li", "deadline", "explain", "tech")
    assert (result.code, result.err.splitlines()[0]) == (1, "error: nothing with a deadline is owed on tech")


def test_an_issue_is_held_back_also_where_the_name_of_a_statement_ends_like_its_id(working: Company) -> None:
    issue = next((working.root / "collabs/q3/issues").iterdir())
    statement = next(issue.iterdir())
    alike = statement.with_name(f"20240704T010000Z-li-{issue.name[2:]}.yaml")
    working.git("mv", str(statement), str(alike))
    working.git("commit", "--quiet", "-m", "By chance")
    working.did("zhou", "hold", issue.name, "--reason", "tomorrow")
    assert "act: hold" in max(issue.iterdir()).read_text()

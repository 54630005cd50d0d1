"""A task that depends on others that are not finished waits for them, wherever tasks are told; nobody is told to begin it."""

import json

import pytest

from tests.support.company import Company


@pytest.fixture
def waiting(working: Company) -> Company:
    """Sun has taken on the stand, which needs the report, which Li is at."""
    working.environment["COLUMNS"] = "200"
    working.did("zhou", "task", "add", "stand", "-C", "q3", "--title", "Stand", "--owner", "li", "--assignee", "sun", "--due",
                "2024-07-20", "--criterion", "c", "--depends-on", "report")  # fmt: skip
    working.did("li", "task", "confirm", "stand")
    return working


WAITS = "waits for report (Report on competitors)"


@pytest.mark.parametrize(
    "words",
    [("inbox",), ("status",), ("board",), ("task", "list"), ("task", "show", "stand"), ("why", "stand"),
     ("report", "q3"), ("log", "--template")],
)  # fmt: skip
def test_every_view_says_what_it_waits_for(waiting: Company, words: tuple[str, ...]) -> None:
    assert WAITS in waiting.did("sun", *words)
    assert "begin task stand" not in waiting.did("sun", *words)
    assert WAITS in waiting.did("sun", *words), "and says so again once it is remembered"
    assert "等待 report（Report on competitors）" in waiting.did("sun", *words, "--lang", "zh")


def test_programs_are_told_as_well(waiting: Company) -> None:
    (later,) = json.loads(waiting.did("sun", "inbox", "--json"))["later"]
    assert (later["task"], later["waits"]) == ("stand", [["report", "Report on competitors"]])
    rows = {row["task"]: row for row in json.loads(waiting.did("sun", "board", "--json"))["tasks"]}
    assert rows["stand"]["waits"] == [["report", "Report on competitors"]] and rows["report"]["waits"] == []


def test_whoever_finishes_it_hears_who_can_begin_now(waiting: Company) -> None:
    assert "Now waiting:" in (told := waiting.did("li", "task", "log", "report", "-s", "finished", "-m", "done"))
    assert "Sun Lei (Sales): begin task stand" in told
    assert "begin task stand" in (inbox := waiting.did("sun", "inbox")) and "xcollab task log q3/stand" in inbox
    assert "waits for" not in inbox and "waits for" not in waiting.did("sun", "board")


def test_several_are_named_and_a_title_is_shown_as_it_is(waiting: Company) -> None:
    waiting.did("zhou", "task", "edit", "stand", "--depends-on", "report", "--depends-on", "page")
    waiting.did("zhou", "task", "edit", "page", "--title", "Page [red]")
    assert "waits for report (Report on competitors), page (Page [red])" in waiting.did("sun", "board")


def test_who_begins_all_the_same_may_and_is_understood(waiting: Company) -> None:
    said = ("paste", "--from", "sun", "--via", "phone", "--yes")
    assert "Sun Lei logged q3/stand: in progress" in waiting.did("zhou", *said, given="stand in progress: begun early")
    assert "waits for" not in waiting.did("sun", "board"), "what has begun waits for nothing"

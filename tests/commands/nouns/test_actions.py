"""What a meeting gave somebody to do, typed: done, handed on, made a task; and shown with what became of it."""

import json

import pytest

from tests.support.company import Company
from tests.support.once import Played

REQUEST = ("--title", "T", "--background", "B", "--objective", "O", "--coordinator", "zhou", "--department", "sales",
           "--due", "2024-09-30", "--milestone", "M; date=2024-09-01")  # fmt: skip


def _begun(company: Company) -> None:
    company.did("chen", "request", "new", "q3", *REQUEST)
    company.did("chen", "request", "submit")
    company.did("li", "feedback", "give", "-d", "accept", "--scope", "s")
    company.did("zhou", "request", "confirm")
    company.did("zhou", "meeting", "add", "--kind", "weekly", "--held", "2024-07-01", "--attendee", "li", "--topic", "t", "--action",
                "Book the hall; owner=sun; due=2024-07-05", "--action", "Ask the printer; owner=sun", "--action", "Buy; owner=li")  # fmt: skip


@pytest.fixture
def minuted(played: Played) -> Company:
    """Minutes with three actions."""
    return played(_begun)


def test_actions_are_done_handed_on_and_made_tasks_and_the_minutes_tell(minuted: Company) -> None:
    done = minuted.did("sun", "meeting", "done", "2024", "--action", "1", "--note", "Booked for Friday")
    assert done.startswith("Sun Lei did action 1 of q3: Booked for Friday. [")
    handed = minuted.did("li", "meeting", "hand-on", "2024", "--action", "2", "--to", "zhou", "--reason", "away")
    assert handed.startswith("Li Na handed action 2 of q3 on to Zhou Min. [")
    made = minuted.did("zhou", "meeting", "make-task", "2024", "--action", "3", "--task", "buy")
    assert made.startswith("Zhou Min made action 3 of q3 the task buy. [")
    told = minuted.did("li", "meeting", "show")
    assert "1. Book the hall (done: Booked for Friday) · owner Sun Lei (sun)" in told
    assert "2. Ask the printer · owner Zhou Min (zhou)" in told
    assert "3. Buy · owner Li Na (li) · task buy" in told
    actions = json.loads(minuted.did("li", "meeting", "show", "--json"))["actions"]
    assert [(one["owner"], bool(one["ended"])) for one in actions] == [("sun", True), ("zhou", False), ("li", True)]
    assert json.loads(minuted.did("li", "task", "show", "buy", "--json"))["plan"]["criteria"] == ["Buy"]
    assert "nothing wrong" in minuted.did("zhou", "check")
    assert "Sun Lei did action 1" in minuted.did("zhou", "history", "q3")


@pytest.mark.parametrize(
    ("who", "words", "told"),
    [
        ("li", ("done", "--action", "1", "--note", "n"), "who may: sun, zhou"),
        ("sun", ("make-task", "--action", "1"), "who may: zhou"),
        ("sun", ("done", "--action", "7", "--note", "n"), "has no action 7 that somebody owes"),
    ],
)
def test_who_may_not_and_what_is_not_there_are_told(
    minuted: Company, who: str, words: tuple[str, ...], told: str
) -> None:
    act, *more = words
    refused = minuted.does(who, "meeting", act, "2024", *more)
    assert refused.code == 1 and told in refused.err


def test_several_attendees_of_one_flag_and_one_owner_of_an_action(minuted: Company) -> None:
    """A list of people is taken apart; where one person is meant, two are refused."""
    words = ("--kind", "weekly", "--held", "2024-07-02", "--attendee", "Li Na、Sun Lei", "--topic", "t")
    refused = minuted.does("zhou", "meeting", "add", *words, "--action", "Buy; owner=Li Na、Sun Lei")
    assert refused.code == 2
    minuted.did("zhou", "meeting", "add", *words)
    assert json.loads(minuted.did("li", "meeting", "show", "--json"))["meeting"]["attendees"] == ["li", "sun"]

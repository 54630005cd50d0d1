"""催办: who waits for an answer notes that they asked for it; those who owe it, and all who look, see it until it is answered."""

import json

import pytest

from tests.support.company import Company
from tests.support.once import Played

THURSDAY = "2024-07-04T10:00+08:00"


def _begun(company: Company) -> None:
    company.did("zhou", "department", "edit", "support", "--executive", "wang")
    company.did("chen", "request", "new", "q3", "--title", "Launch", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--due", "2024-12-01", "--milestone", "M; date=2024-11-01", "--department", "sales", "--department",
                "support")  # fmt: skip
    company.did("chen", "request", "submit", "q3")
    company.did("li", "feedback", "give", "-C", "q3", "-d", "conditions", "--scope", "s", "--condition", "c")


@pytest.fixture
def silent(played: Played) -> Company:
    """Sales accepted with conditions; support, which Wu leads, is silent, and was asked on Monday, 1 July."""
    company = played(_begun)
    company.environment["COLUMNS"] = "300"  # so that no sentence is folded
    return company


def test_a_nudge_stands_with_what_is_owed_until_that_is_answered(silent: Company) -> None:
    told = silent.did("zhou", "nudge", "support", "--via", "phone", "-m", "Her lead is back tomorrow", at=THURSDAY)
    assert "Zhou Min nudged Wu Fang about q3/support (phone): give the feedback of Support" in told
    silent.did("chen", "nudge", "support", "--via", "聊天", at="2024-07-04T11:00+08:00")
    twice = "nudged 2 times, last 07-04 11:00 by chat"
    for words in (("status", "q3"), ("why", "q3"), ("waiting", "q3"), ("inbox", "wu")):
        assert twice in silent.did("zhou", *words), words
    inbox = silent.did("wu", "inbox")
    assert "07-04 10:00  Zhou Min nudged Wu Fang (phone): Her lead is back tomorrow" in inbox
    assert "nudged Wu Fang" in silent.did("zhou", "history", "q3")
    nudges = json.loads(silent.did("wu", "inbox", "--json"))["waiting"][0]["obligation"]["nudges"]
    assert [(each["by"], each["way"]) for each in nudges] == [("zhou", "phone"), ("chen", "chat")]
    silent.did("wu", "feedback", "give", "-C", "q3", "-d", "accept", "--scope", "s")
    assert "nudged" not in silent.did("zhou", "status", "q3")


def test_a_nudge_may_be_recorded_for_whoever_made_it_and_one_flag_says_how(silent: Company) -> None:
    silent.did("chen", "nudge", "support", "--for", "zhou", "--via", "phone", at=THURSDAY)
    assert "nudged 07-04 10:00 by phone" in silent.did("wu", "inbox")
    assert "nudged Wu Fang about q3/support (phone)" in silent.did("zhou", "inbox")


@pytest.mark.parametrize(
    ("who", "words", "said"),
    [
        ("li", ("support",), "li may not “nudge” here"),
        ("zhou", ("sales",), "nothing is owed on sales now"),
        ("zhou", ("support", "--whom", "li"), "li owes nothing on support"),
    ],
)
def test_only_who_waits_nudges_and_only_whoever_owes_something(
    silent: Company, who: str, words: tuple[str, ...], said: str
) -> None:
    refused = silent.does(who, "nudge", *words, "--via", "phone", at=THURSDAY)
    assert refused.code == 1 and said in refused.err


def test_the_executive_to_whom_it_is_escalated_nudges_and_the_coordinator_begins_without_the_silent_one(
    silent: Company,
) -> None:
    assert "xcollab nudge support -C q3 --whom wu" in silent.did("wang", "inbox", at="2024-07-09T10:00+08:00")
    silent.did("wang", "nudge", "support", "-C", "q3", "--whom", "wu", "--via", "meeting")
    inbox = silent.did("zhou", "inbox")
    assert "xcollab request confirm q3 --acknowledge sales --without support" in inbox
    unexplained = silent.does("zhou", "request", "confirm", "q3", "--acknowledge", "sales", "--without", "support")
    assert unexplained.code != 0 and "--without support=REASON" in unexplained.err
    silent.did("zhou", "request", "confirm", "q3", "--acknowledge", "sales", "--without", "support=away")
    for words in (("status", "q3"), ("board", "q3"), ("waiting", "q3"), ("report", "q3")):
        assert "no answer, started without" in silent.did("zhou", *words), words
    assert json.loads(silent.did("zhou", "board", "--json"))["without"] == {"q3": ["support"]}
    silent.did("chen", "request", "revise", "q3", "--objective", "P", "--reason", "r")
    late = "late already when it was asked anew"
    assert late in silent.did("zhou", "status", "q3", at="2024-07-10T10:00+08:00")
    silent.did("wu", "feedback", "give", "-C", "q3", "-d", "accept", "--scope", "s")
    assert "started without" not in silent.did("zhou", "status", "q3")

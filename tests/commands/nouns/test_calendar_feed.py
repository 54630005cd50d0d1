"""Calendars that people take over again and again: a moved date arrives, and what ended leaves."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import pytest

from tests.support.company import Company
from tests.support.once import Played

TASK, WHOLE = "task-q3-report", "request-q3"


class Seen(NamedTuple):
    """An event as a program for calendars sees it."""

    sequence: int
    day: date
    status: str


def _begun(company: Company) -> None:
    company.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--department", "sales", "--department", "tech", "--due", "2024-12-31",
                "--milestone", "Launch; date=2024-12-01")  # fmt: skip
    company.did("chen", "request", "submit")
    for who, department in (("li", "sales"), ("wang", "tech")):
        company.did(who, "feedback", "give", department, "--decision", "accept", "--scope", "s")
    company.did("zhou", "request", "confirm")
    company.did(
        "zhou", "task", "add", "report", "--title", "R", "--owner", "li", "--due", "2024-08-30", "--criterion", "c"
    )


@pytest.fixture
def fed(played: Played) -> Company:
    """A running collaboration whose task nobody has taken on yet."""
    return played(_begun)


def feed(company: Company, *words: str) -> dict[str, Seen]:
    """The events by their UIDs."""
    path = company.root.parent / "feed.ics"
    company.did("zhou", "export", "ics", "-o", str(path), *words)
    events: Any = icalendar.Calendar.from_ical(path.read_bytes()).events
    found = {str(e["uid"]).split("@")[0]: Seen(int(e["sequence"]), e.start, str(e["status"])) for e in events}
    assert len(found) == len(events), "each stands in it once"
    return found


def test_the_sequence_grows_with_every_change_of_a_date_and_never_goes_back(fed: Company) -> None:
    seen = [feed(fed)[TASK]]

    def after(who: str, *words: str) -> Seen:
        fed.did(who, *words)
        seen.append(feed(fed)[TASK])
        return seen[-1]

    assert after("zhou", "task", "edit", "report", "--due", "2024-09-06").day == date(2024, 9, 6)
    after("li", "task", "confirm", "report")
    after("zhou", "task", "reschedule", "report", "--to", "2024-09-13", "--reason", "r")
    moved = next((fed.root / "collabs/q3/logs/report").glob("*zhou*"))
    assert after("zhou", "withdraw", moved.stem, "--reason", "not agreed").day == date(2024, 9, 6)
    assert after("zhou", "task", "reschedule", "report", "--to", "2024-09-20", "--reason", "r").day == date(2024, 9, 20)
    for before, now in pairwise(seen):
        assert now.sequence > before.sequence or now.day == before.day
        assert now.sequence >= before.sequence


def test_a_revision_moves_the_whole_and_its_milestones_and_takes_out_what_is_gone(fed: Company) -> None:
    before = feed(fed)
    (milestone,) = (uid for uid in before if uid.startswith("milestone-"))
    fed.did(
        "chen",
        "request",
        "revise",
        "q3",
        "--due",
        "2025-01-31",
        "--milestone",
        "Press; date=2024-12-10",
        "--reason",
        "r",
    )
    after = feed(fed)
    assert (after[WHOLE].day, after[WHOLE].sequence > before[WHOLE].sequence) == (date(2025, 1, 31), True)
    assert (after[milestone].status, after[milestone].sequence > before[milestone].sequence) == ("CANCELLED", True)


def test_an_answer_that_is_given_and_one_that_is_asked_anew(fed: Company) -> None:
    fed.did("chen", "request", "revise", "q3", "--due", "2025-01-31", "--reason", "r")
    asked = {uid: event for uid, event in feed(fed).items() if "-feedback-" in uid and event.status == "CONFIRMED"}
    assert len(asked) == 2
    fed.did("chen", "request", "revise", "q3", "--due", "2025-02-28", "--reason", "r", at="2024-07-05T10:00+08:00")
    anew = feed(fed)
    assert all(anew[uid].status == "CONFIRMED" and anew[uid].day > asked[uid].day for uid in asked), (
        "the same matter, later"
    )
    fed.did("li", "feedback", "give", "sales", "--decision", "accept", "--scope", "s")
    given = feed(fed)
    assert sorted(given[uid].status for uid in asked) == ["CANCELLED", "CONFIRMED"]


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("zhou", ("task", "cancel", "report", "--reason", "r")),
        ("zhou", ("request", "cancel", "q3", "--reason", "r")),
    ],
)
def test_what_was_cancelled_is_sent_as_cancelled_and_after_a_while_no_more(
    fed: Company, who: str, words: tuple[str, ...]
) -> None:
    before = feed(fed)[TASK]
    fed.did(who, *words)
    after = feed(fed)[TASK]
    assert (after.status, after.sequence > before.sequence) == ("CANCELLED", True)
    assert TASK in feed(fed, "--now", "2024-09-01")
    assert TASK not in feed(fed, "--now", "2025-01-01")


def test_what_passes_to_somebody_else_leaves_the_calendar_of_who_had_it(fed: Company) -> None:
    fed.did("li", "task", "confirm", "report")
    assert feed(fed, "--member", "li")[TASK].status == "CONFIRMED"
    fed.did("zhou", "task", "reassign", "report", "--owner", "wang", "--assignee", "wang", "--reason", "r")
    assert feed(fed, "--member", "li")[TASK].status == "CANCELLED"
    assert feed(fed, "--department", "sales")[TASK].status == "CANCELLED"
    assert feed(fed, "--member", "wang")[TASK].status == feed(fed)[TASK].status == "CONFIRMED"


def test_what_was_asked_by_mistake_and_taken_back_leaves_too(fed: Company) -> None:
    fed.did("zhou", "task", "comment", "report", "-m", "Which hall?", "--mention", "li", "--reply-by", "2024-08-01")
    (uid,) = (uid for uid in feed(fed) if uid.startswith("reply-"))
    asked = max((fed.root / "collabs/q3/logs/report").glob("*-zhou-*"))
    fed.did("zhou", "withdraw", asked.stem, "--reason", "I know it")
    assert feed(fed)[uid].status == "CANCELLED"


def test_the_same_revision_and_moment_give_the_same_bytes_whatever_was_sent_before(
    fed: Company, tmp_path: Path
) -> None:
    fed.did("zhou", "task", "cancel", "report", "--reason", "r")
    for name in ("first", "second"):
        fed.did("zhou", "export", "ics", "-o", str(tmp_path / name), "--now", "2024-07-05")
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_a_clone_without_the_history_sends_what_one_with_all_of_it_sends(fed: Company) -> None:
    for due in ("2024-09-06", "2024-09-13"):
        fed.did("zhou", "task", "edit", "report", "--due", due)
    shallow = fed.root.parent / "shallow"
    fed.git("clone", "--quiet", "--depth", "1", fed.root.as_uri(), str(shallow))
    assert feed(Company(shallow, fed.environment, clock=fed.clock.isoformat())) == feed(fed)


def test_a_day_off_that_moves_an_answer_reaches_the_calendars(fed: Company) -> None:
    fed.did("chen", "request", "revise", "q3", "--due", "2025-01-31", "--reason", "r", at="2024-07-05T10:00+08:00")
    before = {uid: event for uid, event in feed(fed).items() if "-feedback-" in uid and event.status == "CONFIRMED"}
    (fed.root / "calendar.yaml").write_text("country: CN\noff:\n  - date: 2024-07-08\n    name: Founding day\n")
    fed.clock += timedelta(minutes=5)
    fed.git("add", "calendar.yaml")
    fed.git("commit", "--quiet", "-m", "A day off")
    after = feed(fed)
    assert before
    assert all(after[uid].day > event.day and after[uid].sequence > event.sequence for uid, event in before.items())


def test_whoever_has_a_fast_clock_does_not_hold_back_what_comes_later(fed: Company) -> None:
    fed.did("zhou", "task", "edit", "report", "--due", "2024-09-06", at="2024-07-01T13:00+08:00")
    seen = feed(fed)[TASK]
    fed.did("zhou", "task", "edit", "report", "--due", "2024-09-13", at="2024-07-01T12:30+08:00")
    assert feed(fed)[TASK].sequence >= seen.sequence

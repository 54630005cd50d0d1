"""A view of a clone that has not heard from the others for days says so, and offers a sync; what it says is true."""

import os
from datetime import datetime

import pytest

from tests.support.company import Company
from tests.support.shared import Clones

ASKS = "`xcollab sync` asks what is new there)"


def note(company: Company, *words: str, at: str, who: str = "li") -> str:
    """What stands beside the view of the answer of a moment about what was heard, in English."""
    told = [line for line in company.does(who, *words, at=at).err.splitlines() if "was heard" in line]
    assert len(told) < 2
    return "".join(told)


@pytest.fixture
def ours(clones: Clones) -> Company:
    """A clone that was in step with the others on 2024-07-04 at 10:00 (+08:00)."""
    clones.ours.did("li", "sync", at="2024-07-04T10:00+08:00")
    return clones.ours


@pytest.mark.parametrize("words", [("board",), ("status", "q3"), ("why", "q3"), ("report", "q3")])
def test_a_view_says_when_it_last_heard_from_the_others(ours: Company, words: tuple[str, ...]) -> None:
    assert note(ours, *words, at="2024-07-06T09:59+08:00") == ""
    said = note(ours, *words, at="2024-07-09T11:00+08:00")
    assert said == f"(nothing was heard from origin for 5 days, since 2024-07-04 10:00; {ASKS}"
    chinese = ours.does("li", *words, "--lang", "zh", at="2024-07-09T11:01+08:00").err
    assert "已有 5 天没有 origin 的消息，上次是 2024-07-04 10:00；`xcollab sync` 可获取最新内容" in chinese


def test_after_the_sync_that_is_offered_nothing_is_said_whether_it_brought_anything_or_not(ours: Company) -> None:
    assert note(ours, "board", at="2024-07-09T11:00+08:00")
    ours.did("li", "sync", at="2024-07-09T11:05+08:00")
    assert note(ours, "board", at="2024-07-09T11:06+08:00") == ""


def test_a_sync_that_does_not_reach_the_others_changes_nothing_of_it(ours: Company) -> None:
    ours.git("remote", "set-url", "origin", str(ours.root.parent / "gone.git"))
    assert ours.does("li", "sync", at="2024-07-09T11:00+08:00").code
    assert "since 2024-07-04 10:00" in note(ours, "board", at="2024-07-09T11:06+08:00")


def test_a_fetch_and_a_push_by_git_itself_are_believed(ours: Company) -> None:
    ours.clock = datetime.fromisoformat("2024-07-09T10:30+08:00")
    (ours.root / "notes.txt").write_text("x")
    ours.git("add", "notes.txt")
    ours.git("commit", "--quiet", "-m", "Notes")
    ours.git("push", "--quiet", "--set-upstream", "origin", "main")
    assert note(ours, "board", at="2024-07-09T11:06+08:00") == ""
    ours.git("fetch", "--quiet")
    fetched = datetime.fromisoformat("2024-07-12T10:00+08:00").timestamp()
    os.utime(ours.root / ".git/FETCH_HEAD", (fetched, fetched))
    assert note(ours, "board", at="2024-07-13T11:06+08:00") == ""
    assert "for 3 days, since 2024-07-12 10:00" in note(ours, "board", at="2024-07-15T11:06+08:00")


def test_a_new_clone_has_heard_when_it_was_made(ours: Company) -> None:
    ours.clock = datetime.fromisoformat("2024-07-05T10:00+08:00")
    ours.git("clone", "--quiet", ours.git("remote", "get-url", "origin").strip(), "../new")
    new = Company(ours.root.parent / "new", ours.environment)
    assert note(new, "board", at="2024-07-06T10:00+08:00") == ""
    assert "for 3 days, since 2024-07-05 10:00" in note(new, "board", at="2024-07-08T11:00+08:00")


def test_where_there_is_nobody_to_hear_from_nothing_is_said(ours: Company) -> None:
    ours.git("remote", "remove", "origin")
    assert note(ours, "board", at="2024-07-29T11:00+08:00") == ""


def test_a_view_of_the_past_and_one_for_programs_say_nothing_of_it(ours: Company) -> None:
    assert note(ours, "board", "--at", "HEAD", at="2024-07-09T11:00+08:00") == ""
    assert note(ours, "board", "--json", at="2024-07-09T11:00+08:00") == ""
    assert note(ours, "board", "--now", "2024-07-29", at="2024-07-05T11:00+08:00") == ""


def _inbox(company: Company, at: str, *words: str, who: str = "li") -> str:
    """What the inbox says beside it of when something was heard."""
    told = [
        line
        for line in company.does(who, "inbox", *words, at=at).err.splitlines()
        if "heard" in line or "remote" in line
    ]
    assert len(told) < 2
    return "".join(told)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2024-07-04T10:20+08:00", "(last heard from origin: 2024-07-04 10:00)"),
        ("2024-07-05T17:00+08:00", "(last heard from origin: 2024-07-04 10:00)"),
        ("2024-07-07T17:00+08:00", "(last heard from origin: 2024-07-04 10:00)"),  # a weekend
        ("2024-07-08T09:00+08:00",
         "(last heard from origin: 2024-07-04 10:00, 2 working days ago; `xcollab sync` asks what is new there)"),
    ],
)  # fmt: skip
def test_an_inbox_says_when_it_last_heard_and_offers_a_sync_after_more_than_a_working_day(
    ours: Company, at: str, said: str
) -> None:
    assert _inbox(ours, at) == said
    assert _inbox(ours, at, "zhou") == said
    assert _inbox(ours, at, "--json") == _inbox(ours, at, "--at", "HEAD") == ""
    assert "上次与 origin 同步：2024-07-04 10:00" in ours.does("li", "inbox", "--lang", "zh", at=at).err


def test_after_the_sync_that_an_inbox_offers_it_has_heard_just_now(ours: Company) -> None:
    ours.did("li", "sync", at="2024-07-09T11:05+08:00")
    assert _inbox(ours, "2024-07-09T11:06+08:00") == "(last heard from origin: 2024-07-09 11:05)"
    ours.git("remote", "set-url", "origin", str(ours.root.parent / "gone.git"))
    assert ours.does("li", "sync", at="2024-07-12T11:00+08:00").code
    assert "2024-07-09 11:05, 3 working days ago" in _inbox(ours, "2024-07-12T11:06+08:00")


def test_a_clone_that_never_fetched_and_one_of_nobody_say_so(ours: Company) -> None:
    for reference in ours.git("for-each-ref", "--format=%(refname)", "refs/remotes").split():
        ours.git("update-ref", "-d", reference)
    (ours.root / ".git/FETCH_HEAD").unlink(missing_ok=True)
    (ours.root / ".git/xcollab.heard").unlink()
    assert (
        _inbox(ours, "2024-07-09T11:00+08:00")
        == "(nothing was ever heard from origin; `xcollab sync` asks what is there)"
    )
    ours.git("remote", "remove", "origin")
    assert "has no remote" in _inbox(ours, "2024-07-09T11:00+08:00")


def test_where_something_was_heard_and_nothing_tells_when_nothing_is_claimed(ours: Company) -> None:
    (ours.root / ".git/FETCH_HEAD").unlink(missing_ok=True)
    (ours.root / ".git/xcollab.heard").unlink()
    for log in (ours.root / ".git/logs/refs/remotes").rglob("*"):
        if log.is_file():
            log.unlink()
    assert _inbox(ours, "2024-07-09T11:00+08:00") == ""
    ours.git("checkout", "--quiet", "--detach")
    assert _inbox(ours, "2024-07-09T11:00+08:00") == ""

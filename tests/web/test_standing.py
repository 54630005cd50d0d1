"""What is looked at again is not read again; what somebody has changed meanwhile is seen at once."""

import subprocess
from datetime import timedelta

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser
from xcollab.web import paged

PAGES = ("/", "/board", "/c/q3", "/c/q3/t/report", "/search?words=half", "/collaborations")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The processes that are started from now on."""
    found: list[list[str]] = []
    begin = subprocess.Popen.__init__

    def told(self: subprocess.Popen[bytes], words: list[str], *more: object, **around: object) -> None:
        found.append(words)
        begin(self, words, *more, **around)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess.Popen, "__init__", told)
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_an_unchanged_clone_starts_hardly_a_process(
    onlookers: People, started: list[list[str]], path: str
) -> None:
    li = Browser(onlookers, "li")
    first = li.goes(path).text
    started.clear()
    assert li.goes(path).text == first
    assert len(started) <= (1 if path == "/" else 0), started


def test_what_is_recorded_elsewhere_is_seen_at_once(at_work: People) -> None:
    li = Browser(at_work, "li")
    before = {path: li.goes(path).text for path in PAGES}
    at_work.do("li", "task", "progress", task="q3/report", status="finished", text="half of all is done")
    after = {path: li.goes(path).text for path in PAGES}
    assert all(after[path] != before[path] for path in PAGES if path not in ("/collaborations", "/c/q3"))
    assert "half of all is done" in after["/c/q3/t/report"] and "finished" in after["/c/q3"]


def test_what_is_taken_back_elsewhere_is_gone_at_once(at_work: People) -> None:
    li = Browser(at_work, "li")
    before = li.goes("/c/q3/t/report").text
    at_work.do("li", "task", "progress", task="q3/report", status="finished", text="too early")
    assert "too early" in li.goes("/c/q3/t/report").text
    at_work.company.git("reset", "--quiet", "--hard", "HEAD~1")
    assert li.goes("/c/q3/t/report").text == before


def test_time_goes_on_though_nothing_is_recorded(at_work: People) -> None:
    li = Browser(at_work, "li")
    assert "overdue" not in li.goes("/board").text
    at_work.moment += timedelta(days=30)
    li.later()
    assert "days late" in li.goes("/board").text or "overdue" in li.page.text


def test_each_reads_as_who_they_are(at_work: People) -> None:
    li = Browser(at_work, "li")
    zhou = Browser(at_work, "zhou", door=li.door)
    assert "You are Li" in li.goes("/c/q3").text and "You are Zhou" in zhou.goes("/c/q3").text
    assert "You are Li" in li.goes("/c/q3").text


def test_settings_of_git_that_change_are_read_again(at_work: People) -> None:
    company = at_work.company
    zhou = Browser(at_work, "zhou")
    visitor = zhou.door.sessions.visitor(zhou.client.cookies["xcollab-8000"])
    assert visitor and isinstance(visitor.environment, dict)
    for key in [key for key in visitor.environment if key.startswith(("GIT_AUTHOR_", "GIT_COMMITTER_"))]:
        del visitor.environment[key]
    company.git("config", "user.email", "zhou@example.com")
    company.git("config", "user.name", "Zhou")
    assert "You are Zhou" in zhou.goes("/board").text
    company.git("config", "user.email", "mallory@example.com")
    assert "You read as a guest" in zhou.goes("/board").text


def test_a_long_board_is_shown_in_parts_that_keep_its_filters(at_work: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paged, "_ROWS", 2)
    for number in range(4):
        at_work.do("zhou", "task", "create", collab="q3", owner="li", criteria=["c"], new_id=f"t{number}", title=f"Number {number}", due="2024-07-18")  # fmt: skip
    li = Browser(at_work, "li")
    seen, path = list[str](), "/board?department=sales"
    while path:
        page = li.goes(path)
        assert li.answer.status_code == 200 and "department=sales" in path
        seen += [link for link in page.links if link.startswith("/c/q3/t/")]
        path = next((own["href"] for tag, own in page.attributes if own.get("rel") == "next"), "")
    assert sorted(seen) == sorted(["/c/q3/t/report", *(f"/c/q3/t/t{number}" for number in range(4))])


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "1e3", "９", "9" * 40])
def test_a_part_that_is_none_is_the_first(onlookers: People, page: str) -> None:
    li = Browser(onlookers, "li")
    li.answer = li.client.get("/board", params={"page": page})
    assert li.answer.status_code == 200 and "/c/q3/t/report" in li.page.links


def test_what_has_ended_is_listed_when_it_is_asked_for(at_work: People) -> None:
    li = Browser(at_work, "li")
    assert "/c/q3" in li.goes("/collaborations").links
    at_work.do("chen", "request", "cancel", collab="q3", reason="no budget")
    page = li.goes("/collaborations")
    assert "/c/q3" not in page.links and "Those that have ended: 1" in page.text
    assert "/c/q3" in li.goes("/collaborations?ended=yes").links

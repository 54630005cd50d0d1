"""Any day that is over, by a date in the address: as it was, to be read, and nothing to be done."""

from datetime import timedelta

import pytest

from tests.support.at_work import People
from tests.support.browsing import ORIGIN, Browser, entries

LOG = "/c/q3/do/task/progress?on=report"
PAGES = (
    "/",
    "/collaborations",
    "/board",
    "/search?words=half",
    "/metrics",
    "/c/q3",
    "/c/q3/t/report",
    "/c/q3/d/sales",
    "/c/q3/agenda",
)


def _on(path: str, day: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}at={day}"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_which_day_it_is_offers_nothing_and_leads_to_pages_of_that_day(
    onlookers: People, path: str
) -> None:
    li = Browser(onlookers, "li")
    page = li.goes(_on(path, "2024-07-01"))
    assert li.answer.status_code == 200 and "This is 2024-07-01: it can be read" in page.text
    assert not [form for form in page.forms if form.method == "post"]
    leading = [link for link in page.links if link.startswith("/") and not link.startswith("/language")]
    assert path.partition("?")[0] in leading, "back to today"
    leading.remove(path.partition("?")[0])
    assert leading and all("at=2024-07-01" in link for link in leading), leading


def test_it_shows_what_stood_there_then(at_work: People) -> None:
    at_work.moment += timedelta(days=3)
    li = Browser(at_work, "li")
    before = li.goes("/c/q3/t/report").text
    li.fills(LOG, status="finished", text="all of it")
    day = f"{at_work.moment:%Y-%m-%d}"
    assert "all of it" in li.goes("/c/q3/t/report").text and "all of it" not in before
    assert "all of it" in li.goes(f"/c/q3/t/report?at={day}").text
    assert "all of it" not in li.goes("/c/q3/t/report?at=2024-07-01").text


def test_a_day_in_words_is_understood_and_said(onlookers: People) -> None:
    onlookers.moment += timedelta(days=1)
    li = Browser(onlookers, "li")
    page = li.goes("/c/q3?at=yesterday")
    assert li.answer.status_code == 200 and "it can be read" in page.text and "yesterday" in page.text


@pytest.mark.parametrize(
    "day", ["2999-01-01", "nonsense", "HEAD", "main", "--help", "2024-13-45", "../etc", "<script>alert(1)</script>"]
)
def test_what_is_no_day_that_is_over_is_refused(onlookers: People, day: str) -> None:
    li = Browser(onlookers, "li")
    li.answer = li.client.get("/c/q3", params={"at": day})
    assert li.answer.status_code == 400 and "is no day that is over" in li.page.text
    assert "<script>alert" not in li.answer.text


def test_a_day_before_everything_is_told(onlookers: People) -> None:
    li = Browser(onlookers, "li")
    li.goes("/board?at=1999-01-01")
    assert li.answer.status_code == 409


@pytest.mark.parametrize("path", ["/new", "/day", LOG])
def test_there_is_no_form_of_a_day_that_is_over(onlookers: People, path: str) -> None:
    li = Browser(onlookers, "li")
    page = li.goes(_on(path, "2024-07-01"))
    assert li.answer.status_code == 403 and "A day that is past can be read only" in page.text


@pytest.mark.parametrize("path", ["/new", "/day", "/share", "/undo", "/parked", LOG])
def test_nothing_that_is_sent_there_is_recorded(at_work: People, path: str) -> None:
    li = Browser(at_work, "li")
    form, before = li.goes(LOG).form("/do/task/progress"), list(entries(at_work))
    data = {**form.values, "status": "doing", "text": "t"}
    answer = li.client.post(_on(path, "2024-07-01"), data=data, headers={"origin": ORIGIN})
    assert answer.status_code == 403 and list(entries(at_work)) == before


def test_a_reader_chooses_the_day_on_the_page(onlookers: People) -> None:
    li = Browser(onlookers, "li")
    form = next(form for form in li.goes("/board?late=yes").forms if "at" in form.names)
    assert (form.method, form.action, form.values["late"]) == ("get", "/board", ["yes"])


def test_the_language_is_changed_on_the_same_page_of_the_same_day(onlookers: People) -> None:
    li = Browser(onlookers, "li")
    page = li.goes("/board?late=yes&at=2024-07-01")
    (switch,) = [link for link in page.links if link.startswith("/language")]
    page = li.goes(switch)
    assert li.answer.url.query == b"late=yes&at=2024-07-01" and "2024-07-01" in page.text

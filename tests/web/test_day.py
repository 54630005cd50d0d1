"""The day's log of all that somebody does, as one form."""

from typing import Any

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser, entries


@pytest.fixture
def busy(at_work: People) -> People:
    """Li does the report, and the visits, which come earlier."""
    at_work.do(
        "zhou",
        "task",
        "create",
        collab="q3",
        owner="li",
        criteria=["c"],
        new_id="visits",
        title="Visits",
        due="2024-07-08",
    )
    at_work.do("li", "task", "confirm", task="q3/visits")
    return at_work


@pytest.fixture
def day(busy: People) -> Browser:
    """Li, in front of the day."""
    return Browser(busy, "li")


def _sent(day: Browser, **filled: object) -> str:
    form = day.goes("/day").form("/day")
    return day.sends(form, **{name.replace("_", "-", 1): value for name, value in filled.items()}).text


def test_all_tasks_stand_there_with_no_change_the_nearest_first(day: Browser) -> None:
    page = day.goes("/day")
    assert page.form("/day").values["0-task"] == ["q3/visits"] and page.form("/day").values["1-task"] == ["q3/report"]
    assert "0-status" not in page.form("/day").values and "no change" in page.text
    assert "last log" in page.text


def test_all_that_is_said_is_one_commit(day: Browser) -> None:
    before, commits = len(list(entries(day.people))), day.people.company.git("rev-list", "--count", "HEAD")
    told = _sent(
        day,
        **{
            "0_status": "doing",
            "0_text": "begun",
            "1_status": "needs-help",
            "1_text": "stuck",
            "1_needs.what": "a page",
            "1_needs.from": "tech",
        },
    )
    assert "Tasks logged: 2" in told and "begun" in told and "stuck" in told and "Take it back" in told
    assert len(list(entries(day.people))) == before + 2
    assert int(day.people.company.git("rev-list", "--count", "HEAD")) == int(commits) + 1


def test_what_did_not_change_is_left_as_it_is(day: Browser) -> None:
    before = len(list(entries(day.people)))
    assert "Tasks logged: 1" in _sent(day, **{"1_text": "three more"})
    assert len(list(entries(day.people))) == before + 1
    assert day.people.view("li").state("q3").tasks["report"].status == "doing"


def test_where_nothing_changed_nothing_is_recorded(day: Browser) -> None:
    before = len(list(entries(day.people)))
    assert "Not recorded yet" in _sent(day) and day.answer.status_code == 409
    assert len(list(entries(day.people))) == before


def test_a_mistake_stands_at_its_task_and_field_what_was_typed_stays_and_nothing_is_kept(day: Browser) -> None:
    before = len(list(entries(day.people)))
    _sent(day, **{"0_status": "doing", "0_text": "begun", "1_status": "delayed", "1_text": "samples are late"})
    assert day.answer.status_code == 422 and len(list(entries(day.people))) == before
    form = day.page.form("/day")
    assert form.values["0-text"] == ["begun"] and form.values["1-status"] == ["delayed"]
    assert [own["name"] for _, own in day.page.attributes if "aria-invalid" in own] == ["1-forecast"]
    assert "--forecast" not in day.page.text
    told = day.sends(form, **{"1-forecast": "2024-07-30", "1-reason": "samples"}).text
    if day.page.sure:
        told = day.sends(day.page.form("/day"), sure=day.page.sure).text
    assert "Tasks logged: 2" in told


def test_a_text_for_a_task_that_is_not_begun_asks_for_its_status(day: Browser) -> None:
    told = _sent(day, **{"0_text": "three visits"})
    assert day.answer.status_code == 422 and "give a status with it" in told
    assert day.page.form("/day").values["0-text"] == ["three visits"]


def test_sent_twice_it_is_recorded_once(day: Browser) -> None:
    before, form = len(list(entries(day.people))), day.goes("/day").form("/day")
    first = day.sends(form, **{"1-text": "once"}).text
    assert "once" in first and day.sends(form, **{"1-text": "once"}).text == first
    assert len(list(entries(day.people))) == before + 1


@pytest.mark.parametrize("task", ["q3/page", "q3/none", "../../etc/passwd", "<script>"])
def test_a_task_that_is_not_ones_own_is_not_logged(day: Browser, task: str) -> None:
    day.people.do(
        "zhou", "task", "create", collab="q3", owner="wang", criteria=["c"], new_id="page", title="P", due="2024-07-18"
    )
    before = len(list(entries(day.people)))
    told = _sent(day, **{"0_task": task, "0_status": "doing", "0_text": "t"})
    assert day.answer.status_code in (409, 422) and len(list(entries(day.people))) == before
    assert "Tasks logged" not in told and "<script>" not in day.answer.text


def test_whoever_does_nothing_is_told_so_and_a_stranger_who_they_are(busy: People) -> None:
    assert "there is nothing to log" in Browser(busy, "chen").goes("/day").text
    stranger = Browser(busy, "mallory")
    assert stranger.goes("/day").text and stranger.answer.status_code == 409


def test_a_file_is_picked_once_though_another_task_has_a_mistake(day: Browser) -> None:
    form = day.goes("/day").form("/day")
    filled = {"0-status": "doing", "0-text": "begun", "1-status": "doing"}
    page = day.sends(form, files=[("0-attachments", ("plan.png", b"\x89PNG bytes", "image/png"))], **filled)
    assert day.answer.status_code == 422 and "With it goes plan.png" in page.text
    told = day.sends(page.form("/day"), **{"1-text": "more"}).text
    assert "Tasks logged: 2" in told
    entries = day.people.view("li").snapshot.collabs["q3"].entries
    said: Any = next(one for one in entries if one.subject == "visits" and one.act == "progress").statement.dump()
    assert [one["name"] for one in said["attachments"]] == ["plan.png"]

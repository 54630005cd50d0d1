"""Files that came with a form are picked once: after a question, a mistake or one more row they go with it by themselves."""

from typing import Any

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser, Page, newest
from xcollab.schema.digests import LARGEST_ATTACHMENT
from xcollab.web.kept_files import KeptFiles
from xcollab.web.sessions import Visitor

COMMENT = "/c/q3/do/task/comment?on=report"
PLAN = ("plan.png", b"\x89PNG bytes", "image/png")


def _with_a_mistake(browser: Browser, *files: Any) -> Page:
    """A comment without a text, with files."""
    page = browser.sends(
        browser.goes(COMMENT).form("/do/task/comment"), files=[("attachments", file) for file in files]
    )
    assert browser.answer.status_code == 422
    return page


def _attached(browser: Browser) -> list[str]:
    said: Any = newest(browser.people).dump()
    return [one["name"] for one in said.get("attachments", [])]


def _ticks(page: Page) -> list[str]:
    return [
        own["value"] for _, own in page.attributes if own.get("type") == "checkbox" and own["name"] == "attachments"
    ]


def test_after_a_mistake_they_go_with_it_by_themselves(li: Browser) -> None:
    page = _with_a_mistake(li, PLAN, ("notes.txt", b"notes", "text/plain"))
    assert "With it goes plan.png" in page.text and "once more" not in page.text
    page = li.sends(page.form("/do/task/comment"), text="")  # and after one more mistake as well
    li.sends(page.form("/do/task/comment"), text="see this")
    assert li.answer.status_code == 200 and _attached(li) == ["plan.png", "notes.txt"]


def test_more_are_added_and_what_is_unticked_is_left_out(li: Browser) -> None:
    page = _with_a_mistake(li, PLAN, ("notes.txt", b"notes", "text/plain"))
    first, _ = _ticks(page)
    more = [("attachments", ("more.txt", b"more", "text/plain"))]
    li.sends(page.form("/do/task/comment"), files=more, text="t", attachments=[first])
    assert li.answer.status_code == 200 and sorted(_attached(li)) == ["more.txt", "plan.png"]


def test_of_one_file_the_one_that_is_picked_last_counts(li: Browser) -> None:
    path = "/c/q3/do/acceptance/submit?on=report"
    field = "deliverables.0.attachment"
    page = li.sends(
        li.goes(path).form("/do/acceptance/submit"),
        files=[(field, PLAN)],
        more="deliverables",
        deliverables__0__name="Report",
    )
    assert "With it goes plan.png" in page.text
    li.sends(page.form("/do/acceptance/submit"), more="deliverables")
    form = li.page.form("/do/acceptance/submit")
    kept = form.values.pop(field)
    body: list[Any] = [(name, (None, value)) for name, values in form.values.items() for value in values]
    body += [(field, ("final.png", b"\x89PNG final", "image/png")), *((field, (None, value)) for value in kept)]
    li.later()
    li.answer = li.client.post(form.action, files=body, headers={"origin": "http://127.0.0.1:8000"})
    said: Any = newest(li.people).dump()
    assert li.answer.status_code == 200 and said["deliverables"][0]["attachment"]["name"] == "final.png"


def test_once_it_is_recorded_nothing_is_kept(li: Browser) -> None:
    form = _with_a_mistake(li, PLAN).form("/do/task/comment")
    li.sends(form, text="see this")
    page = li.sends(form, text="again", once="another")
    assert (
        li.answer.status_code == 422
        and "not kept any more" in page.text
        and form.values["attachments"][0] not in page.text
    )


def test_what_nobody_may_attach_is_not_kept(li: Browser) -> None:
    page = _with_a_mistake(li, ("big.bin", b"x" * (LARGEST_ATTACHMENT + 1), "application/octet-stream"))
    assert not _ticks(page) and "big.bin has more than 10 MB" in page.text and "once more" not in page.text


def test_what_is_too_much_to_be_kept_is_named(at_work: People) -> None:
    li = Browser(at_work, "li")
    li.door.files = KeptFiles(largest=12)
    page = _with_a_mistake(li, ("a.txt", b"12345678", "text/plain"), ("b.txt", b"12345678", "text/plain"))
    assert "choose them once more: a.txt" in page.text and "With it goes b.txt" in page.text
    li.sends(page.form("/do/task/comment"), text="t")
    assert _attached(li) == ["b.txt"]


def test_the_oldest_are_forgotten_where_they_are_too_many_or_too_large() -> None:
    li, sun = Visitor("li", {}), Visitor("sun", {})
    kept = KeptFiles(most=3, largest=100)
    kept.keep(li, {"a": ("a", b"1"), "b": ("b", b"1")})
    kept.keep(sun, {"a": ("other", b"1")})
    kept.keep(li, {"a": ("a", b"1")})  # shown again: it is the newest
    kept.keep(li, {"c": ("c", b"1")})
    assert [*kept.of(li, "abc")] == ["a", "c"] and kept.of(sun, "a") == {"a": ("other", b"1")}
    kept.keep(sun, {"d": ("d", b"x" * 99)})
    assert [*kept.of(li, "abc")] == ["c"] and [*kept.of(sun, "ad")] == ["d"]
    kept.keep(sun, {"e": ("e", b"x" * 101)})
    assert not kept.of(sun, "ade") and not kept.of(li, "abc")
    kept.keep(li, {"a": ("a", b"x" * 100)})
    kept.drop(li, ["a", "a", "none"])
    kept.keep(li, {"b": ("b", b"x" * 100)})
    assert [*kept.of(li, "ab")] == ["b"]


@pytest.mark.parametrize("field", ["attachments", "evidence"])
def test_in_every_input_of_a_file_they_are_offered_again(zhou: Browser, field: str) -> None:
    form = zhou.goes("/c/q3/do/task/progress?on=report&for=li").form("/do/task/progress")
    page = zhou.sends(form, files=[(field, PLAN)], status="doing", text="t")
    assert [own["name"] for _, own in page.attributes if "aria-invalid" in own] == [
        "via"
    ] and "(--via)" not in page.text
    assert zhou.answer.status_code == 422 and len(page.form("/do/task/progress").values[field]) == 1
    zhou.sends(page.form("/do/task/progress"), via="phone")
    assert zhou.answer.status_code == 200 and "plan.png" in str(newest(zhou.people).dump()[field])

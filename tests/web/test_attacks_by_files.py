"""What is tried with files that are kept until a form is sent again: others' words, guessed ones, too much."""

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser, entries, newest
from xcollab.web.kept_files import KeptFiles

COMMENT = "/c/q3/do/task/comment?on=report"


def _keeps(browser: Browser, *contents: bytes) -> list[str]:
    """The words by which files are kept of a comment that was sent without a text."""
    files = [("attachments", (f"secret{n}.txt", content, "text/plain")) for n, content in enumerate(contents)]
    page = browser.sends(browser.goes(COMMENT).form("/do/task/comment"), files=files)
    assert browser.answer.status_code == 422
    return page.form("/do/task/comment").values.get("attachments", [])


def test_the_word_of_a_file_is_of_no_use_to_another_visitor(at_work: People) -> None:
    first = Browser(at_work, "li")
    second = Browser(at_work, "sun", door=first.door)
    before, words = list(entries(at_work)), _keeps(first, b"for nobody else")
    assert len(words) == 1
    page = second.fills(COMMENT, text="give it to me", attachments=words)
    assert second.answer.status_code == 422 and "secret" not in page.text and list(entries(at_work)) == before
    page = second.sends(page.form("/do/task/comment"), text="", attachments=words)
    assert "secret" not in page.text and "With it goes" not in page.text
    first.fills(COMMENT, text="mine", attachments=words)
    assert first.answer.status_code == 200 and newest(at_work).dump()["attachments"][0]["name"] == "secret0.txt"


@pytest.mark.parametrize("word", ["/etc/passwd", "../../xcollab.yaml", "xcollab.yaml", "file-0", "A" * 22, "\0"])
def test_a_guessed_word_is_no_file(li: Browser, word: str) -> None:
    _keeps(li, b"kept")
    before = list(entries(li.people))
    page = li.fills(COMMENT, text="t", attachments=[word])
    assert li.answer.status_code == 422 and list(entries(li.people)) == before
    assert "not kept any more" in page.text


def test_words_differ_each_time(li: Browser) -> None:
    first, second = _keeps(li, b"same", b"same"), _keeps(li, b"same")
    assert len({*first, *second}) == 3 and all(len(word) > 20 for word in first)


def test_whoever_sends_too_much_fills_no_memory(li: Browser) -> None:
    li.door.files = KeptFiles(most=3, largest=2000)
    early = _keeps(li, b"early")
    for _ in range(5):
        _keeps(li, b"x" * 900, b"y" * 900)
    visitor = li.door.sessions.visitor(li.client.cookies["xcollab-8000"])
    assert visitor and not li.door.files.of(visitor, early)
    assert len(_keeps(li, *[b"x"] * 9)) == 3
    assert not _keeps(li, b"x" * 2001)
    page = li.fills(COMMENT, text="late", attachments=early)
    assert li.answer.status_code == 422 and "not kept any more" in page.text


def test_a_form_without_the_seal_keeps_nothing(li: Browser) -> None:
    form = li.goes(COMMENT).form("/do/task/comment")
    kept: list[object] = []
    li.door.files.keep = lambda *given: kept.append(given)  # type: ignore[method-assign]
    li.sends(form, files=[("attachments", ("a.txt", b"a", "text/plain"))], seal="x")
    assert li.answer.status_code == 403 and not kept

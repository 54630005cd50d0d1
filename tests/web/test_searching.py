"""The page that looks for words."""

from tests.support.at_work import People
from tests.support.browsing import Browser


def test_what_is_found_is_marked_and_leads_to_its_page(looking: Browser) -> None:
    page = looking.goes("/search?words=half")
    assert "/c/q3/t/report" in page.links and "<mark>half</mark>" in looking.answer.text
    assert "collaborations looked through: 1" in page.text


def test_an_issue_leads_to_its_page(at_work: People) -> None:
    at_work.do("li", "issue", "open", collab="q3", title="Banner torn", kind="delay", description="d", impact="2 days",
               wanted_by="2024-07-20", department="tech", tasks=["report"])  # fmt: skip
    page = Browser(at_work, "li").goes("/search?words=banner")
    assert any(link.startswith("/c/q3/i/") for link in page.links)


def test_what_was_typed_does_nothing_to_the_page(looking: Browser) -> None:
    page = looking.goes("/search?words=%3Cscript%3E%22x")
    assert (
        looking.answer.status_code == 200
        and "<script>" not in looking.answer.text
        and "<script>" in str(page.attributes)
    )


def test_nothing_typed_finds_nothing_and_a_kind_that_is_none_is_refused(looking: Browser) -> None:
    assert "looked through" not in looking.goes("/search").text
    looking.goes("/search?words=half&kind=poem")
    assert looking.answer.status_code == 400
    assert looking.client.get("/search.json?words=%20").status_code == 400


def test_words_without_a_letter_are_refused_on_the_page_as_well(looking: Browser) -> None:
    looking.goes('/search?words=""')
    assert looking.answer.status_code == 400

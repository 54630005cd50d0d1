"""What is written into forms and addresses: it is text, and leads to nothing that was not meant."""

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser, entries

LOG = "/c/q3/do/task/progress?on=report"
EVIL = "http://evil.example"


# --- what people write
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)> {{7*7}} javascript:alert(4) \u202e"
)


@pytest.mark.parametrize("act", ["comment", "object"])
def test_what_people_write_is_text_and_does_nothing(li: Browser, act: str) -> None:
    li.fills(f"/c/q3/do/task/{act}?on=report", text=HOSTILE)
    for path in (li.answer.url.path, "/c/q3/t/report", "/", "/c/q3"):
        page = li.goes(path)
        assert page.tags.count("script") == 1 and "svg" not in page.tags and "img" not in page.tags
        assert not [own for _, own in page.attributes if any(name.startswith("on") for name in own)]
        assert "\u202e" not in li.answer.text and "49" not in page.text.partition("alert(3)")[2][:12]


def test_titles_and_typed_values_are_text_too(zhou: Browser) -> None:
    page = zhou.fills("/c/q3/do/task/create", title=HOSTILE, due="nonsense", owner='"><script>', criteria__0=HOSTILE)
    assert zhou.answer.status_code == 422
    assert page.tags.count("script") == 1 and page.form("/do/task/create").values["criteria.0"] == [
        HOSTILE.replace("\u202e", "⟨U+202E⟩")
    ]
    zhou.fills(
        "/c/q3/do/task/create", new_id="x", title="<b>bold</b>", due="2024-07-19", owner="li", criteria__0="<i>c</i>"
    )
    for path in ("/board", "/c/q3", "/c/q3/t/x", "/report"):
        page = zhou.goes(path)
        assert zhou.answer.status_code == 200 and "<b>bold</b>" in page.text and "<b>bold" not in zhou.answer.text


def test_an_address_that_is_told_back_is_text(looking: Browser) -> None:
    page = looking.goes("/c/%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert looking.answer.status_code == 404 and page.tags.count("script") <= 1


# --- where addresses lead
@pytest.mark.parametrize(
    "back",
    [
        "http://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\n/evil.example",
        "\thttp://x",
    ],
)
def test_the_switch_of_the_language_leads_nowhere_else(looking: Browser, back: str) -> None:
    answer = looking.client.get("/language/en", params={"back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("path", [
    "/c/..%2F..%2Fetc%2Fpasswd", "/c/q3/t/..%2F..%2Frequest", "/c/q3/t/%2e%2e", "/style.css/../../pyproject.toml", "/c/q3/i/%00", "/.git/config",
    "/c/q3/do/task/progress/../../../x", "/c/q3/do/nonsense/progress", "/c/q3/do/task/nonsense", "/done/x", "/c/q3/d/nobody", "/xcollab.yaml",
])  # fmt: skip
def test_no_address_leads_to_a_file(looking: Browser, path: str) -> None:
    answer = looking.client.get(path)
    assert answer.status_code == 404 and "root:" not in answer.text


@pytest.mark.parametrize("typed", ["/etc/passwd", "../../xcollab.yaml", "xcollab.yaml", "file-7", "~/.gitconfig"])
def test_the_path_of_a_file_that_is_typed_is_never_read(li: Browser, typed: str) -> None:
    before = list(entries(li.people))
    page = li.fills("/c/q3/do/task/comment?on=report", text="t", attachments=typed)
    assert li.answer.status_code == 422 and "is not kept any more" in page.text
    assert list(entries(li.people)) == before


@pytest.mark.parametrize("on", ["../../x", "nonsense", "", "report/../../x", "\x00"])
def test_a_form_on_what_is_not_there_is_refused_without_a_trace(looking: Browser, on: str) -> None:
    answer = looking.client.get("/c/q3/do/task/progress", params={"on": on})
    assert answer.status_code in (400, 404) and "Traceback" not in answer.text and 'File "' not in answer.text


@pytest.mark.parametrize(
    "to", ["https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)", "/%0d%0aset-cookie:x"]
)
def test_the_address_that_works_once_leads_nowhere_else(at_work: People, to: str) -> None:
    li = Browser(at_work, "li")
    word = li.door.sessions.invite(li.environment())
    answer = li.client.get(f"/enter/{word}", params={"to": to}, follow_redirects=False)
    assert (
        answer.status_code == 303
        and answer.headers["location"].startswith("/")
        and "example" not in answer.headers["location"]
    )

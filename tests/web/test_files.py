"""Attached files: pictures are shown, all else is a download, and none of them is ever more than a file."""

import pytest

from tests.support.browsing import ORIGIN, Browser

PNG = b"\x89PNG\r\n\x1a\n and more"


def _attaches(browser: Browser, name: str, content: bytes) -> str:
    """The address at which the page of the task shows the file."""
    form = browser.goes("/c/q3/do/task/comment?on=report").form("/do/task/comment")
    browser.later()
    sent = {"attachments": (name, content, "text/html")}
    browser.answer = browser.client.post(
        form.action, data={**form.values, "text": "see"}, files=sent, headers={"origin": ORIGIN}
    )
    assert browser.answer.status_code == 200, browser.page.text
    return next(link for link in browser.goes("/c/q3/t/report").links if "/f/" in link)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("plan.png", PNG, "image/png"),
        ("plan.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("p.webp", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
    ],
)
def test_a_picture_is_shown_where_it_stands(li: Browser, name: str, content: bytes, kind: str) -> None:
    address = _attaches(li, name, content)
    assert [own["src"] for tag, own in li.page.attributes if tag == "img"] == [address]
    answer = li.client.get(address)
    assert (answer.content, answer.headers["content-type"]) == (content, kind)
    assert answer.headers["content-disposition"].startswith("inline")


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "plan.png", "code.js", "sheet.xlsx", "报告.pdf"])
def test_all_else_is_a_download_whatever_its_name_says(li: Browser, name: str) -> None:
    content = b"<html><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    answer = li.client.get(_attaches(li, name, content))
    headers = answer.headers
    assert (answer.content, headers["content-type"]) == (content, "application/octet-stream")
    assert headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert headers["x-content-type-options"] == "nosniff" and "sandbox" in headers["content-security-policy"]


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "..%2F..%2Fxcollab.yaml",
        "%2Fetc%2Fpasswd",
        "request.yaml",
        "000000000000.png",
        "%00",
        "..%5C..%5Cx",
        "a" * 3000,
    ],
)
def test_what_no_statement_names_is_not_there(looking: Browser, name: str) -> None:
    assert looking.client.get(f"/c/q3/f/{name}").status_code in (400, 404)
    assert looking.client.get(f"/c/none/f/{name}").status_code in (400, 404)


def test_a_file_that_was_exchanged_is_not_given(li: Browser) -> None:
    address = _attaches(li, "plan.png", PNG)
    (path,) = (li.people.root / "collabs/q3/attachments").iterdir()
    path.write_bytes(PNG + b" and other bytes")
    li.people.company.git("commit", "-qam", "another picture")
    assert li.client.get(address).status_code == 404

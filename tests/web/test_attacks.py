"""What a page on loopback has to bear: each line of the list is an attack, and what becomes of it."""

import asyncio
import base64
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.at_work import People
from tests.support.browsing import HOST, ORIGIN, Browser, entries, newest
from xcollab.web.guard import TOLD, Guard

LOG = "/c/q3/do/task/progress?on=report"
EVIL = "http://evil.example"


# --- who comes in
def test_a_guessed_address_lets_nobody_in(looking: Browser) -> None:
    looking.client.cookies.clear()
    for word in ("", "x", "../", "A" * 43):
        assert looking.client.get(f"/enter/{word}").status_code in (403, 404)
        assert not looking.client.cookies


def test_an_address_that_was_used_lets_nobody_in_again(looking: Browser) -> None:
    word = looking.door.sessions.invite(looking.environment())
    assert looking.client.get(f"/enter/{word}").status_code == 200
    looking.client.cookies.clear()
    assert looking.client.get(f"/enter/{word}").status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/board", "/inbox.json", "/c/q3", "/c/q3.json", "/report", LOG, "/new", "/share"]
)
def test_without_the_cookie_nothing_is_told(looking: Browser, path: str) -> None:
    looking.client.cookies.clear()
    answer = looking.client.get(path)
    assert answer.status_code == 403 and "Launch" not in answer.text and "q3" not in answer.text


def test_a_guessed_cookie_lets_nobody_in(looking: Browser) -> None:
    looking.client.cookies.clear()
    looking.client.cookies.set("xcollab-8000", "guessed")
    assert looking.client.get("/").status_code == 403


def test_the_cookie_goes_to_no_script_and_no_other_site(looking: Browser) -> None:
    word = looking.door.sessions.invite(looking.environment())
    told = looking.client.get(f"/enter/{word}", follow_redirects=False).headers["set-cookie"].lower()
    assert "httponly" in told and "samesite=strict" in told and "domain" not in told


def test_the_address_does_not_stay_in_the_browser(looking: Browser) -> None:
    assert looking.answer.url.path == "/"


# --- from where
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1",
        "127.0.0.1:9000",
        "[::1]:8000",
        "",
        "127.0.0.1:8000.evil.example",
    ],
)
def test_a_name_of_others_that_leads_here_is_refused(looking: Browser, host: str) -> None:
    assert looking.client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin", [EVIL, "null", "http://127.0.0.1:9000", "https://127.0.0.1:8000", f"{ORIGIN}.evil.example"]
)
def test_a_form_from_another_origin_is_refused(looking: Browser, origin: str) -> None:
    form = looking.goes(LOG).form("/do/task/progress")
    data = {**form.values, "status": "doing", "text": "t"}
    assert looking.client.post(form.action, data=data, headers={"origin": origin}).status_code == 403


def test_a_form_from_nowhere_is_refused(looking: Browser) -> None:
    form = looking.goes(LOG).form("/do/task/progress")
    assert looking.client.post(form.action, data=form.values).status_code == 403
    assert looking.client.post(form.action, data=form.values, headers={"referer": EVIL}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_has_a_browser_ask_is_refused(looking: Browser, site: str) -> None:
    assert looking.client.get("/inbox.json", headers={"sec-fetch-site": site}).status_code == 403
    assert looking.client.get("/", headers={"origin": EVIL}).status_code == 403


def test_no_other_origin_is_told_that_it_may_read(looking: Browser) -> None:
    assert not [name for name in looking.client.get("/inbox.json").headers if name.startswith("access-control")]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_refused(looking: Browser, method: str) -> None:
    assert looking.client.request(method, "/", headers={"origin": ORIGIN}).status_code == 405


# --- forms
@pytest.mark.parametrize("forged", [{"seal": "x"}, {"seal": ""}, {"seal": None}, {"once": ""}, {"once": None}])
def test_a_form_that_no_page_of_this_visit_made_is_refused(li: Browser, forged: dict[str, Any]) -> None:
    before = list(entries(li.people))
    page = li.fills(LOG, status="doing", text="forged", **forged)
    assert li.answer.status_code == 403 and "open the page anew" in page.text
    assert list(entries(li.people)) == before


def test_the_seal_of_one_visit_is_none_of_another(at_work: People) -> None:
    first = Browser(at_work, "li")
    second = Browser(at_work, "sun", door=first.door)
    form = first.goes(LOG).form("/do/task/progress")
    second.sends(form, status="doing", text="t")
    assert second.answer.status_code == 403


def test_what_came_of_an_act_is_read_by_nobody_else(at_work: People) -> None:
    first = Browser(at_work, "li")
    first.fills(LOG, status="doing", text="t")
    second = Browser(at_work, "sun", door=first.door)
    assert second.client.get(first.answer.url.path).status_code == 404


def test_reading_changes_nothing(looking: Browser) -> None:
    before = looking.people.company.git("rev-parse", "HEAD")
    for path in ("/undo", "/share", f"{LOG}&status=doing&text=t", "/new?title=t"):
        looking.client.get(path)
    assert looking.people.company.git("rev-parse", "HEAD") == before


def test_nobody_speaks_as_somebody_else_by_adding_an_input(li: Browser) -> None:
    li.fills(
        LOG, status="doing", text="t", by="zhou", recorder="zhou", at="2020-01-01T00:00:00Z", **{"as": "marketing/lead"}
    )
    said = newest(li.people)
    assert said.by == "li" and said.at.year == 2024


def test_a_page_that_is_no_longer_allowed_records_nothing(li: Browser) -> None:
    form = li.goes("/c/q3/do/task/progress?on=report").form("/do/task/progress")
    li.people.do("zhou", "task", "cancel", task="q3/report", reason="r")
    page = li.sends(form, status="doing", text="late")
    assert li.answer.status_code == 409 and "not possible" in page.text


def test_an_act_of_others_is_refused_with_who_may(looking: Browser) -> None:
    page = looking.goes("/c/q3/do/request/cancel")
    assert looking.answer.status_code == 409 and "who may" in page.text


# --- how much, how slowly
def _asked(app: Any, headers: dict[str, str], receive: Callable[[], Any]) -> int:
    """The status of a POST, spoken to the application itself."""
    told: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        told.append(message)

    own = {"host": HOST, "origin": ORIGIN, **headers}
    scope = {"type": "http", "method": "POST", "path": "/undo", "raw_path": b"/undo", "query_string": b"", "http_version": "1.1", "scheme": "http",
             "headers": [(name.encode(), value.encode()) for name, value in own.items()], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000)}  # fmt: skip
    asyncio.run(app(scope, receive, send))
    return int(told[0]["status"])


def _known(browser: Browser) -> dict[str, str]:
    """The headers by which a form of somebody who came in is read at all."""
    cookies = "; ".join(f"{name}={value}" for name, value in browser.client.cookies.items())
    return {"cookie": cookies, "content-type": "application/x-www-form-urlencoded"}


def test_of_whom_nobody_knows_nothing_is_read(looking: Browser) -> None:
    async def receive() -> Any:
        raise AssertionError("read")

    headers = {"content-type": "application/x-www-form-urlencoded", "content-length": "20000000"}
    assert _asked(looking.app, headers, receive) == 403


@pytest.mark.parametrize("length", ["99999999999", "-1", "1e9", "١", ""])
def test_what_says_that_it_is_too_large_is_not_even_read(looking: Browser, length: str) -> None:
    async def receive() -> Any:
        raise AssertionError("read")

    assert _asked(looking.app, {"content-length": length}, receive) == 413


def test_what_does_not_say_so_is_read_no_further(looking: Browser) -> None:
    async def receive() -> Any:
        return {"type": "http.request", "body": b"x" * 1000, "more_body": True}

    assert _asked(Guard(looking.app, [HOST], largest=5000), _known(looking), receive) == 413


def test_who_sends_too_slowly_is_not_waited_for(looking: Browser) -> None:
    async def receive() -> Any:
        await asyncio.Event().wait()

    assert _asked(Guard(looking.app, [HOST], patience=0.01), _known(looking), receive) == 408


def test_a_form_with_too_many_inputs_is_refused(looking: Browser) -> None:
    data = {f"x{n}": "1" for n in range(1000)}
    assert looking.client.post("/undo", data=data, headers={"origin": ORIGIN}).status_code == 400


def test_rows_without_end_are_not_made(li: Browser) -> None:
    page = li.fills("/c/q3/do/acceptance/submit?on=report", deliverables__99999999__name="x", more="deliverables")
    assert len(page.form("/do/acceptance/submit").names) < 60


def test_a_broken_form_is_refused_without_a_trace(looking: Browser) -> None:
    kind = {"origin": ORIGIN, "content-type": "multipart/form-data; boundary=x"}
    answer = looking.client.post("/undo", content=b"--y\r\nnonsense", headers=kind)
    assert answer.status_code in (400, 403) and "Traceback" not in answer.text


# --- what browsers are told
@pytest.mark.parametrize(
    "path", ["/", "/board", "/inbox.json", "/page.js", "/c/none", "/enter/x", "/c/q3/do/request/cancel"]
)
def test_every_answer_tells_browsers_what_they_may_not_do(looking: Browser, path: str) -> None:
    headers = looking.client.get(path).headers
    policy = headers["content-security-policy"]
    assert {name: headers[name] for name in TOLD if name != "content-security-policy"}.items() <= TOLD.items()
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy


def test_the_report_lets_its_own_style_in_and_nothing_else(looking: Browser) -> None:
    policy = looking.client.get("/report").headers["content-security-policy"]
    assert "'sha256-" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy


def test_no_page_holds_script_or_fetches_from_elsewhere(looking: Browser) -> None:
    for path in ("/", "/board", "/collaborations", "/c/q3", "/c/q3/t/report", "/new", "/share", "/metrics", LOG):
        page = looking.goes(path)
        assert not {"iframe", "object", "embed", "img"} & {*page.tags}
        assert not [own for _, own in page.attributes if "style" in own or any(name.startswith("on") for name in own)]
        assert [own for tag, own in page.attributes if tag == "script"] == [{"src": "/page.js", "defer": ""}]
        assert [own["href"] for tag, own in page.attributes if tag == "link"] == ["data:,"]
        style = looking.answer.text.partition("<style>")[2].partition("</style>")[0]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}';" in looking.answer.headers["content-security-policy"]


def test_a_page_is_small(looking: Browser) -> None:
    script = len(looking.client.get("/page.js").content)
    for path in ("/", "/board", "/c/q3", "/c/q3/t/report", "/new", "/c/q3/do/request/revise"):
        assert len(looking.client.get(path).content) + script < 60_000


@pytest.mark.parametrize("seal", ["", "x", "0" * 64])
def test_news_are_told_to_a_page_of_ours_alone(looking: Browser, seal: str) -> None:
    own = {"origin": ORIGIN}
    assert looking.client.post("/news", data={"seal": seal}, headers=own).status_code == 403
    assert looking.client.post("/news", data={"seal": seal}).status_code == 403
    assert looking.client.get("/news").status_code == 405


# --- days that are past
def test_of_a_day_that_is_past_nothing_can_be_done(at_work: People) -> None:
    li = Browser(at_work, "li", at="2024-07-01")
    seal = li.door.sessions.seal(li.door.sessions.visitor(li.client.cookies["xcollab-8000"]))  # type: ignore[arg-type]
    for path in ("/", "/c/q3", "/c/q3/t/report"):
        page = li.goes(path)
        assert li.answer.status_code == 200 and "can be read, and nothing can be done" in page.text
        assert not [form for form in page.forms if form.method == "post"]
    before = list(entries(li.people))
    answer = li.client.post(
        LOG, data={"seal": seal, "once": "x", "status": "doing", "text": "t"}, headers={"origin": ORIGIN}
    )
    assert answer.status_code == 403 and list(entries(li.people)) == before

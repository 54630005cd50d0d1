"""What the script adds: a question before what was typed is lost, and a word when others have news."""

from contextlib import ExitStack
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="Playwright is not made for this system")

from playwright.sync_api import Browser, Dialog, expect

from tests.support.at_work import People
from tests.support.company import Company, identity
from tests.support.driven import DESK, Looks, Window
from tests.support.servers.pages import served
from tests.support.shared import share
from tests.web.conftest import at_work, unattended, under_way
from xcollab.app.sharing.sync import sync
from xcollab.web.door import Door

__all__ = ["at_work", "unattended", "under_way"]

_LOG = "/c/q3/do/task/progress?on=report"


def _window(browser: Browser, opened: ExitStack, people: People) -> Window:
    door = Door(people.root)
    port, _, _ = opened.enter_context(served(door, idle=3600))
    environment = {**people.company.environment, **identity("li", people.moment)}
    window = Window(browser, door, port, environment, Looks("en", DESK))
    opened.callback(window.close)
    return window


@pytest.mark.parametrize("typed", [False, True])
def test_whoever_leaves_a_form_half_filled_is_asked_and_nobody_else(
    browser: Browser, at_work: People, *, typed: bool
) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    with ExitStack() as opened:
        window = _window(browser, opened, at_work)
        window.page.on("dialog", stay)
        window.goes(_LOG)
        if typed:
            window.page.locator("textarea[name=text]").fill("half of it")
        window.page.locator('nav a[href="/board"]').click(no_wait_after=True)
        if typed:
            window.page.wait_for_timeout(200)
            expect(window.page.locator("textarea[name=text]")).to_have_value("half of it")
        else:
            window.page.wait_for_url("**/board")
    assert asked == (["beforeunload"] if typed else [])


def test_what_is_sent_is_not_asked_about_and_a_mistake_keeps_it_half_filled(browser: Browser, at_work: People) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    with ExitStack() as opened:
        window = _window(browser, opened, at_work)
        page = window.page
        window.goes(_LOG)
        page.locator("textarea[name=text]").fill("more")
        page.locator(".send button").click()
        expect(page.locator("[aria-invalid]")).to_have_count(1)
        page.on("dialog", leave)
        page.locator('nav a[href="/board"]').click()
        page.wait_for_url("**/board")
    assert asked == ["beforeunload"]


def test_news_of_others_are_told_after_a_while_and_brought_in_when_asked(
    browser: Browser, at_work: People, tmp_path: Path
) -> None:
    clones = share(at_work.company, tmp_path)
    theirs = People(Company(clones.theirs.root, at_work.company.environment))
    theirs.moment = at_work.moment
    with ExitStack() as opened:
        window = _window(browser, opened, at_work)
        page = window.page
        page.clock.install()
        window.goes("/c/q3/t/report")
        page.clock.fast_forward("05:00")
        expect(page.locator("#news")).to_be_hidden()
        theirs.do("wang", "task", "comment", task="q3/report", text="which regions?")
        sync(theirs.context("wang"))
        page.clock.fast_forward("05:00")
        expect(page.locator("#news")).to_have_text("Others have news (1): bring it in")
        assert not window.said
        page.locator("#news").click()
        page.locator(".send button").click()
        expect(page.locator(".recorded")).to_contain_text("which regions?")

"""Every page as it is seen: nothing scrolls sideways, nothing is large, nobody stumbles."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

pytest.importorskip("playwright", reason="Playwright is not made for this system")

from playwright.sync_api import Browser

from tests.support.company import Company, identity
from tests.support.driven import AXE, DESK, PHONE, Looks, Window
from tests.web.browser.conftest import MOMENT
from xcollab.web.door import Door

KINDS = {"light, Chinese": Looks("zh", PHONE), "dark, English": Looks("en", PHONE, dark=True)}
_LARGEST, _REQUESTS = 60 * 1024, 2


@contextmanager
def _window(
    browser: Browser, open_door: tuple[Door, int], company: Company, who: str, looks: Looks
) -> Iterator[Window]:
    window = Window(browser, *open_door, {**company.environment, **identity(who, MOMENT)}, looks)
    try:
        yield window
    finally:
        window.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_or_is_large_or_says_anything_to_the_console(
    browser: Browser, open_door: tuple[Door, int], full: Company, paths: dict[str, list[str]], kind: str
) -> None:
    for who, theirs in paths.items():
        with _window(browser, open_door, full, who, KINDS[kind]) as window:
            script = len(window.context.request.get("/page.js").body())
            for path in theirs:
                answer = window.goes(path)
                assert answer.status == (404 if path == "/c/none" else 200), (who, path)
                assert not window.said or not answer.ok, (who, path, window.said)
                size = len(answer.body()) + script
                assert len(window.asked) <= _REQUESTS and size <= _LARGEST, (who, path, window.asked, size)
                for width, height in (PHONE, DESK):
                    window.page.set_viewport_size({"width": width, "height": height})
                    assert window.sideways <= 0, (who, path, width)


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core, in .venv-node as .ci/run installs it")
@pytest.mark.parametrize("who", ["zhou", "li"])
def test_nobody_stumbles_over_anything_serious(
    browser: Browser, open_door: tuple[Door, int], full: Company, paths: dict[str, list[str]], who: str
) -> None:
    found = {}
    with _window(browser, open_door, full, who, KINDS["light, Chinese"]) as window:
        for path in paths[who]:
            window.goes(path)
            if stumbles := window.stumbles():
                found[path] = stumbles
    assert not found


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core, in .venv-node as .ci/run installs it")
def test_in_the_dark_everything_is_legible(
    browser: Browser, open_door: tuple[Door, int], full: Company, paths: dict[str, list[str]]
) -> None:
    with _window(browser, open_door, full, "zhou", KINDS["dark, English"]) as window:
        for path in ("/", "/board", "/metrics", "/c/q3", "/c/q3/do/task/create", "/people", "/calendar", "/settings"):
            window.goes(path)
            assert not window.stumbles("color-contrast"), path

"""Five people carry a collaboration through all six stages in their browsers, and touch no terminal.

By hand, without script, and with the keyboard alone.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("playwright", reason="Playwright is not made for this system")

from playwright.sync_api import Browser, Locator

from tests.support.company import Company, identity
from tests.support.driven import DESK, PHONE, Looks, Window
from tests.support.run.by_turns import WHOLE
from tests.support.servers.pages import served
from tests.support.six_stages import BEGINNING, PEOPLE, STEPS, Step, moments
from xcollab.web.door import Door

PHONES, DESKS = Looks("zh", PHONE), Looks("en", DESK)
Acts = Callable[[Window, Step], None]


@pytest.fixture
def opened(browser: Browser) -> Iterator[ExitStack]:
    """What is closed at the end."""
    with ExitStack() as opened:
        yield opened


def _window(
    browser: Browser, opened: ExitStack, company: Company, door: tuple[Door, int], who: str, looks: Looks
) -> Window:
    window = Window(browser, *door, {**company.environment, **identity(who, BEGINNING)}, looks)
    opened.callback(window.close)
    return window


def _issue(root: Path) -> str:
    return next((path.name for path in (root / "collabs/q3/issues").glob("i-*")), "ISSUE")


def _told(company: Company, window: Window, step: Step) -> None:
    """It is on record, and the page says so."""
    assert "/done/" in window.page.url, (step.form, window.page.locator("main").inner_text())
    assert window.page.locator(".recorded").count() == 1
    assert company.git("log", "-1", "--format=%ae").strip() == f"{step.who}@example.com"


def _put(form: Locator, name: str, value: str | list[str]) -> None:
    if isinstance(value, list):
        for one in value:
            form.locator(f'[name="{name}"][value="{one}"]').check()
        return
    at = form.locator(f'[name="{name}"]')
    if at.evaluate("at => at.tagName") == "SELECT":
        at.select_option(value)
    else:
        at.fill(value)


def _link(window: Window, step: Step) -> str:
    """Where the page leads for the act; a form of another name for it is longer."""
    found = window.page.locator(f'a[href^="{step.form}"]').evaluate_all("all => all.map(at => at.getAttribute('href'))")
    return str(min(found, key=len))


def by_hand(window: Window, step: Step) -> None:
    """With a finger or a mouse: open the page, choose the act, fill it in, send it."""
    window.goes(step.page)
    window.presses(f'a[href="{_link(window, step)}"]')
    form = window.page.locator("form[method=post]")
    for name, value in step.filled.items():
        _put(form, name, value)
    window.presses("form[method=post] .send button")


_FOCUSED = "() => { const at = document.activeElement; return [at.name || '', at.value || '', at.getAttribute('href') || '', at.tagName]; }"


def _tab(window: Window, wanted: Callable[[str, str, str, str], bool]) -> None:
    """The tab key, until what is wanted has the focus; it is seen where the focus is."""
    for _ in range(200):
        window.page.keyboard.press("Tab")
        if wanted(*window.page.evaluate(_FOCUSED)):
            assert window.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError("the keyboard does not lead there")


def by_keys(window: Window, step: Step) -> None:
    """With the keyboard alone."""
    page = window.page
    window.goes(step.page)
    link = _link(window, step)
    _tab(window, lambda name, value, href, tag: href == link)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for name, value in step.filled.items():
        for one in value if isinstance(value, list) else [""]:
            _tab(window, partial(_is, name, one))
            _type(window, value)
    _tab(window, lambda name, value, href, tag: tag == "BUTTON" and not name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _is(wanted: str, ticked: str, name: str, value: str, href: str, tag: str) -> bool:
    return name == wanted and (not ticked or value == ticked)


def _type(window: Window, value: str | list[str]) -> None:
    page = window.page
    kind = page.evaluate("document.activeElement.type")
    if isinstance(value, list):
        page.keyboard.press("Space")
    elif kind == "select-one":
        for _ in range(40):
            if page.evaluate("document.activeElement.value") == value:
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen")
    elif kind == "date":  # American, see `driven`: the month comes first
        year, month, day = value.split("-")
        page.keyboard.type(f"{month}{day}{year}")
        assert page.evaluate("document.activeElement.value") == value
    else:
        page.keyboard.type(value)


class Way(NamedTuple):
    """How somebody carries out an act, and what they look at."""

    acts: Acts
    looks: Looks


BY_HAND, WITHOUT_SCRIPT, BY_KEYS = (
    Way(by_hand, PHONES),
    Way(by_hand, PHONES._replace(script=False)),
    Way(by_keys, DESKS),
)
WAYS = {
    "each in a way of their own": {"chen": BY_HAND, "li": WITHOUT_SCRIPT, "wang": Way(by_hand, DESKS), "zhou": BY_KEYS, "zhao": BY_KEYS},
    **({"all by hand": dict.fromkeys(PEOPLE, BY_HAND), "all without script": dict.fromkeys(PEOPLE, WITHOUT_SCRIPT),
        "all with the keyboard": dict.fromkeys(PEOPLE, BY_KEYS)} if WHOLE else {}),
}  # fmt: skip
"""Each time every way carries a part of the acts; with `WHOLE_PRODUCT` each of them carries all."""


@pytest.mark.parametrize("ways", WAYS)
def test_in_five_clones_over_one_repository_on_phones_in_chinese_and_on_desks_in_english(
    browser: Browser, opened: ExitStack, company: Company, tmp_path: Path, ways: str
) -> None:
    bare = tmp_path / "acme.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(company.root), str(bare)], env=company.environment, check=True)
    company.git("remote", "add", "origin", str(bare))
    company.git("fetch", "-q", "origin")
    company.git("branch", "-q", "--set-upstream-to=origin/main")
    clones, windows = dict[str, Company](), dict[str, Window]()
    for who, way in WAYS[ways].items():
        shutil.copytree(company.root, tmp_path / who, symlinks=True)
        clones[who] = Company(tmp_path / who, company.environment)
        door = Door(clones[who].root)
        port, _, _ = opened.enter_context(served(door, idle=3600))
        windows[who] = _window(browser, opened, clones[who], (door, port), who, way.looks)

    def share(who: str) -> None:
        windows[who].presses('nav a[href="/share"]')
        windows[who].presses(".send button")
        page = windows[who].page
        assert "/done/" in page.url, page.locator("main").inner_text()

    before = "chen"
    for step, moment in zip(STEPS, moments(), strict=False):
        window = windows[step.who]
        if step.who != before:
            share(before)
            window.environment.update(identity(step.who, moment))
            share(step.who)
        window.environment.update(identity(step.who, moment))
        WAYS[ways][step.who].acts(window, step.on_issue(_issue(clones[step.who].root)))
        _told(clones[step.who], window, step)
        assert window.sideways <= 0
        before = step.who
    share(before)
    for who in PEOPLE:
        share(who)
        answer = windows[who].goes("/c/q3")
        status = windows[who].page.locator("h1 .badge").inner_text()
        assert answer.ok and status == ("已归档" if WAYS[ways][who].looks.language == "zh" else "archived")
    assert len({clone.git("rev-parse", "HEAD") for clone in clones.values()}) == 1

"""Of many people somebody is found by typing a name: the list of ticks narrows, and what is ticked stays to be seen."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

pytest.importorskip("playwright", reason="Playwright is not made for this system")

from playwright.sync_api import Browser, Dialog, Locator, expect

from tests.support.at_work import People
from tests.support.company import identity
from tests.support.driven import AXE, DESK, PHONE, Looks, Window
from tests.support.servers.pages import served
from tests.web.conftest import at_work, unattended, under_way
from xcollab.web.door import Door

__all__ = ["at_work", "unattended", "under_way"]

_COMMENT = "/c/q3/do/task/comment?on=report"
_ENGLISH, _CHINESE = Looks("en", DESK), Looks("zh", PHONE)


@pytest.fixture
def many(at_work: People) -> People:
    """The same people, and six more in support; one of them is called as nobody else is."""
    file = at_work.root / "departments/support.yaml"
    more = [
        ("bo", "Bo Zhang"),
        ("fei", "费雨"),
        ("ming", "Ming Xu"),
        ("ping", "Ping Xu"),
        ("qin", "Qin Gao"),
        ("tao", "Tao Gao"),
    ]
    lines = "".join(f"  - id: {id_}\n    name: {name}\n    email:\n      - {id_}@example.com\n" for id_, name in more)
    file.write_text(file.read_text(encoding="utf-8").replace("members:\n", f"members:\n{lines}"), encoding="utf-8")
    at_work.company.git("commit", "--quiet", "--all", "--message", "More people")
    return at_work


@contextmanager
def _opened(browser: Browser, people: People, looks: Looks) -> Iterator[Window]:
    door = Door(people.root)
    with served(door, idle=3600) as (port, _, _):
        window = Window(browser, door, port, {**people.company.environment, **identity("li", people.moment)}, looks)
        try:
            window.goes(_COMMENT)
            yield window
        finally:
            window.close()


def _shown(window: Window) -> list[str]:
    return [
        text.split("(")[0].strip() for text in window.page.locator("#mentions .checks label:visible").all_inner_texts()
    ]


def _line(window: Window) -> Locator:
    return window.page.get_by_role("searchbox", name="Narrow by name or id")


def test_a_name_or_an_id_narrows_the_list_and_what_is_ticked_stays(browser: Browser, many: People) -> None:
    with _opened(browser, many, _ENGLISH) as window:
        everybody, line = len(_shown(window)), _line(window)
        assert everybody == 13
        window.page.locator("input[value=wang]").check()
        line.fill("xu")
        assert _shown(window) == ["Ming Xu", "Ping Xu", "Wang Qiang"]
        expect(window.page.locator("#mentions [role=status]")).to_have_text("Fitting: 2")
        line.fill("FEI")
        assert _shown(window) == ["费雨", "Wang Qiang"]
        line.fill("nobody")
        assert _shown(window) == ["Wang Qiang"]
        line.fill("")
        assert len(_shown(window)) == everybody
        expect(window.page.locator("#mentions [role=status]")).to_have_text("")


def test_by_keyboard_alone_somebody_is_found_and_ticked_and_nothing_is_sent_by_it(
    browser: Browser, many: People
) -> None:
    with _opened(browser, many, _ENGLISH) as window:
        page = window.page
        page.locator("textarea[name=text]").focus()
        page.keyboard.type("which regions?")
        page.keyboard.press("Tab")
        expect(_line(window)).to_be_focused()
        page.keyboard.type("xu")
        page.keyboard.press("Enter")
        assert page.locator("#mentions input:checked").count() == 0 and page.url.endswith(_COMMENT)
        page.keyboard.press("Control+A")
        page.keyboard.type("ping")
        page.keyboard.press("Enter")
        expect(page.locator("input[value=ping]")).to_be_checked()
        expect(_line(window)).to_have_value("")
        page.keyboard.type("bo zh")
        page.keyboard.press("Tab")
        expect(page.locator("input[value=bo]")).to_be_focused()
        page.keyboard.press("Space")
        page.locator(".send button").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".recorded")).to_contain_text("which regions?")
    said = max(many.view("li").snapshot.collabs["q3"].entries, key=lambda entry: entry.statement.at).statement
    assert said.dump()["mentions"] in (["bo", "ping"], ["ping", "bo"])


def test_what_is_typed_to_find_somebody_is_no_half_filled_form(browser: Browser, many: People) -> None:
    with _opened(browser, many, _ENGLISH) as window:
        asked: list[str] = []

        def leave(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.accept()

        window.page.on("dialog", leave)
        _line(window).press_sequentially("ping")
        window.presses('nav a[href="/board"]')
        assert not asked


def test_few_are_all_shown_and_without_script_everybody_is(browser: Browser, many: People) -> None:
    with _opened(browser, many, _ENGLISH._replace(script=False)) as window:
        assert len(_shown(window)) == 13 and not window.page.locator("input[type=search]").count()
    with _opened(browser, many, _ENGLISH) as window:
        window.goes("/new")
        assert (
            window.page.locator("#departments .checks").count()
            and not window.page.locator("#departments input[type=search]").count()
        )


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core, in .venv-node as .ci/run installs it")
@pytest.mark.parametrize("looks", [_ENGLISH, _CHINESE, _CHINESE._replace(dark=True)])
def test_nobody_stumbles_over_it(browser: Browser, many: People, looks: Looks) -> None:
    with _opened(browser, many, looks) as window:
        assert window.page.locator("input[type=search]").count() == 1 and window.sideways <= 0
        assert not window.stumbles()
        window.page.locator("input[type=search]").fill("xu")
        assert not window.stumbles() and not window.said
        name = "按姓名或编号筛选" if looks.language == "zh" else "Narrow by name or id"
        expect(window.page.get_by_role("searchbox", name=name)).to_be_visible()

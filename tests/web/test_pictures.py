"""The README and the documentation show the pages as they are made: each picture that is drawn is there, and none that is not."""

import importlib.util
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="Playwright is not made for this system")

from starlette.routing import Match

from docs import page_pictures
from tests.support.at_work import People
from xcollab.web.application import application
from xcollab.web.door import Door

ROOT = Path(__file__).parents[2]


def _drawn() -> set[str]:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs/pictures.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {view.name for view in module.VIEWS}


@pytest.mark.parametrize(("language", "page"), [("en", "README.md"), ("zh", "README.zh.md")])
def test_every_page_that_is_drawn_is_shown(language: str, page: str) -> None:
    there = {path.name for path in (ROOT / "docs/pictures").glob(f"web-*-{language}.png")}
    assert there == {f"{name}-{language}.png" for name in _drawn()}
    text = (ROOT / page).read_text(encoding="utf-8")
    assert all(f"docs/pictures/{name}" in text for name in there)


def test_every_page_is_drawn_in_both_languages_light_and_dark_and_shown() -> None:
    drawn = {
        page_pictures.name_of(page, language, scheme)
        for page in page_pictures.PAGES
        for language in ("en", "zh")
        for scheme in page_pictures.SCHEMES
    }
    assert {path.name for path in page_pictures.HERE.iterdir()} == drawn
    for language, page in (("en", "pages.md"), ("zh", "pages.zh.md")):
        assert (ROOT / "docs" / page).read_text(encoding="utf-8") == page_pictures.gallery(language)


def test_there_is_no_page_that_is_not_drawn(onlookers: People) -> None:
    routes = application(Door(onlookers.root), "cookie").routes
    ways: dict[str, list[str]] = {path: [] for path in (getattr(route, "path", "") for route in routes) if path}
    for page in page_pictures.PAGES:
        scope = {"type": "http", "path": page.path.partition("?")[0], "method": "GET", "headers": []}
        for route in routes:
            if route.matches(scope)[0] is Match.FULL:
                ways[getattr(route, "path", "")].append(page.name)
                break
    missing = {path for path, names in ways.items() if not names and not path.endswith(".json")}
    assert missing == NOT_DRAWN


NOT_DRAWN = {
    "/enter/{word}", "/language/{language}", "/page.js", "/news", "/undo", "/parked",  # no pages
    "/done/{word}", "/c/{collab}/f/{file}", "/agenda", "/do/{act}",  # after an act; a file; leads on; a form as others are
}  # fmt: skip

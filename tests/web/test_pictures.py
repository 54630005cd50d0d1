"""The README shows the pages as they are made: each picture that is drawn is there, and none that is not."""

import importlib.util
from pathlib import Path

import pytest

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

"""What the page on lists says holds: both languages show the same commands and mappings, and the mappings are some."""

import re
from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from xcollab.app.imports.mapping import mapping_of

PAGES = {
    name: (Path(__file__).parents[1] / "docs" / name).read_text(encoding="utf-8")
    for name in ("lists.md", "lists.zh.md")
}


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGES[page], re.DOTALL)


def test_both_pages_show_the_same_commands() -> None:
    assert blocks("lists.md", "sh") == blocks("lists.zh.md", "sh") != []


@pytest.mark.parametrize("page", PAGES)
def test_its_mappings_can_be_read(page: str, company: Company, tmp_path: Path) -> None:
    for block in blocks(page, "yaml"):
        (tmp_path / "map.yaml").write_text(block, encoding="utf-8")
        mapping = mapping_of(People(company).context("zhou"), None, str(tmp_path / "map.yaml"))
        assert mapping.people or mapping.fields["title"] == ["Summary"]

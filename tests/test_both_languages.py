"""Every page of docs/ that people read is there in both languages, and both tell the same: headings, tables, files, links."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
ENGLISH = sorted(path for path in DOCS.glob("*.md") if not path.name.endswith(".zh.md") and path.stem != "index")
HERE = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")


def prose(text: str) -> str:
    """Without the blocks."""
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def chinese(path: Path) -> str:
    return path.with_name(f"{path.stem}.zh.md").read_text(encoding="utf-8")


def neutral(target: str) -> str:
    """A page or a picture, whatever its language."""
    return target.replace(".zh.md", ".md").replace("-zh.", "-en.")


def test_every_page_has_a_sister() -> None:
    assert {path.name for path in DOCS.glob("*.zh.md")} == {f"{path.stem}.zh.md" for path in ENGLISH}


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.name)
def test_both_have_the_same_headings_tables_and_blocks(path: Path) -> None:
    pages = [path.read_text(encoding="utf-8"), chinese(path)]
    for part in (r"^#+ ", r"^\|.*?(?<!\\)\|", r"^\d\. ", r"^- "):
        found = [re.findall(part, prose(page), re.MULTILINE) for page in pages]
        assert len(found[0]) == len(found[1]), part
    levels = [re.findall(r"^#+", prose(page), re.MULTILINE) for page in pages]
    assert levels[0] == levels[1]
    for language in ("yaml", "gitattributes"):
        assert re.findall(rf"```{language}\n.*?```", pages[0], re.DOTALL) == re.findall(
            rf"```{language}\n.*?```", pages[1], re.DOTALL
        )


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.name)
def test_a_table_of_keys_names_the_same_keys_in_both(path: Path) -> None:
    keys = [
        [re.findall(r"`[^`]+`", cell) for cell in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)]
        for page in (path.read_text(encoding="utf-8"), chinese(path))
    ]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.name)
def test_both_lead_to_the_same_pages_each_in_its_own_language(path: Path) -> None:
    there = [target for target, _ in HERE.findall(prose(path.read_text(encoding="utf-8")))]
    sister = [target for target, _ in HERE.findall(prose(chinese(path)))]
    assert sorted(neutral(target) for target in there) == sorted(neutral(target) for target in sister)
    for target in sister:
        own = (
            (DOCS / target).with_suffix(".zh.md") if target.endswith(".md") and not target.endswith(".zh.md") else None
        )
        assert own is None or target == path.name or not own.exists(), f"{target} is there in Chinese"


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.name)
def test_chinese_is_chinese(path: Path) -> None:
    for line in prose(chinese(path)).splitlines():
        plain = re.sub(r"`[^`]*`|\*[^*]*\*|\]\([^)]*\)|https?:\S*", "", line)
        assert line.startswith("|") or not re.search(r"[a-z]{3,}( [a-z]{2,}){3,}", plain), line

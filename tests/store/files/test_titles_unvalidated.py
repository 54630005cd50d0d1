"""A title is told without the reader of YAML as the reader would tell it."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xcollab.store.files.unvalidated.titles import title_in
from xcollab.store.yaml.reading import Unreadable, read


def _by_the_reader(blob: bytes) -> str:
    try:
        return str(read(blob).data.get("title") or "")
    except Unreadable:
        return ""


@given(st.text(max_size=60) | st.text("a :#'\"-中：\n", max_size=12), st.sampled_from((None, "'", '"')), st.booleans())
def test_however_it_is_written(title: str, style: str | None, first: bool) -> None:
    data = {"title": title, "background": "b"} if first else {"background": "b", "title": title}
    blob = yaml.safe_dump(data, allow_unicode=True, default_style=style, sort_keys=False).encode("utf-8", "replace")
    if expected := _by_the_reader(blob):
        assert title_in(blob) == expected


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("title: Launch in Q3", "Launch in Q3"),
        ("title: Launch in Q3\r", "Launch in Q3"),
        ("title: 'it''s: late'", "it's: late"),
        ("title: \"a\\tb\"", "a\tb"),
        ("title: two\n  lines", "two lines"),
        ("title: >\n  folded\n  text", "folded text\n"),
        ("'title': quoted key", "quoted key"),
        ("text: |\n  title: not this", ""),
        ("tasks:\n  - title: not this either", ""),
        ("title:", ""),
        ("title: a:b#c", "a:b#c"),
        ("title: 2024", "2024"),
        ("title: 新品上市", "新品上市"),
    ],
)  # fmt: skip
def test_what_stands_there_is_its_title(written: str, title: str) -> None:
    assert title_in(f"{written}\n".encode()) == title

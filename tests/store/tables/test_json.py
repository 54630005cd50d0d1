"""Lists as JSON: entries, and what lies at a path within one."""

import pytest

from xcollab.errors import BadFile
from xcollab.store.tables import cells
from xcollab.store.tables.json_file import read_entries, texts_at

NODES = {"type": "doc", "content": [
    {"type": "paragraph", "content": [{"type": "text", "text": "two "}, {"type": "text", "text": "words"}]},
    {"type": "bulletList", "content": [{"type": "listItem", "content": [{"type": "paragraph", "content": [{"text": "one"}]}]}]},
]}  # fmt: skip


def test_what_lies_at_a_path_is_found_in_lists_and_however_it_is_capitalised() -> None:
    entry = {
        "Title": " A ",
        "assignees": [{"login": "li"}, {"login": "sun"}, {}],
        "milestone": None,
        "n": 3,
        "ok": True,
        "body": "a\r\nb",
    }
    assert texts_at(entry, "title") == ["A"] and texts_at(entry, "assignees.LOGIN") == ["li", "sun"]
    assert texts_at(entry, "milestone.due_on") == texts_at(entry, "ok") == texts_at(entry, "assignees") == []
    assert texts_at(entry, "n") == ["3"] and texts_at(entry, "body") == ["a\nb"]


def test_a_document_of_nodes_is_its_lines() -> None:
    assert texts_at({"d": NODES}, "d") == ["two words\none"]


def test_the_list_is_the_document_or_lies_in_it_at_a_key() -> None:
    assert read_entries(b'\xef\xbb\xbf[{"a": 1}]', "x.json", "issues") == [{"a": 1}]
    assert read_entries(b'{"issues": [{"a": 1}]}', "x.json", "issues") == [{"a": 1}]


@pytest.mark.parametrize("content", [b'{"a": []}', b"[1]", b"{", b"\xff", b"[" * 100_000, b'"text"'])
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(BadFile, match=r"json-no-list|table-unreadable"):
        read_entries(content, "x.json", "issues")


def test_more_than_a_list_has_is_refused() -> None:
    for content in (b"[" + b"{}," * cells.MOST_ROWS + b"{}]", b" " * (cells.LARGEST + 1)):
        with pytest.raises(BadFile, match="table-too-large"):
            read_entries(content, "x.json", "")

"""A statement that is kept as text is the one that was said, and is made when somebody asks what it says."""

import pytest

from tests.support import matter
from xcollab.schema.kept_entry import Columns, kept_entries
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Statement

ENTRIES = (
    *matter.task_in("done").collab.entries,
    *matter.doing()
    .says(matter.TASK_LOG, "comment", "li", text="?", mentions=("sun",), reply_by="2024-07-09")
    .collab.entries,
)


def _kept(read: list[bytes]) -> list[Entry]:
    said = {str(number).encode(): entry.statement for number, entry in enumerate(ENTRIES)}

    def make(text: bytes) -> Statement:
        read.append(text)
        return said[text]

    return kept_entries(Columns.of(ENTRIES), [*said], make)


def test_what_is_asked_of_all_is_known_without_making_any() -> None:
    read: list[bytes] = []
    for entry, kept in zip(ENTRIES, _kept(read), strict=True):
        assert (kept.name, kept.record, kept.kind, kept.subject) == (
            entry.name,
            entry.record,
            entry.kind,
            entry.subject,
        )
        assert (kept.act, kept.at, kept.asks) == (entry.act, entry.at, entry.asks)
        assert sorted(kept.speaks_of) == sorted(entry.speaks_of)
        assert kept.at is kept.at
    assert read == []
    assert {entry.asks for entry in ENTRIES} == {True, False}


def test_a_statement_speaks_of_what_it_is_on_and_of_the_tasks_that_it_names() -> None:
    opened = matter.doing().says(matter.ISSUE, "open", "zhao", **{**matter.OPENING, "tasks": ["report", "next"]})
    moves = [{"task": "slides", "from": "2024-07-12", "to": "2024-07-20", "reason": "r"}]
    resolved = opened.says(matter.ISSUE, "resolve", "zhao", text="t", moves=moves)
    *before, opening, resolution = resolved.collab.entries
    assert [sorted(entry.speaks_of) for entry in (opening, resolution)] == [["i-1", "next", "report"], ["i-1", "slides"]]  # fmt: skip
    spoken_of = {one for entry in before for one in entry.speaks_of}
    assert resolved.collab.spoken_of - spoken_of == {"i-1", "next", "slides"}


def test_where_something_is_kept_of_one_more_nothing_is_made_of_any() -> None:
    whole = Columns.of(ENTRIES)
    texts = [b""] * len(ENTRIES)
    assert len(kept_entries(whole, texts, lambda text: ENTRIES[0].statement)) == len(ENTRIES)
    for columns, kept in ((whole, texts[1:]), (whole._replace(acts=whole.acts[1:]), texts)):
        with pytest.raises(ValueError, match=str(len(kept))):
            kept_entries(columns, kept, lambda text: ENTRIES[0].statement)


def test_what_it_says_is_made_once_and_then_it_is_the_same_entry() -> None:
    read: list[bytes] = []
    for number, (entry, kept) in enumerate(zip(ENTRIES, _kept(read), strict=True)):
        assert kept == entry
        assert entry == kept
        assert (kept != entry) is False
        assert kept in [kept]
        assert kept.__eq__(kept) is True
        assert kept != Entry("another", entry.statement)
        other: object = "no entry"
        assert kept != other
        assert hash(kept) == hash(entry)
        assert repr(kept) == repr(entry)
        assert tuple(kept) == tuple(entry)
        assert kept._replace(name="x") == entry._replace(name="x")
        assert kept.dump() == entry.dump()
        assert read[number:] == [str(number).encode()]

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


def _kept(read: list[str]) -> list[Entry]:
    said = {str(number): entry.statement for number, entry in enumerate(ENTRIES)}

    def make(text: str) -> Statement:
        read.append(text)
        return said[text]

    return kept_entries(Columns.of(ENTRIES), [*said], make)


def test_what_is_asked_of_all_is_known_without_making_any() -> None:
    read: list[str] = []
    for entry, kept in zip(ENTRIES, _kept(read), strict=True):
        assert (kept.name, kept.record, kept.kind, kept.subject) == (
            entry.name,
            entry.record,
            entry.kind,
            entry.subject,
        )
        assert (kept.act, kept.at, kept.asks) == (entry.act, entry.at, entry.asks)
        assert kept.at is kept.at
    assert read == []
    assert {entry.asks for entry in ENTRIES} == {True, False}


def test_what_it_says_is_made_once_and_then_it_is_the_same_entry() -> None:
    read: list[str] = []
    for number, (entry, kept) in enumerate(zip(ENTRIES, _kept(read), strict=True)):
        assert kept == entry
        assert entry == kept
        assert (kept != entry) is False
        assert kept in [kept]
        assert kept != Entry("another", entry.statement)
        other: object = "no entry"
        assert kept != other
        assert hash(kept) == hash(entry)
        assert repr(kept) == repr(entry)
        assert tuple(kept) == tuple(entry)
        assert kept._replace(name="x") == entry._replace(name="x")
        assert kept.dump() == entry.dump()
        assert read[number:] == [str(number)]


@pytest.mark.parametrize(("ids", "may"), [({"1"}, True), ({"report"}, False), ({"x", "1"}, True), ({"x", "y"}, False)])
def test_whether_an_id_may_stand_in_it_is_told_from_its_text(ids: set[str], may: bool) -> None:
    assert _kept([])[1].may_name(ids) is may
    assert ENTRIES[1].may_name(ids)

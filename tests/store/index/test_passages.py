"""What collaborations say, kept: swept by SQL as by the rule, forgotten when it is old or damaged."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.matter import company
from xcollab.store.index import passages
from xcollab.store.index.collabs import CollabIndex
from xcollab.store.index.database import Database
from xcollab.store.index.passages import Told
from xcollab.workflow.views.search import Asked, Kind, Passage, Searched, rank_of, wanted

KINDS: tuple[Kind, ...] = ("title", "decision", "lesson", "text", "attachment")
_TEXT = st.text(st.sampled_from("展台预算ab1 "), min_size=1, max_size=6)


def said(
    line: str, *, collab: str = "q3", kind: Kind = "text", by: str = "li", day: int = 1, heading: str = ""
) -> Passage:
    """A passage."""
    at = datetime(2024, 7, day, tzinfo=UTC) if day else None
    return Passage(kind, f"{collab}/logs/x/y", f"{collab}/x", heading, "comment", at, by, False, (line,))


def told(*every: Passage, collab: str = "q3", tree: str = "a", title: str = "") -> Told:
    """A collaboration that says this."""
    return passages.written(Searched(collab, title, "confirmed", every), tree)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """Of an index."""
    return CollabIndex(tmp_path).database


def asked(*words: str, collab: str = "", kind: str = "") -> Asked:
    """What some words mean."""
    return Asked(tuple(wanted(word, company()) for word in words), collab, kind)


_PASSAGE = st.builds(
    said, _TEXT, kind=st.sampled_from(KINDS), by=st.sampled_from(["li", "sun"]), day=st.integers(0, 3), heading=_TEXT
)
_WORDS = st.lists(_TEXT.filter(str.strip) | st.sampled_from(["Li", "sun"]), min_size=1, max_size=3)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(_PASSAGE, max_size=5), max_size=3), _WORDS, st.sampled_from(["", "q0", "q9"]), st.sampled_from(["", *KINDS]),
    st.integers(0, 4),
)  # fmt: skip
def test_sql_finds_what_the_rule_finds_in_the_same_order(
    tmp_path_factory: pytest.TempPathFactory,
    said_in: list[list[Passage]],
    words: list[str],
    collab: str,
    kind: str,
    most: int,
) -> None:
    database = CollabIndex(tmp_path_factory.mktemp("index")).database
    every = [told(*some, collab=f"q{number}", title="台 a") for number, some in enumerate(said_in)]
    passages.keep(database, every, {})
    wish = asked(*words, collab=collab, kind=kind)
    by_rule = sorted(
        (rank, -row.at, row.collab, number)
        for one in every
        for number, row in enumerate(one.rows)
        if (rank := rank_of(row, wish)) is not None
    )
    total, first = passages.sighted(
        database, wish, passages.kept(database, {one.collab: one.tree for one in every}), most
    )
    assert not database.failed and total == len(by_rule)
    assert [(one.rank, -one.at, one.collab, one.number) for _, one in first] == by_rule[:most]


def test_what_is_kept_is_read_as_it_was() -> None:
    whole = Searched("q3", "T", "archived", (said("a", day=0), said("b\nc", kind="lesson")._replace(withdrawn=True)))
    assert passages.read(passages.written(whole, "a").data) == whole


def _found(database: Database, word: str, **keys: str) -> int:
    return passages.sighted(database, asked(word), passages.kept(database, keys), 1)[0]


def _homes(database: Database) -> list[tuple[str, str]]:
    return [(collab, tree) for collab, tree in database.read("SELECT collab, tree FROM home ORDER BY number")]


def test_a_tree_that_is_kept_again_is_kept_once(database: Database) -> None:
    for _ in range(2):
        passages.keep(database, [told(said("hall"))], {"q3": "a"})
    assert len(_homes(database)) == 1 == _found(database, "hall", q3="a")


def test_another_tree_of_a_collaboration_stands_beside_it_and_is_left_out(database: Database) -> None:
    passages.keep(database, [told(said("hall")), told(said("hall"), said("hall"), tree="b")], {"q3": "b"})
    assert [_found(database, "hall", q3=tree) for tree in ("a", "b", "c")] == [1, 2, 0]


def test_what_somebody_else_keeps_meanwhile_is_not_taken_for_what_was_there(database: Database) -> None:
    passages.keep(database, [told(said("hall"))], {"q3": "a"})
    before = passages.kept(database, {"q3": "a"})
    passages.keep(database, [told(said("hall"), tree="b")], {"q3": "b"})
    assert passages.sighted(database, asked("hall"), before, 1)[0] == 1


def test_of_very_many_trees_the_present_ones_alone_are_kept(database: Database) -> None:
    current: Mapping[str, str] = {"q3": "t150"}
    for number in range(151):
        passages.keep(database, [told(said("hall"), tree=f"t{number}")], current)
    assert ("q3", "t150") in _homes(database) and len(_homes(database)) <= 104
    (rows,) = database.read("SELECT count(*) AS n FROM passage")
    assert rows["n"] == len(_homes(database)) and _found(database, "hall", q3="t150") == 1


def test_what_is_damaged_is_not_told_and_can_be_forgotten(database: Database) -> None:
    passages.keep(database, [told(said("hall")), told(said("hall"), collab="q4")], {"q3": "a", "q4": "a"})
    database.write(lambda connection: connection.executescript("UPDATE told SET data = x'00' WHERE home = 1").close())
    assert [one.collab for one in passages.told(database, [1, 2]).values()] == ["q4"]
    passages.forget(database, [1])
    assert _homes(database) == [("q4", "a")] and _found(database, "hall", q3="a", q4="a") == 1


def test_nothing_is_written_where_nothing_is_to_be_kept(database: Database, tmp_path: Path) -> None:
    passages.keep(database, [], {})
    assert list(tmp_path.iterdir()) == [] and not passages.kept(database, {"q3": "a"}).known
    assert passages.told(database, ()) == {}

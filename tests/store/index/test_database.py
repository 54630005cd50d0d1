"""The file of the index: what cannot be used is done without, and what another process holds is not waited for long."""

import sqlite3
import stat
from pathlib import Path

import pytest

from xcollab.store.index.collabs import CollabIndex, Row
from xcollab.store.index.version import VERSION

TREES = {"q3": "a" * 40}
ROW = Row("q3", "a" * 40, running=True, tasks=b"[]", data=b"[]")


@pytest.fixture
def index(tmp_path: Path) -> CollabIndex:
    """An index with one row."""
    found = CollabIndex(tmp_path)
    found.keep("people", [ROW], TREES)
    return found


def test_what_was_kept_is_found_by_whoever_comes_later(index: CollabIndex, tmp_path: Path) -> None:
    later = CollabIndex(tmp_path)
    assert later.collabs("people") == [ROW] == later.collabs("people", "q3")
    assert later.collabs("other people") == [] == later.collabs("people", "q4")


def test_of_what_has_ended_only_that_is_told_unless_it_is_asked_for(index: CollabIndex) -> None:
    ended = ROW._replace(id="old", running=False, tasks=b"[2]", data=b"[1]")
    index.keep("people", [ended], TREES)
    assert index.collabs("people") == [ended._replace(tasks=b"", data=b""), ROW]
    assert index.collabs("people", "old") == [ended]


def test_looking_makes_no_file(tmp_path: Path) -> None:
    assert CollabIndex(tmp_path).collabs("people") == [] and CollabIndex(tmp_path).known(["key"]) == {}
    assert list(tmp_path.iterdir()) == []


def test_rows_of_another_version_are_not_looked_at_and_taken_away(tmp_path: Path, index: CollabIndex) -> None:
    other = index.path.rename(index.path.with_name("index-0.0.1-00000000.sqlite"))
    anew = CollabIndex(tmp_path)
    assert anew.collabs("people") == []
    anew.keep("people", [ROW], TREES)
    assert not other.exists() and VERSION in anew.path.name


def test_an_index_that_somebody_else_writes_is_read_and_not_written(
    index: CollabIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xcollab.store.index.database._PATIENCE", 0)
    holder = sqlite3.connect(index.path)
    holder.execute("BEGIN IMMEDIATE")
    later = CollabIndex(tmp_path)
    later.remember({"key": "told"})
    assert later.database.failed and later.path.exists()
    assert CollabIndex(tmp_path).collabs("people") == [ROW]
    holder.close()
    CollabIndex(tmp_path).remember({"key": "told"})
    assert CollabIndex(tmp_path).known(["key", "other"]) == {"key": "told"}


def test_old_versions_of_collaborations_are_forgotten_where_there_are_many(index: CollabIndex) -> None:
    for number in range(120):
        tree = f"{number:040}"
        index.keep("people", [ROW._replace(tree=tree)], {"q3": tree})
    assert len(index.collabs("people")) <= 103
    assert f"{119:040}" in {row.tree for row in index.collabs("people")}


@pytest.mark.parametrize(("given", "kept"), [(0o755, 0), (0o775, stat.S_IWGRP), (0o777, stat.S_IWGRP | stat.S_IWOTH)])
def test_accounts_that_share_the_repository_share_what_is_remembered(tmp_path: Path, given: int, kept: int) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(given)
    index = CollabIndex(shared)
    index.keep("people", [ROW], TREES)
    for path in (index.path, index.path.parent):
        assert path.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH) == kept

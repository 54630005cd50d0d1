"""Bringing the index forward by one process or by two: the same rows, whatever becomes of the second."""

import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date

import pytest

from tests.support.company import Company
from xcollab.store.git.repository import Repository
from xcollab.store.index import bringing
from xcollab.store.index.collabs import Row


def _rows(company: Company) -> list[Row]:
    repository = Repository(company.root, company.environment)
    revision = repository.at()
    trees: Mapping[str, str] = revision.trees()
    batches = bringing.brought(repository, revision.commit, date(2024, 7, 15), trees)
    return [row for rows in batches for row in rows]


def test_two_processes_find_what_one_finds(working: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _rows(working)
    assert [row.id for row in alone] == ["q3"]
    monkeypatch.setattr(bringing, "_MANY", 0)
    assert _rows(working) == alone


@pytest.mark.parametrize("fault", ["none to be had", "ended in the middle"])
def test_where_a_second_process_fails_the_first_does_it_all(
    working: Company, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    alone = _rows(working)
    monkeypatch.setattr(bringing, "_MANY", 0)
    if fault == "none to be had":

        def refused(*given: object, **named: object) -> ProcessPoolExecutor:
            raise OSError("no semaphores")

        monkeypatch.setattr(bringing, "ProcessPoolExecutor", refused)
    else:
        monkeypatch.setattr(bringing, "_deaf", _ending)
    assert _rows(working) == alone


def _ending() -> None:
    os._exit(1)


def test_what_has_a_flaw_is_left_to_the_view(working: Company) -> None:
    path = working.root / "collabs/q3/request.yaml"
    path.write_text(path.read_text() + "colour: red\n")
    working.git("commit", "--quiet", "-am", "a key that is none")
    assert _rows(working) == []

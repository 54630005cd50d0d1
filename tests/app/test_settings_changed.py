"""A change of people or settings lets those collaborations be folded anew that have to do with it, and no other."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from tests.support.at_work import People
from xcollab.app.overview import Overview
from xcollab.store.git.repository import Repository
from xcollab.store.index import bringing
from xcollab.store.index.collabs import Row

NOW = "2024-07-15T12:00"
NOVAK = "members:\n  - id: novak\n    name: Ann Novak\n    email: [novak@example.com]\n"


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The collaborations that are folded, as they are."""
    found: list[str] = []
    real = bringing.brought

    def noted(repository: Repository, commit: str, today: date, trees: Mapping[str, str]) -> Iterator[list[Row]]:
        found.extend(trees)
        return real(repository, commit, today, trees)

    here = Overview._row

    def noted_here(overview: Overview, collab: str) -> Row:
        found.append(collab)
        return here(overview, collab)

    monkeypatch.setattr(bringing, "brought", noted)
    monkeypatch.setattr(Overview, "_row", noted_here)
    return found


def _seen(people: People, now: str = NOW, **asked: Any) -> object:
    return Overview(people.context("li"), now=now).summaries(**asked)


def _edit(people: People, file: str, was: str, now: str) -> None:
    path = people.root / file
    before = path.read_text() if path.exists() else ""
    assert was in before
    path.write_text(before.replace(was, now, 1) if was else now)
    people.company.git("add", file)
    people.company.git("commit", "--quiet", "-m", "settings")


@pytest.fixture
def two(at_work: People) -> People:
    """Beside q3, in which sales and tech take part, there is q4 of sales alone."""
    at_work.do("chen", "request", "create", new_id="q4", title="Next", background="b", objectives=["o"],
               coordinator="zhou", departments=["sales"], due="2024-09-30", milestones=["Launch; date=2024-09-01"])  # fmt: skip
    at_work.do("chen", "request", "submit", collab="q4")
    return at_work


@pytest.mark.parametrize(
    ("file", "was", "now", "anew"),
    [
        ("departments/sales.yaml", "members:\n", NOVAK, []),
        ("departments/sales.yaml", "name: Li Na", "name: Li Nana", ["q3", "q4"]),
        ("departments/tech.yaml", "id: wang\n", "id: wang\n    until: 2024-12-31\n", ["q3"]),
        ("departments/tech.yaml", "lead: wang", "lead: wang\nexecutive: wang", []),
        ("xcollab.yaml", "name: ", "name: The ", []),
        ("xcollab.yaml", "timezone: Asia/Shanghai", "timezone: Europe/Berlin", ["q3", "q4"]),
        ("calendar.yaml", "", "off:\n  - date: 2024-07-11\n    name: Our day\n", []),
    ],
    ids=["somebody joins", "one named in both", "one named in one", "who hears last", "the company's name", "the zone", "a day off"],
)  # fmt: skip
def test_what_did_not_read_what_changed_is_not_folded_anew(
    two: People, folded: list[str], file: str, was: str, now: str, anew: list[str]
) -> None:
    _seen(two)
    _edit(two, file, was, now)
    folded.clear()
    known = _seen(two)
    assert sorted(folded) == anew
    folded.clear()
    assert _seen(two) == known
    assert folded == []


def test_the_day_on_which_somebody_is_gone_concerns_those_who_name_them(two: People, folded: list[str]) -> None:
    _edit(two, "departments/tech.yaml", "id: wang\n", "id: wang\n    until: 2024-07-20\n")
    _seen(two)
    folded.clear()
    _seen(two, "2024-07-25T12:00")
    assert folded == ["q3"]


def test_one_that_is_asked_for_alone_takes_nothing_from_the_others(two: People, folded: list[str]) -> None:
    _seen(two)
    _edit(two, "departments/sales.yaml", "members:\n", NOVAK)
    folded.clear()
    _seen(two, collab="q4")
    _seen(two)
    assert folded == []

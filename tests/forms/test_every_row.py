"""Every row of the rulebook, broken in each way in which it can be, is found in every form in which it may come in.

Here each row is broken in every other way, by turns, each in one of the forms, by turns as well; all ways and forms meet in
`bench/forms.py`.
"""

import os
from collections.abc import Callable, Iterator
from itertools import cycle, islice, product
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.forms.doors import TOLD, Server, answered, holds
from tests.forms.forms import Repository
from tests.forms.rows import ROWS, Row
from tests.forms.ways import WAYS, Case, right
from tests.support.company import isolated
from tests.support.run.by_turns import by_turns
from tests.support.servers.guarding import guard
from tests.support.servers.remotes import Remote
from xcollab.workflow.rules.findings import WARNINGS
from xcollab.workflow.rules.rulebook import RULES

COMES_IN = {
    "by hand": ("by hand", "check"), "squashed": ("squashed", "check"), "rebased": ("rebased", "check"),
    "merged": ("merged", "check"), "synced": ("beside", "sync"), "pushed": ("by hand", "hook"),
}  # fmt: skip
"""The forms: what the commits look like, and who meets them. A sync finds that others were faster."""
BY_NAME = {row.name: row for row in ROWS}


class Place(NamedTuple):
    """A clone and its server."""

    repository: Repository
    server: Server


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Where all of it is committed."""
    home = tmp_path_factory.mktemp("rows")
    repository = Repository(home / "acme", isolated(home / "home", os.environ))
    return Place(repository, Server(home / "server.git", repository))


def chosen(row: Row) -> Iterator[tuple[Case, str]]:
    """A case of each way whose turn it is, another for each row, and what is right; the forms in turn."""
    number = ROWS.index(row)
    ways = [cases for way in by_turns(WAYS.values(), 2, number) if (cases := [*way(row)])]
    every = [*(cases[number // 2 % len(cases)] for cases in ways), right(row), right(row)]
    yield from zip(every, islice(cycle(COMES_IN), number // 2 % len(COMES_IN), None), strict=False)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_broken_row_is_found_and_a_right_one_is_not_blamed(place: Place, name: str) -> None:
    row = BY_NAME[name]
    wanted = list(chosen(row))
    shaped = [(case, COMES_IN[form][0]) for case, form in wanted]
    for (case, form), branch in zip(wanted, place.repository.branches(shaped), strict=True):
        door = COMES_IN[form][1]
        told = answered(place.repository, place.server, door, branch)
        assert holds(place.repository, door, branch, told, case.code), (
            f"{case.name}, {form}: {case.code} is not among {told}"
        )


def test_every_way_to_break_a_row_meets_every_form() -> None:
    met = {(case.way, form) for row in ROWS for case, form in chosen(row) if case.code}
    assert met == {*product(WAYS, COMES_IN)}


def test_every_row_of_the_rulebook_is_broken_here() -> None:
    for rule in RULES:
        same = [row for row in ROWS if (row.machine, row.act, row.variant) == (rule.machine, rule.act, rule.variant)]
        assert any(row.state in rule.sources for row in same), rule


BEFORE_ANYTHING = {"request create from none": "who makes a request where one is edits it: that is another row"}
"""The row that is possible in every state that it can meet, and why."""


@pytest.mark.parametrize("way", WAYS)
def test_every_row_is_broken_in_every_way(way: str) -> None:
    whole = {row.name for row in ROWS if not [*WAYS[way](row)]}
    assert whole == (BEFORE_ANYTHING.keys() if way == "state" else set())


def _second(way: Callable[[Row], Iterator[Case]], start: int) -> Case:
    """The second case of the first row, from one on, that has as many."""
    rows = (ROWS[(start + number) % len(ROWS)] for number in range(len(ROWS)))
    return next(case for row in rows for case in islice(way(row), 1, 2))


def test_the_hook_of_a_server_answers_a_push_as_is_asked_of_it_here(
    tmp_path: Path, git_environment: dict[str, str]
) -> None:
    remote = Remote("path", tmp_path, git_environment)
    repository = Repository(tmp_path / "acme", git_environment)
    server = Server(remote.bare, repository)
    guard(remote, tmp_path)
    wanted = [(_second(way, 2 + 11 * number), "by hand") for number, way in enumerate(WAYS.values())]
    wanted.append((right(ROWS[2]), "by hand"))
    for (case, _), branch in zip(wanted, repository.branches(wanted), strict=True):
        asked = answered(repository, server, "hook", branch)
        server.stands_at(branch.base)
        done = server.pushed(branch.head)
        told = {*TOLD.findall(done.stderr)} - WARNINGS
        assert told == asked and holds(repository, "hook", branch, told, case.code), done.stderr
        assert (done.returncode, server.main) == ((1, branch.base) if case.code else (0, branch.head)), done.stderr

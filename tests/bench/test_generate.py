"""Generated workspaces are legal, and have what is measured: a small one of each shape."""

from pathlib import Path

import pytest

from bench.generate.size import NAMED, Size, of_files
from bench.generate.stream import generate
from tests.support.company import Company

SHAPES = {
    "usual": NAMED["small"],
    "many statements": Size(1, tasks=5, statements=90, acts=20, portions=3),
    "many tasks": Size(1, tasks=40, statements=70, acts=5, portions=3),
    "many departments": Size(4, departments=12, people=36, asked=5, statements=9, acts=5, portions=3),
}
ADMIN = "d000-0"


@pytest.fixture(params=SHAPES)
def generated(request: pytest.FixtureRequest, git_environment: dict[str, str], tmp_path: Path) -> Company:
    """A workspace of some shape, its commands in English."""
    generate(tmp_path / "acme", SHAPES[request.param])
    return Company(tmp_path / "acme", git_environment, clock="2024-12-01T10:00+08:00")


def test_every_file_is_in_order_and_committed(generated: Company) -> None:
    assert "nothing wrong" in generated.did(ADMIN, "check")
    assert generated.git("status", "--porcelain") == ""


def test_the_latest_acts_are_commits_that_a_judge_lets_pass(generated: Company) -> None:
    assert "nothing wrong" in generated.did(ADMIN, "check", "--base", "HEAD~5", "--landed")


def test_views_show_it_and_acts_go_on_with_it(generated: Company) -> None:
    for view in (("board",), ("inbox", ADMIN), ("waiting",), ("overdue",), ("status", "c00000"), ("report", "c00000")):
        assert generated.did(ADMIN, *view)
    task = "c00000/t00002"
    owner = generated.did(ADMIN, "task", "show", task, "--json").partition('"owner": "')[2].partition('"')[0]
    generated.did(owner, "task", "comment", task, "-m", "Going on")


def test_as_many_files_as_were_asked_for(git_environment: dict[str, str], tmp_path: Path) -> None:
    assert 1_000 <= generate(tmp_path / "acme", of_files(1_000)) <= 1_050

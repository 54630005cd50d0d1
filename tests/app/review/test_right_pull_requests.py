"""Right pull requests, none of which is blamed for anything: sixty here, and any number in `bench/histories.py`.

They are drawn from two histories of acts that the command line allowed: the example project's own, and a random walk, in
every way in which they may come in. So the acts come from the same rules that judge them: what is shown is that legal acts
stay legal as commits, squashes, merges and on a base that has moved on, not that the rules are right.
"""

from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from tests.support.company import Company
from tests.support.histories import FORMS, Histories
from tests.support.printed.walk import walk


def test_runs_of_the_example_are_right_in_every_form(
    example: Path, tmp_path: Path, git_environment: dict[str, str]
) -> None:
    company = Company(tmp_path / "example", git_environment, clock="2024-12-31T09:00+08:00")
    company.root.mkdir()
    company.git("clone", "--quiet", str(example), ".")
    histories = Histories(company)
    assert histories.blamed(seed=4, count=30) == []
    assert histories.forms.keys() == FORMS.keys()


@pytest.fixture(scope="module")
def walked(main_line: Company, tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The company after a random walk."""
    home = tmp_path_factory.mktemp("walked")
    company = Company(home / "acme", main_line.environment)
    company.root.mkdir()
    company.git("clone", "--quiet", str(main_line.root), ".")
    company.clock = datetime.fromisoformat("2024-07-03T11:00+08:00")
    assert walk(company, Random(20240703), 150) > 35
    return company


def test_runs_of_a_random_walk_are_right_in_every_form(walked: Company) -> None:
    histories = Histories(walked)
    assert histories.blamed(seed=8, count=30) == []
    assert histories.forms.keys() == FORMS.keys()

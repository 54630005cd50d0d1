"""A collaboration in mid-flight with a branch for a pull request, or in two clones; a clone of a protected repository."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.commands.pull_request import Branch, branch_of
from tests.company import Company, isolated
from tests.remotes import served
from tests.store.midflight import begin
from tests.store.shared import Clones, share


@pytest.fixture(scope="session")
def main_line(founded: Company, tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The collaborations q3, in mid-flight (see `midflight`), and q4, which is submitted and not answered."""
    home = tmp_path_factory.mktemp("main-line")
    shutil.copytree(founded.root, home / "acme", symlinks=True)
    company = Company(home / "acme", isolated(home / "home", os.environ), clock="2024-07-01T10:00+08:00")
    begin(company)
    company.did("chen", "request", "new", "q4", "--title", "Fair", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--department", "sales", "--department", "tech", "--due", "2024-11-30", "--milestone",
                "Fair; date=2024-11-01")  # fmt: skip
    company.did("chen", "request", "submit", "q4")
    company.git("gc", "--quiet")  # few files are copied faster
    return company


@pytest.fixture
def branch(tmp_path: Path, git_environment: dict[str, str], main_line: Company) -> Branch:
    """A branch of one's own, at 10:36 on 2024-07-03 (+08:00)."""
    made = branch_of(tmp_path / "acme", main_line)
    made.environment = dict(git_environment)
    made.clock += timedelta(minutes=30)
    return made


@pytest.fixture
def clones(working: Company, tmp_path: Path) -> Clones:
    """q3 in progress (see `midflight`), in two clones of one bare repository."""
    return share(working, tmp_path)


@pytest.fixture
def shared(company: Company, tmp_path: Path, git_environment: dict[str, str]) -> Iterator[Company]:
    """A clone of a protected repository: nothing is wrong with it."""
    with served("path", tmp_path / "server", git_environment) as remote:
        remote.settings("receive.denyNonFastForwards=true", "receive.denyDeletes=true")
        company.did("zhou", "calendar", "pin", "2024")
        remote.publish(company)
        yield company

"""What every test of use cases starts with."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.support.at_work import People, begun
from tests.support.company import Company, isolated
from tests.support.once import once


@pytest.fixture
def unattended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens and nobody can be asked."""
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)


@pytest.fixture
def people(company: Company, unattended: None) -> People:
    """The company's people; nothing is begun."""
    return People(company)


@pytest.fixture(scope="session")
def under_way(founded: Company, tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The company after `at_work.begun`, made once; copied for each test that writes."""

    def make(home: Path) -> None:
        shutil.copytree(founded.root, home / "acme", symlinks=True)
        company = Company(home / "acme", isolated(home / "home", os.environ))
        people = People(company)
        begun(people)
        assert people.moment == People.after_begun(company).moment
        company.git("gc", "--quiet")

    home = once(tmp_path_factory, "under-way", make)
    return Company(home / "acme", isolated(home / "home", os.environ))


@pytest.fixture
def at_work(tmp_path: Path, git_environment: dict[str, str], under_way: Company, unattended: None) -> People:
    """The company's people while the collaboration q3 is under way, as `at_work.begun` leaves it."""
    root = tmp_path / "acme"
    shutil.copytree(under_way.root, root, symlinks=True)
    return People.after_begun(Company(root, git_environment))


@pytest.fixture
def onlookers(under_way: Company, unattended: None) -> People:
    """The same people, who change nothing: nothing is copied for them."""
    return People.after_begun(under_way)

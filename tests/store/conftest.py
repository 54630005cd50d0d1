"""A collaboration in mid-flight, with at least one file of every kind."""

import os
import shutil
from pathlib import Path

import pytest

from tests.company import Company, isolated
from tests.store.midflight import begin


@pytest.fixture(scope="session")
def begun(founded: Company, tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The collaboration q3, made once; copied for each test."""
    home = tmp_path_factory.mktemp("begun")
    shutil.copytree(founded.root, home / "acme", symlinks=True)
    company = Company(home / "acme", isolated(home / "home", os.environ), clock="2024-07-01T10:00+08:00")
    begin(company)
    company.git("gc", "--quiet")  # few files are copied faster
    return company


@pytest.fixture
def working(tmp_path: Path, git_environment: dict[str, str], begun: Company) -> Company:
    """A company of its own with the collaboration q3 in it, on 2024-07-04 at 09:00 (+08:00); see `midflight`."""
    root = tmp_path / "acme"
    shutil.copytree(begun.root, root, symlinks=True)
    return Company(root, git_environment, clock="2024-07-04T09:00+08:00")

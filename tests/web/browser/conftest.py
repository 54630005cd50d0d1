"""A browser for the tests of this folder, and a clone to look at in which everything has happened once, with long words in it."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.at_work import People
from tests.support.company import Company, isolated
from tests.support.midflight import only
from tests.support.once import once
from tests.support.servers.pages import served
from xcollab.web.door import Door

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOMENT = datetime.fromisoformat("2024-07-08T10:00+08:00")
LONG = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung" * 2


@pytest.fixture(scope="package")
def browser() -> "Iterator[Browser]":
    """The browser; it ends with the last test of this folder, for nothing else may loop in this thread meanwhile."""
    # Where Playwright is not made for a system, the tests of this folder are skipped, and this is not reached.
    from tests.support.driven import driven

    with driven() as found:
        yield found


@pytest.fixture(scope="session")
def full(begun: Company, tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The company with q3 in mid-flight, and a task whose words are as long as words can be."""

    def make(home: Path) -> None:
        shutil.copytree(begun.root, home / "acme", symlinks=True)
        people = People(Company(home / "acme", isolated(home / "home", os.environ)))
        people.moment = datetime.fromisoformat("2024-07-03T12:00+08:00")
        people.do("zhou", "task", "create", collab="q3", new_id="long", title=LONG, owner="li", due="2024-07-20",
                  description=LONG, criteria=[LONG, "http://example.com/" + "path/" * 40])  # fmt: skip
        people.do("li", "task", "confirm", task="q3/long")
        people.do("li", "task", "progress", task="q3/long", status="doing", text=LONG)

    home = once(tmp_path_factory, "full", make)
    return Company(home / "acme", isolated(home / "home", os.environ))


@pytest.fixture(scope="package")
def open_door(full: Company) -> Iterator[tuple[Door, int]]:
    """Its pages, and the port that they are at."""
    door = Door(full.root)
    with served(door, idle=3600) as (port, _, _):
        yield door, port


@pytest.fixture(scope="session")
def paths(full: Company) -> dict[str, list[str]]:
    """By who looks, the pages that there are."""
    issue = only(full, "issues/*").name
    do = "/c/q3/do"
    return {
        "zhou": ["/", "/collaborations", "/board", "/board?late=yes", "/board?at=2024-07-05", "/day", "/c/q3/agenda", "/metrics", "/report", "/share", "/new", "/c/q3", "/c/q3/t/poster",
                 "/c/q3/t/long", f"/c/q3/i/{issue}", "/c/q3/d/sales", "/c/none", f"{do}/request/revise", f"{do}/task/create",
                 f"{do}/task/edit?on=long", f"{do}/meeting/minutes", "/people", "/people/li", "/departments/sales", "/calendar", "/settings",
                 "/do/member-edit?on=li", "/do/department-edit?on=sales", "/do/member-notify?on=zhou", "/do/channel-add", "/do/calendar-import"],
        "li": ["/", "/day", "/c/q3/t/long", f"{do}/task/progress?on=long", f"{do}/acceptance/submit?on=long", f"{do}/issue/open", "/people/li", "/do/member-away?on=li"],
        "mallory": ["/collaborations", "/c/q3", "/people", "/people/li", "/settings"],
    }  # fmt: skip

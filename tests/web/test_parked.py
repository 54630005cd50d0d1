"""What a sync set aside comes back to whoever did it, with both choices as buttons."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser
from tests.support.company import Company
from tests.support.shared import share
from xcollab.app.sharing.parked import parked_here
from xcollab.app.sharing.sync import sync

PLAN = {"collab": "q3", "owner": "li", "due": "2024-07-19", "criteria": ["c"]}


@pytest.fixture
def aside(at_work: People, tmp_path: Path) -> Browser:
    """Zhou, whose task has an id that somebody else took meanwhile; it was shared from the page."""
    clones = share(at_work.company, tmp_path)
    theirs = People(Company(clones.theirs.root, at_work.company.environment))
    theirs.moment = at_work.moment
    theirs.do("zhou", "task", "create", new_id="room", title="Room", **PLAN)
    sync(theirs.context("zhou"))
    at_work.moment = theirs.moment
    at_work.do("zhou", "task", "create", new_id="room", title="Hall", **PLAN)
    zhou = Browser(at_work, "zhou")
    page = zhou.sends(zhou.goes("/share").form("/share"))
    assert "Set aside, not shared: 1" in page.text and "xcollab parked" not in page.text
    return zhou


def test_the_first_page_leads_there(aside: Browser) -> None:
    page = aside.goes("/")
    assert "Set aside, not shared: 1" in page.text and "/share" in page.links


def test_it_is_done_again_under_another_id(aside: Browser) -> None:
    (one,) = parked_here(aside.people.context("zhou"))
    page = aside.goes("/share")
    assert "new_id" in page.form("/parked").names
    page = aside.sends(page.form("/parked"), again=one.name, new_id="hall")
    tasks = aside.people.view("zhou").snapshot.collabs["q3"].tasks
    assert "Recorded" in page.text and (tasks["room"].title, tasks["hall"].title) == ("Room", "Hall")
    assert not parked_here(aside.people.context("zhou"))


def test_it_is_let_be(aside: Browser) -> None:
    (one,) = parked_here(aside.people.context("zhou"))
    page = aside.sends(aside.goes("/share").form("/parked"), withdraw=one.name, new_id="")
    assert "never shared" in page.text and not parked_here(aside.people.context("zhou"))


def test_what_is_not_set_aside_is_refused(aside: Browser) -> None:
    for choice in ({"again": "nonsense"}, {"withdraw": "nonsense"}, {"again": "--all"}, {}):
        aside.sends(aside.goes("/share").form("/parked"), **choice)
        assert aside.answer.status_code in (400, 409)
    assert len(parked_here(aside.people.context("zhou"))) == 1

"""What is owed is found in a time that grows as what was said does: calls of functions are counted, no clock is read."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.support.matter import TASK_LOG, Story, doing
from tests.support.run.calls import counted
from tests.workflow.days import DAYS
from tests.workflow.obligations.test_away import away
from xcollab.workflow.model.agreed_dates import of_task
from xcollab.workflow.obligations.notices import notices
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.views.background import occasions
from xcollab.workflow.views.summary import summary
from xcollab.workflow.views.template_of import template_of

ASKED = {"mentions": ["li"], "reply_by": "2024-07-20"}


def asked(count: int) -> Story:
    """One question after the other to the same person, on one task, and what others say to it."""
    story = doing()
    for number in range(count):
        story.heard(story.entry(TASK_LOG, "comment", "qian", text=f"{number}?", **ASKED))
        story.heard(story.entry(TASK_LOG, "comment", "zhou", text=f"{number}!"))
    return story


def asked_while_away(count: int) -> Story:
    """The same, to somebody for whom others stand in."""
    return away(asked(count), "li", "he", last="2024-07-30")


def recorded(count: int) -> Story:
    """One remark after the other that somebody else wrote down."""
    story = doing()
    for number in range(count):
        story.heard(story.entry(TASK_LOG, "comment", "li", text=f"{number}", recorded_by="qian", via="phone"))
    return story


def _tasks(count: int, act: str, by: str, **said: object) -> Story:
    story = doing()
    for number in range(count):
        on = f"q3/logs/t{number}"
        story.with_task(f"t{number}").heard(story.entry(on, "confirm", "li"))
        story.heard(story.entry(on, "progress", "sun", status="doing", text="t"))
        story.heard(story.entry(on, act, by, **said))
    return story


def helpless(count: int) -> Story:
    """Tasks that cannot go on by themselves."""
    return _tasks(count, "progress", "sun", status="needs-help", text="t", needs={"from": "tech", "what": "w"})


def nudged(count: int) -> Story:
    """Tasks of which everybody is reminded."""
    return _tasks(count, "nudge", "qian", whom="sun", way="phone")


def mentioned(count: int) -> Story:
    """Tasks with a word to their owner."""
    return _tasks(count, "comment", "qian", text="t", mentions=["li"])


STORIES: dict[str, Callable[[int], Story]] = {
    made.__name__: made for made in (asked, asked_while_away, recorded, helpless, nudged, mentioned)
}


def calls(told: Callable[[int], Story], count: int) -> int:
    """How many calls of functions it takes to find what is owed in a story of that size and why, what is to be known, each date, and what it was."""
    story = told(count)
    state = story.state

    def look() -> None:
        summary(story.snapshot, state, date(2024, 7, 15))
        for owed in obligations(story.snapshot, state):
            occasions(state, owed)
        list(notices(story.snapshot, state))
        template_of(story.snapshot, state, DAYS)
        for task in state.tasks:
            of_task(state, task)

    return counted(look)


@pytest.mark.parametrize("name", STORIES)
def test_in_a_story_of_twice_the_length_it_takes_twice_as_long(name: str) -> None:
    calls(STORIES[name], 5)  # what is loaded once
    assert calls(STORIES[name], 80) < 2.2 * calls(STORIES[name], 40)

"""Who said what where, looked up: one thread holds what is said on a task and on what it yields, another the request and its answers."""

from datetime import UTC, datetime

import pytest

from tests.support.matter import ACCEPTANCE, REQUEST_LOG, TASK_LOG, Story, in_review
from tests.workflow.obligations.test_away import away

NEVER = datetime.min.replace(tzinfo=UTC)
FEEDBACK = "q3/feedback/sales"


def _last(story: Story) -> datetime:
    return story.collab.entries[-1].at


def test_what_is_handed_in_belongs_to_the_thread_of_its_task_and_an_answer_to_that_of_the_request() -> None:
    story = in_review()
    threads = story.state.threads
    assert {entry.kind for entry in threads.of(TASK_LOG)} == {"task", "acceptance"}
    assert threads.of(ACCEPTANCE) == threads.of(TASK_LOG)
    assert {entry.kind for entry in threads.of(FEEDBACK)} == {"request", "feedback"}
    assert threads.of(REQUEST_LOG) == threads.of(FEEDBACK)
    assert sum(map(len, (threads.of(TASK_LOG), threads.of(REQUEST_LOG)))) == len(story.state.counted)
    assert threads.of("q3/logs/other") == threads.said_at("q3/logs/other", _last(story)) == ()
    assert threads.said_at(ACCEPTANCE, _last(story)) == [story.collab.entries[-1]]


def test_somebody_spoke_last_in_a_thread_wherever_in_it_that_was() -> None:
    story = in_review()
    story.says(ACCEPTANCE, "comment", "wang", text="t")
    said = _last(story)
    story.says(TASK_LOG, "comment", "zhao", text="t")
    threads = story.state.threads
    assert threads.last_spoke("wang", TASK_LOG) == threads.last_spoke("wang", ACCEPTANCE) == said
    assert threads.last_spoke("wang", "q3/logs/other") == threads.last_spoke("nobody", TASK_LOG) == NEVER


def test_who_stood_in_for_somebody_spoke_for_them_on_the_days_on_which_they_were_away() -> None:
    story = away(in_review(), "zhao", "kong", "2024-07-01", "2024-07-01")
    story.says(TASK_LOG, "comment", "kong", text="t")
    said = _last(story)
    story.count += 24 * 60
    story.says(TASK_LOG, "comment", "kong", text="back")
    threads = story.state.threads
    assert threads.last_spoken_for(story.snapshot, "zhao", TASK_LOG) == said
    assert threads.last_spoken_for(story.snapshot, "wang", TASK_LOG) == NEVER
    assert threads.last_spoken_for(story.snapshot, "nobody", TASK_LOG) == NEVER
    assert threads.last_spoken_for(in_review().snapshot, "zhao", TASK_LOG) == NEVER, "where nobody is away"


@pytest.mark.parametrize(("act", "about", "more"), [("acknowledge", "of", {}), ("object", "to", {"text": "no"})])
def test_what_was_recorded_for_somebody_is_noted_once_they_took_note_of_it_or_objected(
    act: str, about: str, more: dict[str, str]
) -> None:
    story = in_review().says(TASK_LOG, "comment", "li", text="t", recorded_by="qian", via="phone")
    entry = story.collab.entries[-1]
    story.says(TASK_LOG, act, "sun", **{about: entry.name}, **more)
    assert not story.state.threads.is_noted(entry), "somebody else did"
    story.says(TASK_LOG, act, "li", **{about: entry.name}, **more)
    assert story.state.threads.is_noted(entry)

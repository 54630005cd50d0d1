"""Edits of the files of a story told in memory: what a commit or a squash may hold, right or wrong."""

from dataclasses import replace
from typing import Any

from tests.support.matter import Story
from xcollab.schema.snapshot import Snapshot


def snapshot(story: Story) -> Snapshot:
    """The workspace with the story in it."""
    return replace(story.snapshot, collabs={"q3": story.collab})


def planned(story: Story, name: str = "report", **changes: Any) -> Story:
    """Somebody edits a task's file."""
    return story.with_task(name, story.collab.tasks[name].model_copy(update=changes))


def requested(story: Story, **changes: Any) -> Story:
    """Somebody edits the request's file."""
    assert story.collab.request
    story.collab = replace(story.collab, request=story.collab.request.model_copy(update=changes))
    return story


def said_by(story: Story, number: int, **changes: Any) -> Story:
    """Somebody edits a statement's file."""
    entries = list(story.collab.entries)
    entries[number] = entries[number]._replace(statement=entries[number].statement.model_copy(update=changes))
    story.collab = replace(story.collab, entries=tuple(entries))
    return story


def right(story: Story, capacity: str) -> Story:
    """The last statement says the right capacity."""
    return said_by(story, -1, as_=capacity)


def tell(story: Story, *steps: tuple[str, str, str, str, dict[str, Any]]) -> Story:
    """Several statements after one another: capacity, on what, act, by whom, and what is said."""
    for capacity, on, act, by, said in steps:
        right(story.says(on, act, by, **said), capacity)
    return story


def without_last(story: Story) -> Story:
    """Somebody deletes the last statement."""
    story.collab = replace(story.collab, entries=story.collab.entries[:-1])
    return story


def without_task(story: Story) -> Story:
    """Somebody deletes the tasks."""
    story.collab = replace(story.collab, tasks={})
    return story


def without_request(story: Story) -> Story:
    """Somebody deletes the request."""
    story.collab = replace(story.collab, request=None)
    return story

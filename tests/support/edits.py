"""Edits of the files of a story told in memory: what a commit or a squash may hold, right or wrong."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.support.matter import REQUEST_LOG, Story
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


def leaves(story: Story, member: str, until: str) -> Story:
    """It becomes known that somebody's last day is that day."""
    known = story.snapshot.departments
    name = story.snapshot.department_of(member)
    last = {"until": date.fromisoformat(until)}
    members = tuple(each.model_copy(update=last) if each.id == member else each for each in known[name].members)
    return staffed(story, name, members=members)


def staffed(story: Story, department: str, **changes: Any) -> Story:
    """Somebody edits a department's file."""
    known = story.snapshot.departments
    edited = known[department].model_copy(update=changes)
    story.snapshot = replace(story.snapshot, departments={**known, department: edited})
    return story


def revised(story: Story, by: str = "chen", **changes: Any) -> Story:
    """The request is revised, and the statement says so."""
    before = story.collab.request
    assert before
    after = before.model_validate(before.model_copy(update=changes).dump())
    return story.says(REQUEST_LOG, "revise", by, reason="r", before=before.dump(), request=after)

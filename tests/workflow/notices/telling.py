"""What people are told of what happens in a story, and who they are."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.support.matter import Story
from tests.workflow.days import DAYS, july
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.notices.events import events_between, newly_owed, notices_of
from xcollab.workflow.notices.notice import Notice, PlanEdit
from xcollab.workflow.time.deadlines import dated

TODAY = date(2024, 7, 1)


def told(before: Story, after: Story, *edits: PlanEdit, today: date = TODAY) -> tuple[Notice, ...]:
    """What people are told of what happened between two stories."""
    earlier, state = before.state, after.state
    asked = dated(newly_owed(after.snapshot, earlier, state), DAYS, july(1))
    return notices_of(after.snapshot, state, events_between(earlier, state, edits), asked, today)


def heard(notices: tuple[Notice, ...]) -> str:
    """The members told of events, sorted."""
    return " ".join(sorted({notice.member for notice in notices if notice.event}))


def said(story: Story, on: str, act: str, by: str, **more: Any) -> tuple[Notice, ...]:
    """What people are told when somebody says something."""
    before = replace(story)
    return told(before, story.says(on, act, by, **more))


def leaving(story: Story, member: str, day: str) -> Story:
    """Somebody's last day is that one."""
    departments = {
        name: department.model_copy(
            update={"members": tuple(
                one.model_copy(update={"until": date.fromisoformat(day)}) if one.id == member else one
                for one in department.members
            )}
        )
        for name, department in story.snapshot.departments.items()
    }  # fmt: skip
    story.snapshot = replace(story.snapshot, departments=departments)
    return story


def part(story: Story) -> set[str]:
    """Whoever takes part in the collaboration, or was asked there by name or for their department."""
    snapshot: Snapshot = story.snapshot
    matter = Matter(snapshot, story.state, "", story.collab.request)
    named = {name for entry in story.collab.entries for name in getattr(entry.statement, "mentions", ())}
    acted = {entry.statement.by for entry in story.collab.entries}
    return {*holders(matter, "participant"), *holders(matter, "asked"), *named, *acted}

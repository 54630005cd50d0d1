"""What a change costs the judge grows as the change does: calls of functions are counted, no clock is read."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.support.edits import snapshot
from tests.support.matter import OPENING, TASK, TASK_LOG, Story, doing
from tests.support.run.calls import counted
from xcollab.schema.snapshot import Collab, Snapshot
from xcollab.workflow.review.contribution import contributed

Change = Callable[[int], tuple[Snapshot, Snapshot]]


def _said(story: Story, count: int, say: Callable[[Story, int], Any]) -> tuple[Snapshot, Snapshot]:
    before = snapshot(story)
    for number in range(count):
        say(story, number)
    return before, snapshot(story)


def logs(count: int) -> tuple[Snapshot, Snapshot]:
    """A log after the other on one task."""
    return _said(
        doing(), count, lambda s, n: s.heard(s.entry(TASK_LOG, "progress", "sun", status="doing", text=f"{n}"))
    )


def forged(count: int) -> tuple[Snapshot, Snapshot]:
    """Each by somebody who may not."""
    return _said(
        doing(), count, lambda s, n: s.heard(s.entry(TASK_LOG, "progress", "kong", status="doing", text=f"{n}"))
    )


def taken_back(count: int) -> tuple[Snapshot, Snapshot]:
    """Remarks, each of which is withdrawn."""

    def say(story: Story, number: int) -> None:
        story.heard(story.entry(TASK_LOG, "comment", "sun", text=f"{number}"))
        story.heard(story.entry(TASK_LOG, "withdraw", "sun", of=story.collab.entries[-1].name, reason="r"))

    return _said(doing(), count, say)


def assigned(count: int) -> tuple[Snapshot, Snapshot]:
    """A task that goes from hand to hand, so that the plan changes each time."""
    people = ("he", "sun")

    def say(story: Story, number: int) -> None:
        story.says(TASK_LOG, "reassign", "qian", assignee=people[story.collab.tasks["report"].doer == "he"])

    return _said(doing(), count, say)


def planned(count: int) -> tuple[Snapshot, Snapshot]:
    """Tasks that somebody makes who may not, among as many logs."""

    def say(story: Story, number: int) -> None:
        story.heard(story.entry(TASK_LOG, "progress", "sun", status="doing", text=f"{number}"))
        story.with_task(f"t{number}", TASK)

    return _said(doing(), count, say)


def raised(count: int) -> tuple[Snapshot, Snapshot]:
    """Issues, each with an answer."""

    def say(story: Story, number: int) -> None:
        issue = f"q3/issues/i-{number}"
        story.heard(story.entry(issue, "open", "zhao", **OPENING | {"within": "24h"}))
        story.heard(story.entry(issue, "propose", "wang", text="t"))

    return _said(doing(), count, say)


def acknowledged(count: int) -> tuple[Snapshot, Snapshot]:
    """Remarks that somebody else wrote down, each of which is acknowledged."""

    def say(story: Story, number: int) -> None:
        story.heard(story.entry(TASK_LOG, "comment", "li", text=f"{number}", recorded_by="qian", via="phone"))
        story.heard(story.entry(TASK_LOG, "acknowledge", "li", of=story.collab.entries[-1].name))

    return _said(doing(), count, say)


def nudged(count: int) -> tuple[Snapshot, Snapshot]:
    """Somebody asks for the same thing again and again."""
    return _said(doing(), count, lambda s, n: s.heard(s.entry(TASK_LOG, "nudge", "qian", whom="sun", way="phone")))


def dated_back(count: int) -> tuple[Snapshot, Snapshot]:
    """Logs that say to be older than as many that are there already."""
    story = doing()
    _said(story, 2 * count, lambda s, n: s.heard(s.entry(TASK_LOG, "progress", "sun", status="doing", text=f"{n}")))
    entries = story.collab.entries
    begun, old, late = entries[: -2 * count], entries[-2 * count : -count], entries[-count:]
    before: Collab = replace(story.collab, entries=(*begun, *late))
    assert old[-1].statement.at < late[0].statement.at
    return snapshot(replace(story, collab=before)), snapshot(story)


CHANGES: dict[str, Change] = {
    made.__name__: made
    for made in (logs, forged, taken_back, assigned, planned, raised, acknowledged, nudged, dated_back)
}


def calls(change: Change, count: int) -> int:
    """How many calls of functions it takes to judge a change of that size."""
    before, after = change(count)
    return counted(lambda: contributed(before, after, ["sun"]))


@pytest.mark.parametrize("name", CHANGES)
def test_twice_the_change_costs_twice_as_much(name: str) -> None:
    calls(CHANGES[name], 10)  # what is loaded once
    assert calls(CHANGES[name], 160) < 2.5 * calls(CHANGES[name], 80)

"""Whom a statement concerns without asking them anything."""

from typing import Any

import pytest

from tests.support import matter
from tests.support.edits import without_task
from tests.support.matter import ISSUE, REQUEST_LOG, TASK_LOG
from xcollab.workflow.model.addressees import addressees

MEETING: dict[str, Any] = {"kind": "weekly", "held": "2024-07-01", "attendees": ["qian"], "topics": ["t"]}
CASES: dict[str, tuple[str, str, str, dict[str, Any], tuple[str, ...]]] = {
    "those it mentions": (TASK_LOG, "comment", "sun", {"text": "t", "mentions": ["he", "kong"]}, ("he", "kong")),
    "each once, and never who said it": (
        TASK_LOG, "comment", "sun", {"text": "t", "mentions": ["he", "sun", "he"]}, ("he",)
    ),
    "whose task is given another date": (
        TASK_LOG, "reschedule", "qian", {"to": "2024-07-20", "reason": "r"}, ("li", "sun")
    ),
    "not the owner who moves it": (TASK_LOG, "reschedule", "li", {"to": "2024-07-20", "reason": "r"}, ("sun",)),
    "whose task is cancelled": (TASK_LOG, "cancel", "qian", {"reason": "r"}, ("li", "sun")),
    "nobody, where the request is": (REQUEST_LOG, "cancel", "chen", {"reason": "r"}, ()),
    "whose part goes to another": (TASK_LOG, "reassign", "qian", {"owner": "he", "assignee": "he"}, ("li", "sun")),
    "who gets something to do in a meeting, unless a task says it": (
        "q3/meetings", "minutes", "qian",
        MEETING | {"actions": [{"text": "t", "owner": "he"}, {"text": "t", "owner": "li", "task": "report"}]},
        ("he",),
    ),
    "nobody, where it is no such act": (TASK_LOG, "progress", "sun", {"status": "doing", "text": "t"}, ()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_statement_concerns(name: str) -> None:
    on, act, by, said, expected = CASES[name]
    story = matter.doing()
    assert addressees(story.collab, story.entry(on, act, by, **said)) == expected


def test_a_resolved_issue_concerns_those_whose_tasks_it_moves() -> None:
    story = matter.issue_in("agreed")
    entry = story.entry(ISSUE, "resolve", "zhao", text="t", moves=[{"task": "report", "to": "2024-07-20"}])
    assert addressees(story.collab, entry) == ("li", "sun")
    assert addressees(without_task(story).collab, entry) == ()

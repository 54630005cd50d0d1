"""Whom a statement concerns without asking them anything."""

from typing import Any

import pytest

from tests.support import matter, matter_asked
from tests.support.edits import without_task
from tests.support.matter import ISSUE, REQUEST_LOG, TASK_LOG, Story
from xcollab.schema.snapshot import Collab
from xcollab.workflow.model.addressees import addressees, voided

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
    "nobody, while a date is only proposed": (TASK_LOG, "propose-date", "qian", {"to": "2024-07-20", "reason": "r"}, ()),
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


@pytest.mark.parametrize(
    ("proposer", "act", "by", "expected"),
    [
        ("zhao", "consent", "li", ("sun",)), ("zhao", "refuse-date", "li", ("zhao", "qian")),
        ("li", "consent", "qian", ("li", "sun")), ("qian", "refuse-date", "li", ("qian",)),
    ],
)  # fmt: skip
def test_an_answer_about_a_date_concerns_the_other_hands_or_those_who_wanted_it(
    proposer: str, act: str, by: str, expected: tuple[str, ...]
) -> None:
    story = matter.doing().says(TASK_LOG, "propose-date", proposer, to="2024-07-20", reason="r")
    said = {"reason": "r"} if act == "refuse-date" else {}
    assert addressees(story.collab, story.entry(TASK_LOG, act, by, **said)) == expected


def test_a_refusal_of_what_nobody_knows_concerns_who_coordinates() -> None:
    story = matter_asked.date_proposed()
    entry = story.entry(TASK_LOG, "refuse-date", "li", reason="r")
    assert addressees(matter.doing().collab, entry) == ("qian",)
    assert addressees(Collab("q3"), entry) == ()


def test_a_date_that_is_set_otherwise_makes_a_proposal_void_and_consent_does_not() -> None:
    def void(story: Story) -> tuple[str, ...]:
        return voided(story.state, story.collab.entries[-1])

    asked = matter_asked.date_proposed
    assert void(asked().says(TASK_LOG, "reschedule", "li", to="2024-07-22", reason="r")) == ("qian",)
    assert void(asked().says(TASK_LOG, "reschedule", "qian", to="2024-07-22", reason="r")) == (), "who did it knows"
    assert void(asked().says(TASK_LOG, "consent", "li")) == ()
    assert void(asked().says(TASK_LOG, "comment", "li", text="t")) == ()
    assert (
        voided(
            Story().state, asked().says(TASK_LOG, "reschedule", "li", to="2024-07-22", reason="r").collab.entries[-1]
        )
        == ()
    )


def test_a_resolved_issue_concerns_those_whose_tasks_it_moves() -> None:
    story = matter.issue_in("agreed")
    entry = story.entry(ISSUE, "resolve", "zhao", text="t", moves=[{"task": "report", "to": "2024-07-20"}])
    assert addressees(story.collab, entry) == ("li", "sun")
    assert addressees(without_task(story).collab, entry) == ()

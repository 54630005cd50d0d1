"""What a change adds, edits or deletes, judged as the act of its authors: one commit, or a squash of several."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.support.edits import (
    planned,
    requested,
    right,
    said_by,
    snapshot,
    tell,
    without_last,
    without_request,
    without_task,
)
from tests.support.matter import (
    ACCEPTANCE,
    DELIVERABLES,
    ISSUE,
    OPENING,
    REQUEST_LOG,
    TASK_LOG,
    Story,
    accepted,
    confirmed,
    doing,
    in_review,
    submitted,
    todo,
)
from xcollab.schema.snapshot import Collab
from xcollab.workflow.review.contribution import contributed

Told = Callable[[Story], Story]


def codes(before: Story, then: Told, *authors: str) -> list[str]:
    """What is wrong with what happens then, as the doing of the authors."""
    after = then(replace(before))
    return [finding.code for finding in contributed(snapshot(before), snapshot(after), authors)]


def logged(story: Story) -> Story:
    """Sun writes the daily log, in the right capacity."""
    return right(story.says(TASK_LOG, "progress", "sun", status="doing", text="half"), "sales/assignee")


def submitted_and_revised(story: Story) -> Story:
    """Chen submits, and moves the date."""
    return revised(tell(story, ("marketing/requester", REQUEST_LOG, "submit", "chen", {})), date(2024, 10, 31))


def answered_between_revisions(story: Story) -> Story:
    """Chen revises, Li answers, Chen revises again."""
    answer = {"decision": "accept", "scope": ["all"]}
    tell(revised(story, date(2024, 10, 1)), ("sales/lead", "q3/feedback/sales", "feedback", "li", answer))
    return revised(story, date(2024, 10, 2))


def handed_over_twice(story: Story) -> Story:
    """Qian hands over to Zhou, and Zhou to Li."""
    return tell(
        story,
        ("pmo/coordinator", REQUEST_LOG, "handover", "qian", {"to": "zhou"}),
        ("marketing/coordinator", REQUEST_LOG, "handover", "zhou", {"to": "li"}),
    )


def confirmed_by_two_owners(story: Story) -> Story:
    """Li confirms, Qian gives the task to Wang of another department, Wang confirms."""
    return tell(
        story,
        ("sales/owner", TASK_LOG, "confirm", "li", {}),
        ("pmo/coordinator", TASK_LOG, "reassign", "qian", {"owner": "wang"}),
        ("tech/owner", TASK_LOG, "confirm", "wang", {}),
    )


def assigned_away_and_back(story: Story) -> Story:
    """Li does it herself, then gives it back to Sun, who logs."""
    tell(
        story,
        ("sales/owner", TASK_LOG, "reassign", "li", {"assignee": "li"}),
        ("sales/owner", TASK_LOG, "reassign", "li", {"assignee": "sun"}),
    )
    return logged(story)


def edited_after_confirmation(story: Story) -> Story:
    """Li confirms, then Qian edits."""
    return planned(owned(story), criteria=("two rivals",))


def confirmed_two_versions(story: Story) -> Story:
    """Planned, confirmed, edited, confirmed anew: the first version is nowhere to be seen any more."""
    tell(story, ("pmo/coordinator", REQUEST_LOG, "confirm", "qian", {})).with_task()
    return owned(planned(owned(story), criteria=("one",)))


LEGAL: dict[str, tuple[Callable[[], Story], Told, tuple[str, ...]]] = {
    "a log by who says it": (todo, logged, ("sun",)),
    "a log among several authors": (todo, logged, ("li", "sun")),
    "a task planned by the coordinator": (accepted, lambda s: s.with_task(), ("qian",)),
    "a task edited by the coordinator": (confirmed, lambda s: planned(s, title="Other"), ("qian",)),
    "a request edited in draft by the requester": (Story, lambda s: requested(s, title="Other"), ("chen",)),
    "submitted and revised": (Story, submitted_and_revised, ("chen",)),
    "an answer between two revisions": (submitted, answered_between_revisions, ("chen", "li")),
    "handed over twice": (submitted, handed_over_twice, ("qian", "zhou")),
    "confirmed by two owners": (confirmed, confirmed_by_two_owners, ("li", "qian", "wang")),
    "assigned away and back": (todo, assigned_away_and_back, ("li", "sun")),
    "edited after its owner confirmed": (confirmed, edited_after_confirmation, ("li", "qian")),
    "two versions, each confirmed": (accepted, confirmed_two_versions, ("li", "qian")),
    "a task that a verdict makes": (in_review, lambda s: followed_up(s), ("qian",)),
}


def revised(story: Story, due: date) -> Story:
    """Chen revises the date."""
    present = story.collab.request
    assert present
    changed = present.model_copy(update={"due": due})
    told = story.says(REQUEST_LOG, "revise", "chen", reason="r", before=present.dump(), request=changed)
    return right(told, "marketing/requester")


def owned(story: Story) -> Story:
    """Li, the owner, confirms."""
    return tell(story, ("sales/owner", TASK_LOG, "confirm", "li", {}))


def followed_up(story: Story) -> Story:
    """Qian passes with a task that mends the rest."""
    given = {"unmet": [1], "follow_up_title": "Mend", "follow_up_due": "2024-07-20"}
    entry, draft = story.draft("acceptance", "report", ACCEPTANCE, "pass", "qian", given)
    story.with_task("t-new", draft.new_tasks["t-new"])
    return right(story.heard(entry), "pmo/coordinator")


@pytest.mark.parametrize("name", LEGAL)
def test_what_its_authors_may_do_is_legal_in_one_commit_as_in_several(name: str) -> None:
    before, then, authors = LEGAL[name]
    assert codes(before(), then, *authors) == []


WRONG: dict[str, tuple[Callable[[], Story], Told, tuple[str, ...], str]] = {
    "a log in somebody else's name": (todo, logged, ("li",), "not-the-author"),
    "recorded by another than the author": (
        todo,
        lambda s: said_by(logged(s), -1, recorded_by="he", via="phone"),
        ("sun",),
        "not-the-author",
    ),
    "a statement edited": (doing, lambda s: said_by(s, -1, text="other"), ("sun",), "statement-edited"),
    "a statement deleted": (doing, without_last, ("sun",), "statement-deleted"),
    "a task planned by its owner": (accepted, lambda s: s.with_task(), ("li",), "not-yours"),
    "a task edited by its owner": (confirmed, lambda s: planned(s, title="Other"), ("li",), "not-yours"),
    "an owner edited": (confirmed, lambda s: planned(s, owner="he"), ("qian",), "owner-by-reassign"),
    "a date edited after confirmation": (todo, lambda s: planned(s, due=date(2024, 7, 30)), ("qian",), "due-edited"),
    "a task deleted": (confirmed, without_task, ("qian",), "plan-deleted"),
    "the request deleted": (submitted, without_request, ("chen",), "plan-deleted"),
    "the request edited without a revision": (
        submitted,
        lambda s: requested(s, due=date(2024, 12, 1)),
        ("chen",),
        "request-edited",
    ),
    "a revision that tells of one field and changes two": (
        submitted,
        lambda s: requested(revised(s, date(2024, 10, 1)), title="Other"),
        ("chen",),
        "request-edited",
    ),
    "a draft edited by somebody else": (Story, lambda s: requested(s, title="Other"), ("li",), "not-yours"),
    "deliverables accepted by the worker": (
        in_review,
        lambda s: right(s.says(ACCEPTANCE, "pass", "sun"), "sales/coordinator"),
        ("sun",),
        "not-yours",
    ),
    "cancelled by the owner": (
        todo,
        lambda s: right(s.says(TASK_LOG, "cancel", "li", reason="r"), "sales/owner"),
        ("li",),
        "not-yours",
    ),
    "in the wrong capacity": (
        todo,
        lambda s: right(s.says(TASK_LOG, "progress", "sun", status="doing", text="x"), "sales/owner"),
        ("sun",),
        "other-capacity",
    ),
    "an issue on a task that is not there": (
        todo,
        lambda s: right(s.says(ISSUE, "open", "zhao", **{**OPENING, "tasks": ["none"]}), "tech/participant"),
        ("zhao",),
        "unknown-task",
    ),
    "a person nobody knows in a plan": (confirmed, lambda s: planned(s, helpers=("x",)), ("qian",), "unknown-member"),
    "handed in before it was begun": (
        todo,
        lambda s: right(s.says(ACCEPTANCE, "submit", "sun", **DELIVERABLES), "sales/assignee"),
        ("sun",),
        "not-possible",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_they_may_not_is_found(name: str) -> None:
    before, then, authors, code = WRONG[name]
    assert code in codes(before(), then, *authors)


def test_what_was_wrong_before_is_not_the_changes_fault() -> None:
    broken = planned(todo(), due=date(2024, 7, 30))
    assert codes(broken, logged, "sun") == []


def test_a_file_that_cannot_be_read_is_not_taken_for_deleted() -> None:
    story = todo()
    gone = replace(story.collab, tasks={}, entries=story.collab.entries[:-1])
    after = replace(snapshot(story), collabs={"q3": gone})
    unreadable = ["q3/tasks/report", story.collab.entries[-1].record]
    found = {finding.code for finding in contributed(snapshot(story), after, ["li"], unreadable)}
    assert not found & {"plan-deleted", "statement-deleted"}


def test_a_collaboration_that_vanishes_takes_every_plan_and_statement_with_it() -> None:
    story = todo()
    after = replace(snapshot(story), collabs={})
    found = {finding.code for finding in contributed(snapshot(story), after, ["qian"])}
    assert found == {"plan-deleted", "statement-deleted"}
    assert contributed(replace(story.snapshot, collabs={"q3": Collab("q3")}), after, ["qian"]) == []


def test_a_new_request_is_made_by_its_requester_with_its_tasks_by_the_coordinator() -> None:
    story = Story().with_task()
    before = story.snapshot
    assert contributed(before, snapshot(story), ["chen", "qian"]) == []
    assert {f.code for f in contributed(before, snapshot(story), ["chen"])} == {"not-yours"}

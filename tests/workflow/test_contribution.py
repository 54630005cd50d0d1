"""What a change adds, edits or deletes, judged as the act of its authors: one commit, or a squash of several."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.workflow.matter import (
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
from xcollab.schema.department import Department
from xcollab.schema.snapshot import Collab, Snapshot
from xcollab.workflow.contribution import contributed

Told = Callable[[Story], Story]


def snapshot(story: Story) -> Snapshot:
    """The workspace with the story in it."""
    return replace(story.snapshot, collabs={"q3": story.collab})


def codes(before: Story, then: Told, *authors: str) -> list[str]:
    """What is wrong with what happens then, as the doing of the authors."""
    after = then(replace(before))
    return [finding.code for finding in contributed(snapshot(before), snapshot(after), authors)]


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


def logged(story: Story) -> Story:
    """Sun writes the daily log, in the right capacity."""
    return right(story.says(TASK_LOG, "progress", "sun", status="doing", text="half"), "sales/assignee")


def right(story: Story, capacity: str) -> Story:
    """The last statement says the right capacity."""
    return said_by(story, -1, as_=capacity)


def tell(story: Story, *steps: tuple[str, str, str, str, dict[str, Any]]) -> Story:
    """Several statements after one another: capacity, on what, act, by whom, and what is said."""
    for capacity, on, act, by, said in steps:
        right(story.says(on, act, by, **said), capacity)
    return story


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
    "a statement deleted": (doing, lambda s: without_last(s), ("sun",), "statement-deleted"),
    "a task planned by its owner": (accepted, lambda s: s.with_task(), ("li",), "not-yours"),
    "a task edited by its owner": (confirmed, lambda s: planned(s, title="Other"), ("li",), "not-yours"),
    "an owner edited": (confirmed, lambda s: planned(s, owner="he"), ("qian",), "owner-by-reassign"),
    "a date edited after confirmation": (todo, lambda s: planned(s, due=date(2024, 7, 30)), ("qian",), "due-edited"),
    "a task deleted": (confirmed, lambda s: without_task(s), ("qian",), "plan-deleted"),
    "the request deleted": (submitted, lambda s: without_request(s), ("chen",), "plan-deleted"),
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


@pytest.mark.parametrize("name", WRONG)
def test_what_they_may_not_is_found(name: str) -> None:
    before, then, authors, code = WRONG[name]
    assert code in codes(before(), then, *authors)


def departments(story: Story, **changes: dict[str, Any] | None) -> Snapshot:
    """The workspace with some departments changed, or gone."""
    kept = {name: d for name, d in story.snapshot.departments.items() if changes.get(name, {}) is not None}
    changed = {
        name: Department.model_validate((kept[name].dump() if name in kept else {"name": name}) | change)
        for name, change in changes.items()
        if change is not None
    }
    return replace(snapshot(story), departments=kept | changed)


def _more(story: Story, department: str, *added: str, drop: str = "") -> dict[str, Any]:
    members = [m.dump() for m in story.snapshot.departments[department].members if m.id != drop]
    return {"members": [*members, *({"id": m, "name": m, "email": [f"{m}@example.com"]} for m in added)]}


SETTINGS: dict[str, tuple[dict[str, Any], str, list[str]]] = {
    "an admin names a lead": ({"sales": {"lead": "he"}}, "qian", []),
    "an admin adds a department": ({"legal": {"name": "Legal"}}, "qian", []),
    "a lead adds a member": ({"sales": _more(Story(), "sales", "xu")}, "li", []),
    "a lead names a deputy": ({"sales": {"deputies": ["he"]}}, "li", ["lead-only-adds"]),
    "a lead adds a member elsewhere": ({"tech": _more(Story(), "tech", "xu")}, "li", ["not-admin"]),
    "somebody makes themself lead": ({"sales": {"lead": "he"}}, "he", ["not-admin"]),
    "an admin deletes a department": ({"finance": None}, "qian", ["department-deleted"]),
    "an admin removes a member": ({"sales": _more(Story(), "sales", drop="he")}, "qian", ["member-removed"]),
    "an admin renames a member": ({"sales": _more(Story(), "sales", "he2", drop="he")}, "qian", ["member-removed"]),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_are_the_admins_and_a_lead_adds_members(name: str) -> None:
    changes, author, expected = SETTINGS[name]
    story = Story()
    found = contributed(snapshot(story), departments(story, **changes), [author])
    assert [finding.code for finding in found] == expected


def test_nobody_makes_themself_admin() -> None:
    story = Story()
    workspace = story.snapshot.workspace.model_copy(update={"admins": ("qian", "li")})
    found = contributed(snapshot(story), replace(snapshot(story), workspace=workspace), ["li"])
    assert [(finding.record, finding.code) for finding in found] == [("xcollab", "not-admin")]


def test_what_was_wrong_before_is_not_the_changes_fault() -> None:
    broken = planned(todo(), due=date(2024, 7, 30))
    assert codes(broken, logged, "sun") == []


def test_a_person_added_and_speaking_in_one_squash_is_a_member_by_then() -> None:
    story = accepted()
    before = snapshot(story)
    added = departments(story, tech=_more(story, "tech", "xu"))
    comment = right(story.says(REQUEST_LOG, "comment", "xu", text="Hello"), "tech/participant")
    after = replace(added, collabs={"q3": comment.collab})
    assert contributed(before, after, ["wang", "xu"]) == []
    assert [finding.code for finding in contributed(before, after, ["sun", "xu"])] == ["not-admin"]


def test_the_founder_writes_the_settings() -> None:
    assert contributed(None, snapshot(Story()), ["chen"]) == []


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

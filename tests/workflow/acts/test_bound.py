"""What a statement is bound to: the plan that was read, the date in force, the task that it moves. And what it makes of plans."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.support import matter
from tests.support.edits import planned, requested, without_request, without_task
from tests.support.matter import ACCEPTANCE, ISSUE, REQUEST, REQUEST_LOG, TASK, TASK_LOG, Story
from xcollab.errors import Refused
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Move
from xcollab.schema.statements.request import Change
from xcollab.workflow.acts.meeting import MINUTES
from xcollab.workflow.acts.request import HANDOVER
from xcollab.workflow.acts.task import REASSIGN
from xcollab.workflow.acts.unrevised import unrevised
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.rules.judge import judge, speaks_as

Said = dict[str, Any]
RETURN: Said = {"reason": "r", "fixes": ["f"], "fix_by": "2024-07-20", "unmet": [1]}
ZEROS = "plan1:" + "0" * 64


def moves(task: str, start: str) -> tuple[Move, ...]:
    """A date that moves."""
    return (Move.model_validate({"task": task, "from": start, "to": "2024-07-20", "reason": "r"}),)


# the story, where, the act, by whom, what is said; what stands in the file instead, and the code
BOUND: dict[str, tuple[Callable[[], Story], str, str, str, Said, Said, str]] = {
    "a confirmation of another request than was submitted": (
        matter.accepted, REQUEST_LOG, "confirm", "qian", {}, {"plan": ZEROS}, "other-plan",
    ),
    "a few digits in place of a fingerprint": (
        matter.confirmed, TASK_LOG, "decline", "li", {"reason": "r"}, {"plan": "plan1:000"}, "bad-fingerprint",
    ),
    "a confirmation in new terms of another date": (
        lambda: planned(matter.doing(), criteria=("four rivals",)), TASK_LOG, "confirm", "li", {}, {"due": date(2024, 8, 1)}, "other-due",
    ),
    "asking a department that the request does not name": (
        Story, REQUEST_LOG, "submit", "chen", {}, {"asked": ("sales", "tech", "finance")}, "not-among",
    ),
    "a return whose date moves elsewhere than to the fix-by": (
        matter.in_review, ACCEPTANCE, "return", "qian", RETURN, {"fix_by": date(2024, 7, 25)}, "other-fix-by",
    ),
    "moving the date of another task": (
        lambda: matter.todo().with_task("page"), TASK_LOG, "reschedule", "qian", {"to": "2024-07-20", "reason": "r"},
        {"moves": moves("page", "2024-07-12")}, "other-task-not-moved",
    ),
    "resolving an issue by moving a task that it does not hold up": (
        lambda: matter.issue_in("agreed").with_task("page"), ISSUE, "resolve", "zhao", {"text": "t", "no_moves": True},
        {"no_moves": None, "moves": moves("page", "2024-07-12")}, "other-task-not-moved",
    ),
}  # fmt: skip


def written(entry: Entry, changes: Said) -> Entry:
    """The statement as somebody wrote it by hand."""
    return entry._replace(statement=entry.statement.model_copy(update=changes))


@pytest.mark.parametrize("case", BOUND)
def test_is_refused(case: str) -> None:
    make, on, act, by, said, instead, code = BOUND[case]
    story = make()
    assert story.judged(on, act, by, **said), "right as the command line writes it"
    kind, subject = story.entry(on, act, by, **said).kind, story.entry(on, act, by, **said).subject
    entry, draft = story.draft(kind, subject, on, act, by, said)
    with pytest.raises(Refused) as refused:
        judge(story.attempt(written(entry, instead), request=draft.request, task=draft.task))
    assert refused.value.code == code


def test_a_task_that_waits_for_one_that_is_held_up_may_move_with_it() -> None:
    story = matter.issue_in("agreed").with_task("page", TASK.model_copy(update={"depends_on": ("report",)}))
    moved = [{"task": "page", "to": "2024-07-30"}]
    assert story.judged(ISSUE, "resolve", "zhao", text="t", moves=moved)


def test_what_is_said_of_a_plan_is_what_becomes_of_it() -> None:
    story = matter.todo()
    entry = story.entry(TASK_LOG, "reassign", "qian", assignee="he")
    with pytest.raises(Refused) as refused:
        judge(story.attempt(entry, task=TASK))
    assert refused.value.code == "other-change"
    with pytest.raises(Refused) as refused:
        judge(story.attempt(entry))
    assert refused.value.code == "other-change"


def test_who_hands_a_part_on_has_it() -> None:
    story = matter.todo()
    entry, draft = story.draft("task", "report", TASK_LOG, "reassign", "qian", {"assignee": "he"})
    story.says(TASK_LOG, "reassign", "qian", assignee="wang")
    with pytest.raises(Refused) as refused:
        judge(story.attempt(entry, task=draft.task))
    assert refused.value.code == "hand-contradiction"


def test_a_silent_department_may_be_passed_over_by_the_coordinator() -> None:
    story = matter.submitted().says("q3/feedback/sales", "feedback", "li", decision="accept", scope=["s"])
    passed = [{"department": "tech", "reason": "away"}]
    assert story.judged(REQUEST_LOG, "confirm", "qian", without=passed) == "pmo/coordinator"


def test_a_revision_that_changes_nothing_is_none() -> None:
    with pytest.raises(Refused) as refused:
        matter.submitted().judged(REQUEST_LOG, "revise", "chen", reason="r", before=REQUEST.dump(), request=REQUEST)
    assert refused.value.code == "nothing-to-change"


def test_without_a_request_nothing_can_be_said_of_it() -> None:
    with pytest.raises(Refused) as refused:
        without_request(Story()).entry(REQUEST_LOG, "submit", "chen")
    assert refused.value.code == "request-missing"


def test_what_was_recorded_is_acknowledged_once() -> None:
    story = matter.doing().says(TASK_LOG, "comment", "sun", text="t", recorded_by="li", via="phone")
    name = story.collab.entries[-1].name
    assert story.judged(TASK_LOG, "acknowledge", "sun", of=name)
    story.says(TASK_LOG, "acknowledge", "sun", of=name)
    with pytest.raises(Refused) as refused:
        story.judged(TASK_LOG, "acknowledge", "sun", of=name)
    assert refused.value.code == "already-acknowledged"


def test_before_the_content_is_known_it_is_asked_whether_the_act_is_possible_at_all() -> None:
    draft, over = matter.request_in("draft").with_task(), matter.request_in("cancelled")
    with pytest.raises(Refused) as refused:
        speaks_as(Attempt(draft.snapshot, draft.state, "task", "report", "confirm", "li", "li"))
    assert refused.value.code == "request-not-so-far"
    with pytest.raises(Refused) as refused:
        judge(Attempt(over.snapshot, over.state, "task", "page", "create", "qian", "qian", task=TASK))
    assert refused.value.code == "request-not-so-far"
    done = matter.task_in("done")
    with pytest.raises(Refused) as refused:
        judge(Attempt(done.snapshot, done.state, "task", "report", "edit", "qian", "qian", task=TASK))
    assert refused.value.code in ("not-possible", "nothing-possible")


# --- what becomes of plans, and how it is undone

MEETING: Said = {"kind": "weekly", "held": "2024-07-01", "attendees": ["qian"], "topics": ["t"]}


def test_an_action_that_names_a_task_becomes_that_task() -> None:
    actions = [
        {"text": "Book", "owner": "wang", "task": "room", "due": "2024-07-09"},
        {"text": "Ask", "owner": "li", "task": "ask"},
        {"text": "Think", "owner": "li"},
    ]
    story = matter.request_in("confirmed")
    entry, draft = story.draft("meeting", "q3", "q3/meetings", "minutes", "qian", MEETING | {"actions": actions})
    assert {name: (task.title, task.owner, task.department, task.due) for name, task in draft.new_tasks.items()} == {
        "room": ("Book", "wang", "tech", date(2024, 7, 9)), "ask": ("Ask", "li", "sales", REQUEST.due),
    }  # fmt: skip
    assert MINUTES.creates(entry.statement) == ("room", "ask")


def changes(*fields: tuple[str, Any, Any]) -> list[Change]:
    """What a revision said."""
    return [Change.model_validate({"field": field, "from": before, "to": after}) for field, before, after in fields]


def test_a_revision_is_undone_where_its_words_stand_in_the_plan() -> None:
    assert unrevised(REQUEST, changes(("title", "Q2 launch", "Q3 launch"))).title == "Q2 launch"
    assert unrevised(REQUEST, changes(("title", "Q2 launch", "Q4 launch"))) == REQUEST, "an edit that nobody stated"
    assert unrevised(REQUEST, changes(("title", None, "Q3 launch"))) == REQUEST, "no request is without a title"


def test_a_handover_is_undone_where_the_plan_names_whom_it_was_handed_to() -> None:
    story = matter.submitted().says(REQUEST_LOG, "handover", "qian", to="li")
    last, undone = story.collab.entries[-1], HANDOVER.undone
    assert undone
    before = undone(story.snapshot, story.collab, last)
    assert before.request and before.request.coordinator == "qian"
    for other in (requested(matter.submitted(), coordinator="wang").collab, without_request(Story()).collab):
        assert undone(story.snapshot, other, last) is other


def test_a_part_is_given_back_where_the_plan_names_whom_it_was_given_to() -> None:
    story = matter.todo().says(TASK_LOG, "reassign", "qian", owner="wang", assignee="he")
    last, undone = story.collab.entries[-1], REASSIGN.undone
    assert undone
    assert undone(story.snapshot, story.collab, last).tasks == matter.todo().collab.tasks
    other = matter.todo().collab
    assert undone(story.snapshot, other, last).tasks == other.tasks
    nothing = without_task(matter.todo()).collab
    assert undone(story.snapshot, nothing, last) is nothing

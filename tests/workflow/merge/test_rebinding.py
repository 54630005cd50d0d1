"""The same words said again after somebody else's: bound to what stands now, in the capacity that holds now."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support import matter
from tests.support.edits import revised
from tests.support.matter import BEGINNING, ISSUE, OPENING, REQUEST_LOG, TASK_LOG, Story
from xcollab.errors import Refused
from xcollab.schema.snapshot import Entry
from xcollab.workflow.acts.draft import DraftContext
from xcollab.workflow.merge.rebinding import renewed

SALES = "q3/feedback/sales"


def again(story: Story, entry: Entry, **more: Any) -> Any:
    """The statement as it is said again where the story stands now, and the plans that follow."""
    return renewed(DraftContext(story.snapshot, story.state, entry.subject, entry.statement.by, **more), entry)


def test_an_answer_is_bound_to_the_terms_that_stand_now() -> None:
    story = matter.submitted()
    answer = story.entry(SALES, "feedback", "li", decision="accept", scope=["all"])
    revised(story, objectives=("600 sold",))
    said, draft = again(story, answer)
    assert said.answers == story.entry(SALES, "feedback", "li", decision="accept", scope=["all"]).statement.answers  # type: ignore[attr-defined]
    assert said.answers != answer.statement.answers  # type: ignore[attr-defined]
    assert (said.at, said.by, said.scope, draft.request) == (answer.statement.at, "li", ("all",), None)


def test_it_may_be_said_at_another_moment() -> None:
    story = matter.doing()
    entry = story.entry(TASK_LOG, "comment", "sun", text="t")
    scene = DraftContext(story.snapshot, story.state, "report", "sun")
    later = BEGINNING + timedelta(days=1)
    assert renewed(scene, entry, later)[0].at == later


def test_a_moved_date_moves_from_where_it_stands_now() -> None:
    story = matter.todo()
    mine = story.entry(TASK_LOG, "reschedule", "qian", to="2024-07-30", reason="r")
    story.says(TASK_LOG, "reschedule", "qian", to="2024-07-20", reason="r")
    (move,) = again(story, mine)[0].moves
    assert (str(move.from_), str(move.to)) == ("2024-07-20", "2024-07-30")


def test_a_revision_is_of_the_request_as_it_stands_now() -> None:
    story = matter.submitted()
    assert story.collab.request
    mine = story.collab.request.model_copy(update={"title": "Q4 launch"})
    entry = story.entry(REQUEST_LOG, "revise", "chen", reason="r", before=story.collab.request.dump(), request=mine)
    revised(story, background="Another product")
    said, draft = again(story, entry, request=story.collab.request.model_copy(update={"title": "Q4 launch"}))
    assert [(change.field, change.from_, change.to) for change in said.changes] == [("title", "Q3 launch", "Q4 launch")]
    assert draft.request and (draft.request.title, draft.request.background) == ("Q4 launch", "Another product")


def test_who_speaks_in_another_capacity_by_now_says_so() -> None:
    story = matter.todo()
    entry = story.entry(TASK_LOG, "progress", "he", status="doing", text="t")
    assert again(story, entry)[0].as_ == "sales/helper"
    story.says(TASK_LOG, "reassign", "qian", assignee="he")
    assert again(story, entry)[0].as_ == "sales/assignee"


def test_who_may_not_say_it_any_more_keeps_the_capacity_for_the_judge() -> None:
    story = matter.todo()
    entry = story.entry(TASK_LOG, "progress", "kong", status="doing", text="t")
    assert again(story, entry)[0].as_ == entry.statement.as_ == "x/y"


def test_what_speaks_about_a_statement_is_judged_by_that_statement() -> None:
    story = matter.doing().says(TASK_LOG, "comment", "he", text="t")
    entry = story.entry(TASK_LOG, "withdraw", "he", of=story.collab.entries[-1].name, reason="r")
    assert again(story, entry)[0].as_ == "sales/author"


def test_where_nothing_is_left_to_say_it_is_refused() -> None:
    story = matter.todo().says(ISSUE, "open", "zhao", **OPENING)
    entry = story.entry(TASK_LOG, "reassign", "qian", assignee="he")
    story.says(TASK_LOG, "reassign", "qian", assignee="he")
    with pytest.raises(Refused):
        again(story, entry)

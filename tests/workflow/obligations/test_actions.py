"""What a meeting gave somebody to do, and what an archive wants to do better, is owed until it is done or a task."""

from typing import Any

import pytest

from tests.support import matter
from tests.support.matter import MEETINGS, REQUEST_LOG, Story
from xcollab.errors import Refused
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.rules.fold import fold


def owed(story: Story) -> list[tuple[str, str, str, str]]:
    """Of actions, who owes what by when."""
    found = (one for one in obligations(story.snapshot, story.state) if one.kind == "do-action")
    return [(one.people[0], one.party, one.about, str(one.due)) for one in found]


HALL, PRINTER = ("sun", "1", "book the hall", "2024-07-08"), ("zhao", "2", "ask the printer", "None")


def test_an_action_without_a_task_is_owed_by_whom_it_was_given_to() -> None:
    assert owed(matter.minuted()) == [HALL, PRINTER]


@pytest.mark.parametrize(
    ("act", "by", "said", "left"),
    [
        ("done", "sun", {"note": "booked"}, [PRINTER]),
        ("make-task", "qian", {}, [PRINTER]),
        ("hand-on", "sun", {"to": "he"}, [("he", *HALL[1:]), PRINTER]),
    ],
)
def test_it_ends_where_somebody_says_what_became_of_it(
    act: str, by: str, said: dict[str, Any], left: list[tuple[str, ...]]
) -> None:
    story = matter.minuted()
    story.says(MEETINGS, act, by, of=matter.last(story), number=1, **said)
    assert story.state.findings == ()
    assert owed(story) == left


def test_made_a_task_it_is_its_owners_with_the_action_as_its_criterion() -> None:
    story = matter.minuted()
    story.says(MEETINGS, "make-task", "qian", of=matter.last(story), number=1)
    task = story.collab.tasks["t-new"]
    assert (task.title, task.owner, task.department, str(task.due)) == ("book the hall", "sun", "sales", "2024-07-08")


def test_minutes_on_which_something_rests_are_not_taken_back() -> None:
    story = matter.minuted()
    minutes = matter.last(story)
    assert story.judged(MEETINGS, "withdraw", "chen", of=minutes, reason="r")
    story.says(MEETINGS, "done", "sun", of=minutes, number=1, note="n")
    with pytest.raises(Refused, match="withdrawal-breaks"):
        story.judged(MEETINGS, "withdraw", "chen", of=minutes, reason="r")


def test_a_word_that_it_is_done_can_be_taken_back_and_it_is_owed_again() -> None:
    story = matter.minuted()
    story.says(MEETINGS, "done", "sun", of=matter.last(story), number=1, note="n")
    story.says(MEETINGS, "withdraw", "sun", of=matter.last(story), reason="not yet")
    assert owed(story) == [HALL, PRINTER]


@pytest.mark.parametrize(
    ("act", "by", "said", "code"),
    [
        ("done", "sun", {"number": 1, "note": "n"}, "action-over"),
        ("hand-on", "li", {"number": 1, "to": "he"}, "action-over"),
        ("done", "zhao", {"number": 3, "note": "n"}, "unknown-action"),
        ("hand-on", "zhao", {"number": 2, "to": "nobody"}, "unknown-member"),
        ("hand-on", "zhao", {"number": 2, "to": "zhao"}, "nothing-to-change"),
    ],
)
def test_what_is_over_and_what_nobody_gave_are_refused(act: str, by: str, said: dict[str, Any], code: str) -> None:
    story = matter.minuted()
    minutes = matter.last(story)
    story.says(MEETINGS, "done", "sun", of=minutes, number=1, note="n")
    with pytest.raises(Refused) as refused:
        story.judged(MEETINGS, act, by, of=minutes, **said)
    assert refused.value.code == code


def test_of_two_who_hand_on_at_once_the_second_hears_that_it_is_somebody_elses() -> None:
    story = matter.minuted()
    minutes = matter.last(story)
    mine = story.entry(MEETINGS, "hand-on", "li", of=minutes, number=1, to="zhou")
    story.says(MEETINGS, "hand-on", "sun", of=minutes, number=1, to="he")
    later = mine.statement.model_copy(update={"at": story.entry(MEETINGS, "comment", "li", text="t").statement.at})
    story.heard(mine._replace(name=f"{mine.name}x", statement=later))
    assert [finding.code for finding in fold(story.collab).findings] == ["action-elsewhere"]
    assert owed(story)[0][0] == "he"


def test_an_improvement_with_owner_and_date_is_owed_after_the_end_and_all_else_is_over() -> None:
    story = matter.request_in("archived")
    assert owed(story) == [("sun", "1", "order earlier", "2024-10-15")]
    assert {one.kind for one in obligations(story.snapshot, story.state)} == {"do-action"}
    story.says(REQUEST_LOG, "done", "sun", of=matter.last(story), number=1, note="ordered")
    assert obligations(story.snapshot, story.state) == ()


@pytest.mark.parametrize("lacking", ["owner", "due"])
def test_a_wish_of_nobodys_or_for_no_day_is_owed_by_nobody(lacking: str) -> None:
    wish = {key: value for key, value in matter.IMPROVEMENTS[0].items() if key != lacking}
    story = matter.request_in("confirmed").says(REQUEST_LOG, "archive", "qian", went_well=["w"], improvements=[wish])
    assert obligations(story.snapshot, story.state) == ()


def test_what_a_meeting_gave_outlives_the_end_but_not_a_cancellation() -> None:
    story = matter.minuted()
    story.says(REQUEST_LOG, "cancel", "chen", reason="dropped")
    assert obligations(story.snapshot, story.state) == ()

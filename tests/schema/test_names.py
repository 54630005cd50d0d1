"""What a statement is on, told from its place alone."""

import pytest

from xcollab.schema.names import subject_of, thread_of
from xcollab.workflow.rules.rulebook import STATEMENTS


@pytest.mark.parametrize(
    ("on", "subject"),
    [
        ("q3/logs/request", ("request", "q3", "q3")),
        ("q3/logs/page", ("task", "q3", "page")),
        ("q3/acceptance/page", ("acceptance", "q3", "page")),
        ("q3/issues/i-4k2m", ("issue", "q3", "i-4k2m")),
        ("q3/feedback/sales", ("feedback", "q3", "sales")),
        ("q3/meetings", ("meeting", "q3", "q3")),
    ],
)
def test_the_place_of_a_statement_tells_what_it_is_on(on: str, subject: tuple[str, str, str]) -> None:
    assert subject_of(on) == subject
    assert subject[0] in STATEMENTS


@pytest.mark.parametrize("on", ["", "q3", "q3/logs", "q3/tasks/page", "q3/meetings/kickoff", "q3/logs/a/b", "a/b/c/d"])
def test_no_other_place_is_spoken_about(on: str) -> None:
    assert subject_of(on) == ("", "", "")


@pytest.mark.parametrize(
    ("on", "thread"),
    [
        ("q3/acceptance/page", "q3/logs/page"), ("q3/feedback/sales", "q3/logs/request"), ("q3/meetings", "q3/logs/request"),
        ("q3/logs/page", "q3/logs/page"), ("q3/issues/i-4k2m", "q3/issues/i-4k2m"),
    ],
)  # fmt: skip
def test_a_comment_is_made_where_people_talk_about_it(on: str, thread: str) -> None:
    assert thread_of(on) == thread

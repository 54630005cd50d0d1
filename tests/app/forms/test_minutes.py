"""The minutes of a sync begin with its kind, its day and what there is to talk about."""

from tests.support.at_work import People
from xcollab.app.forms.stages.minutes import minutes
from xcollab.app.forms.subject_lookup import meeting
from xcollab.app.workspace_view import WorkspaceView


def test_what_is_late_is_a_topic(onlookers: People) -> None:
    view = WorkspaceView(onlookers.context("zhou"), now="2024-07-15")
    begun = minutes(view, meeting(view, {"collab": "q3"}))
    assert (begun["kind"], begun["held"]) == ("weekly", "2024-07-15")
    assert any("report" in topic for topic in begun["topics"])


def test_where_there_is_nothing_to_talk_about_the_topics_are_left_to_whoever_writes_them(onlookers: People) -> None:
    view = WorkspaceView(onlookers.context("zhou"), now="2024-07-01T12:00")
    assert minutes(view, meeting(view, {"collab": "q3"})) == {"kind": "weekly", "held": "2024-07-01"}

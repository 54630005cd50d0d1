"""That reminders no longer run is said beside the views of now, where there is a clock to tell by."""

from tests.support.at_work import People
from tests.support.servers.mailed import Runner
from xcollab.app.notices.heartbeat import note_heartbeat
from xcollab.app.overview import Overview

LONG_AFTER = "2024-07-12T10:00+08:00"


def beside(runner: Runner, moment: str, at: str | None = None) -> list[str]:
    """What is said beside a view, whose reader's clock says some moment."""
    context = runner.context
    context.environment = {**context.environment, "GIT_AUTHOR_DATE": moment}
    note_heartbeat(Overview(context, at), at)
    return context.told


def test_nothing_is_said_beside_a_view_of_an_older_revision(runner: Runner) -> None:
    assert "reminders have not run" in beside(runner, LONG_AFTER)[0]
    assert beside(runner, LONG_AFTER, "HEAD") == []


def test_where_git_has_no_clock_that_can_be_read_nothing_is_said(runner: Runner) -> None:
    assert beside(runner, "yesterday or so") == []


def test_where_no_channel_is_set_up_nothing_is_to_run(onlookers: People) -> None:
    context = onlookers.context("wu")
    context.environment = {**context.environment, "GIT_AUTHOR_DATE": LONG_AFTER}
    note_heartbeat(Overview(context), None)
    assert context.told == []

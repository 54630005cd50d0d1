"""The daily job does each step whatever became of the others, and it is seen where it no longer runs."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.servers.mailed import LATER, Runner, mailing, shared_at
from xcollab.app.notices.heartbeat import note_heartbeat
from xcollab.app.notices.job import Job, steps
from xcollab.app.notices.notify import Occasion
from xcollab.app.overview import Overview
from xcollab.app.views.sending.job import job_view


@pytest.fixture
def runner(at_work: People, tmp_path: Path) -> Iterator[Runner]:
    """Who runs the job, in a clone of what all share."""
    with mailing(at_work) as runner:
        shared_at(at_work, tmp_path / "bare.git")
        yield runner


def test_it_shares_tells_what_is_late_writes_the_report_and_sends(runner: Runner, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    done = {step.name: step for step in steps(runner.context, Job(tmp_path / "out", "2024-07-12T10:00+08:00"))}
    assert list(done) == ["sync", "overdue", "report", "notices"]
    assert all(step.done for step in done.values()), done
    assert "report" in done["overdue"].lines[0]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report.html", "report.md"]
    assert "sent to Li Na (li) by mail" in done["notices"].lines
    assert "li@example.com" in runner.told
    view = job_view(done.values())
    assert [(step.name, step.done) for step in view.steps] == [(name, True) for name in done]
    assert view.steps[-1].lines == done["notices"].lines
    again = [*steps(runner.context, Job(None, "2024-07-12T10:00+08:00"))]
    assert again[-1].lines == ["Nothing new is to be told; nothing was sent."]


def test_a_step_that_fails_hides_no_other(runner: Runner, tmp_path: Path) -> None:
    (tmp_path / "bare.git").rename(tmp_path / "gone.git")
    done = {step.name: step for step in steps(runner.context, Job(tmp_path / "nowhere", LATER))}
    assert [name for name, step in done.items() if not step.done] == ["sync", "report", "notices"]
    assert done["overdue"].lines


def test_without_a_remote_there_is_nothing_to_share_which_is_no_failure(runner: Runner, at_work: People) -> None:
    at_work.company.git("remote", "remove", "origin")
    assert next(steps(runner.context, Job(None, LATER))) == ("sync", True, ["there is no remote: nothing to share"])


def beside(runner: Runner, moment: str) -> list[str]:
    """What a view says beside its answer, at a moment."""
    context = runner.context
    context.environment = {**context.environment, "GIT_AUTHOR_DATE": moment}
    note_heartbeat(Overview(context), None)
    return context.told


def test_that_reminders_have_not_run_for_two_working_days_is_said_in_each_clone(runner: Runner, tmp_path: Path) -> None:
    assert beside(runner, "2024-07-02T10:00+08:00") == []
    assert "have not run for 2 working days" in beside(runner, "2024-07-03T10:00+08:00")[0], "they never have"
    runner.runs(Occasion(since="HEAD"), at="2024-07-04T10:00+08:00")
    (said,) = beside(runner, "2024-07-04T10:00+08:00")
    assert "for 3 working days" in said, "what happened is told, and nobody is reminded"
    runner.runs(at="2024-07-05T10:00+08:00")
    assert beside(runner, "2024-07-08T18:00+08:00") == [], "a weekend counts for nothing"
    (said,) = beside(runner, "2024-07-09T09:00+08:00")
    assert (
        said == "(reminders have not run for 2 working days; `xcollab job` runs them, each day where a timer starts it)"
    )
    other = runner.clone(tmp_path / "other")
    other.variables = {}
    [*steps(other.context, Job(None, "2024-07-08T10:00+08:00"))]
    assert beside(other, "2024-07-08T18:00+08:00") == []


def test_what_did_not_get_out_is_said_beside_views(runner: Runner) -> None:
    runner.server.refusal = "550 no"
    failed = sum(one.outcome.state == "failed" for one in runner.runs().messages)
    assert beside(runner, LATER) == [f"(messages that did not get out: {failed}; `xcollab doctor` tells why)"]
    assert json.dumps(runner.told) == "[]"

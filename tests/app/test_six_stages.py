"""A collaboration from its request to its archive by use cases alone: no words typed, no stream, no terminal."""

import pytest

from tests.support.at_work import People, carried_out
from xcollab.app.acts.commit import Keeping
from xcollab.app.acts.performing import perform
from xcollab.app.forms.all_forms import form_of
from xcollab.app.printed_commands import offer
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused


def test_a_collaboration_reaches_its_archive_by_use_cases_alone(people: People) -> None:
    carried_out(people)
    state = WorkspaceView(people.context("zhou")).state("q3")
    assert (state.request.status, state.tasks["report"].status) == ("archived", "done")
    assert str(state.tasks["report"].due) == "2024-07-12"
    assert people.company.git("status", "--porcelain") == ""


def test_what_was_recorded_and_who_is_waited_for_now_are_values(people: People) -> None:
    people.do("chen", "request", "create", new_id="q3", title="Launch", background="b", objectives=["o"], coordinator="zhou",
              departments=["sales"], due="2024-09-30", milestones=["Launch; date=2024-09-01"])  # fmt: skip
    outcome = people.do("chen", "request", "submit", collab="q3")
    assert outcome.commit and people.company.git("rev-parse", "--short", "HEAD").strip() == outcome.commit
    assert outcome.decided.act == "request.submit"
    assert [path for path in outcome.paths if "logs/request" in path]
    assert [(wait.kind, wait.subject, wait.people) for wait in outcome.decided.waiting or ()] == [
        ("give-feedback", "sales", ("li", "sun"))
    ]
    view = WorkspaceView(people.context("li"))
    (owed,) = view.obligations(view.state("q3"))
    assert ("li" in owed.obligation.people, offer(view, "li", owed.obligation)) == (
        True,
        "xcollab feedback give sales -C q3",
    )


def test_a_dry_run_changes_nothing(people: People) -> None:
    before = people.company.git("rev-parse", "HEAD")
    given = {"new_id": "q3", "title": "Launch", "background": "b", "objectives": ["o"], "coordinator": "zhou",
             "departments": ["sales"], "due": "2024-09-30", "milestones": ["Launch; date=2024-09-01"]}  # fmt: skip
    outcome = perform(people.context("chen"), form_of("request", "create"), given, Keeping(dry_run=True))
    assert outcome.dry and outcome.paths == ["collabs/q3/request.yaml"]
    assert (people.company.git("rev-parse", "HEAD"), people.company.git("status", "--porcelain")) == (before, "")


def test_what_is_missing_is_refused_with_all_of_it_and_what_may_not_be_with_who_may(people: People) -> None:
    with pytest.raises(Misused, match="missing-values") as lacking:
        people.do("chen", "request", "create", new_id="q3", title="Launch")
    missing = lacking.value.arguments["missing"]
    assert isinstance(missing, list) and len(missing) == 6
    carried_out(people)
    with pytest.raises(Refused) as closed:
        people.do(
            "zhou",
            "task",
            "create",
            new_id="more",
            collab="q3",
            title="t",
            owner="li",
            due="2024-07-10",
            criteria=["c"],
        )
    assert closed.value.code == "request-not-so-far"


def test_what_is_recorded_for_somebody_says_how_it_was_heard(people: People) -> None:
    people.do("chen", "request", "create", new_id="q3", title="Launch", background="b", objectives=["o"], coordinator="zhou",
              departments=["sales"], due="2024-09-30", milestones=["Launch; date=2024-09-01"])  # fmt: skip
    people.do("chen", "request", "submit", collab="q3")
    given = {"collab": "q3", "for_": "li", "decision": "accept", "scope": ["dealers"]}
    with pytest.raises(Misused, match="missing-options"):
        people.do("zhou", "feedback", "feedback", **given)
    people.do("zhou", "feedback", "feedback", **given, via="phone")
    entry = WorkspaceView(people.context("li")).state("q3").counted[-1].statement
    assert (entry.by, entry.recorded_by, entry.via) == ("li", "zhou", "phone")

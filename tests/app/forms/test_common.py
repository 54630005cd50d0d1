"""What a word means that may be a statement, a task, an issue or a collaboration."""

import pytest

from tests.support.at_work import People
from xcollab.app.forms.stages.common import HOLD, OBJECT, WITHDRAW, statement_named
from xcollab.app.views.history import history
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused


@pytest.fixture
def view(onlookers: People) -> WorkspaceView:
    """What Li sees of q3."""
    return onlookers.view("li")


def test_a_statement_is_meant_by_its_name_its_path_and_either_end_of_its_name(view: WorkspaceView) -> None:
    entry = view.state("q3").counted[-1]
    path = f"collabs/{entry.record}.yaml"
    for typed in (entry.name, path, entry.name[-4:], entry.name.removesuffix(entry.name[-4:])):
        assert statement_named(view, typed, None) == entry
    assert WITHDRAW.find(view, {"statement": entry.name, "collab": "q3"}).target == entry.name


def test_of_several_that_begin_alike_each_is_named(view: WorkspaceView) -> None:
    with pytest.raises(Misused, match="ambiguous") as several:
        statement_named(view, "20240701", "q3")
    told = several.value.arguments["candidates"]
    assert isinstance(told, list)
    assert [one.partition(" ")[0] for one in told] == [entry.name for entry in view.state("q3").collab.entries]
    assert told[-1].endswith(" (confirm the request q3/logs/request)")


@pytest.mark.parametrize(("act", "code"), [("", "unknown-statement"), ("minutes", "unknown-minutes")])
def test_what_nobody_said_is_unknown(view: WorkspaceView, act: str, code: str) -> None:
    with pytest.raises(Misused, match=code):
        statement_named(view, "nothing", None, act)


def test_only_those_of_an_act_are_meant_where_one_is_wanted(view: WorkspaceView) -> None:
    assert statement_named(view, "2024", None, "submit").statement.act == "submit"


@pytest.mark.parametrize(
    ("typed", "kind", "on"),
    [("report", "task", "report"), ("rep", "task", "report"), ("q3/report", "task", "report"), ("q3", "request", "q3")],
)
def test_one_may_object_to_a_task_or_to_the_whole(view: WorkspaceView, typed: str, kind: str, on: str) -> None:
    assert any(entry.name.endswith("q3") for entry in view.state("q3").collab.entries), "or it would be too easy"
    found = OBJECT.find(view, {"subject": typed})
    assert (found.kind, found.id, found.target) == (kind, on, "")


def test_one_may_object_to_a_statement_and_of_nothing_known_the_collaborations_are_named(view: WorkspaceView) -> None:
    entry = view.state("q3").counted[-1]
    for typed in (entry.name, entry.name[-4:]):
        assert OBJECT.find(view, {"subject": typed}).target == entry.name
    with pytest.raises(Misused, match="no-match"):
        OBJECT.find(view, {"subject": "nothing"})


def test_a_whole_id_is_never_taken_for_the_end_of_a_statements_name_nor_for_the_beginning_of_another_id(
    at_work: People,
) -> None:
    plan = {"collab": "q3", "title": "T", "owner": "li", "due": "2024-07-10", "criteria": ["c"]}
    last = at_work.view("li").state("q3").counted[-1].name[-2:]
    for task in ("q3-plan", last):
        at_work.do("zhou", "task", "create", new_id=task, **plan)
    view = at_work.view("li")
    assert OBJECT.find(view, {"subject": "q3"})[:3] == ("request", "q3", "q3")
    assert OBJECT.find(view, {"subject": last})[:3] == ("task", "q3", last)
    assert (history(view, "q3").collab, len(history(view, "q3").statements)) == ("q3", 6)


def test_an_escalation_is_held_back_on_a_department_by_its_id_or_on_a_task(view: WorkspaceView) -> None:
    assert HOLD.find(view, {"subject": "sales"})[:3] == ("feedback", "q3", "sales")
    assert HOLD.find(view, {"subject": "report"})[:3] == ("task", "q3", "report")
    with pytest.raises(Misused):
        HOLD.find(view, {"subject": "nothing"})

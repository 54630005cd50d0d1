"""Which collaboration, task or issue is meant, by id or title, and what is meant where nobody says."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from xcollab.app import named_subjects
from xcollab.app.chosen_collab import stood_in
from xcollab.app.context import Context
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import TASK
from xcollab.app.forms.values import Typing
from xcollab.app.overview import Overview
from xcollab.app.views.chosen import use, used
from xcollab.app.views.history import history
from xcollab.app.views.time.dates import dates
from xcollab.app.views.time.deadline import deadlines
from xcollab.app.views.why import why
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused

FAIR = {"title": "秋季 展会", "background": "b", "objectives": ["o"], "coordinator": "zhou", "departments": ["sales"],
        "due": "2024-09-30", "milestones": ["Fair; date=2024-09-01"]}  # fmt: skip
PLAN = {"owner": "li", "due": "2024-07-10", "criteria": ["c"]}


@pytest.fixture
def two(at_work: People) -> People:
    """The launch q3, and the fair q4 beside it; a task in each."""
    at_work.do("chen", "request", "create", new_id="q4", **FAIR)
    at_work.do("zhou", "task", "create", collab="q4", new_id="t-page", title="网页设计", **PLAN)
    at_work.do("zhou", "task", "create", collab="q3", new_id="page", title="A/B test: page", **PLAN)
    at_work.do("zhou", "task", "create", collab="q3", new_id="other", title="report", **PLAN)
    return at_work


@pytest.fixture(params=[True, False], ids=["few", "many"])
def view(request: pytest.FixtureRequest, two: People, monkeypatch: pytest.MonkeyPatch) -> WorkspaceView:
    """What Li sees; of many collaborations, titles alone are read."""
    if not request.param:
        monkeypatch.setattr(named_subjects, "_FEW", 0)
    return two.view("li")


def test_a_collaboration_is_meant_by_its_title(view: WorkspaceView) -> None:
    for typed in ("q4", "秋季 展会", "展会", "秋季", "Ｑ４", "Q4"):
        assert view.collab(typed) == "q4"
    assert view.collab("launch") == "q3"


def test_a_task_is_meant_by_its_title_wherever_it_is(view: WorkspaceView) -> None:
    for typed in ("t-page", "网页设计", "网页", "q4/t-page", "q4/网页", "展会/网页设计", "展会／t-"):
        assert view.task(typed) == ("q4", "t-page")
    for typed in ("page", "A/B test: page", "a/b", "launch/A/B test: page", "q3/A/B"):
        assert view.task(typed) == ("q3", "page")
    assert view.task("网页", "展会") == ("q4", "t-page")


def test_an_id_goes_before_a_title_and_that_is_told(view: WorkspaceView) -> None:
    assert view.task("report") == ("q3", "report")
    assert view.context.told == ["(q3/report is taken for an id; titled so is q3/other (report))"]
    view.task("report", "q3")
    assert len(view.context.told) == 1


def test_what_nothing_is_called_is_refused_with_titles(view: WorkspaceView) -> None:
    for find, typed, code, candidates in (
        (view.task, "网业设计", "no-match-near", ["q4/t-page (网页设计)"]),
        (view.collab, "秋季 展览", "no-match-near", ["q4 (秋季 展会)"]),
        (view.task, "q4/nothing", "no-match", ["q4/t-page (网页设计)"]),
        (view.task, "nothing/page", "no-match", ["q3 (Launch)", "q4 (秋季 展会)"]),
    ):
        with pytest.raises(Misused, match=f"^{code}$") as refused:
            find(typed)
        assert refused.value.arguments["candidates"] == candidates


def test_views_of_anything_understand_titles(view: WorkspaceView) -> None:
    assert (why(view, "展会").collab, why(view, "网页").task) == ("q4", "t-page")
    assert (dates(view, "launch").collab, len(dates(view, "Report").dates)) == ("q3", 1)
    assert history(view, "Launch").collab == "q3"
    assert [one.obligation.subject for one in deadlines(view, "A/B").deadlines] == ["page"]
    assert why(view, None, "q3").collab == dates(view, "q3").collab == history(view, None, "q3").collab == "q3"
    for look in (why, history, dates, deadlines):
        with pytest.raises(Misused, match="no-match"):
            look(view, "完全没有的")


def test_a_title_with_a_comma_is_one_among_several(two: People) -> None:
    two.do("zhou", "task", "create", collab="q3", new_id="fair", title="选址、搭建", **PLAN)
    typing = Typing(two.view("li"), "q3", "--depends-on")
    assert several(TASK).typed(typing, "选址、搭建") == ["fair"]
    assert several(TASK).typed(typing, "搭建、report") == ["fair", "report"]


def test_the_same_title_twice_is_asked_about(two: People) -> None:
    two.do("zhou", "task", "create", collab="q4", new_id="p2", title="网页设计", **PLAN)
    with pytest.raises(Misused, match="ambiguous") as several:
        two.view("li").task("网页设计")
    assert several.value.arguments["candidates"] == ["q4/p2 (网页设计)", "q4/t-page (网页设计)"]


# --- where nobody says


def _context(people: People, **environment: str) -> Context:
    context = people.context("li")
    context.environment = {**context.environment, **environment}
    return context


def test_what_was_chosen_for_the_shell_goes_before_what_was_for_the_clone(two: People) -> None:
    with pytest.raises(Misused, match="which-collab"):
        two.view("li").collab(None)
    use(two.context("li"), "q3")
    here = two.context("li")
    assert (WorkspaceView(here).collab(None), here.told) == ("q3", ["(collaboration q3: xcollab use)"])
    shell = _context(two, XCOLLAB_COLLAB="展会")
    assert WorkspaceView(shell).collab(None) == Overview(shell).collab(None) == "q4"
    assert shell.told == ["(collaboration q4: XCOLLAB_COLLAB)"]
    assert used(shell).by == "XCOLLAB_COLLAB"
    with pytest.raises(Misused, match="no-match"):
        Overview(_context(two, XCOLLAB_COLLAB="nothing")).collab(None)
    assert WorkspaceView(shell).collab("q3") == "q3"
    assert use(two.context("li"), "").collab is None


def test_rows_are_asked_for_what_was_chosen(two: People) -> None:
    use(two.context("li"), "q4")
    here = two.context("li")
    assert (Overview(here).collab(None), here.told) == ("q4", ["(collaboration q4: xcollab use)"])


def test_what_was_chosen_and_is_gone_is_passed_over(two: People) -> None:
    use(two.context("li"), "gone")
    two.do("chen", "request", "cancel", collab="q4", reason="dropped")
    assert two.view("li").collab(None) == "q3"


def test_the_directory_tells_at_last(two: People) -> None:
    context = two.context("li")
    context.directory = Path(two.root) / "collabs" / "q4" / "tasks"
    assert (WorkspaceView(context).collab(None), context.told) == ("q4", ["(collaboration q4: the directory)"])


def test_of_two_tasks_of_one_name_that_in_the_chosen_one_is_meant(two: People) -> None:
    two.do("zhou", "task", "create", collab="q4", new_id="page", title="Page", **PLAN)
    with pytest.raises(Misused, match="ambiguous"):
        two.view("li").task("page")
    context = _context(two, XCOLLAB_COLLAB="q4")
    assert (WorkspaceView(context).task("page"), context.told) == (
        ("q4", "page"),
        ["(collaboration q4: XCOLLAB_COLLAB)"],
    )


def test_outside_of_the_workspace_no_directory_tells(two: People) -> None:
    context = two.context("li")
    assert context.repository  # found from within
    context.directory = Path(two.root).parent
    assert stood_in(context) == ""
    context.directory = Path(two.root) / "collabs" / "No Such"
    assert stood_in(context) == ""


def test_what_is_owed_is_meant_by_the_name_of_a_department_too(two: People) -> None:
    view = two.view("li")
    for typed, kind, name in (
        ("sales", "department", "sales"), ("Sales", "department", "sales"), ("q3", "collab", "q3"), ("sal", "department", "sales"),
        ("report", "task", "report"), ("展会", "collab", "q4"),
    ):  # fmt: skip
        assert named_subjects.owed_on(view, typed)[::2] == (kind, name)
    assert named_subjects.with_id(view, ("task",), "x/report") is None
    with pytest.raises(Misused, match="no-match"):
        named_subjects.owed_on(view, "nothing at all")

"""What every use case looks at: what a typed id means, when it is, who is at work, and what is left out."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.support.at_work import People
from xcollab.app.workspace.departments import add_department
from xcollab.app.workspace.members import NewMember, add_member
from xcollab.app.workspace_view import WorkspaceView, reading
from xcollab.errors import BadFile, Misused, Refused, XcollabError

FAIR = {"title": "Fair", "background": "b", "objectives": ["o"], "coordinator": "zhou", "departments": ["sales"],
        "due": "2024-09-30", "milestones": ["Fair; date=2024-09-01"]}  # fmt: skip
PLAN = {"title": "T", "owner": "li", "due": "2024-07-10", "criteria": ["c"]}


@pytest.fixture
def view(onlookers: People) -> WorkspaceView:
    """What Li sees: q3 with the task report."""
    return onlookers.view("li")


def _wrong(people: People, path: str, text: str) -> None:
    """A file committed by hand."""
    file = people.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    people.company.git("add", "--all")
    people.company.git("commit", "--quiet", "-m", "by hand")


# --- what an id means


@pytest.mark.parametrize(
    ("find", "typed", "meant"),
    [
        (WorkspaceView.collab, "q3", "q3"), (WorkspaceView.collab, "q", "q3"), (WorkspaceView.collab, None, "q3"),
        (WorkspaceView.department, "sales", "sales"), (WorkspaceView.department, "sal", "sales"),
        (WorkspaceView.department, "Sales", "sales"),
        (WorkspaceView.person, "li", "li"), (WorkspaceView.person, "@li", "li"), (WorkspaceView.person, "Li Na", "li"),
        (WorkspaceView.person, "che", "chen"),
        (WorkspaceView.task, "report", ("q3", "report")), (WorkspaceView.task, "rep", ("q3", "report")),
        (WorkspaceView.task, "q/rep", ("q3", "report")),
    ],
)  # fmt: skip
def test_an_id_is_meant_by_itself_its_beginning_or_the_name_it_stands_for(
    view: WorkspaceView, find: Callable[[WorkspaceView, str | None], object], typed: str | None, meant: object
) -> None:
    assert find(view, typed) == meant


@pytest.mark.parametrize(
    ("find", "typed", "code"),
    [
        (WorkspaceView.collab, "x", "no-match"), (WorkspaceView.department, "moon", "no-match"),
        (WorkspaceView.person, "z", "ambiguous"), (WorkspaceView.task, "x/report", "no-match"),
        (WorkspaceView.task, "nothing", "no-match"), (WorkspaceView.issue, "i-1", "nothing-there"),
    ],
)  # fmt: skip
def test_what_means_nothing_or_several_things_is_refused(
    view: WorkspaceView, find: Callable[[WorkspaceView, str], object], typed: str, code: str
) -> None:
    with pytest.raises(Misused, match=f"^{code}$"):
        find(view, typed)


def test_an_issue_is_found_with_its_title_for_who_mistypes_it(at_work: People) -> None:
    raised = at_work.do("li", "issue", "open", collab="q3", title="Late", kind="delay", description="d", impact="2 days",
                        wanted_by="2024-07-20", department="tech", tasks=["report"])  # fmt: skip
    view = at_work.view("li")
    name = raised.decided.subject.partition("/")[2]
    assert view.issue(name) == view.issue(f"q3/{name[:4]}") == view.issue(name, "q3") == ("q3", name)
    with pytest.raises(Misused) as refused:
        view.issue("i-nothing")
    assert str(refused.value.arguments["candidates"]) == f"['q3/{name} (Late)']"


def test_a_whole_id_goes_before_the_beginning_of_another(at_work: People) -> None:
    at_work.do("zhou", "task", "create", collab="q3", new_id="report-2", **PLAN)
    view = at_work.view("li")
    assert view.task("report") == ("q3", "report")
    with pytest.raises(Misused, match="ambiguous"):
        view.task("rep")


def test_of_several_who_bear_a_name_each_is_named_and_an_id_is_nobody_elses_name(at_work: People) -> None:
    for department in ("east", "west"):
        add_department(at_work.context("zhou"), department, "Branch")
    add_department(at_work.context("zhou"), "other", "sales")
    for member, name in (("li-2", "Li Na"), ("qian", "sun")):
        add_member(at_work.context("zhou"), NewMember(member, name, [f"{member}@example.com"], "sales"))
    view = at_work.view("li")
    for find, typed, both in (
        (view.department, "Branch", ["east (Branch)", "west (Branch)"]),
        (view.person, "Li Na", ["li (Li Na)", "li-2 (Li Na)"]),
    ):
        with pytest.raises(Misused, match="ambiguous") as several:
            find(typed)
        assert several.value.arguments["candidates"] == both
    assert (view.department("sales"), view.person("sun")) == ("sales", "sun")


def test_where_none_is_typed_the_one_that_still_runs_is_meant(at_work: People) -> None:
    at_work.do("chen", "request", "create", new_id="q4", **FAIR)
    with pytest.raises(Misused, match="which-collab") as several:
        at_work.view("li").collab(None)
    assert several.value.arguments["candidates"] == ["q3 (Launch)", "q4 (Fair)"]
    at_work.do("chen", "request", "cancel", collab="q4", reason="dropped")
    assert at_work.view("li").collab(None) == "q3"
    at_work.do("zhou", "request", "cancel", collab="q3", reason="dropped")
    with pytest.raises(Misused, match="which-collab"):
        at_work.view("li").collab(None)


def test_where_there_is_no_collaboration_that_is_said(people: People) -> None:
    with pytest.raises(Refused, match="nothing-there"):
        people.view("li").collab(None)
    assert people.view("li").states() == []


# --- when it is


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2024-07-15", "2024-07-15T12:00+08:00"), ("2024-07-15T09:30", "2024-07-15T09:30+08:00"),
     ("2024-07-15T01:00Z", "2024-07-15T09:00+08:00")],
)  # fmt: skip
def test_another_moment_may_be_meant_a_day_at_noon(onlookers: People, typed: str, meant: str) -> None:
    assert WorkspaceView(onlookers.context("li"), now=typed).now == datetime.fromisoformat(meant)


def test_what_is_no_moment_is_refused_and_otherwise_it_is_the_one_of_who_looks(onlookers: People) -> None:
    with pytest.raises(Misused, match="bad-moment") as refused:
        _ = WorkspaceView(onlookers.context("li"), now="soon").now
    assert (refused.value.where, refused.value.arguments["value"]) == ("--now", "soon")
    assert onlookers.view("li").now == onlookers.moment


# --- who is at work


def test_who_is_at_work_is_told_by_the_address_in_whatever_case(onlookers: People) -> None:
    context = onlookers.context("li")
    context.environment = {**context.environment, "GIT_AUTHOR_EMAIL": "LI@Example.COM"}
    assert WorkspaceView(context).member.id == WorkspaceView(context).reader == "li"


def test_views_are_for_strangers_too(onlookers: People) -> None:
    with pytest.raises(Refused, match=r"^stranger$"):
        _ = onlookers.view("mallory").member
    assert onlookers.view("mallory").reader == ""


def test_who_has_left_is_at_work_until_the_last_day(at_work: People) -> None:
    file = at_work.root / "departments/sales.yaml"
    _wrong(at_work, "departments/sales.yaml", file.read_text().replace("id: sun\n", "id: sun\n    until: 2024-07-02\n"))
    assert at_work.view("sun").member.id == "sun"
    at_work.moment = datetime.fromisoformat("2024-07-03T09:00+08:00")
    with pytest.raises(Refused, match=r"^left$"):
        _ = at_work.view("sun").member


def test_whether_somebody_is_a_stranger_cannot_be_told_while_a_department_is_unreadable(at_work: People) -> None:
    _wrong(at_work, "departments/tech.yaml", "name: [\n")
    assert at_work.view("li").member.id == "li"
    with pytest.raises(BadFile) as refused:
        _ = at_work.view("wang").member
    assert refused.value.where.startswith("departments/tech.yaml:")


# --- what is left out


@pytest.mark.parametrize(
    "find", [WorkspaceView.states, lambda view: view.state("q3"), lambda view: view.issue("i-1", "q3")]
)
def test_the_only_collaboration_is_refused_where_it_cannot_be_read(
    at_work: People, find: Callable[[WorkspaceView], object]
) -> None:
    _wrong(at_work, "collabs/q3/tasks/report.yaml", "title: [\n")
    with pytest.raises(BadFile) as refused:
        find(at_work.view("li"))
    assert refused.value.where.startswith("collabs/q3/tasks/report.yaml:")


def test_of_several_the_one_that_cannot_be_read_is_left_out_and_told_once(at_work: People) -> None:
    at_work.do("chen", "request", "create", new_id="q4", **FAIR)
    _wrong(at_work, "collabs/q3/tasks/report.yaml", "title: [\n")
    view = at_work.view("li")
    assert [state.collab.id for state in view.states()] == ["q4"]
    view.states()
    assert view.context.left_out == ["q3"] and view.context.told[0] == "q3 is left out:"


def test_a_file_outside_of_collaborations_that_is_wrong_is_told_beside_the_answer(at_work: People) -> None:
    _wrong(at_work, "calendar.yaml", "off: 7\n")
    view = reading(at_work.context("li"))
    assert view.context.left_out == ["calendar.yaml"]
    assert view.reader == "li"


def test_files_that_are_no_records_are_counted_and_the_check_that_tells_of_them_named(at_work: People) -> None:
    _wrong(at_work, "collabs/q3/notes.txt", "n\n")
    _wrong(at_work, "departments/old/sales.yaml", "n\n")
    view = reading(at_work.context("li"), "main")
    assert view.state("q3"), "a stray file says nothing"
    assert view.context.left_out == []
    for told, path in zip(view.context.told, ("departments/old/sales.yaml", "collabs/q3/notes.txt"), strict=True):
        assert told.startswith("(1 files are no records") and path in told
        assert "`xcollab check --at main` tells" in told


def test_a_workspace_in_order_leaves_nothing_out(onlookers: People) -> None:
    assert reading(onlookers.context("li")).context.told == []


def test_an_attachment_is_told_by_its_digest(at_work: People) -> None:
    at_work.root.joinpath("plan.txt").write_text("plan\n")
    at_work.do("li", "task", "progress", task="report", status="doing", text="t", attachments=["plan.txt"])
    at_work.root.joinpath("plan.txt").unlink()
    (file,) = at_work.root.glob("collabs/q3/attachments/*.txt")
    view, path = at_work.view("li"), file.relative_to(at_work.root).as_posix()
    assert (view.attached(path) or "")[:12] == path.rpartition("/")[2].partition(".")[0]
    assert view.attached("collabs/q3/attachments/nothing.txt") is None


# --- which revision it is


def test_only_what_stands_there_now_can_be_answered(onlookers: People) -> None:
    now, before = onlookers.view("li"), WorkspaceView(onlookers.context("li"), "HEAD~1")
    assert (now.present, now.newest, before.present, before.newest) == (True, True, False, False)
    with pytest.raises(XcollabError):
        WorkspaceView(onlookers.context("li"), "nothing-such")


def test_a_view_is_judged_by_a_day_in_words_and_says_which_it_is(onlookers: People) -> None:
    context = onlookers.context("li")
    assert WorkspaceView(context, now="后天").now.isoformat() == "2024-07-03T12:00:00+08:00"
    assert context.told == ["(后天: 2024-07-03 (Wed))"]

"""From files to one value, with every problem on the way: never a crash, never a file silently passed over."""

import pytest

from tests.support.company import Company
from tests.support.midflight import only
from xcollab.errors import BadFile
from xcollab.schema.statements.task import Progress
from xcollab.store.files.loading import Loaded, load
from xcollab.store.git.repository import Repository

LOG = "logs/report/*T090000Z-li-*.yaml"


def loaded(company: Company) -> Loaded:
    return load(Repository(company.root, company.environment).working_tree())


def codes(company: Company) -> list[tuple[str, int, str]]:
    return [(problem.path, problem.line, problem.code) for problem in loaded(company).problems]


def test_every_file_of_a_good_workspace_is_in_the_snapshot(working: Company) -> None:
    found = loaded(working)
    snapshot, q3 = found.snapshot, found.snapshot.collabs["q3"]
    assert found.problems == []
    assert (snapshot.workspace.id, snapshot.calendar.off[0].name) == ("acme", "Founding day")
    assert set(snapshot.departments) == {"marketing", "sales", "support", "tech"}
    assert q3.request is not None
    assert q3.request.title == "Launch in Q3"
    assert set(q3.tasks) == {"page", "poster", "report"}
    assert len(q3.entries) == 14
    assert {entry.kind for entry in q3.entries} == {"request", "feedback", "meeting", "task", "issue", "acceptance"}
    assert found.attachments == {only(working, "attachments/*").relative_to(working.root).as_posix()}


def test_a_statement_is_addressed_by_its_place_and_leads_back_to_its_lines(working: Company) -> None:
    found, path = loaded(working), only(working, LOG)
    entry = next(entry for entry in found.snapshot.collabs["q3"].entries if entry.name == path.stem)
    assert entry.record == f"q3/logs/report/{path.stem}"
    assert found.line(entry.record, ("status",)) == (path.relative_to(working.root).as_posix(), 6)
    assert found.line(entry.record, ("nowhere", 3)) == (path.relative_to(working.root).as_posix(), 1)
    assert found.line("q3/tasks/gone", ("title",)) == ("collabs/q3/tasks/gone.yaml", 1)


def test_a_file_that_cannot_be_read_is_left_out_and_the_others_stay(working: Company) -> None:
    only(working, "tasks/page.yaml").write_text("title: [\n")
    found = loaded(working)
    assert set(found.snapshot.collabs["q3"].tasks) == {"poster", "report"}
    assert [(problem.path, problem.code) for problem in found.problems] == [("collabs/q3/tasks/page.yaml", "bad-yaml")]


def test_every_mistake_of_a_file_is_told_at_once_in_the_order_of_its_lines(working: Company) -> None:
    path = "collabs/q3/tasks/page.yaml"
    (working.root / path).write_text("titel: x\ndepartment: Tech\nowner: wang\ndue: soon\ncriteria: []\nx-cost: 1\n")
    assert codes(working) == [(path, 1, "missing-key"), (path, 1, "unknown-key-near"), (path, 2, "bad-id"),
                              (path, 4, "bad-date"), (path, 5, "too-few")]  # fmt: skip


@pytest.mark.parametrize(
    ("act", "code"), [("", "missing-key"), ("act: hurry\n", "unknown-act"), ("act: submit\n", "unknown-act")]
)
def test_an_act_that_is_not_possible_in_its_place_is_told_with_those_that_are(
    working: Company, act: str, code: str
) -> None:
    path = only(working, LOG)
    path.write_text(path.read_text().replace("act: progress\n", act))
    (problem,) = loaded(working).problems
    assert problem.code == code
    allowed = problem.arguments["allowed"]
    assert isinstance(allowed, list) and "progress" in allowed
    assert problem.line == (2 if act else 1)


def test_a_statement_moved_elsewhere_is_told_what_it_should_say(working: Company) -> None:
    path = only(working, LOG)
    target = working.root / "collabs/q3/logs/page" / path.name
    target.parent.mkdir()
    path.rename(target)
    (problem,) = loaded(working).problems
    assert (problem.path, problem.line, problem.code) == (target.relative_to(working.root).as_posix(), 1, "other-place")
    assert problem.arguments == {"stated": "q3/logs/report", "lies": "q3/logs/page"}


def test_a_moment_without_an_offset_is_meant_in_the_workspaces_zone(working: Company) -> None:
    path = only(working, LOG)
    path.write_text(path.read_text().replace("at: 2024-07-02T17:00:00+08:00", "at: 2024-07-02 17:00"))
    entry = next(entry for entry in loaded(working).snapshot.collabs["q3"].entries if entry.name == path.stem)
    assert isinstance(entry.statement, Progress)
    assert entry.statement.at.isoformat() == "2024-07-02T17:00:00+08:00"


def test_an_attachment_that_is_gone_is_told_where_it_is_named(working: Company) -> None:
    only(working, "attachments/*").unlink()
    statement = only(working, "logs/poster/*T090200Z-chen-*.yaml").relative_to(working.root).as_posix()
    assert codes(working) == [(statement, 9, "attachment-missing")]


def test_a_collaboration_of_which_only_statements_are_left_is_still_there(working: Company) -> None:
    only(working, "request.yaml").unlink()
    assert loaded(working).snapshot.collabs["q3"].request is None
    result = working.does("zhou", "check")
    assert "collaboration q3 has no readable request.yaml" in result.out
    assert "git checkout HEAD -- collabs/q3/request.yaml" in result.out


def test_without_a_workspace_file_nothing_can_be_made_out(working: Company) -> None:
    source = Repository(working.root, working.environment).working_tree()
    (working.root / "xcollab.yaml").unlink()
    with pytest.raises(BadFile) as caught:
        load(source)
    assert caught.value.code == "no-workspace-file"


def test_a_newer_format_is_refused_before_anything_else_of_the_file_is_judged(working: Company) -> None:
    (working.root / "xcollab.yaml").write_text("name: Acme\nformat: 2\nunheard-of: true\n")
    with pytest.raises(BadFile) as caught:
        loaded(working)
    assert (caught.value.code, caught.value.where) == ("newer-format", "xcollab.yaml:2")
    assert (caught.value.arguments["found"], caught.value.arguments["known"]) == (2, 1)


@pytest.mark.parametrize(
    "words",
    [["board"], ["status"], ["inbox"], ["task", "show", "report"], ["task", "log", "report", "-s", "doing", "-m", "x"]],
)
def test_a_command_that_needs_a_broken_file_stops_with_its_line(working: Company, words: list[str]) -> None:
    only(working, "tasks/page.yaml").write_text("title: x\ndue: 2026-02-30\n")
    working.git("commit", "--quiet", "-am", "Broken by hand")
    result = working.does("li", *words)
    assert (result.code, result.out) == (3, "")
    assert "collabs/q3/tasks/page.yaml:" in result.err


@pytest.mark.parametrize("words", [["whoami"], ["member", "list"], ["department", "show", "sales"]])
def test_a_command_that_does_not_need_a_broken_file_goes_on(working: Company, words: list[str]) -> None:
    only(working, "tasks/page.yaml").write_text("title: x\ndue: 2026-02-30\n")
    working.git("commit", "--quiet", "-am", "Broken by hand")
    assert working.does("li", *words).code == 0

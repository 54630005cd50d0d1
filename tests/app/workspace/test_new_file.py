"""Files to be filled in, as a use case: what is meant, in which language, what is known already, and where it is written."""

import re
from pathlib import Path

import pytest

from tests.support.at_work import People
from xcollab.app.context import Context
from xcollab.app.workspace.editor_schemas import export_schemas
from xcollab.app.workspace.new_file import ACTS, PLANS, Skeleton, new_skeleton, write_skeleton
from xcollab.errors import Misused
from xcollab.store.files.editor_schemas import modeline
from xcollab.store.yaml.reading import read

OF_EACH_SUBJECT = {act.partition(".")[0]: act for act in ACTS}.values()
"""One act of each; that every one can be filled in is tested where it is typed."""


@pytest.mark.parametrize("typed", [*PLANS, *OF_EACH_SUBJECT])
def test_every_kind_of_plan_and_of_statement_has_one(onlookers: People, typed: str) -> None:
    made = new_skeleton(onlookers.context("li"), typed)
    assert made.kind == typed and made.text.startswith("# ")
    held = read(made.text.encode()).data
    assert held.get("act") == (typed.partition(".")[2] or None)


def test_an_act_of_one_subject_needs_no_subject(onlookers: People) -> None:
    assert new_skeleton(onlookers.context("li"), "minutes").kind == "meeting.minutes"


def test_an_act_of_several_subjects_is_refused_with_each_of_them(onlookers: People) -> None:
    with pytest.raises(Misused, match="not-a-word") as refusal:
        new_skeleton(onlookers.context("li"), "submit")
    assert refusal.value.arguments["allowed"] == ["request.submit", "acceptance.submit"]


def test_anything_else_is_refused_with_all_that_there_is(onlookers: People) -> None:
    with pytest.raises(Misused, match="not-a-word") as refusal:
        new_skeleton(onlookers.context("li"), "holiday")
    assert refusal.value.arguments["allowed"] == [*PLANS, *ACTS]


def test_a_statement_says_when_and_by_whom_and_how_its_file_is_named(onlookers: People) -> None:
    text = new_skeleton(context := onlookers.context("li"), "task.progress").text
    held = read(text.encode()).data
    moment = context.moment.isoformat(timespec="seconds")
    assert (held["by"], held["act"]) == ("li", "progress") and f"at: {moment}\n" in text
    assert re.search(r"^# Name of the file: 20240701T\d{6}Z-li-[0-9a-z]{4}\.yaml$", text.split("\n")[1])


def test_a_plan_says_of_neither_when_nor_by_whom(onlookers: People) -> None:
    text = new_skeleton(onlookers.context("li"), "task").text
    assert "Name of the file" not in text and "2024-07-01T" not in text


def test_a_stranger_fills_in_who_and_when(onlookers: People) -> None:
    text = new_skeleton(onlookers.context("stranger"), "task.progress").text
    held = read(text.encode()).data
    assert (held["by"], held["at"]) == (None, None) and "Name of the file" not in text


def test_it_is_in_the_language_of_the_workspace_unless_another_is_asked_for(onlookers: People) -> None:
    context = onlookers.context("li")
    asked = Context(context.directory, context.environment, language="zh")
    assert "# Fill in what has nothing behind it" in new_skeleton(context, "task").text
    chinese = new_skeleton(asked, "task").text
    assert "# Fill in" not in chinese and "截止日期" in chinese.split("due:")[0]


def test_where_there_is_no_workspace_it_is_in_the_language_of_the_reader(
    tmp_path: Path, git_environment: dict[str, str]
) -> None:
    elsewhere = Context(tmp_path, git_environment, language="zh")
    made = new_skeleton(elsewhere, "request.submit")
    assert read(made.text.encode()).data["by"] is None and "时间" in made.text


def test_a_new_file_holds_it_as_it_is(people: People) -> None:
    made = Skeleton("task", "title:\n")
    write_skeleton(people.context("zhou"), made, "task.yaml")
    assert (people.root / "task.yaml").read_text() == made.text
    with pytest.raises(Misused, match="cannot-write"):
        write_skeleton(people.context("zhou"), made, "task.yaml")


def test_where_the_schemas_lie_a_new_file_names_its_own(people: People, tmp_path: Path) -> None:
    export_schemas(people.context("zhou"))
    path, made = "departments/legal.yaml", Skeleton("department", "name:\n")
    write_skeleton(people.context("zhou"), made, path)
    assert (people.root / path).read_text() == modeline(path) + made.text
    write_skeleton(people.context("zhou"), made, str(tmp_path / "legal.yaml"))
    assert (tmp_path / "legal.yaml").read_text() == made.text


def test_outside_of_any_workspace_a_file_is_written_too(tmp_path: Path, git_environment: dict[str, str]) -> None:
    write_skeleton(Context(tmp_path, git_environment), Skeleton("task", "title:\n"), "task.yaml")
    assert (tmp_path / "task.yaml").read_text() == "title:\n"

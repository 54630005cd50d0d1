"""--dry-run changes nothing at all; --no-commit writes the files and leaves the commit to the person.

Every act is tried in one of both ways, by turns which; in both of them once a week.
"""

import json
from itertools import takewhile

import pytest

from tests.support.bystanders import of_last_commit, scatter, state
from tests.support.company import Company
from tests.support.run.by_turns import by_turns
from tests.support.writing_acts import ACTS


@pytest.mark.parametrize("name", by_turns(ACTS, 2))
def test_a_dry_run_shows_the_files_and_the_commit_and_changes_nothing_and_programs_are_told_the_same(
    working: Company, name: str
) -> None:
    act = ACTS[name]
    act.prepare(working)
    before = state(working)
    result = working.does(act.who, *act.words, "--dry-run")
    assert (result.code, result.err) == (0, "")
    assert "would write " in result.out
    assert "\nwould commit\n" in result.out
    assert "    Xcollab-Act: " in result.out
    tried = json.loads(working.did(act.who, *act.words, "--dry-run", "--json"))
    assert state(working) == before
    told = json.loads(working.did(act.who, *act.words, "--json"))
    assert tried["dry_run"] is True
    assert tried["act"] == told["act"]
    assert working.git("rev-parse", "--short", "HEAD").strip() == told["commit"]
    assert set(told["files"]) == of_last_commit(working)
    trailers = working.git(
        "log", "-1", "--format=%(trailers:key=Xcollab-Act,valueonly)%(trailers:key=Xcollab-Subject,valueonly)"
    )
    assert trailers.split() == [told["act"], told["subject"]]


@pytest.mark.parametrize("name", by_turns(ACTS, 2, 1))
def test_without_a_commit_the_files_are_written_and_check_accepts_them(working: Company, name: str) -> None:
    act = ACTS[name]
    act.prepare(working)
    before = state(working)
    result = working.does(act.who, *act.words, "--no-commit")
    assert result.code == 0, result.err
    assert "Written, not committed:" in result.out
    told = result.out.partition("Written, not committed:")[2].splitlines()[1:]
    named = {line.strip() for line in takewhile(lambda line: line.startswith("    "), told)}
    after = state(working)
    assert (after.head, after.branch, after.stage, after.staged, after.git) == (
        before.head, before.branch, before.stage, before.staged, before.git
    )  # fmt: skip
    written = {path for path, content in after.files.items() if before.files.get(path) != content}
    assert written == named
    assert before.files.keys() <= after.files.keys()
    checked = working.does("zhou", "check")
    assert checked.code == 0, checked.out
    working.git("add", "--all")
    working.git("commit", "--quiet", "-m", "By hand")
    assert of_last_commit(working) == named
    assert working.does("zhou", "check").code == 0


def test_a_dry_run_among_the_work_of_others_changes_nothing(working: Company) -> None:
    ACTS["request revise"].prepare(working)
    scatter(working)
    before = state(working)
    working.did("zhou", *ACTS["request revise"].words, "--dry-run")
    assert state(working) == before


def test_a_dry_run_is_refused_where_the_act_itself_would_be(working: Company) -> None:
    plan = working.root / "collabs/q3/tasks/report.yaml"
    plan.write_text(plan.read_text() + "# mine\n")
    result = working.does("zhou", *ACTS["task reassign"].words, "--dry-run")
    assert (result.code, result.out) == (1, "")
    assert "has uncommitted edits" in result.err

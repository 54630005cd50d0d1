"""States of a repository in which nothing may be committed: each is refused in its own words, and nothing changes."""

import subprocess
import sys
from io import StringIO
from pathlib import Path
from random import Random

import pytest

from tests.support.bystanders import state
from tests.support.company import Company, Result
from tests.support.damage.doctored import stopped
from tests.support.writing_acts import ACTS
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal
from xcollab.store.transaction import locking

LOG = ACTS["task log"].words[:7]
"""New files only."""


def refused(company: Company, words: tuple[str, ...], code: int, *said: str, who: str = "zhou") -> Result:
    """The command is refused in both languages, with a fact and a hint, and everything is as it was."""
    before = state(company)
    result = company.does(who, *words)
    assert (result.code, result.out) == (code, "")
    assert "\nhint: " in result.err
    for text in said:
        assert text in result.err
    chinese = company.does(who, *words, "--lang", "zh")
    assert (chinese.code, chinese.out) == (code, "")
    assert chinese.err != result.err
    assert state(company) == before
    return result


def diverge(company: Company) -> None:
    """Two branches that change the same line; `main` is checked out."""
    (company.root / "notes.txt").write_text("one\n")
    company.git("add", "notes.txt")
    company.git("commit", "--quiet", "-m", "Notes")
    company.git("switch", "--quiet", "-c", "theirs")
    (company.root / "notes.txt").write_text("theirs\n")
    company.git("commit", "--quiet", "-am", "Theirs")
    company.git("switch", "--quiet", "main")
    (company.root / "notes.txt").write_text("ours\n")
    company.git("commit", "--quiet", "-am", "Ours")


@pytest.mark.parametrize("name", ["task log", "task reassign", "department edit"])
@pytest.mark.parametrize("operation", ["merge", "rebase", "cherry-pick", "revert", "am", "bisect"])
def test_an_operation_in_progress_is_named_and_not_disturbed(working: Company, operation: str, name: str) -> None:
    diverge(working)
    match operation:
        case "merge" | "rebase" | "cherry-pick":
            stopped(working, operation, "theirs")
        case "revert":
            stopped(working, "revert", "--no-edit", "HEAD^")
        case "am":
            patch = working.root.parent / "theirs.patch"
            patch.write_text(working.git("format-patch", "--stdout", "-1", "theirs"))
            stopped(working, "am", str(patch))
        case "bisect":
            working.git("bisect", "start")
    named = {"am": "rebase"}.get(operation, operation)
    ACTS[name].prepare(working)
    before = state_of_operation(working)
    result = working.does(ACTS[name].who, *ACTS[name].words)
    assert (result.code, result.out) == (4, "")
    assert f"error: a {named} is in progress in this repository" in result.err
    assert "hint: finish it or give it up first" in result.err
    assert state_of_operation(working) == before


def state_of_operation(company: Company) -> tuple[str, ...]:
    """What git itself says; HEAD is on no branch in a rebase."""
    return (
        company.git("rev-parse", "HEAD"),
        company.git("status"),
        company.git("diff"),
        company.git("ls-files", "--stage"),
    )


def test_a_detached_head_is_refused_because_the_commit_would_be_lost(working: Company) -> None:
    working.git("switch", "--quiet", "--detach")
    before = state_of_operation(working)
    result = working.does("li", *LOG)
    assert (result.code, result.out) == (4, "")
    assert (
        "error: no branch is checked out, so what is recorded now would be lost\nhint: switch to one first, as in: `git switch main`\n"
        in result.err
    )
    assert state_of_operation(working) == before


def test_a_person_whom_git_does_not_know_is_told_how_to_say_who_they_are(working: Company) -> None:
    working.git("config", "user.useConfigOnly", "true")
    before = state(working)
    for words in (LOG, ("whoami",)):
        err = StringIO()
        call = Terminal(working.root, working.environment, Random(1), out=StringIO(), err=err, given=StringIO())
        assert run(call, words) == 4
        assert err.getvalue().startswith("error: git does not know who you are\nhint: `git config --global user.name")
    assert state(working) == before


def test_a_stranger_is_told_whom_to_ask(working: Company) -> None:
    refused(working, LOG, 1, "mallory@example.com", "ask an admin (zhou)", who="mallory")


def test_a_lock_of_git_is_named_with_its_path(working: Company) -> None:
    lock = working.root / ".git/index.lock"
    lock.touch()
    refused(working, LOG, 4, "git is busy", str(lock), "if there is none, delete that file", who="li")
    lock.unlink()
    assert working.does("li", *LOG).code == 0


HOLD = """
import sys
from pathlib import Path
from xcollab.store.transaction.file_lock import FileLock
lock = FileLock(Path(sys.argv[1]), 0o644)
assert lock.taken()
print("held", flush=True)
sys.stdin.read()
"""


def test_another_xcollab_that_does_not_end_is_waited_for_and_then_named(
    working: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    lock = working.root / ".git/xcollab.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdin and other.stdout and other.stdout.readline() == b"held\n"
        refused(working, LOG, 4, "another xcollab has been writing here", str(lock), who="li")
        refused(working, ACTS["department edit"].words, 4, "another xcollab has been writing here")
        assert working.does("li", "board").code == 0, "reading needs no lock"
        other.stdin.close()
    assert working.does("li", *LOG).code == 0


@pytest.mark.parametrize("staged", [False, True], ids=["unstaged", "staged"])
@pytest.mark.parametrize(
    "edit", ["{}x-cost: 12\n", "{}[\n", "", "name: x\n", "{}\0"], ids=["valid", "no YAML", "empty", "less", "binary"]
)
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("task reassign", "collabs/q3/tasks/report.yaml"),
        ("request handover", "collabs/q3/request.yaml"),
        ("department edit", "departments/tech.yaml"),
        ("member add", "departments/sales.yaml"),
        ("calendar import", "calendar.yaml"),
    ],
)  # fmt: skip
def test_a_plan_with_hand_edits_is_not_written_over(
    working: Company, name: str, path: str, edit: str, staged: bool
) -> None:
    file = working.root / path
    file.write_text(edit.replace("{}", file.read_text()))
    if staged:
        working.git("add", path)
    ACTS[name].prepare(working)
    refused(working, ACTS[name].words, 1, f"{path} has uncommitted edits", f"git diff -- {path}", who=ACTS[name].who)


@pytest.mark.parametrize("name", ["task reassign", "request handover", "department edit"])
def test_a_plan_that_somebody_deleted_is_not_brought_back(working: Company, name: str) -> None:
    paths = {
        "task": "collabs/q3/tasks/report.yaml",
        "request": "collabs/q3/request.yaml",
        "department": "departments/tech.yaml",
    }
    path = paths[name.partition(" ")[0]]
    (working.root / path).unlink()
    refused(working, ACTS[name].words, 1, f"{path} has uncommitted edits")


def test_a_statement_is_made_beside_a_plan_with_hand_edits(working: Company) -> None:
    plan = working.root / "collabs/q3/tasks/report.yaml"
    plan.write_text(plan.read_text() + "x-cost: 12\n")
    before = working.git("diff")
    working.did("li", *LOG)
    assert working.git("diff") == before


def test_a_file_that_is_there_already_is_not_written_over(working: Company) -> None:
    path = "collabs/q3/tasks/flyer.yaml"
    words = ACTS["task add"].words
    file = working.root / path
    file.write_text("title: mine\n")
    refused(working, words, 1, f"{path} exists already", "choose another id, or commit that file first")
    working.git("add", path)
    refused(working, words, 1, f"{path} exists already")
    file.unlink()
    refused(working, words, 1, f"{path} exists already")
    file.symlink_to("nowhere")
    refused(working, words, 1, f"{path} exists already")


@pytest.mark.parametrize(
    "name", ["task confirm", "acceptance submit", "task log", "request new", "department add", "task edit"]
)
def test_a_link_on_the_way_is_refused_and_nothing_is_written_outside(working: Company, name: str) -> None:
    act = ACTS[name]
    act.prepare(working)
    link = {"task confirm": "collabs/q3/logs/page", "acceptance submit": "collabs/q3/acceptance/report", "task log": "collabs/q3/attachments",
            "request new": "collabs/q4", "department add": "departments", "task edit": "collabs/q3/tasks"}[name]  # fmt: skip
    outside = working.root.parent / "outside"
    path = working.root / link
    if path.exists():
        path.rename(outside)
    else:
        outside.mkdir()
    path.symlink_to(outside, target_is_directory=True)
    held = sorted(file.name for file in outside.iterdir())
    refused(working, act.words, 1, f"{link} is a link", who=act.who)
    assert sorted(file.name for file in outside.iterdir()) == held


def test_a_file_where_a_directory_should_be_is_refused(working: Company) -> None:
    (working.root / "collabs/q3/logs/page").write_text("in the way\n")
    refused(working, ACTS["task confirm"].words, 1, "collabs/q3/logs/page exists already", who="wang")


IGNORED = {
    "a directory of records": ("collabs/*/logs/", LOG),
    "every record": ("*.yaml", LOG),
    "a kind of attachment": ("*.png", (*LOG, "--attach", "../photo.png")),
    "a pattern beside an exception": ("!*.txt\n/collabs/*", LOG),
}


@pytest.mark.parametrize("place", [".gitignore", ".git/info/exclude", "../home/ignored"])
@pytest.mark.parametrize(("rules", "words"), IGNORED.values(), ids=IGNORED)
def test_a_path_that_git_ignores_is_refused_and_the_rule_is_named(
    working: Company, rules: str, words: tuple[str, ...], place: str
) -> None:
    ACTS["task log"].prepare(working)
    working.git("config", "core.excludesFile", str(working.root.parent / "home/ignored"))
    (working.root / place).write_text(f"# ours\n{rules}\n")
    pattern, line = rules.splitlines()[-1], len(rules.splitlines()) + 1
    for more in ((), ("--no-commit",), ("--dry-run",)):
        refused(working, (*words, *more), 4, f"line {line} of ", place.rpartition("/")[2], f"says {pattern}", who="li")
    told = working.does("zhou", "doctor").out
    assert "[records-ignored]" in told or "png" in rules
    (working.root / place).write_text(f"{rules}\n!*\n")  # an exception spares them
    working.did("li", *words)


def test_what_is_ignored_and_committed_already_is_edited_as_ever(working: Company) -> None:
    (working.root / ".git/info/exclude").write_text("departments/\n")
    working.did("zhou", *ACTS["department edit"].words)
    refused(working, ("department", "add", "legal", "--name", "Legal"), 4, "git ignores departments/legal.yaml")


def test_before_the_first_commit_every_command_says_so(working: Company, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new/xcollab.yaml").write_bytes((working.root / "xcollab.yaml").read_bytes())
    fresh = Company(tmp_path / "new", working.environment)
    fresh.git("init", "--quiet")
    for words in (("board",), ("member", "list"), LOG, ACTS["department add"].words):
        result = fresh.does("zhou", *words)
        assert (result.code, result.out) == (4, "")
        assert result.err == "error: nothing is committed yet\nhint: `xcollab init` makes the first commit\n"
    assert fresh.git("status", "--porcelain") == "?? xcollab.yaml\n"

"""A git or a repository that cannot be used is told as what it is: too old, too new, damaged, somebody else's, or not there."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.forked.program import forked

LOG = ("task", "log", "report", "-s", "doing", "-m", "x")


def a_git(company: Company, directory: Path, script: str) -> None:
    """Another program of that name before git's own."""
    directory.mkdir()
    file = directory / "git"
    file.write_text(f'#!/bin/sh\nreal={shutil.which("git")}\n{script}\nexec "$real" "$@"\n')
    file.chmod(0o755)
    company.environment["PATH"] = f"{directory}:{company.environment['PATH']}"


OLD = """\
for word in "$@"; do case "$word" in
  version) echo 'git version 2.30.2'; exit 0 ;;
  --batch-command|--write-tree|--format=*objecttype*) echo "error: unknown option" >&2; echo "usage: git" >&2; exit 129 ;;
esac; done
"""


@pytest.mark.parametrize(
    "words",
    [
        ("board",),
        ("status", "q3"),
        ("check", "--base", "HEAD~2"),
        LOG,
        ("doctor",),
        ("undo",),
        ("report", "q3"),
        ("whoami",),
    ],
)
def test_a_git_that_is_too_old_is_named_by_every_command_that_needs_more(
    working: Company, tmp_path: Path, words: tuple[str, ...]
) -> None:
    a_git(working, tmp_path / "bin", OLD)
    result = working.does("li", *words)
    assert result.code in (1, 4)
    assert "git 2.30.2 is too old" in result.out + result.err


UNUSABLE = {
    "a newer form": ["config core.repositoryFormatVersion 1", "config extensions.fromTheFuture true"],
    "a broken configuration": ["!echo '[core' >> .git/config"],
    "a HEAD that is none": ["!echo nonsense > .git/HEAD"],
    "no objects": ["!rm -r .git/objects"],
}


@pytest.mark.parametrize("ways", UNUSABLE.values(), ids=UNUSABLE)
def test_that_there_is_no_repository_is_said_only_where_there_is_none(working: Company, ways: list[str]) -> None:
    for way in ways:
        subprocess.run(
            way[1:] if way.startswith("!") else f"git {way}",
            shell=True,
            cwd=working.root,
            env=working.environment,
            check=True,
        )
    for words in (("board",), LOG, ("doctor",), ("init",)):
        result = working.does("li", *words)
        assert result.code in (1, 4)
        assert "git init" not in result.out + result.err
    shutil.rmtree(working.root / ".git")
    assert "`git init` there first" in working.does("li", "board").err


@pytest.fixture
def code(working: Company, tmp_path: Path) -> Company:
    """A repository of code beside the company, with a working tree linked to it."""
    other = Company(tmp_path / "code", working.environment)
    other.root.mkdir()
    other.git("init", "--quiet")
    (other.root / "f").write_text("1")
    other.git("add", "f")
    other.git("commit", "--quiet", "-m", "one")
    other.git("worktree", "add", "--quiet", "-b", "side", "../linked")
    return other


def hooked(code: Company, hook: str, script: str, *, linked: bool) -> str:
    """A commit there, with a hook that runs a script; what the commit said."""
    file = code.root / ".git/hooks" / hook
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    here = Company(code.root.parent / "linked", code.environment) if linked else code
    (here.root / "f").write_text("2")
    here.git("add", "f")
    said = here.git("commit", "--quiet", "-am", "two")
    assert (here.git("status", "--porcelain"), here.git("ls-files")) == ("", "f\n")
    return said


def as_linked_subdirectory(working: Company, top: Path) -> Company:
    """The company below the top of a larger repository, in a working tree linked to that."""
    shutil.copytree(working.root, top / "teams/acme", ignore=shutil.ignore_patterns(".git"))
    larger = Company(top, working.environment)
    larger.git("init", "--quiet")
    larger.git("add", ".")
    larger.git("commit", "--quiet", "-m", "Everything")
    larger.git("worktree", "add", "--quiet", "-b", "side", "../larger-linked")
    return Company(top.parent / "larger-linked/teams/acme", working.environment, clock=working.clock.isoformat())


@pytest.mark.parametrize("linked", [False, True], ids=["from the working tree", "from a linked one"])
@pytest.mark.parametrize("hook", ["pre-commit", "commit-msg", "post-commit"])
@pytest.mark.parametrize("deep", [False, True], ids=["at the top", "below it, in a linked working tree"])
def test_a_hook_of_another_repository_records_in_the_workspaces_own(
    working: Company, code: Company, tmp_path: Path, hook: str, linked: bool, deep: bool
) -> None:
    company = as_linked_subdirectory(working, tmp_path / "larger") if deep else working
    head = company.git("rev-parse", "HEAD")
    act = f"{shlex.join(forked())} task comment report -m 'a commit'"
    hooked(code, hook, f"cd '{company.root}' && {act}", linked=linked)
    assert company.git("status", "--porcelain") == ""
    assert company.git("rev-parse", "HEAD~1") == head


def test_a_hook_of_another_repository_begins_a_workspace_of_its_own(code: Company, tmp_path: Path) -> None:
    begin = f"{shlex.join(forked())} init '{tmp_path}/new' --member zhou"
    hooked(code, "pre-commit", f"cd '{tmp_path}' && {begin}", linked=True)
    new = Company(tmp_path / "new", code.environment)
    assert new.git("log", "--format=%s").count("\n") == 1
    assert new.git("ls-files") == "departments/office.yaml\nxcollab.yaml\n"


FOREIGN = {
    "objects": {"GIT_OBJECT_DIRECTORY": "objects"},
    "a quarantine": {"GIT_QUARANTINE_PATH": "objects/incoming", "GIT_OBJECT_DIRECTORY": "objects/incoming"},
    "a quarantine alone": {"GIT_QUARANTINE_PATH": "objects/incoming"},
    "an index": {"GIT_INDEX_FILE": "index"},
    "a whole repository": {"GIT_DIR": "", "GIT_WORK_TREE": ".."},
    "what a linked one shares": {"GIT_COMMON_DIR": ""},
}


@pytest.mark.parametrize("variables", FOREIGN.values(), ids=FOREIGN)
def test_variables_of_git_that_mean_another_repository_mean_nothing_here(
    working: Company, code: Company, variables: dict[str, str]
) -> None:
    (code.root / ".git/objects/incoming").mkdir()
    there = code.git("rev-parse", "HEAD")
    working.environment |= {name: str(code.root / ".git" / path) for name, path in variables.items()}
    working.did("li", *LOG)
    assert "nothing wrong" in working.did("zhou", "check")
    for name in variables:
        del working.environment[name]
    assert working.git("log", "-1", "--format=%s") == "log progress q3/report\n"
    assert working.git("status", "--porcelain") == code.git("status", "--porcelain") == ""
    assert code.git("rev-parse", "HEAD") == there


def test_where_no_repository_lies_in_the_workspace_one_elsewhere_counts_that_is_told_which_files_it_has(
    working: Company, code: Company, tmp_path: Path
) -> None:
    (working.root / ".git").rename(tmp_path / "elsewhere.git")
    working.environment["GIT_DIR"] = str(code.root / ".git")
    assert "is not in a git repository" in working.does("li", *LOG).err
    working.environment |= {"GIT_DIR": str(tmp_path / "elsewhere.git"), "GIT_WORK_TREE": str(working.root)}
    working.did("li", *LOG)


def test_what_only_reads_goes_on_where_git_does_not_know_who_is_at_work(working: Company) -> None:
    environment = {
        **working.environment,
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "user.useConfigOnly",
        "GIT_CONFIG_VALUE_0": "true",
    }
    for line in ("overdue --format github --fail-on level:2", "board", "report q3"):
        done = subprocess.run(
            forked(*line.split()),
            cwd=working.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1) and done.stderr == "", (line, done.stderr)

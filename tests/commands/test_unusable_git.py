"""A git or a repository that cannot be used is told as what it is: too old, too new, damaged, somebody else's, or not there."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.company import Company

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


def test_a_hook_of_another_repository_records_in_the_workspaces_own(working: Company, tmp_path: Path) -> None:
    other = Company(tmp_path / "code", working.environment)
    other.root.mkdir()
    other.git("init", "--quiet")
    (other.root / "f").write_text("1")
    hook = other.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        f"#!/bin/sh\ncd '{working.root}' && exec {sys.executable} -m xcollab task comment report -m 'a commit'\n"
    )
    hook.chmod(0o755)
    other.git("add", "f")
    head = working.git("rev-parse", "HEAD")
    other.git("commit", "--quiet", "-am", "one")
    assert other.git("status", "--porcelain") == working.git("status", "--porcelain") == ""
    assert working.git("rev-parse", "HEAD~1") == head
    assert other.git("ls-files") == "f\n"


def test_what_only_reads_goes_on_where_git_does_not_know_who_is_at_work(working: Company) -> None:
    environment = {
        **working.environment,
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "user.useConfigOnly",
        "GIT_CONFIG_VALUE_0": "true",
    }
    for line in ("overdue --format github --fail-on level:2", "board", "report q3"):
        done = subprocess.run(
            [sys.executable, "-m", "xcollab", *line.split()],
            cwd=working.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1) and done.stderr == "", (line, done.stderr)

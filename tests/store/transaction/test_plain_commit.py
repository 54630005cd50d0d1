"""Where nobody has to be asked, the commit of an act is made without `git commit`, and is the same commit."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.company import Company
from xcollab.store.git.repository import Repository
from xcollab.store.transaction.plain_commit import _tidied, nobody_asked

LOG = ("task", "log", "report", "-s", "doing", "-m", "half of it  ")


def unasked(company: Company) -> bool:
    return nobody_asked(Repository(company.root, company.environment))


def commit_of(company: Company) -> list[str]:
    """Who and when, the message, the files, and what the reflog says, in that order."""
    shown = company.git("log", "-1", "--format=%an %ae %aI %cn %ce %cI%n%B", "--name-status")
    return [shown, company.git("log", "-1", "--walk-reflogs", "--format=%gs")]


def test_the_commit_is_the_one_that_git_commit_makes(working: Company, tmp_path: Path) -> None:
    other = Company(tmp_path / "other", working.environment)
    working.git("clone", "--quiet", str(working.root), str(other.root))
    (other.root / ".git/hooks").mkdir(exist_ok=True)
    hook = other.root / ".git/hooks/post-commit"
    hook.write_text("#!/bin/sh\n")
    hook.chmod(0o755)
    assert unasked(working) and not unasked(other)
    for company in (working, other):
        company.did("li", *LOG, at="2024-07-05T09:30")
    first, second = (commit_of(company) for company in (working, other))
    name = working.git("log", "-1", "--format=", "--name-only").strip()
    assert first[1] == second[1]
    assert first[0].replace(name, "") == second[0].replace(
        other.git("log", "-1", "--format=", "--name-only").strip(), ""
    )
    assert working.git("status", "--porcelain") == ""


@pytest.mark.parametrize("hook", ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"])
def test_a_hook_of_the_person_is_asked(working: Company, hook: str) -> None:
    path = working.root / ".git/hooks" / hook
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\ntouch ran\n")
    path.chmod(0o755)
    working.did("li", *LOG)
    assert (working.root / "ran").exists()


def test_hooks_elsewhere_and_signatures_are_seen(working: Company) -> None:
    assert unasked(working)
    elsewhere = working.root.parent / "hooks"
    elsewhere.mkdir()
    working.git("config", "core.hooksPath", os.fspath(elsewhere))
    assert unasked(working)
    (elsewhere / "commit-msg").write_text("#!/bin/sh\n")
    assert not unasked(working)
    working.git("config", "--unset", "core.hooksPath")
    for value, asked in (("true", True), ("1", True), ("false", False), ("off", False)):
        working.git("config", "commit.gpgsign", value)
        assert unasked(working) is not asked
    (working.root / ".git/config").write_text((working.root / ".git/config").read_text() + "[commit]\n\tgpgsign\n")
    assert not unasked(working)


def test_what_else_is_staged_stays_staged(working: Company) -> None:
    (working.root / "notes.txt").write_text("mine\n")
    working.git("add", "notes.txt")
    working.did("li", *LOG)
    assert working.git("status", "--porcelain").split() == ["A", "notes.txt"]


def test_the_first_commit_of_a_repository_has_no_parent(company: Company) -> None:
    root = company.root.parent / "new"
    root.mkdir()
    company.git("init", "--quiet", str(root))
    company.did("zhou", "init", ".", "--name", "New", "--department", "pmo", cwd=root)
    assert company.git("-C", str(root), "rev-list", "--count", "HEAD").strip() == "1"
    assert company.git("-C", str(root), "log", "-1", "--walk-reflogs", "--format=%gs").startswith("commit (initial): ")


@given(message=st.text(alphabet="ab \t\n", max_size=40))
def test_a_message_is_tidied_as_git_does_it(message: str) -> None:
    told = subprocess.run(
        ["git", "stripspace"], input=message.encode(), capture_output=True, check=True
    ).stdout.decode()
    assert _tidied(message) == (told or "\n")


def test_what_git_would_store_otherwise_by_attributes_of_the_index_alone_is_refused_and_taken_back(
    working: Company,
) -> None:
    attributes = working.root / ".gitattributes"
    before = attributes.read_bytes() if attributes.exists() else b""
    attributes.write_bytes(before + b"*.yaml filter=loud\n")
    working.git("config", "filter.loud.clean", "tr a-z A-Z")
    working.git("add", ".gitattributes")
    working.git("commit", "-qm", "attributes")
    attributes.unlink()
    head = working.git("rev-parse", "HEAD")
    result = working.does("li", *LOG)
    assert result.code == 4 and "other bytes" in result.err
    assert working.git("rev-parse", "HEAD") == head
    assert working.git("diff", "--cached", "--name-only") == ""
    assert "??" not in working.git("status", "--porcelain")


def test_an_act_writes_no_more_of_the_index_than_what_it_stages(working: Company, tmp_path: Path) -> None:
    traced = tmp_path / "trace"
    working.environment["GIT_TRACE"] = str(traced)
    working.did("li", *LOG)
    run = re.findall(r"built-in: git ([a-z-]+)", traced.read_text())
    assert run.count("add") == 1 and not {"write-tree", "commit"} & {*run}, run

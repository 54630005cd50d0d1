"""The tree of a commit with some files otherwise is the one that git makes of its whole index."""

import os
from pathlib import Path

import pytest

from tests.support.company import Company, isolated
from xcollab.store.git.new_tree import staged, write_tree
from xcollab.store.git.repository import Repository

CHANGES: dict[str, dict[str, str | None]] = {
    "a new file": {"a/b/new": "n"}, "a new directory": {"z/y/x": "n"}, "a file at the top": {"top": "n"}, "another content": {"a/b/c": "n"},
    "a file is gone": {"a/b/c": None}, "a directory is gone with its last file": {"a/b/c": None, "a/b/d": None},
    "all but one": {"a/b/c": None, "a/b/d": None, "a.b": None, "a-b": None},
    "several at once": {"a/b/c": "n", "a/x": "n", "z/1": "n", "z/2/3": "n", "a0": None}, "beside a directory of nearly its name": {"a.c": "n", "a/a": "n"},
    "a directory where a file was": {"a0": None, "a0/in": "n"}, "a file where a directory was": {"a/b/c": None, "a/b/d": None, "a/b": "n"},
    "names of other letters": {"文件/一 二": "n", 'quo"te': "n", "tab\there": "n"},
}  # fmt: skip


@pytest.fixture(params=["sha1", "sha256"])
def company(request: pytest.FixtureRequest, tmp_path: Path) -> Company:
    """Files with directories, and names that sort otherwise than they look."""
    company = Company(tmp_path / "r", isolated(tmp_path / "home", os.environ))
    company.root.mkdir()
    company.git("init", "-q", f"--object-format={request.param}")
    for name in ("a/b/c", "a/b/d", "a.b", "a-b", "a0"):
        (company.root / name).parent.mkdir(parents=True, exist_ok=True)
        (company.root / name).write_text(name)
    (company.root / "a-b").chmod(0o755)
    company.git("add", "-A")
    company.git("commit", "-qm", "m")
    return company


@pytest.fixture
def repository(company: Company) -> Repository:
    """Where they lie."""
    return Repository(company.root, company.environment)


def _put(repository: Repository, files: dict[str, str | None]) -> None:
    for name, content in files.items():
        path = repository.root / name
        if content is None:
            path.unlink()
            continue
        if path.is_dir():
            path.rmdir()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    repository.git.run("add", "-A")


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_the_tree_that_git_makes(repository: Repository, change: str) -> None:
    _put(repository, CHANGES[change])
    found = staged(repository.git)
    assert found and {one.path.decode() for one in found} == {*CHANGES[change]}
    made = write_tree(repository.git, repository.commit(), found)
    assert made == repository.git.run("write-tree").text
    assert not repository.git.run("fsck", "--no-dangling").text


def test_where_nothing_is_staged_nothing_is_found(repository: Repository) -> None:
    assert staged(repository.git) == []


def test_before_the_first_commit_and_in_a_merge_it_cannot_be_said(company: Company, repository: Repository) -> None:
    company.git("checkout", "-q", "-b", "other")
    _put(repository, {"a0": "theirs"})
    company.git("commit", "-qm", "theirs")
    company.git("checkout", "-q", "-")
    _put(repository, {"a0": "ours"})
    company.git("commit", "-qm", "ours")
    assert repository.git.ask("-c", "user.name=n", "-c", "user.email=e", "merge", "-q", "other").code
    assert staged(repository.git) is None
    company.git("merge", "--abort")
    company.git("checkout", "-q", "--orphan", "new")
    assert staged(repository.git) is None


def test_of_a_tree_that_cannot_be_read_none_is_made(repository: Repository) -> None:
    _put(repository, {"a/b/c": "n"})
    found = staged(repository.git) or []
    tree = repository.git.run("rev-parse", "HEAD:a").text
    commit = repository.commit()
    (repository.shared / "objects" / tree[:2] / tree[2:]).unlink()
    assert write_tree(repository.git, commit, found) == ""

"""The very beginning: a directory, a repository, a git that is new enough."""

from pathlib import Path

import pytest

from tests.support.company import Company
from xcollab.errors import GitRefused, Misused
from xcollab.store.files.init_repository import begin, fresh_directory
from xcollab.store.git.runner import Git


def fake_git(tmp_path: Path, version: str) -> str:
    """A directory for PATH in which git says that it is of another version."""
    directory = tmp_path / "bin"
    directory.mkdir()
    (directory / "git").write_text(f"#!/bin/sh\necho 'git version {version}'\n")
    (directory / "git").chmod(0o755)
    return str(directory)


def test_a_repository_is_made_where_there_is_none(git_environment: dict[str, str], tmp_path: Path) -> None:
    begin(tmp_path / "new/company", git_environment)
    assert Git(tmp_path / "new/company", git_environment).run("symbolic-ref", "HEAD").text == "refs/heads/main"


def test_a_repository_that_is_there_is_used(git_environment: dict[str, str], tmp_path: Path) -> None:
    begin(tmp_path / "top", git_environment)
    begin(tmp_path / "top/below", git_environment)
    assert not (tmp_path / "top/below/.git").exists()
    begin(tmp_path / "top/own", git_environment, own=True)
    assert (tmp_path / "top/own/.git").exists()


@pytest.mark.parametrize("version", ["2.37.9", "1.8.3.1", "2.9.0 (Apple Git-1)"])
def test_a_git_that_is_too_old_is_refused(git_environment: dict[str, str], tmp_path: Path, version: str) -> None:
    environment = git_environment | {"PATH": fake_git(tmp_path, version)}
    with pytest.raises(GitRefused) as caught:
        begin(tmp_path / "new", environment)
    assert (caught.value.code, caught.value.arguments) == ("old-git", {"found": version.split()[0]})


def test_without_git_every_command_says_how_to_get_it(company: Company, tmp_path: Path) -> None:
    company.environment["PATH"] = str(tmp_path / "nothing")
    for words in (("board",), ("check",), ("init", "new")):
        result = company.does("zhou", *words)
        assert (result.code, result.out) == (4, "")
        assert "git is not installed" in result.err


def test_a_directory_with_something_in_it_is_not_fresh(tmp_path: Path) -> None:
    fresh_directory(tmp_path / "new")
    fresh_directory(tmp_path / "new")
    (tmp_path / "new/a").touch()
    for path in (tmp_path / "new", tmp_path / "new/a"):
        with pytest.raises(Misused) as caught:
            fresh_directory(path)
        assert caught.value.code == "directory-not-empty"


def test_a_workspace_is_not_begun_twice(company: Company) -> None:
    result = company.does("zhou", "init")
    assert (result.code, result.out) == (1, "")
    assert "is a workspace already" in result.err

"""What directories hold, read without a process for each, is what `git ls-tree` says."""

import os
from pathlib import Path

import pytest

from tests.support.company import Company
from xcollab.errors import GitRefused
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Git
from xcollab.store.git.trees import Directory, Trees


def trees(company: Company, commit: str = "HEAD") -> Trees:
    return Trees(Git(company.root, company.environment).objects, commit)


def of_git(company: Company, *words: str) -> set[tuple[str, str, str]]:
    """Path, mode and id of everything that git lists."""
    records = company.git("ls-tree", "-z", "--full-tree", *words).split("\0")
    told = (record.partition("\t") for record in records if record)
    return {(path, about.split()[0], about.split()[2]) for about, _, path in told}


@pytest.fixture
def odd(working: Company) -> Company:
    """A workspace with a link, a program, a submodule and odd names in its commit."""
    place = working.root / "collabs/q3"
    (place / "link").symlink_to("request.yaml")
    (place / "program").write_text("#!/bin/sh\n")
    (place / "program").chmod(0o755)
    (place / "名称 with\ttab\nand line").write_text("a\n")
    Path(os.fsdecode(bytes(place) + b"/\xff")).write_text("b\n")
    working.git("add", "--all")
    head = working.git("rev-parse", "HEAD").strip()
    working.git("update-index", "--add", "--cacheinfo", f"160000,{head},collabs/q3/module")
    working.git("commit", "--quiet", "-m", "Odd things")
    return working


@pytest.mark.parametrize("scope", [("collabs",), ("collabs/q3", "xcollab.yaml"), ("departments/",), ("collabs/q3/request.yaml",)])  # fmt: skip
def test_below_a_path_lies_what_git_lists(odd: Company, scope: tuple[str, ...]) -> None:
    found = trees(odd).below(scope)
    assert found is not None
    assert {(path, *entry) for path, entry in found} == of_git(odd, "-r", "HEAD", "--", *scope)
    assert found


@pytest.mark.parametrize("directory", ["", "collabs", "collabs/q3", "collabs/q3/logs"])
def test_in_a_directory_lies_what_git_lists(odd: Company, directory: str) -> None:
    found = trees(odd).directory(directory)
    assert found
    listed = of_git(odd, f"HEAD:{directory}")
    assert {(name, *entry) for name, entry in found.items()} == listed


def test_an_entry_has_the_kind_that_git_gives_it(odd: Company) -> None:
    found = trees(odd).directory("collabs/q3")
    assert found
    kinds = {name: found[name].kind for name in ("module", "link", "program", "logs")}
    assert kinds == {"module": "commit", "link": "blob", "program": "blob", "logs": "tree"}


@pytest.mark.parametrize("path", ["nothing", "nothing/below", "collabs/q3/request.yaml/below", "xcollab.yaml/a/b"])
def test_where_nothing_is_nothing_lies(working: Company, path: str) -> None:
    assert trees(working).below([path]) == []
    assert trees(working).directory(path) == Directory()


def test_what_is_no_commit_holds_nothing_that_could_be_read(working: Company) -> None:
    assert trees(working, "0" * 40).directory("") is None
    assert trees(working, "0" * 40).below(["collabs"]) is None


def test_a_tree_is_read_like_its_commit(working: Company) -> None:
    tree = working.git("rev-parse", "HEAD^{tree}").strip()
    assert trees(working, tree).below(["collabs"]) == trees(working).below(["collabs"])


def test_ids_may_have_either_length(tmp_path: Path, git_environment: dict[str, str]) -> None:
    company = Company(tmp_path / "acme", git_environment)
    company.root.mkdir()
    company.git("init", "--quiet", "--object-format=sha256")
    (company.root / "collabs/q3").mkdir(parents=True)
    (company.root / "collabs/q3/request.yaml").write_text("a\n")
    company.git("add", "--all")
    company.git("commit", "--quiet", "-m", "First")
    found = trees(company).below(["collabs"])
    assert found and {(path, *entry) for path, entry in found} == of_git(company, "-r", "HEAD")


@pytest.mark.parametrize("directory", ["collabs/q3", "collabs"])
def test_of_a_directory_that_is_lost_git_itself_says_why(working: Company, directory: str) -> None:
    working.did("li", "task", "log", "report", "-s", "doing", "-m", "y")  # new objects lie in files of their own
    lost = working.git("rev-parse", f"HEAD:{directory}").strip()
    (working.root / ".git/objects" / lost[:2] / lost[2:]).unlink()
    assert trees(working).below(["collabs"]) is None
    with pytest.raises(GitRefused, match="repository-damaged"):
        Repository(working.root, working.environment).at().list_below("collabs")


def test_what_two_commits_have_otherwise_is_told_by_names(odd: Company) -> None:
    trees = [Trees(Repository(odd.root, odd.environment).git.objects, odd.git("rev-parse", "HEAD").strip())]
    (odd.root / "departments/new.yaml").write_text("name: New\n")
    (odd.root / "departments/sales.yaml").write_text("name: Sales\n")
    odd.git("add", "departments")
    odd.git("commit", "--quiet", "-m", "one more, and one otherwise")
    trees += [Trees(Repository(odd.root, odd.environment).git.objects, odd.git("rev-parse", "HEAD").strip())]
    before, after = (one.directory("departments") for one in trees)
    assert before and after
    for one, other in ((before, after), (after, before)):
        assert one.unlike(other) == {"new.yaml", "sales.yaml"}
        assert one.unlike(one) == set() and one.unlike(Directory()) == {*one}

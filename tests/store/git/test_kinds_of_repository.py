"""Repositories of every kind that git makes: another object format, a file system without permissions, many branches merged at once."""

from pathlib import Path

import pytest

from tests.support.company import Company, found
from tests.support.midflight import begin
from tests.support.shared import Clones, share

LOG = ("task", "log", "report", "-s", "doing", "-m", "half")


@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_a_whole_collaboration_is_carried_in_either_object_format(
    tmp_path: Path, git_environment: dict[str, str], object_format: str
) -> None:
    company = Company(tmp_path / "acme", git_environment, clock="2024-07-01T09:00+08:00")
    company.root.mkdir()
    company.git("init", "--quiet", f"--object-format={object_format}")
    found(company)
    begin(company)
    company.git("init", "--quiet", "--bare", f"--object-format={object_format}", "../hub.git")
    company.git("remote", "add", "origin", "../hub.git")
    assert "Went out" in company.did("zhou", "sync")
    for words in (
        ("history", "q3"),
        ("board",),
        ("check",),
        ("check", "--base", "HEAD~5"),
        ("diff", "HEAD~5"),
        ("undo",),
    ):
        company.does("zhou", *words)
        assert company.does("zhou", *words).code in (0, 1)
    assert "nothing wrong" in company.did("zhou", "check")
    assert not [line for line in company.does("zhou", "doctor").out.splitlines() if line.startswith("error: ")]
    company.git("clone", "--quiet", "../hub.git", "../other")
    other = Company(tmp_path / "other", git_environment, clock=company.clock.isoformat())
    other.did("li", *LOG)
    company.did("zhou", "task", "comment", "page", "-m", "Meanwhile")
    other.did("li", "sync")
    assert "Li Na logged q3/report" in company.did("zhou", "sync")


def test_where_every_file_is_executable_and_git_is_told_so_the_bit_is_not_looked_at(working: Company) -> None:
    working.git("config", "core.fileMode", "false")
    for path in working.root.rglob("*"):
        if path.is_file() and ".git" not in path.parts:
            path.chmod(0o777)
    for words in (("check",), ("check", "--staged"), ("board",), ("doctor",)):
        assert "executable" not in working.did("zhou", *words)
    working.did("li", *LOG)
    working.did("zhou", "task", "edit", "page", "--title", "Landing page")
    assert "100755" not in working.git("ls-tree", "-r", "HEAD")
    working.git("config", "core.fileMode", "true")
    assert "without the executable bit" in working.does("zhou", "check").err


def test_three_branches_that_git_merged_at_once_go_out_like_one_after_the_other(
    working: Company, tmp_path: Path
) -> None:
    clones: Clones = share(working, tmp_path)
    ours = clones.ours
    ours.did("zhou", "sync")
    for name in ("one", "two", "three"):
        ours.git("switch", "--quiet", "--create", name, "main")
        ours.did("zhou", "task", "comment", "page", "-m", f"From {name}")
    ours.git("switch", "--quiet", "main")
    ours.git("merge", "--quiet", "--no-edit", "one", "two", "three")
    assert ours.git("log", "-1", "--format=%p").count(" ") >= 2
    assert "nothing wrong" in ours.did("zhou", "check", "--base", "origin/main")
    went = ours.did("zhou", "sync")
    assert all(f"From {name}" in went for name in ("one", "two", "three"))
    assert ours.git("rev-list", "--merges", "origin/main").strip() == ""
    came = clones.theirs.did("li", "sync")
    assert all(f"From {name}" in came for name in ("one", "two", "three"))


def test_in_a_bare_clone_with_working_trees_beside_it_everything_works_and_doctor_names_what_works(
    working: Company, tmp_path: Path
) -> None:
    working.git("clone", "--quiet", "--bare", ".", "../hub.git")
    working.git("clone", "--quiet", "--bare", "../hub.git", "../project/.bare")
    (tmp_path / "project/.git").write_text("gitdir: ./.bare\n")
    Company(tmp_path / "project", working.environment).git("worktree", "add", "--quiet", "main", "main")
    tree = Company(tmp_path / "project/main", working.environment, clock=working.clock.isoformat())
    tree.did("li", *LOG)
    assert "Went out" in tree.did("li", "sync")
    result = tree.does("li", "doctor", "--fix")
    assert result.code == 0 and result.err == ""
    assert "[remote-unmapped]" in result.out
    (command,) = (
        line.partition("hint: `git ")[2].strip("`")
        for line in result.out.splitlines()
        if "remote.origin.fetch" in line and "hint" in line
    )
    name, value = command.split()[1:]
    tree.git("config", name, value.strip("'"))
    tree.git("fetch", "--quiet")
    assert "[remote-unmapped]" not in tree.does("li", "doctor").out
    assert "no working tree" in tree.does("li", "init", ".", "--member", "li", cwd=tmp_path / "project").err


def test_a_condition_in_gits_configuration_that_only_git_knows_stops_no_view(working: Company) -> None:
    with (working.root / ".git/config").open("a") as config:
        config.write(
            '[includeIf "hasconfig:remote.*.url:https://**"]\n\tpath = ~/none\n[includeIf "onbranch:main"]\n\tpath = none\n'
        )
    for words in (("history", "q3"), ("board",), ("check", "--base", "HEAD~2"), ("diff", "HEAD~2")):
        assert working.did("zhou", *words)

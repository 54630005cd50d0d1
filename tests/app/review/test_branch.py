"""How a pull request is judged: commit by commit, and what makes that impossible."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.company import Company, isolated
from tests.support.reviewing.pull_request import DOING, LOG, Branch


def test_a_right_pull_request_is_said_to_be_right(branch: Branch) -> None:
    branch.did("li", *DOING)
    branch.did("wang", "task", "confirm", "q3/page")
    assert branch.did("zhou", "check", "--base", "main") == "Commits judged: 2; nothing wrong.\n"


def test_nothing_to_judge_is_said(branch: Branch) -> None:
    said = branch.did("zhou", "check", "--base", "main")
    assert said == f"No commit judged: this is refs/heads/main itself ({branch.git('rev-parse', 'main')[:10]}).\n"


def test_an_older_state_than_the_base_is_never_green(branch: Branch) -> None:
    branch.git("switch", "--quiet", "--detach", "main~1")
    result = branch.does("zhou", "check", "--base", "main")
    assert (result.code, "no commit was judged: HEAD" in result.err) == (1, True)
    assert branch.does("zhou", "check", "--base", "main", "--head", "main~2").code == 1


@pytest.mark.parametrize("shadow", ["refs/tags/origin/main", "refs/heads/origin/main", "refs/tags/origin"])
def test_a_name_that_shadows_the_base_hides_nothing(branch: Branch, shadow: str) -> None:
    branch.git("update-ref", "refs/remotes/origin/main", "main")
    branch.git("update-ref", "refs/remotes/origin/HEAD", "main")
    branch.edit(LOG, "Three", "Four")
    branch.commit("li", "Better numbers")
    branch.git("update-ref", shadow, "HEAD")
    typed = shadow.split("/", 2)[2]
    result = branch.does("zhou", "check", "--base", typed)
    assert (result.code, "may mean several things" in result.err, shadow in result.err) == (1, True, True)
    assert "xcollab check --base refs/remotes/origin/" in result.err
    assert branch.codes(base="refs/remotes/origin/main") == {"statement-edited"}


def test_findings_stand_under_their_commit_with_place_and_hint(branch: Branch) -> None:
    branch.edit(LOG, "Three", "Four")
    branch.commit("li", "Better numbers")
    out = branch.does("zhou", "check", "--base", "main").out.splitlines()
    assert out[0].endswith(" Li Na: Better numbers")
    assert out[1].startswith("  collabs/q3/logs/report/20240702T090000Z-li-")
    assert "error: a statement of li was edited" in out[1]
    assert out[2].startswith("      hint: put it back")
    assert out[-1] == "Commits judged: 1; errors: 1, warnings: 0."
    assert "错误" in branch.does("zhou", "--lang", "zh", "check", "--base", "main").out


def test_whose_a_statement_was_is_told_by_its_name_where_it_cannot_be_read(branch: Branch) -> None:
    branch.edit(LOG, "text: ", "texts: ")
    branch.commit("wang", "Better numbers")
    assert "error: a statement of li was edited" in branch.does("zhou", "check", "--base", "main").out


def test_what_is_late_never_makes_a_pull_request_red(branch: Branch) -> None:
    branch.did("li", *DOING, at="2025-01-06T10:00+08:00")
    assert branch.codes() == set()


def test_what_is_wrong_on_main_is_not_the_pull_requests_fault(branch: Branch) -> None:
    branch.git("switch", "--quiet", "main")
    branch.edit("collabs/q3/tasks/report.yaml", "2024-07-10", "2024-07-30")
    branch.commit("zhou")
    branch.git("switch", "--quiet", "--create", "next")
    branch.did("li", *DOING)
    assert branch.does("zhou", "check").code == 1
    assert branch.codes() == set()


# --- what cannot be judged


def test_an_unknown_base_is_said_with_what_to_do(branch: Branch) -> None:
    result = branch.does("zhou", "check", "--base", "origin/main")
    assert (result.code, "`git fetch`" in result.err) == (1, True)


def test_a_shallow_clone_is_refused_because_what_decides_is_missing(branch: Branch, tmp_path: Path) -> None:
    branch.did("li", *DOING)
    shallow = Company(tmp_path / "shallow", branch.environment)
    branch.git("clone", "--quiet", "--depth", "2", f"file://{branch.root}", str(shallow.root))
    result = shallow.does("zhou", "check", "--base", "HEAD~1")
    assert (result.code, "fetch-depth: 0" in result.err) == (1, True)


def test_a_history_of_its_own_has_no_base(branch: Branch) -> None:
    branch.git("switch", "--quiet", "--orphan", "own")
    branch.git("checkout", "--quiet", "main", "--", ".")
    branch.commit("zhou")
    result = branch.does("zhou", "check", "--base", "main")
    assert (result.code, "no common beginning" in result.err) == (1, True)


def test_a_commit_that_stands_on_nothing_the_base_knows_is_not_judged_by_its_own_word(branch: Branch) -> None:
    branch.git("switch", "--quiet", "--orphan", "own")
    branch.git("checkout", "--quiet", "main", "--", "xcollab.yaml", "departments")
    branch.edit("xcollab.yaml", "  - zhou", "  - zhou\n  - li")
    branch.commit("li", "Myself")
    branch.git("switch", "--quiet", "change")
    branch.by("li", "merge", "--quiet", "--allow-unrelated-histories", "-X", "ours", "-m", "Merge", "own")
    assert branch.codes() == {"unrelated-commit"}


def test_options_that_do_not_go_together_are_refused(branch: Branch) -> None:
    assert branch.does("zhou", "check", "--base", "main", "--staged").code == 2
    assert branch.does("zhou", "check", "--head", "main").code == 2


# --- where the workspace lies


def test_who_founds_the_workspace_writes_its_settings(company: Company) -> None:
    company.git("switch", "--quiet", "--orphan", "trunk")
    company.git("commit", "--quiet", "--allow-empty", "-m", "An empty repository")
    company.git("switch", "--quiet", "--create", "founding")
    company.git("checkout", "--quiet", "main", "--", ".")
    company.git("commit", "--quiet", "-m", "The workspace")
    assert "Commits judged: 1; nothing wrong" in company.did("zhou", "check", "--base", "trunk")


def test_in_a_larger_repository_only_the_workspace_is_judged(
    git_environment: dict[str, str], tmp_path: Path, main_line: Company
) -> None:
    outer = tmp_path / "monorepo"
    shutil.copytree(main_line.root, outer / "work", ignore=shutil.ignore_patterns(".git"))
    branch = Branch(outer / "work", isolated(tmp_path / "home", git_environment))
    branch.clock = main_line.clock
    subprocess.run(["git", "init", "--quiet", str(outer)], env=branch.environment, check=True)
    branch.commit("zhou", "All of it")
    branch.git("switch", "--quiet", "--create", "change")
    (outer / "code.py").write_text("print()")
    branch.by("mallory", "add", "..")
    branch.commit("mallory", "Not the workspace")
    branch.did("li", *DOING)
    assert branch.codes() == set()
    branch.write("README.md", "x")
    branch.commit("li")
    assert branch.codes() == {"outside-layout"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_who_works_alone_is_told_the_command_that_adds_somebody(
    git_environment: dict[str, str], tmp_path: Path, language: str
) -> None:
    alone = Company(tmp_path / "alone", git_environment)
    alone.root.mkdir()
    alone.did("zhou", "init", "--name", "Alone", "--id", "alone", "--member", "zhou", "--department", "office")
    alone.git("switch", "--quiet", "--create", "change")
    alone.did("zhou", "request", "new", "q1", "--title", "T", "--background", "B", "--objective", "O", "--coordinator", "zhou",
              "--department", "office", "--due", "2024-09-30", "--milestone", "M; date=2024-09-01")  # fmt: skip
    alone.did("zhou", "request", "submit")
    told = alone.did("zhou", "check", "--base", "main", "--lang", language)
    assert "`xcollab member add" in told

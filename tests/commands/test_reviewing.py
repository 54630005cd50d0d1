"""How a pull request is judged: commit by commit, by the people who were members then, and once more as it would be merged."""

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from tests.commands.pull_request import Branch
from tests.company import Company, isolated

LOG = "collabs/q3/logs/report/*T090000Z-li-*.yaml"
DOING = ("task", "log", "q3/report", "-s", "doing", "-m", "Half done")


def test_a_right_pull_request_is_said_to_be_right(branch: Branch) -> None:
    branch.did("li", *DOING)
    branch.did("wang", "task", "confirm", "q3/page")
    assert branch.did("zhou", "check", "--base", "main") == "Commits judged: 2; nothing wrong.\n"


def test_nothing_to_judge_is_said(branch: Branch) -> None:
    assert "every commit is in main already" in branch.did("zhou", "check", "--base", "main")


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


# --- whose a commit is


def test_a_strangers_commit_is_found_whatever_is_in_it(branch: Branch) -> None:
    branch.write("collabs/q3/notes.txt", "n")
    branch.commit("mallory")
    assert branch.codes() == {"stranger-commit", "unknown-file"}


def test_nobody_becomes_a_member_by_their_own_commit(branch: Branch) -> None:
    branch.edit(
        "departments/sales.yaml", "members:\n", "members:\n  - id: xu\n    name: Xu\n    email: [xu@example.com]\n"
    )
    branch.commit("xu")
    assert branch.codes() == {"stranger-commit"}


def test_who_was_added_before_is_a_member_in_the_same_pull_request(branch: Branch) -> None:
    branch.did("li", "member", "add", "xu", "--name", "Xu", "--email", "xu@example.com", "--department", "sales")
    branch.did("xu", "task", "comment", "q3/report", "-m", "Hello")
    assert branch.codes() == set()


def test_who_has_left_does_nothing_any_more(branch: Branch) -> None:
    branch.git("switch", "--quiet", "main")
    branch.edit("departments/tech.yaml", "id: zhao\n", "id: zhao\n    until: 2024-07-03\n")
    branch.commit("zhou")
    branch.git("switch", "--quiet", "--create", "next")
    branch.did("zhao", "task", "comment", "q3/report", "-m", "On my last day")
    assert branch.codes() == set()
    comment = branch.typed("zhou", "task", "comment", "q3/report", "-m", "Later")
    comment.write_text(comment.read_text().replace("by: zhou\nas: marketing", "by: zhao\nas: tech"))
    branch.clock = branch.clock.replace(day=4)
    branch.commit("zhao")
    assert branch.codes() == {"left"}


@pytest.mark.parametrize(
    "email",
    [
        "LI@example.com",
        "lina@users.noreply.github.com",
        "12345+lina@users.noreply.github.com",
        "77-lina@users.noreply.gitlab.com",
        "12345+lina@user.noreply.gitee.com",
        "lina@noreply.git.example.com",
    ],
)
def test_an_address_that_a_forge_puts_in_place_of_a_persons_own_is_theirs(branch: Branch, email: str) -> None:
    branch.git("switch", "--quiet", "main")
    branch.edit("departments/sales.yaml", "id: li\n", "id: li\n    forge: LiNa\n")
    branch.commit("zhou")
    branch.git("switch", "--quiet", "--create", "next")
    branch.typed("li", *DOING)
    branch.commit("li", email=email)
    assert branch.codes() == set()


def test_a_squash_is_by_all_whom_its_message_names(branch: Branch) -> None:
    branch.did("li", *DOING)
    branch.did("wang", "task", "confirm", "q3/page")
    branch.git("reset", "--quiet", "--soft", "main")
    branch.commit("li", "Both", also="Co-authored-by: Wang Qiang <wang@example.com>")
    assert branch.codes() == set()
    branch.by("li", "commit", "--quiet", "--amend", "--message", "Both")
    assert branch.codes() == {"not-the-author"}


def test_a_squash_may_hold_the_commit_that_makes_its_co_author_a_member(branch: Branch) -> None:
    branch.did("li", "member", "add", "xu", "--name", "Xu", "--email", "xu@example.com", "--department", "sales")
    branch.did("xu", "task", "comment", "q3/report", "-m", "Hello")
    branch.git("reset", "--quiet", "--soft", "main")
    branch.commit("li", "Both", also="Co-authored-by: Xu <xu@example.com>")
    assert branch.codes() == set()
    branch.git("reset", "--quiet", "--soft", "main")
    branch.commit("wang", "Both", also="Co-authored-by: Xu <xu@example.com>")
    assert branch.codes() == {"not-admin", "not-the-author"}


# --- what is judged strictly, and what may be corrected


def test_a_forged_approval_that_is_taken_away_again_stays_found(branch: Branch) -> None:
    forged = branch.typed("wang", "feedback", "give", "tech", "-C", "q4", "-d", "accept", "--scope", "all")
    branch.commit("zhao", "Yes from tech")
    forged.unlink()
    branch.commit("zhao", "Never mind")
    assert not branch.git("diff", "main", "HEAD")
    assert branch.codes() == {"not-the-author"}


def test_a_mistake_in_a_new_file_is_corrected_by_a_later_commit_of_the_same_person(branch: Branch) -> None:
    path = branch.typed("li", *DOING)
    path.write_text(path.read_text().replace("as: sales/assignee", "as: sales/lead"))
    branch.commit("li", "A log, by the forge's page")
    assert branch.codes() == {"other-capacity"}
    path.write_text(path.read_text().replace("as: sales/lead", "as: sales/assignee"))
    branch.commit("li", "Corrected")
    assert branch.codes() == set()


def test_a_file_in_the_wrong_place_is_corrected_by_moving_it(branch: Branch) -> None:
    path = branch.typed("li", *DOING)
    wrong = branch.root / "collabs/q3/logs" / path.name
    path.rename(wrong)
    branch.commit("li")
    assert branch.codes() == {"unknown-file"}
    wrong.rename(path)
    branch.commit("li")
    assert branch.codes() == set()


def test_an_attachment_may_come_a_commit_later(branch: Branch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("numbers\n")
    path = branch.typed("li", *DOING, "--attach", str(tmp_path / "a.txt"))
    branch.by("li", "add", str(path))
    branch.by("li", "commit", "--quiet", "--message", "The log")
    assert branch.codes() == {"attachment-missing"}
    branch.commit("li", "The attachment")
    assert branch.codes() == set()


def test_what_was_built_upon_a_mistake_does_not_outlive_its_correction(branch: Branch) -> None:
    """A task was closed by a verdict that was none, the work archived upon it, and the verdict then taken away."""
    (issue,) = (path.name for path in (branch.root / "collabs/q3/issues").iterdir())
    branch.did("wang", "issue", "propose", issue, "-m", "By truck")
    branch.did("li", "issue", "agree", issue)
    branch.did("li", "issue", "resolve", issue, "--no-moves", "-m", "They came")
    for task in ("report", "page"):
        branch.did("zhou", "task", "cancel", task, "--reason", "Not needed")
    both = "act: pass\nas: marketing/coordinator\nparty: requester\njudges: deliverables1:1ae74e1e048b\nchecks:\n"
    checks = "".join(f"  - criterion: {number}\n    met: true\n" for number in (1, 2))
    verdict = branch.said("zhou", "q3/acceptance/poster", both + checks)
    branch.commit("zhou")
    branch.did("zhou", "archive", "close", "q3", "--well", "w", "--badly", "b", "--cause", "c", "--improvement", "i")
    verdict.unlink()
    branch.commit("zhou")
    assert {finding["code"] for finding in branch.judged()["merge"]} == {"task-open"}


def test_a_commit_dated_forward_does_not_carry_its_statements_forward(branch: Branch) -> None:
    today = branch.clock
    branch.clock += timedelta(days=400)
    branch.did("li", "task", "log", "q3/report", "-s", "doing", "-m", "From next year")
    branch.clock = today
    assert branch.codes() == {"said-in-future"}


def test_nobody_corrects_for_somebody_else(branch: Branch) -> None:
    path = branch.typed("li", *DOING)
    path.write_text(path.read_text().replace("as: sales/assignee", "as: sales/lead"))
    branch.commit("li")
    path.write_text(path.read_text().replace("as: sales/lead", "as: sales/assignee"))
    branch.commit("sun")
    assert branch.codes() == {"other-capacity", "statement-edited"}


def test_a_right_statement_is_not_edited_even_before_it_is_published(branch: Branch) -> None:
    branch.did("li", *DOING)
    branch.edit("collabs/q3/logs/report/20240703*-li-*.yaml", "Half", "All")
    branch.commit("li")
    assert branch.codes() == {"statement-edited"}


def test_what_is_only_worth_a_look_is_no_mistake_to_correct(branch: Branch) -> None:
    path = branch.typed("li", *DOING)
    branch.clock = branch.clock.replace(day=6)
    branch.commit("li", "Days later")
    assert branch.judged()["commits"][0]["findings"][0]["code"] == "said-long-ago"
    path.write_text(path.read_text().replace("Half", "All"))
    branch.commit("li")
    assert branch.codes() == {"statement-edited"}


def test_a_plan_that_could_not_be_read_stands_as_it_was_until_it_is_corrected(branch: Branch) -> None:
    branch.edit("collabs/q3/tasks/report.yaml", "owner: li", "owner: @li")
    branch.commit("zhou")
    assert branch.codes() == {"reserved-start"}
    branch.edit("collabs/q3/tasks/report.yaml", "owner: @li", "owner: sun")
    branch.commit("zhou")
    assert branch.codes() == {"owner-by-reassign"}


def test_a_commit_is_judged_itself_and_not_what_a_replacement_says_it_is(branch: Branch) -> None:
    branch.did("li", *DOING)
    innocent = branch.git("rev-parse", "HEAD").strip()
    branch.git("reset", "--quiet", "--hard", "main")
    branch.edit(LOG, "Three", "Four")
    branch.commit("li")
    branch.git("replace", "HEAD", innocent)
    assert branch.codes() == {"statement-edited"}


# --- merges


def merge(branch: Branch, who: str = "li") -> None:
    """Merge main into the branch, and stop before the commit."""
    branch.by(who, "merge", "--quiet", "--no-commit", "--no-ff", "main")


@pytest.fixture
def apart(branch: Branch) -> Branch:
    """The branch has a log of Li's, and main a comment of Wang's, an hour later."""
    branch.did("li", *DOING)
    branch.git("switch", "--quiet", "main")
    branch.did("wang", "task", "comment", "q3/report", "-m", "And the prices?", at="2024-07-03T12:00+08:00")
    branch.git("switch", "--quiet", "change")
    return branch


def test_a_merge_as_git_makes_it_is_nobodys_doing(apart: Branch) -> None:
    merge(apart)
    apart.commit("mallory", "Merge")
    assert apart.codes() == set()
    assert apart.judged()["merge"] == []


def test_a_merge_that_drops_a_statement_is_its_authors_doing(apart: Branch) -> None:
    merge(apart)
    apart.file("collabs/q3/logs/report/20240703T040000Z-wang-*.yaml").unlink()
    apart.commit("li", "Merge")
    assert apart.codes() == {"statement-deleted"}


def test_a_merge_that_adds_a_statement_is_its_authors_doing(apart: Branch) -> None:
    merge(apart)
    apart.said("wang", "q3/logs/page", "act: comment\nas: tech/participant\ntext: Fine with me\n")
    apart.commit("li", "Merge")
    assert apart.codes() == {"not-the-author"}


def test_a_merge_that_undoes_a_plan_of_main_is_its_authors_doing(branch: Branch) -> None:
    branch.did("chen", "request", "comment", "q4", "-m", "Soon")
    branch.git("switch", "--quiet", "main")
    branch.did("zhou", "task", "edit", "q3/page", "--title", "Another page")
    branch.git("switch", "--quiet", "change")
    merge(branch)
    branch.edit("collabs/q3/tasks/page.yaml", "Another page", "Web page")
    branch.commit("li", "Merge")
    assert branch.codes() == {"not-yours"}


def test_a_merge_of_three_is_compared_with_what_git_makes_of_them_all(apart: Branch) -> None:
    apart.git("switch", "--quiet", "--create", "third", "main~1")
    apart.did("zhao", "task", "comment", "q3/page", "-m", "Soon")
    apart.git("switch", "--quiet", "change")
    apart.by("li", "merge", "--quiet", "--message", "All", "main", "third")
    assert len(apart.git("log", "-1", "--format=%P").split()) == 3
    assert apart.codes() == set()


def test_a_conflict_decided_for_one_side_is_nobodys_edit(branch: Branch) -> None:
    for name, title in (("change", "Here"), ("main", "There")):
        branch.git("switch", "--quiet", name)
        branch.did("zhou", "task", "edit", "q3/page", "--title", title)
    branch.git("switch", "--quiet", "change")
    assert [f["code"] for f in branch.judged()["merge"]] == ["merge-conflict"]
    with pytest.raises(AssertionError, match="CONFLICT"):
        merge(branch)
    branch.git("checkout", "--theirs", "collabs/q3/tasks/page.yaml")
    branch.commit("li", "Merge")
    assert branch.codes() == set()


def test_what_merges_clean_and_is_illegal_is_told_under_a_heading_of_its_own(branch: Branch) -> None:
    branch.did("li", *DOING)
    branch.git("switch", "--quiet", "main")
    branch.did("chen", "request", "cancel", "q3", "--reason", "dropped")
    branch.git("switch", "--quiet", "change")
    branch.did("li", *DOING, at="2024-07-04T10:00+08:00")
    assert branch.codes() == set()
    assert {f["code"] for f in branch.judged()["merge"]} == {"request-not-so-far"}
    out = branch.does("zhou", "check", "--base", "main").out
    assert "Only after the merge with main:" in out
    assert branch.does("zhou", "check", "--base", "main").code == 1


def test_an_answer_to_terms_that_main_has_revised_is_found_before_the_merge(branch: Branch) -> None:
    branch.did("li", "feedback", "give", "sales", "-C", "q4", "-d", "accept", "--scope", "all")
    branch.git("switch", "--quiet", "main")
    branch.did("chen", "request", "revise", "q4", "--objective", "Another", "--reason", "r")
    branch.git("switch", "--quiet", "change")
    assert [f["code"] for f in branch.judged()["merge"]] == ["stale-answer"]


def test_who_was_lead_when_the_branch_began_and_is_no_longer_is_found_before_the_merge(branch: Branch) -> None:
    branch.did("li", "feedback", "give", "sales", "-C", "q4", "-d", "accept", "--scope", "all")
    branch.git("switch", "--quiet", "main")
    branch.did("zhou", "department", "edit", "sales", "--lead", "sun")
    branch.git("switch", "--quiet", "change")
    assert branch.codes() == set()
    assert [f["code"] for f in branch.judged()["merge"]] == ["not-yours"]


def test_who_left_meanwhile_is_found_before_the_merge(branch: Branch) -> None:
    branch.did("sun", "task", "comment", "q3/report", "-m", "Hello", at="2024-07-04T10:00+08:00")
    branch.git("switch", "--quiet", "main")
    branch.edit("departments/sales.yaml", "id: sun\n", "id: sun\n    until: 2024-07-03\n")
    branch.commit("zhou")
    branch.git("switch", "--quiet", "change")
    assert branch.codes() == set()
    assert [f["code"] for f in branch.judged()["merge"]] == ["left"]


# --- what cannot be judged


def test_an_unknown_base_is_said_with_what_to_do(branch: Branch) -> None:
    result = branch.does("zhou", "check", "--base", "origin/main")
    assert (result.code, "git fetch origin main" in result.err) == (1, True)


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

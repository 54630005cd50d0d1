"""Merges within a pull request, and what only the merge with its base would break."""

import pytest

from tests.support.reviewing.pull_request import DOING, Branch


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
    assert {f["code"] for f in branch.judged()["merge"]} == {"left"}


def other_file(branch: Branch) -> object:
    """A file beside the work."""
    return branch.write(".github/workflows/x.yml", "on: push")


LOST = {
    "an admin's files": ("admin", other_file, "outside-layout"),
    "an admin's remark in the settings": (
        "admin",
        lambda b: b.edit("calendar.yaml", "off:", "off:  # all"),
        "not-admin",
    ),
    "an admin's remark in a department": (
        "admin",
        lambda b: b.edit("departments/tech.yaml", "lead: wang", "lead: wang  # on leave"),
        "not-admin",
    ),
    "a plan of the coordinator's": (
        "coordinator",
        lambda b: b.edit("collabs/q3/tasks/page.yaml", "Web page", "Another page"),
        "not-yours",
    ),
    "a remark of the coordinator's": (
        "coordinator",
        lambda b: b.edit("collabs/q3/tasks/page.yaml", "owner: wang", "owner: wang  # or sun"),
        "not-yours",
    ),
    "a plan of somebody who left": (
        "member",
        lambda b: b.edit("collabs/q3/tasks/page.yaml", "Web page", "Another page"),
        "left",
    ),
}


@pytest.mark.parametrize("name", LOST)
def test_an_office_that_somebody_lost_on_main_is_not_used_from_an_older_base(branch: Branch, name: str) -> None:
    """Zhou has been the admin and the coordinator so far, and Wu takes over as admin, Chen as coordinator."""
    office, does, code = LOST[name]
    does(branch)
    branch.commit("zhou")
    assert branch.judged() == branch.judged() | {"merge": []}
    branch.git("switch", "--quiet", "main")
    match office:
        case "admin":
            branch.edit("xcollab.yaml", "  - zhou", "  - wu")
            branch.commit("zhou")
        case "coordinator":
            branch.did("zhou", "request", "handover", "q3", "--to", "chen")
        case _:
            branch.edit("departments/marketing.yaml", "id: zhou\n", "id: zhou\n    until: 2024-07-02\n")
            branch.commit("zhou")
    branch.git("switch", "--quiet", "change")
    assert branch.codes() == set()
    assert {f["code"] for f in branch.judged()["merge"]} == {code}


def test_an_office_that_comes_with_the_branch_is_used_on_it(branch: Branch) -> None:
    branch.did("zhou", "request", "handover", "q3", "--to", "chen")
    branch.edit("xcollab.yaml", "  - zhou", "  - zhou\n  - wu")
    branch.commit("zhou")
    other_file(branch)
    branch.edit("departments/tech.yaml", "lead: wang", "lead: wang  # on leave")
    branch.commit("wu")
    branch.edit("collabs/q3/tasks/page.yaml", "owner: wang", "owner: wang  # or sun")
    branch.commit("chen")
    branch.git("switch", "--quiet", "main")
    branch.did("wang", "task", "comment", "q3/report", "-m", "And the prices?")
    branch.git("switch", "--quiet", "change")
    assert branch.codes() == set()
    assert branch.judged()["merge"] == []


@pytest.mark.parametrize("taken", ["2", "3", "4"])
def test_whichever_version_of_a_submodule_a_merge_takes_is_nobodys_edit(branch: Branch, taken: str) -> None:
    def submodule(version: str, message: str) -> None:
        branch.git("update-index", "--add", "--cacheinfo", f"160000,{version * 40},lib")
        branch.git("commit", "--quiet", "--message", message)

    branch.git("switch", "--quiet", "main")
    submodule("1", "A library")
    branch.git("switch", "--quiet", "--force-create", "change")
    submodule("2", "The library here")
    branch.git("switch", "--quiet", "main")
    submodule("3", "The library there")
    branch.git("switch", "--quiet", "change")
    branch.git("update-index", "--cacheinfo", f"160000,{taken * 40},lib")
    tree = branch.git("write-tree").strip()
    branch.git(
        "update-ref", "HEAD", branch.git("commit-tree", "-p", "change", "-p", "main", "-m", "Merge", tree).strip()
    )
    assert branch.codes() == set()
    assert branch.judged()["merge"] == []


def test_of_a_merged_history_that_stands_on_nothing_only_that_is_told(branch: Branch) -> None:
    branch.edit("departments/sales.yaml", "lead: li", "lead: sun")
    branch.git("add", "--all")
    tree = branch.git("write-tree").strip()
    root = branch.git("commit-tree", tree, "-m", "Begun").strip()
    branch.git(
        "reset", "--quiet", "--hard", branch.git("commit-tree", tree, "-m", "Merge", "-p", "main", "-p", root).strip()
    )
    assert branch.codes() == {"unrelated-commit"}
    assert branch.judged()["merge"] == []

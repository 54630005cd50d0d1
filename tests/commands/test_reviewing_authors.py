"""Whose a commit of a pull request is: judged by the people who were members then, whatever the commit itself says."""

import pytest

from tests.commands.pull_request import DOING, Branch


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

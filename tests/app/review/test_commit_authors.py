"""Whose a commit of a pull request is: judged by the people who were members then, whatever the commit itself says."""

import pytest

from tests.support.by_hand import POSTER, VERDICT
from tests.support.reviewing.pull_request import DOING, Branch


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


SQUASHED = {"GIT_COMMITTER_NAME": "GitHub", "GIT_COMMITTER_EMAIL": "noreply@github.com"}


def squash(branch: Branch, who: str, also: str, **committer: str) -> None:
    """All that the branch has, as one commit of somebody's, with a trailer; by the forge, where it commits."""
    branch.git("reset", "--quiet", "--soft", "main")
    branch.by(who, "commit", "--quiet", "--message", f"Both\n\nCo-authored-by: {also}", **committer)


def landed(branch: Branch) -> set[str]:
    """What is found once the forge has put it on the main branch."""
    told = branch.judged("--landed")
    return {f["code"] for commit in told["commits"] for f in commit["findings"] if f["severity"] == "error"}


@pytest.fixture
def two_people(branch: Branch) -> Branch:
    """Li's log and Wang's confirmation, a commit each."""
    branch.did("li", *DOING)
    branch.did("wang", "task", "confirm", "q3/page")
    return branch


def test_a_squash_by_the_forge_on_the_main_branch_is_by_all_whom_it_names(two_people: Branch) -> None:
    squash(two_people, "li", "Wang Qiang <wang@example.com>", **SQUASHED)
    assert landed(two_people) == set()
    assert two_people.codes() == {"not-the-author"}


def test_a_squash_by_hand_is_its_authors_alone_and_that_is_told(two_people: Branch) -> None:
    squash(two_people, "li", "Wang Qiang <wang@example.com>")
    assert (two_people.codes(), landed(two_people)) == ({"not-the-author"}, {"not-the-author"})
    said = two_people.does("zhou", "check", "--base", "main").out
    assert "`Co-authored-by` names Wang Qiang; anybody can write that" in said
    assert "merge the branch, or let the forge squash it" in said


def test_a_squash_by_hand_of_ones_own_commits_is_right(branch: Branch) -> None:
    branch.did("li", *DOING)
    branch.did("li", "task", "comment", "q3/page", "-m", "Soon?")
    squash(branch, "li", "Wang Qiang <wang@example.com>")
    assert branch.judged()["commits"][0]["findings"] == []


def test_the_forges_accounts_are_named_in_the_settings_of_the_base(two_people: Branch) -> None:
    account = {"GIT_COMMITTER_EMAIL": "Bot@Forge.example"}
    squash(two_people, "li", "Wang Qiang <wang@example.com>", **account)
    assert landed(two_people) == {"not-the-author"}
    two_people.git("switch", "--quiet", "main")
    two_people.edit("xcollab.yaml", "admins:", "merged_by: [bot@forge.example]\nadmins:")
    two_people.commit("zhou")
    two_people.git("switch", "--quiet", "change")
    two_people.by("li", "rebase", "--quiet", "main", **account)
    assert landed(two_people) == set()


def test_what_was_merged_into_the_main_branch_is_no_squash_of_the_forges(two_people: Branch) -> None:
    squash(two_people, "li", "Wang Qiang <wang@example.com>", **SQUASHED)
    two_people.git("switch", "--quiet", "--create", "merging", "main")
    two_people.by("zhou", "merge", "--quiet", "--no-ff", "--message", "Merge", "change", **SQUASHED)
    assert landed(two_people) == {"not-the-author"}


def test_a_squash_may_hold_the_commit_that_makes_its_co_author_a_member(branch: Branch) -> None:
    branch.did("li", "member", "add", "xu", "--name", "Xu", "--email", "xu@example.com", "--department", "sales")
    branch.did("xu", "task", "comment", "q3/report", "-m", "Hello")
    squash(branch, "li", "Xu <xu@example.com>", **SQUASHED)
    assert landed(branch) == set()
    squash(branch, "wang", "Xu <xu@example.com>", **SQUASHED)
    assert landed(branch) == {"not-admin", "not-the-author"}


ADMIN = "Zhou Min <zhou@example.com>"


@pytest.mark.parametrize("committer", [{}, SQUASHED])
@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("departments/tech.yaml", "lead: wang", "lead: zhao", "not-admin"),
        ("departments/tech.yaml", "lead: wang", "lead: wang  # x", "not-admin"),
        ("departments/tech.yaml", "id: zhao\n", "id: zhao\n    until: 2030-01-01\n", "not-yours-to-say"),  # the lead may
        ("xcollab.yaml", "  - zhou", "  - zhou\n  - zhao", "not-admin"), ("calendar.yaml", "off:", "off:  # x", "not-admin"),
    ],
)  # fmt: skip
def test_no_trailer_makes_anybody_an_admin(
    branch: Branch, path: str, old: str, new: str, code: str, committer: dict[str, str]
) -> None:
    branch.edit(path, old, new)
    branch.by("zhao", "commit", "--quiet", "--all", "--message", f"Me\n\nCo-authored-by: {ADMIN}", **committer)
    assert (branch.codes(), landed(branch)) == ({code}, {code})


def test_no_trailer_makes_anybody_a_lead_in_an_evil_merge(branch: Branch) -> None:
    branch.did("zhao", "task", "comment", "q3/report", "-m", "Hello")
    branch.git("switch", "--quiet", "main")
    branch.did("wang", "task", "comment", "q3/report", "-m", "And the prices?")
    branch.git("switch", "--quiet", "change")
    branch.by("zhao", "merge", "--quiet", "--no-commit", "--no-ff", "main")
    branch.edit("departments/tech.yaml", "lead: wang", "lead: zhao")
    branch.commit("zhao", "Merge", also=f"Co-authored-by: {ADMIN}")
    branch.did("zhao", "feedback", "give", "tech", "-C", "q4", "-d", "accept", "--scope", "all")
    assert "not-admin" in branch.codes()


def test_both_verdicts_are_never_one_persons_with_a_trailer(branch: Branch) -> None:
    """Chen did the poster, and Zhou has passed it as coordinator."""
    verdict = VERDICT.format(party="requester")
    branch.said("wu", POSTER, f"as: marketing/requester\n{verdict}").rename(
        branch.root / "collabs" / POSTER / "20240703T023700Z-zhou-0a1b.yaml"
    )
    branch.edit("collabs/q3/acceptance/poster/20240703T023700Z-zhou-0a1b.yaml", "by: wu", "by: zhou")
    branch.commit("chen", also=f"Co-authored-by: {ADMIN}")
    assert branch.codes() == {"both-verdicts", "not-the-author"}


# --- commits that git would not have written, and who has left


def forged(branch: Branch, old: str, new: str) -> None:
    """The last commit with a part of its object replaced."""
    raw = branch.git("cat-file", "commit", "HEAD")
    assert old in raw
    (branch.root / ".git/forged").write_text(raw.replace(old, new, 1))
    made = branch.git("hash-object", "-t", "commit", "-w", "--literally", ".git/forged").strip()
    branch.git("update-ref", "HEAD", made)


ODD = {
    "two authors": ("committer ", "author Zhou Min <zhou@example.com> 1720000000 +0800\ncommitter "),
    "an address in a name": ("author Li Na", "author Zhou Min <zhou@example.com> Li Na"),
    "no committer": ("committer ", "x-committer "),
    "a date that no calendar holds": (" +0800\ncommitter", "99999999999 +0800\ncommitter"),
}


@pytest.mark.parametrize("name", ODD)
def test_a_commit_that_can_be_read_in_two_ways_is_nobodys(branch: Branch, name: str) -> None:
    branch.did("li", *DOING)
    forged(branch, *ODD[name])
    assert branch.codes() == {"odd-commit"}


def leave(branch: Branch, member: str, until: str) -> None:
    """The base says that somebody leaves; the branch begins there."""
    department = {"zhao": "tech", "sun": "sales"}[member]
    branch.git("switch", "--quiet", "main")
    branch.edit(f"departments/{department}.yaml", f"id: {member}\n", f"id: {member}\n    until: {until}\n")
    branch.commit("zhou")
    branch.git("switch", "--quiet", "--create", "next")


def test_who_has_left_does_not_act_whatever_the_commits_date_says(branch: Branch) -> None:
    leave(branch, "zhao", "2024-07-03")
    branch.did("zhao", "task", "comment", "q3/report", "-m", "On my last day")
    assert branch.codes() == set()
    branch.clock = branch.clock.replace(day=5)
    assert branch.codes() == {"left"}


def test_who_has_left_is_recorded_by_somebody_who_is_there(branch: Branch) -> None:
    leave(branch, "zhao", "2024-07-03")
    comment = branch.typed("wang", "task", "comment", "q3/report", "-m", "Done")
    text = comment.read_text()
    branch.clock = branch.clock.replace(day=5)
    comment.write_text(text.replace("by: wang", "by: zhao\nrecorded_by: wang\nvia: phone"))
    branch.commit("wang")
    assert branch.codes() == set()
    comment.write_text(
        text.replace("by: wang", "by: zhao\nrecorded_by: wang\nvia: phone").replace("at: 2024-07-03", "at: 2024-07-04")
    )
    branch.by("wang", "commit", "--quiet", "--all", "--amend", "--no-edit")
    assert branch.codes() == {"left"}


def test_late_feedback_is_not_dated_into_its_deadline_unseen(branch: Branch) -> None:
    said = branch.typed("li", "feedback", "give", "sales", "-C", "q4", "-d", "accept", "--scope", "all")
    early = branch.clock
    branch.clock = branch.clock.replace(day=12)
    branch.by("li", "add", "--all")
    dates = {"GIT_AUTHOR_DATE": early.isoformat()}
    branch.by("li", "commit", "--quiet", "--message", "x", **dates)
    assert warned(branch) == {"said-long-ago"}
    branch.by("li", "commit", "--quiet", "--amend", "--no-edit", **dates, GIT_COMMITTER_DATE=early.isoformat())
    assert warned(branch) == {"time-unproven"}
    assert warned(branch, "--received", "2024-07-12T02:00:00Z") == {"said-long-ago"}
    assert warned(branch, "--received", early.isoformat()) == set()
    branch.git("reset", "--quiet", "--soft", "main")
    branch.git("commit", "--quiet", "--allow-empty", "--only", "--message", "Something later")
    branch.by("li", "commit", "--quiet", "--message", "x", **dates, GIT_COMMITTER_DATE=early.isoformat())
    assert warned(branch) == {"said-long-ago"}
    assert said.exists()


def warned(branch: Branch, *more: str) -> set[str]:
    """The codes of all warnings; there are no errors."""
    told = branch.judged(*more)
    found = [f for commit in told["commits"] for f in commit["findings"]]
    assert {f["severity"] for f in found} <= {"warning"}, found
    return {f["code"] for f in found}

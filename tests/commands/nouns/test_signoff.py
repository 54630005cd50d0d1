"""Sign-off by pull request: an act on a branch of its own, pushed, and opened; whatever else is going on stays as it was."""

import shutil
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.printed.hinted import commands, hint_of, types
from tests.support.servers.clients import Client
from tests.support.servers.hub import Hub

REQUEST = ("--title", "Q3 新品上市", "--background", "B", "--objective", "O", "--coordinator", "zhou", "--department", "sales",
           "--department", "tech", "--due", "2024-09-30", "--milestone", "Launch; date=2024-09-01")  # fmt: skip
ANSWER = ("feedback", "give", "-d", "accept", "--scope", "talks", "--pr")


@pytest.fixture
def hub(tmp_path: Path, git_environment: dict[str, str]) -> Hub:
    return Hub(tmp_path / "hub")


@pytest.fixture
def asked(company: Company, hub: Hub) -> Company:
    """A request that sales and tech have not answered, on the server and in this clone."""
    company.did("chen", "request", "new", "q3", *REQUEST)
    company.did("chen", "request", "submit")
    hub.known_to(company)
    return company


def _everything(company: Company) -> tuple[str, str, bytes, dict[str, bytes]]:
    """Branches, HEAD, index and files: what somebody works with."""
    files = {str(p): p.read_bytes() for p in sorted(company.root.rglob("*")) if p.is_file() and ".git" not in p.parts}
    index = (company.root / ".git/index").read_bytes()
    refs = company.git("for-each-ref", "refs/heads/main", "refs/tags")
    return refs, company.git("symbolic-ref", "HEAD"), index, files


def test_an_answer_goes_to_its_departments_branch_and_nothing_here_moves(asked: Company, hub: Hub) -> None:
    edited = asked.root / "departments/tech.yaml"
    edited.write_text(edited.read_text() + "# half edited\n")
    (asked.root / "notes.txt").write_text("staged")
    asked.git("add", "notes.txt")
    before = _everything(asked)
    told = asked.did("li", *ANSWER)
    assert "Li Na answered for Sales: accept. [" in told
    assert "Pushed to branch signoff/q3/sales; it counts once that is merged into main." in told
    assert _everything(asked) == before
    changed = hub.git("diff", "--name-only", "main", "signoff/q3/sales").splitlines()
    assert [path.rpartition("/")[0] for path in changed] == ["collabs/q3/feedback/sales"]
    assert (
        hub.git("log", "-1", "--format=%an <%ae> %s", "signoff/q3/sales")
        == "Li Na <li@example.com> give feedback q3/sales"
    )


def test_a_second_act_of_the_department_joins_the_branch_and_another_department_has_its_own(
    asked: Company, hub: Hub
) -> None:
    asked.did("li", *ANSWER)
    told = asked.did("sun", "feedback", "give", "-d", "conditions", "--scope", "s", "--condition", "c", "--pr")
    assert "Sun Lei answered for Sales anew: accept with conditions" in told
    assert "Added to branch signoff/q3/sales, which was there already" in told
    asked.did("wang", *ANSWER)
    assert hub.git("rev-list", "--count", "main..signoff/q3/sales") == "2"
    assert hub.git("rev-list", "--count", "main..signoff/q3/tech") == "1"


def test_what_it_makes_is_what_the_check_of_a_pull_request_lets_pass(asked: Company) -> None:
    asked.did("li", *ANSWER)
    asked.did("sun", *ANSWER)
    judged = asked.did("zhou", "check", "--base", "origin/main", "--head", "signoff/q3/sales")
    assert judged == "Commits judged: 2; nothing wrong.\n"


def test_it_is_signed_where_git_signs(asked: Company, hub: Hub, tmp_path: Path) -> None:
    signer = tmp_path / "signer"
    signer.write_text("#!/bin/sh\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\necho 'signed by hand'\n")
    signer.chmod(0o755)
    asked.git("config", "commit.gpgSign", "true")
    asked.git("config", "gpg.program", str(signer))
    asked.did("li", *ANSWER)
    assert "\ngpgsig signed by hand\n" in hub.git("cat-file", "commit", "signoff/q3/sales")


def test_a_verdict_goes_the_same_way(asked: Company, hub: Hub) -> None:
    for who in ("li", "wang"):
        asked.did(who, "feedback", "give", "-d", "accept", "--scope", "s")
    asked.did("zhou", "request", "confirm")
    asked.did("zhou", "task", "add", "page", "--title", "Page", "--owner", "wang", "--due", "2024-07-12",
              "--criterion", "fast")  # fmt: skip
    asked.did("wang", "task", "confirm", "page")
    asked.did("wang", "task", "log", "page", "-s", "doing", "-m", "begun")
    asked.did("wang", "acceptance", "submit", "page", "--deliverable", "Page")
    asked.git("push", "-q", "origin", "main")
    told = asked.did("zhou", "acceptance", "pass", "page", "--unmet", "1", "--follow-up", "Faster", "--follow-up-due",
                     "2024-07-20", "--pr")  # fmt: skip
    assert "Pushed to branch signoff/q3/marketing" in told
    changed = hub.git("diff", "--name-only", "main", "signoff/q3/marketing").splitlines()
    assert sorted(path.split("/")[2] for path in changed) == ["acceptance", "tasks"]
    asked.did("zhou", "check", "--base", "origin/main", "--head", "signoff/q3/marketing")
    told = asked.did("chen", "acceptance", "return", "page", "--reason", "slow", "--fix", "speed", "--fix-by", "2024-07-19",
                     "--pr")  # fmt: skip
    assert "Added to branch signoff/q3/marketing" in told


@pytest.mark.parametrize("squash", [False, True])
def test_it_counts_after_the_merge_and_the_next_act_begins_anew(asked: Company, hub: Hub, squash: bool) -> None:
    asked.did("li", *ANSWER)
    asked.did("wang", *ANSWER)
    assert asked.does("zhou", "request", "confirm", "--pr").code == 1, "nothing is merged yet"
    for department in ("sales", "tech"):
        branch = f"origin/signoff/q3/{department}"
        asked.git(*(("merge", "--squash") if squash else ("merge", "--no-ff", "-m", "merged")), branch)
        if squash:
            asked.git("commit", "-qm", "squashed (#1)")
    asked.git("push", "-q", "origin", "main")
    told = asked.did("zhou", "request", "confirm", "--pr")
    assert "Zhou Min confirmed q3; work may begin" in told
    assert "nothing wrong" in asked.did("zhou", "check", "--at", "signoff/q3/marketing")
    again = asked.did("li", "feedback", "give", "-d", "accept", "--scope", "more", "--pr")
    branch = "signoff/q3/sales.2" if squash else "signoff/q3/sales"
    assert f"Pushed to branch {branch};" in again or f"Added to branch {branch}," in again
    assert hub.git("rev-list", "--count", f"main..{branch}") == "1"


def test_it_is_judged_against_what_the_server_has_and_not_against_this_clone(
    asked: Company, hub: Hub, tmp_path: Path
) -> None:
    old = Company(tmp_path / "old", asked.environment)
    shutil.copytree(asked.root, old.root, symlinks=True)
    old.clock = asked.clock
    asked.did("chen", "request", "cancel", "--reason", "dropped")
    asked.git("push", "-q", "origin", "main")
    refused = old.does("li", *ANSWER)
    assert refused.code == 1
    assert "cancelled" in refused.err
    assert old.git("for-each-ref", "refs/heads/signoff") == ""


def test_two_clones_of_one_department_share_a_branch(asked: Company, hub: Hub, tmp_path: Path) -> None:
    other = Company(tmp_path / "other", asked.environment)
    shutil.copytree(asked.root, other.root, symlinks=True)
    other.clock = asked.clock
    asked.did("li", *ANSWER)
    hub.goes_down()
    assert other.does("sun", *ANSWER).code == 5
    hub.comes_up()
    told = other.did("sun", "pr", "open", "signoff/q3/sales")
    assert "Added to branch signoff/q3/sales" in told
    assert hub.git("log", "--format=%an", "main..signoff/q3/sales").splitlines() == ["Sun Lei", "Li Na"]


def test_without_the_server_the_act_is_recorded_here_and_shared_later(asked: Company, hub: Hub) -> None:
    hub.goes_down()
    kept = asked.does("li", *ANSWER)
    assert kept.code == 5
    assert "Li Na answered for Sales: accept. [" in kept.out
    assert "recorded here on branch signoff/q3/sales, not yet shared with origin: " in kept.err
    assert "`xcollab pr open signoff/q3/sales --remote origin`" in kept.err
    hub.comes_up()
    assert "not shared yet: signoff/q3/sales" in asked.does("li", "pr", "open").err
    asked.did("li", "pr", "open", "signoff/q3/sales", "--remote", "origin")
    assert hub.git("rev-list", "--count", "main..signoff/q3/sales") == "1"


def test_a_hook_that_refuses_the_push_leaves_the_act_recorded(asked: Company, hub: Hub) -> None:
    hook = asked.root / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n")
    hook.chmod(0o755)
    kept = asked.does("li", *ANSWER)
    assert kept.code == 5
    assert "not on a Friday" in kept.err
    assert asked.git("rev-list", "--count", "main..signoff/q3/sales").strip() == "1"


def test_a_dry_run_shows_the_files_and_every_command_and_changes_nothing(
    asked: Company, hub: Hub, tmp_path: Path
) -> None:
    before, there = (*_everything(asked), asked.git("for-each-ref")), hub.git("for-each-ref")
    hub.goes_down()  # it does not even ask
    Client(tmp_path / "programs", asked, "gh")
    told = asked.did("li", *ANSWER, "--dry-run")
    assert "would write collabs/q3/feedback/sales/" in told
    assert "git fetch origin\n" in told
    assert "git branch signoff/q3/sales COMMIT\n" in told
    assert "gh pr create --repo github.com/acme/office --head signoff/q3/sales --base main" in told
    assert not (tmp_path / "programs/calls").exists()
    assert (*_everything(asked), asked.git("for-each-ref")) == before
    assert hub.git("for-each-ref") == there


def test_acts_committed_on_the_default_branch_get_a_branch_without_a_switch(asked: Company, hub: Hub) -> None:
    asked.did("li", *ANSWER[:-1])
    asked.did("sun", "request", "comment", "q3", "-m", "Which cities?")
    before = _everything(asked)
    preview = asked.did("li", "pr", "open", "--dry-run")
    assert "q3: 2 acts" in preview
    assert hub.git("for-each-ref", "refs/heads/signoff") == ""
    told = asked.did("li", "pr", "open")
    assert "Pushed to branch signoff/q3/sales" in told
    assert _everything(asked) == before
    assert hub.git("rev-list", "--count", "main..signoff/q3/sales") == "2"
    assert "q3: 2 acts" in told or "title=q3%3A%202%20acts" in told


def test_the_current_branch_is_opened_where_it_is_not_the_default_one(asked: Company, hub: Hub) -> None:
    asked.git("switch", "-qc", "answers")
    asked.did("li", *ANSWER[:-1])
    assert "Pushed to branch answers" in asked.did("li", "pr", "open", "--title", "Our answer")
    assert hub.git("rev-list", "--count", "main..answers") == "1"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pr", "open"), "all of main is in main on the remote"),
        (("pr", "open", "nowhere"), "there is no branch nowhere"),
        ((*ANSWER, "--no-commit"), "--pr and --no-commit exclude each other"),
        ((*ANSWER, "--remote", "elsewhere"), "there is no remote elsewhere"),
    ],
)
def test_what_cannot_be_done_is_said(asked: Company, words: tuple[str, ...], said: str) -> None:
    refused = asked.does("li", *words)
    assert refused.code in (1, 2)
    assert said in refused.err


def test_a_branchs_name_steers_no_terminal(asked: Company) -> None:
    asked.git("switch", "--quiet", "--create", "fe\u202eat")
    asked.did("li", "request", "comment", "q3", "-m", "Which dealers?")
    told = asked.did("li", "pr", "open")
    assert "fe⟨U+202E⟩at" in told and "\u202e" not in told


def test_a_clone_without_a_remote_is_told_how_to_name_one(company: Company) -> None:
    company.did("chen", "request", "new", "q3", *REQUEST)
    company.did("chen", "request", "submit")
    assert "git remote add origin" in company.does("li", *ANSWER).err


def test_a_branch_that_somebody_stands_on_is_left_alone(asked: Company, hub: Hub) -> None:
    asked.did("li", *ANSWER)
    asked.git("switch", "-q", "signoff/q3/sales")
    assert "is checked out" in asked.does("sun", *ANSWER).err


def test_the_branch_that_one_stands_on_is_not_moved_over_what_others_added(asked: Company, tmp_path: Path) -> None:
    asked.git("switch", "-qc", "answers")
    asked.git("push", "-q", "origin", "answers")
    other = Company(tmp_path / "other", asked.environment)
    shutil.copytree(asked.root, other.root, symlinks=True)
    other.clock = asked.clock
    other.did("wang", *ANSWER[:-1])
    other.did("wang", "pr", "open")
    asked.did("li", *ANSWER[:-1])
    refused = asked.does("li", "pr", "open")
    assert refused.code == 4
    for command in commands(hint_of(refused.err)):
        done = types(asked, "li", command)
        assert done.code == 0, f"{command}: {done.err}"


def test_what_is_not_pushed_of_several_collaborations_needs_a_branch_with_a_name(asked: Company) -> None:
    asked.did("chen", "request", "comment", "q3", "-m", "x")
    asked.did("chen", "request", "new", "other", *REQUEST)
    assert "git branch NAME" in asked.does("chen", "pr", "open").err
    asked.git("branch", "both")
    assert "Pushed to branch both" in asked.did("chen", "pr", "open", "both")


def test_a_workspace_below_the_top_of_its_repository_writes_there(company: Company, hub: Hub, tmp_path: Path) -> None:
    company.git("init", "-q", str(tmp_path / "mono"))
    shutil.copytree(company.root, tmp_path / "mono/work", ignore=shutil.ignore_patterns(".git"))
    mono = Company(tmp_path / "mono/work", company.environment)
    mono.clock = company.clock
    mono.git("add", ".")
    mono.git("commit", "-qm", "all")
    mono.did("chen", "request", "new", "q3", *REQUEST)
    mono.did("chen", "request", "submit")
    hub.known_to(mono)
    mono.did("li", *ANSWER)
    assert hub.git("diff", "--name-only", "main", "signoff/q3/sales").startswith("work/collabs/q3/feedback/sales/")


def test_the_inbox_tells_what_is_proposed_until_it_is_merged(asked: Company, hub: Hub) -> None:
    assert "Proposed on" not in asked.did("li", "inbox")
    asked.did("li", *ANSWER)
    told = asked.did("li", "inbox")
    assert "Proposed on signoff/q3/sales; it counts once that is merged:\n  - Li Na answered for Sales: accept" in told
    asked.git("merge", "--quiet", "--squash", "signoff/q3/sales")
    asked.git("commit", "--quiet", "-m", "Merged", "--author=Li Na <li@example.com>")
    assert "Proposed on" not in asked.did("li", "inbox")

"""Departments share one repository over each transport; plain git carries what they record, and says plainly why it does not."""

import subprocess
from pathlib import Path

import pytest

from tests.company import Company, identity
from tests.remotes import PASSWORD, USER, Remote, served

NO = "#!/bin/sh\necho 'Closed for the stocktaking until 18:00.' >&2\nexit 1\n"


@pytest.fixture
def ours(working: Company, remote: Remote) -> Company:
    """The clone of sales, published."""
    remote.publish(working)
    return working


@pytest.fixture
def theirs(ours: Company, remote: Remote, tmp_path: Path) -> Company:
    """The clone of the tech department."""
    return remote.clone(ours, tmp_path / "theirs")


def tried(company: Company, *words: str) -> subprocess.CompletedProcess[str]:
    """Plain git, which may fail."""
    environment = {**company.environment, **identity("zhou", company.clock)}
    return subprocess.run(
        ["git", *words], cwd=company.root, env=environment, capture_output=True, text=True, check=False
    )


def test_two_clones_record_and_plain_git_brings_both_statements_to_both(ours: Company, theirs: Company) -> None:
    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half of it")
    theirs.did("wang", "task", "confirm", "page")
    ours.git("push", "--quiet")
    assert "rejected" in tried(theirs, "push").stderr
    theirs.git("pull", "--quiet", "--rebase")
    theirs.git("push", "--quiet")
    ours.git("pull", "--quiet", "--ff-only")
    assert ours.git("rev-parse", "HEAD") == theirs.git("rev-parse", "HEAD", "origin/main").split()[0] + "\n"
    assert "half of it" in theirs.did("zhou", "history", "q3")
    assert "nothing wrong" in ours.did("zhou", "check")


def test_a_large_attachment_arrives(ours: Company, theirs: Company, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(bytes(range(256)) * 4096 * 2)
    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "see the photo", "--attach", str(photo))
    ours.git("-c", "core.compression=0", "push", "--quiet")
    theirs.git("pull", "--quiet", "--ff-only")
    (found,) = theirs.root.glob("collabs/q3/attachments/*.png")
    assert found.read_bytes() == photo.read_bytes()


def test_a_hook_of_the_server_refuses_in_its_own_words(ours: Company, remote: Remote) -> None:
    remote.hook("pre-receive", NO)
    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half of it")
    refused = tried(ours, "push")
    assert refused.returncode
    assert "remote: Closed for the stocktaking until 18:00." in refused.stderr
    assert "pre-receive hook declined" in refused.stderr


def test_published_history_is_not_rewritten_where_the_server_denies_it(ours: Company, remote: Remote) -> None:
    remote.settings("receive.denyNonFastForwards=true", "receive.denyDeletes=true", "receive.denyDeleteCurrent=true")
    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half of it")
    ours.git("push", "--quiet")
    ours.git("reset", "--quiet", "--hard", "HEAD^")
    rewritten, deleted = tried(ours, "push", "--force"), tried(ours, "push", "origin", ":main")
    assert rewritten.returncode and "denying non-fast-forward" in rewritten.stderr
    assert deleted.returncode and "deletion prohibited" in deleted.stderr


def test_a_server_that_went_away_is_told_and_what_was_recorded_arrives_later(
    ours: Company, theirs: Company, remote: Remote
) -> None:
    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half of it")
    remote.stop()
    assert tried(ours, "push").returncode
    remote.start()
    ours.git("push", "--quiet")
    theirs.git("pull", "--quiet", "--ff-only")
    assert "half of it" in theirs.did("zhou", "history", "q3")


@pytest.mark.parametrize("who", [f"{USER}:wrong@", f"nobody:{PASSWORD}@", ""], ids=["password", "name", "none"])
def test_over_http_only_who_logs_in_may_read_or_push(
    working: Company, tmp_path: Path, git_environment: dict[str, str], who: str
) -> None:
    with served("http", tmp_path / "server", git_environment) as remote:
        remote.publish(working)
        working.git("remote", "set-url", "origin", remote.url_as(who))
        working.did("li", "task", "log", "report", "-s", "doing", "-m", "half of it")
        for words in (("push",), ("fetch",)):
            refused = tried(working, *words)
            assert refused.returncode
            assert "Authentication failed" in refused.stderr or "terminal prompts disabled" in refused.stderr


def test_git_over_http_needs_no_password_in_the_address_that_is_stored(
    working: Company, tmp_path: Path, git_environment: dict[str, str]
) -> None:
    with served("http", tmp_path / "server", git_environment) as remote:
        remote.publish(working)
        (tmp_path / "password").write_text(f"{remote.url_as(f'{USER}:{PASSWORD}@').removesuffix('/acme.git')}\n")
        working.git("config", "credential.helper", f"store --file={tmp_path / 'password'}")
        working.git("remote", "set-url", "origin", remote.url_as(""))
        working.git("fetch", "--quiet")

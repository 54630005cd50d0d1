"""Departments share one repository over each transport; plain git carries what they record, and says plainly why it does not."""

import subprocess
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from tests.support.servers.remotes import PASSWORD, USER, Remote, served

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


# --- sync


def head(company: Company) -> str:
    """The commit that a clone stands at."""
    return company.git("rev-parse", "HEAD").strip()


def shared(ours: Company, theirs: Company) -> bool:
    """Whether both stand at the same commit and hold the log of the one and the confirmation of the other."""
    told = [clone.did("zhou", "history", "q3") for clone in (ours, theirs)]
    return head(ours) == head(theirs) and all("half of it" in said and "took on task q3/page" in said for said in told)


@pytest.fixture
def both_acted(ours: Company, theirs: Company) -> tuple[Company, Company]:
    """Sales has written a log, tech has taken on a task; neither knows of the other."""
    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half of it")
    theirs.did("wang", "task", "confirm", "page")
    return ours, theirs


def test_two_clones_sync_and_end_at_the_same_commit_with_both_statements(both_acted: tuple[Company, Company]) -> None:
    ours, theirs = both_acted
    ours.did("li", "sync")
    theirs.did("wang", "sync")
    ours.did("li", "sync")
    assert shared(ours, theirs)
    assert "nothing wrong" in theirs.did("wang", "check")


def test_a_server_that_is_away_leaves_everything_recorded_here_and_a_later_sync_delivers(
    both_acted: tuple[Company, Company], remote: Remote
) -> None:
    ours, theirs = both_acted
    remote.stop()
    before = head(ours)
    for language, words in (("en", "recorded here, not yet shared: origin cannot be reached"), ("zh", "尚未共享")):
        away = ours.does("li", "sync", "--lang", language)
        assert away.code == 5
        assert words in away.err
        assert "Traceback" not in away.err
    assert head(ours) == before
    assert ours.git("status", "--porcelain") == ""
    remote.start()
    for company, who in ((ours, "li"), (theirs, "wang"), (ours, "li")):
        company.did(who, "sync")
    assert shared(ours, theirs)


@pytest.mark.parametrize("when", ["pre-receive", "post-receive"])
def test_a_server_that_dies_in_the_middle_of_a_push_loses_and_doubles_nothing(
    both_acted: tuple[Company, Company], remote: Remote, when: str
) -> None:
    """Before it has taken the push, or after it has and before it could say so."""
    ours, theirs = both_acted
    before = ours.git("rev-parse", "origin/main").strip()
    remote.hook(when, "#!/bin/sh\nkill -9 $PPID\n")
    cut = ours.does("li", "sync")
    assert cut.code == 5, cut.err
    assert "recorded here, not yet shared" in cut.err
    (remote.bare / "hooks" / when).unlink()
    for company, who in ((ours, "li"), (theirs, "wang"), (ours, "li")):
        company.did(who, "sync")
    assert shared(ours, theirs)
    arrived = [file for file in theirs.root.glob("collabs/q3/logs/report/*") if "half of it" in file.read_text()]
    assert len(arrived) == 1
    assert ours.git("rev-list", "--count", f"{before}..HEAD") == "2\n"


def test_a_server_that_refuses_is_told_in_its_own_words(both_acted: tuple[Company, Company], remote: Remote) -> None:
    ours, _ = both_acted
    remote.hook("pre-receive", NO)
    refused = ours.does("li", "sync")
    assert refused.code == 5
    assert "Closed for the stocktaking until 18:00." in refused.err
    (remote.bare / "hooks/pre-receive").unlink()
    ours.did("li", "sync")


@pytest.mark.parametrize("who", [f"{USER}:wrong@", ""], ids=["wrong", "none"])
def test_a_wrong_password_is_told_in_gits_own_words_and_is_not_printed(
    working: Company, tmp_path: Path, git_environment: dict[str, str], who: str
) -> None:
    with served("http", tmp_path / "server", git_environment) as remote:
        remote.publish(working)
        working.git("remote", "set-url", "origin", remote.url_as(who))
        working.did("li", "task", "log", "report", "-s", "doing", "-m", "half of it")
        refused = working.does("li", "sync")
        assert refused.code == 5
        assert "Authentication failed" in refused.err or "could not read Username" in refused.err
        assert ":wrong@" not in refused.err

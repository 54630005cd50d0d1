"""Hooks and signing run as with git itself; when one of them says no, nothing has happened."""

import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.bystanders import of_last_commit, scatter, state
from tests.support.company import Company, identity
from tests.support.shared import share
from tests.support.writing_acts import ACTS

HOOKED = ("task log", "request revise", "acceptance pass", "task edit", "request new", "department edit", "member add")
"""New files with attachments, a patch and a statement, several new files, a patch alone, a new directory, the roster."""

REFUSE = "echo 'No commits on Fridays' >&2; exit 1"
FORMAT = """\
for file in $(git diff --cached --name-only --diff-filter=AM -- '*.yaml'); do
    echo '# formatted' >> "$file"
    {add}
done
"""
SEEN = "git diff --cached --name-only > ../seen.txt; git diff --cached --name-status --diff-filter=D >> ../seen.txt"


def hook(company: Company, name: str, script: str) -> None:
    """Put a hook into the repository."""
    path = company.root / ".git/hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def refused(company: Company, name: str, *said: str) -> None:
    """The act is refused with exit 4, git's words and a hint, in both languages; everything is as it was."""
    act = ACTS[name]
    before = state(company)
    result = company.does(act.who, *act.words)
    assert (result.code, result.out) == (4, "")
    assert result.err.startswith("error: git did not make the commit: ")
    assert "hint: nothing was changed; mend the cause and try again" in result.err
    for words in said:
        assert words in result.err
    assert state(company) == before
    company.environment["XCOLLAB_LANG"] = "zh"
    again = company.does(act.who, *act.words)
    assert again.code == 4
    assert all(words in again.err for words in said)
    assert again.err != result.err
    assert state(company) == before


@pytest.mark.parametrize("name", HOOKED)
@pytest.mark.parametrize("which", ["pre-commit", "commit-msg", "prepare-commit-msg"])
def test_a_hook_that_refuses_leaves_everything_as_it_was(working: Company, name: str, which: str) -> None:
    ACTS[name].prepare(working)
    scatter(working)
    hook(working, which, REFUSE)
    refused(working, name, "No commits on Fridays")


@pytest.mark.parametrize("name", HOOKED)
@pytest.mark.parametrize("add", ['git add "$file"', ""], ids=["and adds it", "without adding it"])
def test_a_hook_that_reformats_leaves_the_files_of_the_act_as_committed(working: Company, name: str, add: str) -> None:
    act = ACTS[name]
    act.prepare(working)
    scatter(working)
    before = state(working)
    hook(working, "pre-commit", FORMAT.format(add=add))
    working.did(act.who, *act.words)
    own = of_last_commit(working)
    after = state(working, own)
    assert (after.unstaged, after.staged, after.status) == (before.unstaged, before.staged, before.status)
    assert after.files == {path: content for path, content in before.files.items() if path not in own}
    for path in own:
        committed = working.git("show", f"HEAD:{path}")
        assert committed.encode("utf-8", "surrogateescape") == (working.root / path).read_bytes()
        assert committed.endswith("# formatted\n") == (bool(add) and path.endswith(".yaml"))
    assert working.git("status", "--porcelain", "-z", "--", *own) == ""


@pytest.mark.parametrize("name", HOOKED)
def test_a_pre_commit_hook_sees_the_files_of_the_act_and_no_other(working: Company, name: str) -> None:
    act = ACTS[name]
    act.prepare(working)
    scatter(working)
    hook(working, "pre-commit", SEEN)
    working.did(act.who, *act.words)
    assert (working.root.parent / "seen.txt").read_text().splitlines() == sorted(of_last_commit(working))


def test_a_commit_msg_hook_that_adds_a_line_is_heard(working: Company) -> None:
    hook(working, "commit-msg", 'printf "Reviewed-by: nobody\\n" >> "$1"')
    working.did("zhou", *ACTS["task add"].words)
    assert working.git("show", "-s", "--format=%B").rstrip().endswith("Reviewed-by: nobody")


def test_a_post_commit_hook_that_fails_changes_nothing_about_the_act(working: Company) -> None:
    hook(working, "post-commit", "exit 1")
    assert working.does("zhou", *ACTS["task add"].words).code == 0
    assert working.git("status", "--porcelain") == ""


def test_the_message_is_committed_as_it_is_whatever_git_takes_for_a_comment(working: Company) -> None:
    for key, value in (("core.commentChar", "l"), ("commit.cleanup", "strip"), ("commit.verbose", "true")):
        working.git("config", key, value)
    working.did("li", "task", "log", "report", "-s", "doing", "-m", "half")
    assert working.git("show", "-s", "--format=%s").startswith("log progress")


def test_a_hook_that_writes_by_xcollab_itself_is_told_that_it_cannot_and_the_act_goes_on(working: Company) -> None:
    command = f"{shlex.quote(sys.executable)} -m xcollab"
    hook(
        working, "post-commit", f"{command} task comment report -m again 2> ../said.txt; {command} status > ../seen.txt"
    )
    working.did("zhou", *ACTS["task add"].words)
    said = (working.root.parent / "said.txt").read_text()
    assert "error: this was started by a hook of an xcollab that is writing here" in said
    assert "Q3" in (working.root.parent / "seen.txt").read_text()
    assert working.git("status", "--porcelain") == ""


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system ends processes without telling them")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_act_whose_process_is_told_to_end_is_taken_back_before_it_ends(working: Company, name: str) -> None:
    begun = working.root.parent / "begun"
    hook(working, "pre-commit", "touch ../begun; exec sleep 60")
    before = state(working)
    environment = {**working.environment, **identity("zhou", working.clock)}
    words = [sys.executable, "-m", "xcollab", *ACTS["task add"].words]
    with subprocess.Popen(words, cwd=working.root, env=environment, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not begun.exists():
            time.sleep(0.02)
        process.send_signal(getattr(signal, name))
        _, said = process.communicate()
    assert process.returncode == 128 + getattr(signal, name)
    assert "error: interrupted" in said
    assert state(working) == before
    assert not (working.root / ".git/index.lock").exists()


def test_a_hook_finds_the_persons_own_environment(working: Company) -> None:
    hook(working, "pre-commit", "env > ../environment.txt")
    working.environment["LC_ALL"] = "zh_CN.UTF-8"
    working.did("zhou", *ACTS["task add"].words)
    seen = (working.root.parent / "environment.txt").read_text().splitlines()
    assert "LC_ALL=zh_CN.UTF-8" in seen
    assert not any(
        line.startswith(("GIT_LITERAL_PATHSPECS", "GIT_CONFIG_PARAMETERS", "GIT_OPTIONAL_LOCKS")) for line in seen
    )


def signing_key(company: Company, *, there: bool = True) -> Path:
    """Sign with an SSH key of one's own; one that is not `there` cannot be used."""
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed, so nothing can be signed here")
    key = company.root.parent / "key"
    if there:
        from subprocess import run

        run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
        (company.root.parent / "signers").write_text(
            f"li@example.com,zhou@example.com {key.with_suffix('.pub').read_text()}"
        )
    company.git("config", "gpg.format", "ssh")
    company.git("config", "user.signingKey", str(key))
    company.git("config", "gpg.ssh.allowedSignersFile", str(company.root.parent / "signers"))
    company.git("config", "commit.gpgSign", "true")
    return key


@pytest.mark.parametrize("name", ["task log", "request revise"])
def test_a_commit_is_signed_where_git_is_set_to_sign(working: Company, name: str) -> None:
    ACTS[name].prepare(working)
    scatter(working)
    signing_key(working)
    working.did(ACTS[name].who, *ACTS[name].words)
    assert working.git("log", "-1", "--format=%G?").strip() == "G"


@pytest.mark.parametrize("name", ["task log", "request revise"])
def test_a_commit_that_cannot_be_signed_is_not_made(working: Company, name: str) -> None:
    ACTS[name].prepare(working)
    scatter(working)
    key = signing_key(working, there=False)
    refused(working, name, str(key))


def test_the_identity_of_the_tests_is_the_one_that_git_commits_with(working: Company) -> None:
    working.did("li", *ACTS["task log"].words[:7])
    ident = identity("li", working.clock)
    shown = working.git("show", "-s", "--format=%an|%ae|%cn|%ce").strip().split("|")
    assert shown == [ident[f"GIT_{role}_{part}"] for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")]


def test_a_post_commit_hook_that_takes_the_commit_away_again_is_not_taken_for_success(working: Company) -> None:
    before = state(working)
    hook(working, "post-commit", "git reset --quiet --soft HEAD~1")
    result = working.does("zhou", *ACTS["task add"].words)
    assert (result.code, result.out) == (4, "")
    (working.root / ".git/hooks/post-commit").unlink()
    after = state(working)._replace(git=before.git)  # the branch is in a file of its own since then
    assert after == before
    working.did("zhou", *ACTS["task add"].words)


FOOTERS = {
    "a paragraph of its own": ("commit-msg", "printf '\\nChange-Id: I8473b95934b5732a\\n' >> \"$1\""),
    "a line without a form": ("commit-msg", "printf '\\nRefs #12\\n' >> \"$1\""),
    "among the trailers": ("commit-msg", "git interpret-trailers --in-place --trailer 'Signed-off-by: Li Na <li@example.com>' \"$1\""),
    "a mark before the subject": ("prepare-commit-msg", "sed -i '1s/^/[T-12] /' \"$1\""),
}  # fmt: skip


@pytest.mark.parametrize(("which", "script"), FOOTERS.values(), ids=FOOTERS)
def test_what_a_hook_adds_to_the_message_hides_no_act(
    working: Company, tmp_path: Path, which: str, script: str
) -> None:
    clones = share(working, tmp_path)
    company, other = clones.ours, clones.theirs
    hook(company, which, script)
    company.did("zhou", "task", "edit", "page", "--title", "Landing page")
    assert "zhou edited task q3/page (title)" in company.did("zhou", "history", "q3").replace("Zhou Min", "zhou")
    other.did("zhou", "task", "comment", "page", "-m", "Theirs first")
    other.did("zhou", "sync")
    went = company.did("zhou", "sync")
    assert "edited task q3/page (title)" in went and "commented on q3/page" in went
    assert "edited task q3/page (title)" in other.did("zhou", "sync")
    company.did("zhou", "task", "edit", "page", "--title", "Page")
    assert "Taken back: Zhou Min edited task q3/page (title)" in company.did("zhou", "undo")

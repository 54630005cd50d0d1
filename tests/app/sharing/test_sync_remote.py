"""`sync` and the remote: missing, empty, out of reach, busy, refusing, rewritten; always told, never at the cost of work."""

import subprocess
from pathlib import Path

import pytest

from tests.support.shared import Clones, head, task_file
from xcollab.store.sharing.remote import last_words


def _before_each_push(clones: Clones, script: str) -> Path:
    hook = clones.ours.root / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{script}\n")
    hook.chmod(0o755)
    return hook


def test_a_hook_of_ones_own_that_refuses_the_push_is_not_taken_for_a_remote_out_of_reach(clones: Clones) -> None:
    _before_each_push(clones, "echo 'not on a Friday' >&2; exit 1")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    said = clones.ours.does("li", "sync")
    assert (said.code, said.out) == (5, "")
    assert "origin does not take main: not on a Friday" in said.err


@pytest.mark.parametrize(
    "said", ["fatal: unable to look up li:secret@host:9", "fatal: could not read from https://li:secret@host/acme.git"]
)
def test_a_password_in_an_address_is_never_repeated(said: str) -> None:
    assert "secret" not in last_words(said) and "host" in last_words(said)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_remote_out_of_reach_is_told_with_its_own_exit_code_and_nothing_is_lost(
    clones: Clones, language: str
) -> None:
    clones.ours.environment["XCOLLAB_LANG"] = language
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    before = head(clones.ours)
    clones.bare.rename(clones.bare.with_name("gone.git"))
    result = clones.ours.does("li", "sync")
    assert result.code == 5
    assert ("recorded here, not yet shared" if language == "en" else "已在本地记录，尚未共享") in result.err
    assert head(clones.ours) == before
    clones.bare.with_name("gone.git").rename(clones.bare)
    clones.ours.did("li", "sync")
    assert clones.ours.git("ls-remote", "origin", "refs/heads/main").split()[0] == before


def test_when_others_are_always_faster_it_gives_up_after_a_while_and_keeps_what_came(clones: Clones) -> None:
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.theirs.did("wang", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    (clones.bare / "refs/heads/main.lock").touch()  # another push that never ends
    result = clones.ours.does("li", "sync", "--wait", "1")
    assert result.code == 5
    assert "recorded here, not yet shared: others were faster for 1 seconds" in result.err
    assert "Came in from origin: 1" in result.out and "Went out" not in result.out
    (clones.bare / "refs/heads/main.lock").unlink()
    assert "Went out to origin: 1" in clones.ours.did("li", "sync")


def test_a_server_that_says_no_is_heard_in_its_own_words(clones: Clones) -> None:
    hook = clones.bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'main is protected: open a pull request' >&2\nexit 1\n")
    hook.chmod(0o755)
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    result = clones.ours.does("li", "sync")
    assert result.code == 5
    assert "main is protected: open a pull request" in result.err
    assert "xcollab pr open" in result.err


def test_an_empty_remote_gets_everything_and_is_remembered(clones: Clones, tmp_path: Path) -> None:
    clones.ours.git("init", "--quiet", "--bare", str(tmp_path / "new.git"))
    clones.ours.git("remote", "set-url", "origin", str(tmp_path / "new.git"))
    said = clones.ours.did("zhou", "sync")
    assert "Went out to origin: " in said and "  … 21 earlier ones; `git log` tells them\n" in said
    assert clones.ours.git("config", "branch.main.remote").strip() == "origin"
    assert "Nothing new" in clones.ours.did("zhou", "sync")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("git", "remote", "remove", "origin"), "no remote to share with", "git remote add origin"),
        (
            ("git", "remote", "rename", "origin", "one", "&&", "git", "remote", "add", "two", "."),
            "several remotes: one, two",
            "--remote",
        ),
        (("git", "checkout", "-q", "--detach"), "no branch", ""),
    ],
)
def test_without_a_place_to_share_it_says_what_is_missing(
    clones: Clones, words: tuple[str, ...], code: str, said: str
) -> None:
    subprocess.run(" ".join(words), shell=True, cwd=clones.ours.root, env=clones.ours.environment, check=True)
    result = clones.ours.does("zhou", "sync")
    assert result.code in (1, 4)
    assert code in result.err and said in result.err


def test_history_that_was_rewritten_on_the_server_is_told_and_nothing_comes_in(clones: Clones) -> None:
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.theirs.did("wang", "sync")
    clones.ours.did("li", "sync")
    clones.theirs.git("push", "-q", "--force", "origin", "HEAD~1:main")
    before = head(clones.ours)
    result = clones.ours.does("li", "sync")
    assert result.code == 4
    assert "the history of main on origin was rewritten" in result.err
    assert head(clones.ours) == before
    clones.ours.git("fetch", "-q", "origin")
    assert "Went out to origin: 1\n  - Wang Qiang took on task q3/page" in clones.ours.did("li", "sync")


def test_a_branch_left_while_it_is_pushed_does_not_spoil_gits_own_settings(clones: Clones) -> None:
    hook = _before_each_push(clones, "git switch --quiet --detach")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.ours.did("li", "sync")
    hook.unlink()
    clones.ours.git("switch", "--quiet", "main")
    assert "Nothing new" in clones.ours.did("li", "sync")


def test_a_workspace_that_somebody_broke_and_mended_comes_in_mended(clones: Clones) -> None:
    settings = clones.theirs.root / "xcollab.yaml"
    good = settings.read_text()
    for text, why in ((good + "odd: 1\n", "broken"), (good, "mended")):
        settings.write_text(text)
        clones.theirs.git("commit", "-qam", why)
        clones.theirs.git("push", "-q", "origin", "HEAD:main")
        if why == "broken":
            clones.ours.git("pull", "-q", "--ff-only", "origin", "main")
    (clones.ours.root / "collabs/q3/tasks/page.yaml").write_text(task_file(clones.ours, "page") + "# by hand\n")
    clones.ours.git("commit", "-qam", "a remark in a file")
    clones.ours.did("zhou", "sync")
    assert (clones.ours.root / "xcollab.yaml").read_text() == good
    assert "# by hand" in clones.theirs.git("--git-dir", str(clones.bare), "show", "main:collabs/q3/tasks/page.yaml")


def test_where_a_later_try_stops_what_the_earlier_ones_did_is_told_first(clones: Clones) -> None:
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.ours.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.git("push", "-q", "origin", "HEAD:main")
    clones.theirs.did("zhou", "task", "edit", "page", "--title", "Web site")
    _before_each_push(clones, f"cd '{clones.theirs.root}' && env -u GIT_DIR git push -q origin HEAD:main; exit 0")
    stopped = clones.ours.does("zhou", "sync")
    assert stopped.code == 1
    assert "Zhou Min cancelled task q3/report" in stopped.out and "xcollab parked withdraw " in stopped.out
    assert stopped.out.index("Set aside") < stopped.out.index("yours: Landing page")
    assert "what came in before that is here, nothing else was changed" in stopped.err

"""The hook of a plain server: which names of branches and tags come in, and who writes down what was sent."""

import subprocess

from tests.support.company import Company
from tests.support.servers.guarding import BY_PATH, pushed, refused
from tests.support.servers.remotes import Remote

SHADOWS = ("refs/tags/main", "refs/tags/Main", "refs/heads/origin/main", "refs/tags/origin/main", "refs/heads/refs/heads/main",
           "refs/tags/HEAD", "refs/heads/fetch_head", "refs/tags/0123abc", "refs/tags/2024-07-01",
           "refs/heads/heads/main", "refs/heads/--force", "refs/tags/-v1", "refs/heads/ma\u200bin", "refs/tags/main\u202e",
           "refs/heads/main\ufe0f")  # fmt: skip


@BY_PATH
def test_no_name_comes_in_that_could_be_taken_for_another(guarded: Company, remote: Remote) -> None:
    for reference in SHADOWS:
        assert "name" in refused(guarded, remote, f"HEAD:{reference}"), reference
    both = refused(guarded, remote, "HEAD:refs/tags/v1", "HEAD:refs/heads/v1")
    assert "has this name already" in both
    done = pushed(
        guarded, "HEAD:refs/tags/v1", "HEAD:refs/heads/feature", "HEAD:refs/tags/2024", "HEAD:refs/heads/竞品/v-1"
    )
    assert done.returncode == 0, done.stderr


@BY_PATH
def test_a_branch_that_begins_at_an_older_state_comes_in(guarded: Company, remote: Remote) -> None:
    done = pushed(guarded, "main~1:refs/heads/older")
    assert done.returncode == 0, done.stderr


def _remembers(company: Company, *entries: str) -> str:
    """A commit as what was sent is remembered in one, of a tree like this."""
    tree = subprocess.run(["git", "mktree", "--missing"], input="".join(f"{entry}\n" for entry in entries), cwd=company.root,
                          env=company.environment, capture_output=True, text=True, check=True).stdout.strip()  # fmt: skip
    return company.git("commit-tree", tree, "-m", "What was sent").strip()


@BY_PATH
def test_what_was_sent_is_written_down_by_who_may_and_by_nobody_else(guarded: Company, remote: Remote) -> None:
    blob = guarded.git("rev-parse", "HEAD:xcollab.yaml").strip()
    run = _remembers(guarded, f"100644 blob {blob}\trun")
    guarded.environment["REMOTE_USER"] = "li"
    assert "li may not write down what was sent" in refused(guarded, remote, f"{run}:refs/xcollab/notices")
    remote.settings("xcollab.notifier=robot")
    assert "li may not write down what was sent" in refused(guarded, remote, f"{run}:refs/xcollab/notices")
    guarded.environment["REMOTE_USER"] = "robot"
    assert pushed(guarded, f"{run}:refs/xcollab/notices").returncode == 0
    other = _remembers(
        guarded, f"100644 blob {blob}\trun", f"040000 tree {guarded.git('rev-parse', 'HEAD:departments').strip()}\tx"
    )
    head = guarded.git("rev-parse", "HEAD").strip()
    files = _remembers(guarded, f"040000 tree {guarded.git('rev-parse', 'HEAD:departments').strip()}\tsent")
    for wrong in (other, head, files):
        said = refused(guarded, remote, f"+{wrong}:refs/xcollab/notices")
        assert "this is no record of what was sent" in said
    assert "it is not deleted here" in refused(guarded, remote, ":refs/xcollab/notices")
    assert "only branches and tags" in refused(guarded, remote, f"{run}:refs/xcollab/other")

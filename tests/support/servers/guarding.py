"""A server guarded by the hook `docs/deploy/pre-receive`: installing it, and pushing what it lets in or refuses."""

import subprocess
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from tests.support.forked.program import program
from tests.support.servers.remotes import DEPLOY, Remote

BY_PATH = pytest.mark.parametrize("remote", ["path"], indirect=True)
"""What the hook says does not depend on how the commits came; that it is run, and heard, over each transport is tested apart."""


def guard(remote: Remote, directory: Path) -> None:
    """Install the hook as docs/deploy.md says; its xcollab is the one under test."""
    remote.settings(f"xcollab.program={program(directory / 'xcollab')}")
    remote.hook("pre-receive", (DEPLOY / "pre-receive").read_text(encoding="utf-8"))


def pushed(company: Company, *words: str) -> subprocess.CompletedProcess[str]:
    """Push; it may fail."""
    environment = {**company.environment, **identity("zhou", company.clock)}
    return subprocess.run(
        ["git", "push", "origin", *(words or ("main",))], cwd=company.root, env=environment, capture_output=True,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def refused(company: Company, remote: Remote, *words: str) -> str:
    """The push is refused, nothing of it stays on the server; what the server said."""
    before = _references(remote)
    done = pushed(company, *words)
    assert done.returncode, done.stderr
    assert "pre-receive hook declined" in done.stderr
    assert _references(remote) == before
    return done.stderr


def _references(remote: Remote) -> str:
    git = ["git", f"--git-dir={remote.bare}", "for-each-ref"]
    return subprocess.run(git, env=remote.environment, capture_output=True, text=True, check=True).stdout


def commit(company: Company, who: str) -> None:
    """Commit by hand, as a member."""
    company.git("add", "--all")
    environment = {**company.environment, **identity(who, company.clock)}
    subprocess.run(["git", "commit", "--quiet", "-m", "by hand"], cwd=company.root, env=environment, check=True)

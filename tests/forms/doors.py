"""The doors: what the check of a pull request, a server's hook, and sync say of a branch. Each answers with the codes it tells."""

import json
import re
import subprocess
from io import StringIO
from pathlib import Path
from random import Random

from tests.forms.forms import NOW, Branch, Repository
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal

TOLD = re.compile(r"\[([a-z][a-z0-9-]+)\]")


def checked(repository: Repository, branch: Branch, *more: str) -> set[str]:
    """What `check --base` finds in the commits and in the merge, warnings left out."""
    code, out, err = _typed(repository, "check", "--base", branch.base, "--head", branch.head, "--json", *more)
    assert out, err
    told = json.loads(out)
    found = [*told["merge"], *(finding for commit in told["commits"] for finding in commit["findings"])]
    codes = {finding["code"] for finding in found if finding["severity"] == "error"}
    assert code == int(bool(codes)), out
    return codes


def received(repository: Repository, branch: Branch) -> set[str]:
    """What the hook of a server asks, in the words of docs/deploy/pre-receive, and is answered."""
    return checked(repository, branch, "--received", NOW.isoformat())


def synced(repository: Repository, server: "Server", branch: Branch) -> set[str]:
    """What sync tells of the branch as this clone's own work, before it goes out; what is wrong does not."""
    repository.git("reset", "--quiet", "--hard", branch.head)
    server.stands_at(branch.base)
    code, out, err = _typed(repository, "sync", "--wait", "0")
    codes = {*TOLD.findall(out + err)}
    assert bool(codes) == bool(code) == (server.main == branch.base), out + err
    return codes


def _typed(repository: Repository, *words: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    call = Terminal(repository.root, repository.environment, Random(1), out=out, err=err, given=StringIO())
    return run(call, words), out.getvalue(), err.getvalue()


class Server:
    """A bare repository, reached by its path, whose main branch can be put anywhere."""

    def __init__(self, bare: Path, repository: Repository) -> None:
        self.bare, self.repository = bare, repository
        repository.git("init", "--quiet", "--bare", "--initial-branch=main", str(bare))
        # What was pushed here before costs nothing to have again.
        (bare / "objects/info").mkdir(exist_ok=True)
        (bare / "objects/info/alternates").write_text(f"{repository.root}/.git/objects\n")
        repository.git("remote", "add", "origin", str(bare))
        settings = {
            "branch.main.remote": "origin",
            "branch.main.merge": "refs/heads/main",
            "core.logAllRefUpdates": "false",
        }
        for key, value in settings.items():
            repository.git("config", key, value)

    def stands_at(self, commit: str) -> None:
        """Everybody has come as far as this."""
        self.repository.git(f"--git-dir={self.bare}", "update-ref", "refs/heads/main", commit)
        self.repository.git("update-ref", "refs/remotes/origin/main", commit)

    @property
    def main(self) -> str:
        """The newest commit of the main branch."""
        return self.repository.git(f"--git-dir={self.bare}", "rev-parse", "refs/heads/main").strip()

    def pushed(self, head: str) -> subprocess.CompletedProcess[str]:
        """What a real push to the main branch comes to; it may fail."""
        return subprocess.run(
            ["git", "push", "origin", f"{head}:refs/heads/main"], cwd=self.repository.root, text=True, encoding="utf-8",
            env=self.repository.environment, capture_output=True, check=False,
        )  # fmt: skip


DOORS = ("check", "hook", "sync")


def answered(repository: Repository, server: "Server", door: str, branch: Branch) -> set[str]:
    """What is told of a branch at one of the doors."""
    if door == "sync":
        return synced(repository, server, branch)
    return received(repository, branch) if door == "hook" else checked(repository, branch)


def holds(repository: Repository, door: str, branch: Branch, told: set[str], code: str) -> bool:
    """Whether a door told what it has to; nothing at all where all is right. Sync tells one thing of several: any of them."""
    if not code:
        return not told
    if door != "sync" or code in told:
        return code in told
    if code == "stranger-commit":  # to sync, a statement that is not by its author
        return told == {"not-the-author"}
    return bool(told) and {code, *told} <= checked(repository, branch)

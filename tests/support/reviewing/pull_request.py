"""A branch on which somebody prepares a pull request, with the command line, an editor and plain git."""

import json
import shutil
import subprocess
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

from tests.support.company import Company, identity

LOG = "collabs/q3/logs/report/*T090000Z-li-*.yaml"
"""Li's first log of a task, which the base has already."""
DOING = ("task", "log", "q3/report", "-s", "doing", "-m", "Half done")
"""An act of Li's that is always possible here."""


class Branch(Company):
    """A clone with the branch `change` checked out, which began at `main`."""

    def edit(self, pattern: str, old: str, new: str) -> Path:
        """Replace a text in the one file that a pattern names; it has to be there."""
        path = self.file(pattern)
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path.name}: {text}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    def file(self, pattern: str) -> Path:
        """The one file that a pattern names."""
        (path,) = sorted(self.root.glob(pattern))
        return path

    def write(self, path: str, text: str | bytes) -> Path:
        """A new file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def typed(self, who: str, *words: str) -> Path:
        """What a command writes, left uncommitted; the statement's file."""
        self.did(who, *words, "--no-commit")
        new = [line[3:] for line in self.by(who, "status", "--porcelain", "-uall").splitlines() if line[:2] == "??"]
        return next(self.root / path for path in new if path.endswith(".yaml"))

    def said(self, who: str, path: str, text: str) -> Path:
        """A statement written by hand, now; `path` is its directory below `collabs/`."""
        self.clock += timedelta(minutes=1)
        name = f"{self.clock.astimezone(UTC):%Y%m%dT%H%M%SZ}-{who}-0a1b.yaml"
        head = f"on: {path}\nat: {self.clock.isoformat()}\nby: {who}\n"
        return self.write(f"collabs/{path}/{name}", head + text)

    def commit(self, who: str, message: str = "A change", *, email: str = "", also: str = "") -> None:
        """Everything in the working tree, committed as somebody; `also` is a trailer."""
        self.by(who, "add", "--all")
        more = {"GIT_AUTHOR_EMAIL": email} if email else {}
        self.by(who, "commit", "--quiet", "--message", message + (f"\n\n{also}" if also else ""), **more)

    def by(self, who: str, *words: str, **more: str) -> str:
        """What plain git says, run by somebody."""
        environment = {**self.environment, **identity(who, self.clock), **more}
        done = subprocess.run(["git", *words], cwd=self.root, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, f"git {' '.join(words)}: {done.stdout.decode()}{done.stderr.decode()}"
        return done.stdout.decode("utf-8", "surrogateescape")

    def judged(self, *more: str, base: str = "main") -> dict[str, Any]:
        """What `check --base` answers to programs."""
        result = self.does("zhou", "check", "--base", base, *more, "--json")
        assert result.out, result.err
        told: dict[str, Any] = json.loads(result.out)
        errors = [
            f
            for f in [*told["merge"], *(f for c in told["commits"] for f in c["findings"])]
            if f["severity"] == "error"
        ]
        assert result.code == int(bool(errors))
        return told

    def codes(self, base: str = "main") -> set[str]:
        """The codes of everything that is wrong with the branch's commits, warnings left out."""
        told = self.judged(base=base)
        return {f["code"] for commit in told["commits"] for f in commit["findings"] if f["severity"] == "error"}


def branch_of(root: Path, company: Company) -> Branch:
    """A copy of a company's repository, on a new branch."""
    shutil.copytree(company.root, root, symlinks=True)
    branch = Branch(root, company.environment)
    branch.clock = company.clock
    branch.git("switch", "--quiet", "--create", "change")
    return branch

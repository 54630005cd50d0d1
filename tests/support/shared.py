"""Two clones of a running collaboration and the bare repository that they share."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.support.company import Company


@dataclass
class Clones:
    """Ours and theirs, at the same commit at first; both push to the same bare repository by path."""

    ours: Company
    theirs: Company
    bare: Path

    def both_synced(self) -> None:
        """Theirs are shared first, then ours, then theirs see ours."""
        self.theirs.did("zhou", "sync")
        self.ours.did("zhou", "sync")
        self.theirs.did("zhou", "sync")
        assert head(self.ours) == head(self.theirs)


def share(company: Company, directory: Path) -> Clones:
    """Put a company on a bare repository, and clone it a second time; both clocks stand alike."""
    bare = directory / "acme.git"
    subprocess.run(
        ["git", "clone", "--quiet", "--bare", str(company.root), str(bare)], env=company.environment, check=True
    )
    company.git("remote", "add", "origin", str(bare))
    company.git("fetch", "--quiet", "origin")
    other = directory / "theirs"
    shutil.copytree(company.root, other, symlinks=True)
    theirs = Company(other, dict(company.environment))
    theirs.clock = company.clock
    return Clones(company, theirs, bare)


def head(company: Company) -> str:
    """The commit that a clone stands at."""
    return company.git("rev-parse", "HEAD").strip()


def task_file(company: Company, task: str) -> str:
    """The text of a task's file in a clone's working tree."""
    return (company.root / f"collabs/q3/tasks/{task}.yaml").read_text()

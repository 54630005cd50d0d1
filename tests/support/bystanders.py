"""What else lies in a repository while somebody works with xcollab: staged, half staged, dirty, deleted, renamed, untracked."""

import os
from pathlib import Path
from typing import NamedTuple

from tests.support.company import Company

FIRST = {
    "README.md": "Acme\n",
    "notes.txt": "one\ntwo\nthree\n",
    "gone.txt": "x\n",
    "old-name.txt": "a\nb\nc\nd\n",
    "kept.txt": "k\n",
}
OURS = "departments/marketing.yaml"
"""A file of the workspace itself that somebody has half staged while others act."""


def scatter(company: Company) -> None:
    """Leave work of every kind lying about."""
    root = company.root
    for name, text in FIRST.items():
        (root / name).write_text(text)
    company.git("add", *FIRST)
    company.git("commit", "--quiet", "-m", "Other files of the company")
    (root / "README.md").write_text("Acme, staged\n")
    (root / "notes.txt").write_text("ONE\ntwo\nthree\n")
    ours = root / OURS
    ours.write_text("# staged by hand\n" + ours.read_text())
    company.git("add", "README.md", "notes.txt", OURS)
    (root / "notes.txt").write_text("ONE\ntwo\nTHREE\n")
    ours.write_text(ours.read_text() + "# not staged\n")
    company.git("rm", "--quiet", "--cached", "gone.txt")
    company.git("mv", "old-name.txt", "new-name.txt")
    (root / "kept.txt").write_text("dirty\n")
    (root / "src").mkdir()
    (root / "src/staged.py").write_text("print('new')\n")
    (root / "src/untracked.py").write_text("print('nobody knows')\n")
    (root / "src/intended.py").write_text("print('later')\n")
    company.git("add", "src/staged.py")
    company.git("add", "--intent-to-add", "src/intended.py")
    (root / "collabs/q3/notes.txt").write_text("not even a file of xcollab\n")


class State(NamedTuple):
    """All that a command may change, and all that it must not."""

    head: str
    branch: str
    stage: tuple[str, ...]
    unstaged: str
    staged: str
    status: tuple[str, ...]
    files: dict[str, bytes]
    directories: frozenset[str]
    git: frozenset[str]
    """Names in the git directory, without objects, logs and what a command replaces."""


def state(company: Company, without: frozenset[str] = frozenset()) -> State:
    """The repository now, leaving out some paths."""

    def other(record: str) -> bool:
        return bool(record) and not any(record.endswith(f"\t{path}") or record[3:] == path for path in without)

    every = [
        path.relative_to(company.root)
        for path in company.root.rglob("*")
        if ".git" not in path.relative_to(company.root).parts
    ]
    excluded = [f":(exclude){path}" for path in without]
    head, branch, git = company.git("rev-parse", "HEAD", "--symbolic-full-name", "HEAD", "--absolute-git-dir").split()
    return State(
        head,
        branch,
        tuple(filter(other, company.git("ls-files", "--stage", "-z").split("\0"))),
        company.git("diff", "--binary", "--", ".", *excluded),
        company.git("diff", "--binary", "--cached", "--", ".", *excluded),
        tuple(filter(other, company.git("status", "--porcelain", "-z", "-uall", "--no-renames").split("\0"))),
        {str(path): (company.root / path).read_bytes() for path in every
         if (company.root / path).is_file() and str(path) not in without},
        frozenset(str(path) for path in every if (company.root / path).is_dir()),
        frozenset(_in_git(Path(git))),
    )  # fmt: skip


def _in_git(git: Path) -> list[str]:
    names = []
    for directory, subdirectories, files in os.walk(git):
        # What views remember is no part of the repository: SQLite tidies up after itself when it is read next.
        subdirectories[:] = [name for name in subdirectories if name not in ("objects", "logs", "xcollab")]
        names += [str((Path(directory) / name).relative_to(git)) for name in files]
    return [name for name in names if name not in ("COMMIT_EDITMSG", "xcollab.lock", "ORIG_HEAD")]


def of_last_commit(company: Company) -> frozenset[str]:
    """The paths that the last commit changed."""
    return frozenset(
        company.git("show", "--format=", "--name-only", "--no-renames", "-z", "HEAD").strip("\0\n").split("\0")
    )

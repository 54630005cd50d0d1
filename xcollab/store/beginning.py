"""The very beginning: a directory that is a git repository, and a git that is new enough."""

from collections.abc import Mapping
from pathlib import Path

from xcollab.errors import GitRefused, Misused
from xcollab.store.git import MINIMUM, Git


def begin(root: Path, environment: Mapping[str, str], *, own: bool = False) -> None:
    """Make the directory and its repository where there is none; with `own`, one of its own even inside another."""
    root.mkdir(parents=True, exist_ok=True)
    git = Git(root, environment)
    found = git.run("version").text.split()[2]
    if tuple(int(part) for part in found.split(".")[:2]) < MINIMUM:
        raise GitRefused("old-git", found=found)
    if own or git.ask("rev-parse", "--git-dir").code:
        git.run("init", "--quiet", "--initial-branch=main")


def fresh_directory(root: Path) -> None:
    """Make a directory; raises `Misused` where something is in it already."""
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise Misused("directory-not-empty", path=str(root))
    root.mkdir(parents=True, exist_ok=True)

"""The very beginning: a directory that is a git repository, and a git that is new enough."""

from collections.abc import Mapping
from pathlib import Path

from xcollab.errors import GitRefused, Misused
from xcollab.store.disk import no_links
from xcollab.store.disk.workspace_file import MARK, is_workspace
from xcollab.store.git.minimum_version import MINIMUM, version
from xcollab.store.git.repository import of_no_repository, of_this_repository
from xcollab.store.git.runner import Git


def begin(root: Path, environment: Mapping[str, str], *, own: bool = False) -> None:
    """Make the directory and its repository where there is none; with `own`, one of its own even inside another.

    Raises `GitRefused` in a bare repository and among git's own files: what is written there is in nobody's working tree.
    """
    _stay(root)
    there = next(directory for directory in (root, *root.parents) if directory.is_dir())
    _refuse_bare(there, of_no_repository(environment))
    root.mkdir(parents=True, exist_ok=True)
    git = Git(root, of_no_repository(environment) if own else of_this_repository(root, environment))
    if (found := version(git.run("version").text)) < MINIMUM:
        raise GitRefused("old-git", found=".".join(map(str, found)))
    if own or git.ask("rev-parse", "--git-dir").code:
        git.run("init", "--quiet", "--initial-branch=main")


def _refuse_bare(there: Path, environment: Mapping[str, str]) -> None:
    asked = ("-c", "safe.bareRepository=all", "rev-parse", "--is-bare-repository", "--is-inside-git-dir")
    if "true" in Git(there, environment).ask(*asked).text.split():
        raise GitRefused("bare-repository", path=str(there))


def fresh_directory(root: Path) -> None:
    """Make a directory; raises `Misused` where something is in it already."""
    _stay(root)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise Misused("directory-not-empty", path=str(root))
    root.mkdir(parents=True, exist_ok=True)


def _stay(root: Path) -> None:
    """A directory within a workspace is not reached through a link; raises `Refused` where it would be."""
    for upper in root.parents:
        if is_workspace(upper):
            no_links.look(upper, f"{root.relative_to(upper).as_posix()}/{MARK}")

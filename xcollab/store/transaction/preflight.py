"""Before anything is written: the states of a repository in which an act must not be committed, each with its own refusal."""

from collections.abc import Iterable

from xcollab.errors import GitRefused, Refused
from xcollab.store.disk.layout import place
from xcollab.store.git.ignore_rules import ignored
from xcollab.store.git.repository import Repository

OPERATIONS = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "BISECT_LOG": "bisect",
}
"""What git leaves behind while an operation is in progress. It refuses a partial commit in a merge, but not in a rebase."""


def preflight(repository: Repository, new: Iterable[str], changed: Iterable[str], adopted: Iterable[str]) -> None:
    """Raise the refusal that fits, or return. `adopted` are plans whose uncommitted hand edits belong to the act."""
    for name, operation in OPERATIONS.items():
        if (repository.private / name).exists():
            raise GitRefused("operation-in-progress", operation=operation)
    if not repository.on_a_branch:
        raise GitRefused("detached-head")
    repository.refuse_nobody()
    fresh = list(new)
    for path in fresh:
        target = repository.root / path
        if target.exists() or target.is_symlink():
            raise Refused("file-exists", path=path)
        _inside(repository, path)
    chosen = [path for path in fresh if not _named_at_random(path)]
    if chosen and (staged := repository.git.run("ls-files", "-z", "--", *chosen).text):
        raise Refused("file-exists", path=staged.split("\0")[0])
    if rule := ignored(repository.git, fresh, index="core.sparsecheckout" in repository.settings):
        raise GitRefused("ignored-path", **rule._asdict())
    edited = [path for path in changed if path not in set(adopted)]
    for path in (*edited, *adopted):
        _inside(repository, path)
    if edited and (dirty := repository.git.run("status", "--porcelain", "-z", "--", *edited).text):
        raise Refused("hand-edits", path=dirty.split("\0")[0][3:].removeprefix(repository.prefix))


def _named_at_random(path: str) -> bool:
    """Nobody can have staged a file of that name without its lying there."""
    found = place(path)
    return found is not None and found.kind == "statement"


def _inside(repository: Repository, path: str) -> None:
    """A symbolic link on the way would lead a write out of the workspace, and a file is no directory."""
    here = repository.root
    parts = path.split("/")
    for number, part in enumerate(parts, start=1):
        here /= part
        if here.is_symlink():
            raise Refused("special-file", path="/".join(parts[:number]))
        if number < len(parts) and here.exists() and not here.is_dir():
            raise Refused("file-exists", path="/".join(parts[:number]))

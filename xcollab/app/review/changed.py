"""What `check --changed` judges: the collaborations that differ from what is published, found without looking at all the others.

Between commits the ids of their trees tell it; beside that, git's index and, where there are not too many files for it, `git
status`. In a very large repository files that are neither committed nor staged are looked for in the collaborations that are
judged anyway, and in those that somebody names: to look at a hundred thousand files takes longer than all the rest.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.errors import Refused, XcollabError
from xcollab.store.disk.layout import home_of
from xcollab.store.git.repository import Repository
from xcollab.store.git.revisions import Named
from xcollab.store.git.sources import Revision, Source
from xcollab.store.git.working_tree import WorkingTree
from xcollab.store.sharing.remote import seen, upstream


class Scope(NamedTuple):
    """What is to be judged."""

    since: Named
    """What counts as published."""
    collabs: frozenset[str]
    all_for: str
    """Why all collaborations are judged: a file of settings or people that differs, or a collaboration that is gone, which others
    may name as related. Empty where it is not.
    """
    overlooked: bool
    """Whether files that are neither committed nor staged were looked for in these alone."""


class Asked(NamedTuple):
    """How the scope was typed."""

    since: str | None = None
    """The revision that counts as published; None for the branch on the remote."""
    named: Sequence[str] = ()
    """Collaborations to be judged in any case."""


def changed(context: Context, asked: Asked, source: Source) -> Scope:
    """The scope in a revision, in what is staged, or in what lies in the working tree.

    Raises `Refused` where nothing tells what is published.
    """
    repository = context.repository
    head = source if isinstance(source, Revision) else repository.at()
    since = _published(repository, asked.since, head.commit)
    base = Revision(repository.git, repository.prefix, since.commit)
    overlooked = isinstance(source, WorkingTree) and not repository.looks_everywhere
    paths = _uncommitted(repository, source, overlooked=overlooked)
    unlike, there = base.unlike(head), source.homes()
    gone = (f"collabs/{name}" for name in sorted((head.homes() | unlike) - there))
    everywhere = [*_settings(base, head), *(path for path in sorted(paths) if not path.startswith("collabs/")), *gone]
    new = there - head.homes()
    collabs = {*unlike, *filter(None, map(home_of, paths)), *new, *_named(context, asked.named)}
    return Scope(since, frozenset(collabs & there), "".join(everywhere[:1]), overlooked)


def _uncommitted(repository: Repository, source: Source, *, overlooked: bool) -> set[str]:
    """Files that differ from HEAD, as far as they are looked for."""
    if isinstance(source, Revision):
        return set()
    if not isinstance(source, WorkingTree):
        return repository.unlike_head_staged()
    return (
        repository.unlike_head_staged() | repository.unlike_head_settings() if overlooked else repository.unlike_head()
    )


def _published(repository: Repository, typed: str | None, head: str) -> Named:
    """What was typed; otherwise the remote's branch, where the two lines part: what others published since is theirs."""
    try:
        up = None if typed else upstream(repository, None)
        found = repository.revision(typed) if typed else Named(up.seen, seen(repository, up) or "") if up else None
    except XcollabError as error:
        if typed:
            raise
        raise Refused("published-unknown") from error
    if not found or not found.commit:
        raise Refused("published-unknown")
    parted = "" if typed or found.commit == head else repository.git.ask("merge-base", head, found.commit).text
    return Named(found.name, parted or found.commit)


def _settings(base: Revision, head: Revision) -> Iterable[str]:
    before, after = base.entries(""), head.entries("")
    return (path for path in ("xcollab.yaml", "calendar.yaml", "departments") if before.get(path) != after.get(path))


def _named(context: Context, typed: Sequence[str]) -> Iterable[str]:
    if not typed:
        return ()
    from xcollab.app.workspace_view import WorkspaceView

    view = WorkspaceView(context)
    return [view.collab(name) for name in typed]

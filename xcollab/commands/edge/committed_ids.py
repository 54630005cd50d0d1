"""The ids of the last commit with their titles, for completion: no more is read than could stand there."""

from collections.abc import Iterator

from xcollab.commands.edge.terminal import Terminal
from xcollab.store.disk.layout import Place, place
from xcollab.store.files.titles_unvalidated import titles
from xcollab.store.git.sources import Revision

_KINDS = {"collab": "request", "task": "task", "cause": "task", "statement": "statement"}
"""What lies in the files of a source."""
_MOST = 200
"""Collaborations told with their titles: of more, a shell asks before it shows any."""


def committed(terminal: Terminal, what: str, begun: str, collab: str | None) -> Iterator[tuple[str, str]]:
    """Ids that begin so, of a collaboration that begins so where one is typed, each with its title."""
    source = Revision(terminal.repository.git, terminal.repository.prefix, "HEAD")
    if what == "collab":
        return _collabs(source, begun)
    home = begun.rpartition("/")[0]
    return _others(source, what, begun, collab, f"collabs/{home}" if home else "collabs")


def _collabs(source: Revision, begun: str) -> Iterator[tuple[str, str]]:
    names = source.names("collabs", begun)
    if len(names) > _MOST:
        yield from ((name, "") for name in names)
        return
    paths = [f"collabs/{name}/request.yaml" for name in names]
    known = [path for path, _ in source.list_below(*paths)] if paths else []
    about = titles(source, known)
    yield from ((found.collab, about.get(path, "")) for path in known if (found := place(path)))


def _others(source: Revision, what: str, begun: str, collab: str | None, below: str) -> Iterator[tuple[str, str]]:
    places = {path: found for path, _ in source.list_below(below) if (found := place(path))}
    kept = {path: p for path, p in places.items() if _is(p, what) and (not collab or p.collab.startswith(collab))}
    homes: dict[str, set[str]] = {}
    for found in kept.values():
        homes.setdefault(_id(found), set()).add(found.collab)
    typed = {path: _typed(found, begun, several=len(homes[_id(found)]) > 1) for path, found in sorted(kept.items())}
    wanted = {path: name for path, name in typed.items() if name.startswith(begun)}
    about = titles(source, list(wanted)) if what != "statement" else {}
    for path, name in wanted.items():
        if what in ("issue", "cause") and not about.get(path):
            continue  # not its opening
        yield name, about.get(path, "")


def _is(found: Place, what: str) -> bool:
    if what in ("issue", "cause") and "/issues/" in found.on:
        return True
    return found.kind == _KINDS.get(what)


def _id(found: Place) -> str:
    return found.on.rpartition("/")[2] if "/issues/" in found.on else found.id


def _typed(found: Place, begun: str, *, several: bool) -> str:
    """How it is typed: with its collaboration where one was begun, or where the id alone would not do."""
    return f"{found.collab}/{_id(found)}" if several or "/" in begun else _id(found)

"""The ids of the last commit with their titles, for completion: no more is read than could stand there."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xcollab.commands.edge.terminal import Terminal
from xcollab.store.disk.layout import Place, place
from xcollab.store.files.unvalidated.titles import titles
from xcollab.store.git.sources import Revision

_KINDS = {"task": "task", "cause": "task", "statement": "statement"}
"""What lies in the files of a source."""
_MOST = 200
"""Collaborations told with their titles: of more, a shell asks before it shows any."""


class Sought(NamedTuple):
    """Which ids are wanted."""

    what: str
    """collab, task, issue, cause or statement."""
    begun: str
    """How they begin; a task or an issue may be begun with its collaboration."""
    collab: str = ""
    """How their collaboration begins, where one is typed."""
    titled: bool = True


def committed(terminal: Terminal, sought: Sought) -> Iterable[tuple[str, str]]:
    """The ids with their titles, empty where those are not wanted."""
    source = Revision(terminal.repository.git, terminal.repository.prefix, "HEAD")
    if sought.what == "collab":
        names = source.names("collabs", sought.begun)
        return _titled(source, names) if sought.titled and len(names) <= _MOST else ((name, "") for name in names)
    found = _found(source, sought)
    about = titles(source, [path for paths in found.values() for path in paths]) if sought.titled else {}
    return ((name, next(filter(None, map(about.get, paths)), "")) for name, paths in found.items())


def _titled(source: Revision, collabs: Sequence[str]) -> Iterator[tuple[str, str]]:
    if collabs:
        paths = [path for path, _ in source.list_below(*(f"collabs/{name}/request.yaml" for name in collabs))]
        about = titles(source, paths)
        yield from ((name, about.get(f"collabs/{name}/request.yaml", "")) for name in collabs)


def _found(source: Revision, sought: Sought) -> dict[str, list[str]]:
    """The files of each id that begins so, as it is typed."""
    home = sought.begun.rpartition("/")[0]
    listed = source.list_below(f"collabs/{home}" if home else "collabs")
    places = {path: found for path, _ in listed if (found := place(path)) and _is(found, sought)}
    homes: dict[str, set[str]] = {}
    for found in places.values():
        homes.setdefault(_id(found), set()).add(found.collab)
    paths: dict[str, list[str]] = {}
    for path, found in sorted(places.items()):
        name = _typed(found, sought.begun, several=len(homes[_id(found)]) > 1)
        if name.startswith(sought.begun):
            paths.setdefault(name, []).append(path)
    return paths


def _is(found: Place, sought: Sought) -> bool:
    if not found.collab.startswith(sought.collab):
        return False
    return found.kind == _KINDS.get(sought.what) or (sought.what in ("issue", "cause") and "/issues/" in found.on)


def _id(found: Place) -> str:
    return found.on.rpartition("/")[2] if "/issues/" in found.on else found.id


def _typed(found: Place, begun: str, *, several: bool) -> str:
    """How it is typed: with its collaboration where one was begun, or where the id alone would not do."""
    return f"{found.collab}/{_id(found)}" if several or "/" in begun else _id(found)

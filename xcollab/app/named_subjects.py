"""Which collaboration, task or issue somebody means: whatever reads none but those that it can be."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from xcollab.app.choices import listed, unclear
from xcollab.app.chosen_collab import VARIABLE, chosen, stood_in, tell
from xcollab.app.meaning import Meant, Way, meant, titled
from xcollab.errors import Misused, Refused, Word
from xcollab.schema.names import SLUG
from xcollab.store.disk.layout import about, place
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.context import Context
    from xcollab.schema.snapshot import Snapshot
    from xcollab.store.files.on_demand import OnDemand
    from xcollab.store.git.sources import Revision
    from xcollab.store.index.collabs import CollabIndex
    from xcollab.workflow.model.state import State

_FEW = 20
"""Collaborations whose records are read for their titles; of more, the titles alone are."""


class Looked(Protocol):
    """What is looked at to tell: a revision, of which each collaboration is read when it is asked for."""

    context: "Context"
    revision: "Revision"

    @property
    def collabs(self) -> "OnDemand":
        """The collaborations of the revision."""

    @property
    def snapshot(self) -> "Snapshot":
        """The workspace as one value."""

    @property
    def index(self) -> "CollabIndex":
        """What this clone remembers of earlier looks."""

    def state(self, collab: str) -> "State":
        """The state of a collaboration."""

    def readable(self, collab: str) -> "State | None":
        """The same; None where it cannot be read, which is told beside the answer."""


class Subject(NamedTuple):
    """What is meant."""

    kind: str
    """collab, task or issue."""
    collab: str
    id: str
    """Of a collaboration, its own."""


def collab_named(view: Looked, typed: str | None) -> str:
    """The collaboration meant by a text, or by nobody's naming one. Raises `Misused` and `Refused`."""
    if not typed:
        return _unnamed(view)
    if typed in view.collabs.named and typed in view.collabs:
        return typed
    titles = collab_titles(view)
    found = [key for key in meant(typed, titles).keys if key in view.collabs]
    if len(found) == 1:
        return found[0]
    raise unclear(view.context.words, "collab", typed, found, titles)


def collab_titles(view: Looked) -> Mapping[str, str]:
    """The titles of all, by id."""
    named = sorted(view.collabs.named)
    if len(named) <= _FEW:
        return {
            key: found.request.title if found.request else "" for key, found in sorted(view.snapshot.collabs.items())
        }
    told = _titles(view, "collab")
    return {key: told.get(key, "") for key in named}


def _unnamed(view: Looked) -> str:
    """As XCOLLAB_COLLAB says, as `xcollab use` does, the only one that runs, the one in whose directory somebody stands."""
    choice = chosen(view.context)
    if choice and (choice.by == VARIABLE or choice.collab in view.collabs):
        found = collab_named(view, choice.collab)
        tell(view.context, found, choice.by)
        return found
    known = collab_titles(view)
    if not known:
        raise Refused("nothing-there", kind=Word("machine", "collab"))
    over = [c for c in known if (s := view.readable(c)) and s.request.status in ("archived", "cancelled")]
    running = [c for c in known if c not in over]
    if len(known) == 1 or len(running) == 1:
        return (running or list(known))[0]
    if (here := stood_in(view.context)) in view.collabs:
        tell(view.context, here, view.context.words(N_("the directory")))
        return here
    raise Misused("which-collab", candidates=listed(view.context.words, known, known, "collab"))


def subject_named(view: Looked, kinds: Collection[str], typed: str, collab: str | None = None) -> Subject:
    """What is meant of some kinds by `id`, `collab/id`, or a title or a part of one of either. Raises `Misused`.

    A whole id that several kinds have is that of the first of them.
    """
    if whole := _whole_collab(view, kinds, typed, collab):
        return whole
    home, name = _home(view, typed, collab)
    every = _every(view, kinds, name, home)
    titles = {key: title for key, (_, title) in every.items()}
    found = _likeliest(view, kinds, meant(name, titles), every)
    if not found.keys and not home:  # by its title, or what is spelt nearly so, it may be anywhere
        every = _everywhere(view, kinds)
        titles = {key: title for key, (_, title) in every.items()}
        found = _likeliest(view, kinds, meant(name, titles), every)
    read = len(found.keys) <= _FEW  # of more, no one is meant
    here = [key for key in found.keys if every[key][0].collab in view.collabs] if read else found.keys
    if len(here) != 1:
        raise unclear(view.context.words, next(iter(kinds)), typed, here, _sorted(titles))
    if found.way is Way.ID and (others := titled(name, titles, here[0])):
        note = N_("({id} is taken for an id; titled so is {others})")
        others = listed(view.context.words, others, titles)
        view.context.note_once(view.context.words(note, id=here[0], others=others))
    return every[here[0]][0]


def with_id(view: Looked, kinds: Collection[str], typed: str, collab: str | None = None) -> Subject | None:
    """What has just this id, of the first of some kinds that has one; None where nothing has, or several things do."""
    if whole := _whole_collab(view, kinds, typed, collab):
        return whole
    try:
        home, name = _home(view, typed, collab)
    except Misused:
        return None
    every = _every(view, kinds, name, home)
    found = _likeliest(view, kinds, meant(name, dict.fromkeys(every, "")), every)
    return every[found.keys[0]][0] if found.way is Way.ID and len(found.keys) == 1 else None


def _whole_collab(view: Looked, kinds: Collection[str], typed: str, collab: str | None) -> Subject | None:
    """The collaboration of that id, where collaborations are asked for first: what else has it need not be read."""
    first = next(iter(kinds)) == "collab" and collab is None
    return Subject("collab", typed, typed) if first and typed in view.collabs.named and typed in view.collabs else None


def owed_on(view: Looked, typed: str, collab: str | None = None) -> Subject:
    """What an answer is owed on: a collaboration, a department that was asked, a task or an issue. Raises `Misused`."""
    departments = meant(typed, {key: one.name for key, one in sorted(view.snapshot.departments.items())})
    own = [Subject("department", collab or "", key) for key in departments.keys]
    kinds = ("collab", "task", "issue") if collab in (None, typed) else ("task", "issue")
    if "collab" in kinds and (found := with_id(view, ("collab",), typed)):
        return found
    if len(own) == 1 and departments.way <= Way.TITLE:
        return own[0]
    try:
        return subject_named(view, kinds, typed, collab)
    except Misused as refusal:
        if len(own) == 1 and refusal.code != "ambiguous":
            return own[0]
        raise


_Every = dict[str, tuple[Subject, str]]
"""What there is, with its title, by how it is typed in full."""


def _home(view: Looked, typed: str, collab: str | None) -> tuple[str, str]:
    """The collaboration, where one is named before a slash or beside, and the rest. A slash may belong to a title."""
    home, slash, name = typed.replace("／", "/").partition("/")
    if slash and home:
        found = [home] if home in view.collabs.named else meant(home, collab_titles(view)).keys
        if len(found) == 1 and found[0] in view.collabs:
            return found[0], name
        if found or not _anything_titled(view, typed, collab):
            return collab_named(view, home), name  # raises
    return collab_named(view, collab) if collab else "", typed


def _anything_titled(view: Looked, typed: str, collab: str | None) -> bool:
    every = (
        _of(view, ("task", "issue"), [collab_named(view, collab)]) if collab else _everywhere(view, ("task", "issue"))
    )
    return bool(meant(typed, {key: title for key, (_, title) in every.items()}).keys)


def _every(view: Looked, kinds: Collection[str], name: str, home: str) -> _Every:
    """Those in a collaboration; where none is named, in all in which something has such an id."""
    if home:
        return _of(view, kinds, [home])
    if not SLUG.fullmatch(name):
        return {}
    holding = {
        at.collab
        for path, _ in view.revision.list(view.revision.homes())
        if f"/{name}" in path and (at := place(path)) and any(about(at, kind) == name for kind in kinds)
    }
    if "collab" in kinds and name in view.collabs.named:
        holding.add(name)
    if len(holding) > _FEW:
        return {}
    view.collabs.read(holding)
    return _of(view, kinds, sorted(home for home in holding if home in view.collabs)) if holding else {}


def _of(view: Looked, kinds: Collection[str], homes: Iterable[str]) -> _Every:
    """Those in collaborations that are read."""
    every: _Every = {}
    for home in homes:
        found = view.snapshot.collabs[home]
        if "collab" in kinds:
            every[home] = Subject("collab", home, home), found.request.title if found.request else ""
        if "task" in kinds:
            every |= {f"{home}/{key}": (Subject("task", home, key), task.title) for key, task in found.tasks.items()}
        if "issue" in kinds:
            issues = view.state(home).issues
            titles = {key: str(getattr(issue.opening.statement, "title", "")) for key, issue in issues.items()}
            every |= {f"{home}/{key}": (Subject("issue", home, key), title) for key, title in titles.items()}
    return every


def _everywhere(view: Looked, kinds: Collection[str]) -> _Every:
    """Those of all collaborations, of many by their titles alone."""
    if len(view.collabs.named) <= _FEW:
        return _of(view, kinds, view.snapshot.collabs)
    every: _Every = {}
    if "collab" in kinds:
        every |= {key: (Subject("collab", key, key), title) for key, title in collab_titles(view).items()}
    for kind in ("task", "issue"):
        if kind in kinds:
            every |= {key: (Subject(kind, *key.split("/")), title) for key, title in _titles(view, kind).items()}
    return every


def _paths(view: Looked, kind: str) -> Iterator[tuple[str, str]]:
    """Files that may have a title of a kind, with what they are of."""
    if kind == "collab":
        homes = {f"collabs/{key}/request.yaml": key for key in sorted(view.collabs.named)}
        yield from ((path, homes[path]) for path, _ in view.revision.list_below(*homes))
        return
    for path, _ in view.revision.list(view.revision.homes()):
        if (at := place(path)) and (name := about(at, kind).strip()):
            yield path, f"{at.collab}/{name}"


def _titles(view: Looked, kind: str) -> Mapping[str, str]:
    """The titles of all of a kind by how they are typed in full, empty where there is none; remembered as long as nothing changes."""
    from xcollab.store.files.unvalidated.titles import titles

    key = f"titles {kind} {view.revision.entries('').get('collabs')}"
    if told := view.index.known([key]).get(key):
        return dict(json.loads(told))
    paths = dict(_paths(view, kind))
    found = dict.fromkeys(paths.values(), "")
    found |= {paths[path]: title for path, title in titles(view.revision, [*paths]).items() if title}
    view.index.remember({key: json.dumps(found)})
    return found


def _likeliest(view: Looked, kinds: Collection[str], found: Meant, every: _Every) -> Meant:
    """Of several that have the same id, those of the kind that is asked first; then those in the collaboration that is chosen."""
    keys = found.keys
    if found.way is Way.ID and len(keys) > 1:
        first = next(kind for kind in kinds if any(every[key][0].kind == kind for key in keys))
        keys = [key for key in keys if every[key][0].kind == first]
    if len(keys) > 1 and (choice := chosen(view.context)):
        own = [key for key in keys if every[key][0].collab == choice.collab]
        if own and len(own) < len(keys):
            tell(view.context, choice.collab, choice.by)
            keys = own
    return Meant(keys, found.way)


def _sorted(titles: Mapping[str, str]) -> Mapping[str, str]:
    return dict(sorted(titles.items()))

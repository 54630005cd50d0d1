"""How a list of another program is read: which of its fields are ours, who its people are, what counts where it says nothing.

Those of programs that many use lie in `mappings`; a company's own file goes over them, key by key.
"""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple, Never

from xcollab.app.context import Context
from xcollab.app.imports.task_cells import FIELDS
from xcollab.errors import BadFile, Misused
from xcollab.render.base.sanitize import safe_line
from xcollab.schema.plain import Plain
from xcollab.store.disk.chosen_files import read_named
from xcollab.store.yaml.reading import Document, read
from xcollab.store.yaml.unreadable import Unreadable

KNOWN = ("github", "gitlab", "jira")
OURS = ("id", *FIELDS)
"""What can be filled from a list."""
_LONGEST = 1_000_000
_NONE: Mapping[str, Never] = MappingProxyType({})


class ListMapping(NamedTuple):
    """A mapping, as its file says it."""

    fields: Mapping[str, Sequence[str]] = _NONE
    """By our field, the columns of theirs or paths in JSON; the first that says anything counts."""
    people: Mapping[str, Sequence[str]] = _NONE
    """By what they are called there, members."""
    otherwise: Mapping[str, Sequence[str]] = _NONE
    """By our field, what counts where nothing is said."""
    left_out: Mapping[str, Sequence[str]] = _NONE
    """By their column or path, the values that say that an entry is not for us; `*` is any."""
    checklists: Sequence[str] = ()
    """Texts whose `- [ ]` lines are the criteria, where nothing else says them."""
    days: Sequence[str] = ()
    """How days are written there, as `strptime` has it, besides the ways that are understood anyway."""
    entries: Sequence[str] = ()
    """The key of the list in a document of JSON."""
    id_prefix: Sequence[str] = ()
    """What stands before ids, which are mere numbers there."""

    def over(self, below: "ListMapping") -> "ListMapping":
        """This one where it says something, the other elsewhere."""
        pairs = zip(self, below, strict=True)
        return ListMapping(*(  # type: ignore[arg-type]  # each beside its like
            {**under, **own} if isinstance(own, Mapping) and isinstance(under, Mapping) else own or under for own, under in pairs
        ))  # fmt: skip


def mapping_of(context: Context, program: str | None, typed: str | None) -> ListMapping:
    """The mapping of a program that is known, and over it that of a file. Raises `Misused` for a program that is not known,
    `BadFile` for a file that says something else than a mapping.
    """
    if program and program not in KNOWN:
        raise Misused("not-a-word", flag="--from", value=program, allowed=list(KNOWN))
    shipped = ListMapping()
    if program:
        name = f"{program}.yaml"
        shipped = _understood(read((files("xcollab.app.imports") / "mappings" / name).read_bytes()), name)
    if not typed:
        return shipped
    file = context.directory / typed
    name = safe_line(file.name)
    try:
        said = read(read_named(file.expanduser(), _LONGEST))
    except Unreadable as error:
        raise BadFile(error.code, where=f"{name}:{error.line}", **error.arguments) from None
    return _understood(said, name).over(shipped)


def _understood(said: Document, name: str) -> ListMapping:
    reader, found = _Reader(said, name), dict[str, object]()
    for key, value in said.data.items():
        reader.known(key, ListMapping._fields)
        if key not in _KEYED:
            found[key] = reader.texts(value, key)
        elif not isinstance(value, dict):
            raise reader.wrong("mapping-no-keys", key)
        else:
            for own in value:
                reader.known(own, _KEYED[key], key)
            found[key] = {own: reader.texts(texts, key, own) for own, texts in value.items()}
    return ListMapping(**found)  # type: ignore[arg-type]  # as it was checked


_KEYED: Mapping[str, Sequence[str]] = {"fields": OURS, "otherwise": OURS, "people": (), "left_out": ()}
"""What has keys of its own, and which; any, where none are named."""


class _Reader(NamedTuple):
    """A mapping's file, where what is wrong is told by its line."""

    said: Document
    name: str

    def wrong(self, code: str, *key: str, **arguments: object) -> BadFile:
        """What is wrong at a key."""
        return BadFile(code, where=f"{self.name}:{self.said.line(key)}", key=key[-1], **arguments)

    def known(self, key: str, allowed: Sequence[str], *above: str) -> None:
        """Raise `BadFile` for a key that means nothing."""
        if allowed and key not in allowed:
            raise self.wrong("unknown-form-key", *above, key, allowed=list(allowed))

    def texts(self, value: Plain, *key: str) -> Sequence[str]:
        """A text or a list of texts, as a list."""
        items = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str | int) for one in items):
            raise self.wrong("mapping-no-text", *key)
        return [str(one) for one in items]

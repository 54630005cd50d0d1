"""The files of a source as documents, and what is known of them from before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from xcollab.errors import Problem
from xcollab.schema.dataclass import dataclass, field
from xcollab.schema.value import Value
from xcollab.store.files.records import Key, key_of
from xcollab.store.git.sources import Source
from xcollab.store.yaml.unreadable import Unreadable
from xcollab.words import N_
from xcollab.words.progress import Told

if TYPE_CHECKING:
    from xcollab.store.yaml.reading import Document

_AT_ONCE = 1000
M = TypeVar("M", bound=Value)
Look = Callable[[str, bytes], None]
"""Is shown the path and the bytes of each record that is read."""


@dataclass
class Memory:
    """What was read before, by the id of its content, for whoever loads several revisions after one another."""

    documents: dict[str, Document] | None = field(default_factory=dict)
    """Nothing where nobody will ask again: they would fill the memory."""
    records: dict[Key, Value] = field(default_factory=dict)

    def known(self, blobs: Iterable[str], zone: ZoneInfo | None) -> Iterator[tuple[str, Value]]:
        """The records of some contents."""
        for blob in blobs:
            if record := self.records.get((blob, "")) or self.records.get((blob, str(zone))):
                yield blob, record


class Documents:
    """The files of a source, read some at a time in their order: all of them at once would fill the memory."""

    def __init__(
        self,
        source: Source,
        paths: list[str],
        problems: list[Problem],
        memory: Memory,
        say: Told,
        look: Look | None,
    ) -> None:
        self._source, self._paths, self._problems, self._say, self._look = source, paths, problems, say, look
        self.ids = {path: key for path in paths if (key := source.blob(path)) is not None}
        """Of their contents, where they are known."""
        self.records = memory.records
        self._known = memory.documents
        self._place = {path: number for number, path in enumerate(paths)}
        self._some: dict[str, Document] = {}
        self._asked: set[str] = set()
        self._recorded: Mapping[str, Value] = {}
        self.readable: set[str] = set()

    def get(self, path: str) -> Document | None:
        """A file; what is wrong with one is noted once."""
        if path not in self._asked and path in self._place:
            at = self._place[path]
            self._read([path, *filter(self._unread, self._paths[at + 1 : at + _AT_ONCE])])
        return self._some.get(path)

    def _unread(self, path: str) -> bool:
        return path not in self._asked and path not in self._recorded

    def pass_over(self, zone: ZoneInfo) -> None:
        """Read none along with others of which a record is known already."""
        known, at = self.records, str(zone)
        found = ((path, known.get((blob, at)) or known.get((blob, ""))) for path, blob in self.ids.items())
        self._recorded = {path: record for path, record in found if record}

    def record(self, path: str, model: type[M], zone: ZoneInfo | None) -> M | None:
        """What is known of a file from before."""
        known = self._recorded.get(path)
        if not isinstance(known, model):
            known = self.records.get(key_of(self.ids.get(path, ""), model, zone))
        if not isinstance(known, model):
            return None
        self.readable.add(path)
        return known

    def remember(self, path: str, record: Value, zone: ZoneInfo | None) -> None:
        """Know what a file says, for the next time."""
        if path in self.ids:
            self.records[key_of(self.ids[path], type(record), zone)] = record

    def _read(self, paths: list[str]) -> None:
        from xcollab.store.yaml.reading import as_read

        known, ids = self._known or {}, self.ids
        self._asked.update(paths)
        self._some = {path: known[ids[path]] for path in paths if path in ids and ids[path] in known}
        for path, content in self._source.read([path for path in paths if path not in self._some]).items():
            if self._look and isinstance(content, bytes):
                self._look(path, content)
            try:
                self._some[path] = as_read(content)
            except Unreadable as error:
                self._problems.append(Problem(path, error.line, error.code, error.arguments))
                continue
            if path in self.ids and self._known is not None:
                self._known[self.ids[path]] = self._some[path]
        self.readable.update(self._some)
        self._say(N_("reading: {n} of {all} files"), n=len(self._asked), all=len(self._paths))

"""A list of another program as a list of tasks: its fields by a mapping, its people as members, what is done left out."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.app.imports.columns import TASKS
from xcollab.app.imports.mapping import ListMapping, mapping_of
from xcollab.app.imports.reading import read_table
from xcollab.app.imports.refusing import refuse_all
from xcollab.app.imports.task_rows import NEEDED
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Problem
from xcollab.render.base.sanitize import safe_line
from xcollab.store.disk.chosen_files import read_named
from xcollab.store.tables.cells import LARGEST, Cell, Row, Table, plain
from xcollab.store.tables.json_file import read_entries, texts_at
from xcollab.words import N_
from xcollab.words.characters import alike
from xcollab.workflow.rules.authorship import known_by

_PEOPLE = ("owner", "assignee", "helpers")
_MANY = ("helpers", "depends_on", "criteria")
_DAYS = ("start", "due")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+(?:Z| UTC|[+-][0-9:]+)?")
_ITEM = re.compile(r"^[ \t]*[-*+] \[[ xX]\] +(\S.*)$", re.MULTILINE)


class _Entry(NamedTuple):
    """An entry: its number in the list, and what it says under a name, each text with its address."""

    number: int
    said: Callable[[str], Sequence[Cell]]


class MappedList:
    """The entries of a list, as rows of ours. `problems` are of the mapping: what it has to say besides."""

    def __init__(self, view: WorkspaceView, name: str, mapping: ListMapping, entries: Sequence[_Entry]) -> None:
        self._mapping, self._name = mapping, name
        members = [member for _, member in view.snapshot.members()]
        self._members = {known: one.id for one in members for known in (*map(alike, one.names), *known_by(one))}
        self._unknown: dict[str, Problem] = {}
        self._unsaid: dict[str, list[int]] = {}
        self.left_out = 0
        self._keys = list(dict.fromkeys(("id", *NEEDED, *mapping.fields, *mapping.otherwise)))
        rows = [self._row(entry) for entry in entries if not self._left_out(entry)]
        heads = {plain(TASKS[key][0]): Cell(key, self._called(key)) for key in self._keys}
        self.table = Table(name, heads, rows, ())

    @property
    def problems(self) -> Iterator[Problem]:
        """People that nobody knows, and what nothing says."""
        yield from self._unknown.values()
        for key, numbers in self._unsaid.items():
            told = {"cell": str(numbers[0]), "heading": self._called(key), "key": key, "n": len(numbers)}
            yield Problem(self._name, numbers[0], "mapping-unsaid", told)

    def _called(self, key: str) -> str:
        return next(iter(self._mapping.fields.get(key, ())), key)

    def _left_out(self, entry: _Entry) -> bool:
        for name, values in self._mapping.left_out.items():
            wanted = [value.casefold() for value in values]
            if any("*" in wanted or cell.text.casefold() in wanted for cell in entry.said(name)):
                self.left_out += 1
                return True
        return False

    def _row(self, entry: _Entry) -> Row:
        cells = {key: self._cell(entry, key) for key in self._keys}
        if cells["owner"].text and "helpers" in cells:
            others = [one for one in cells["helpers"].text.split("\n") if one != cells["owner"].text]
            cells["helpers"] = cells["helpers"]._replace(value="\n".join(others))
        for key in NEEDED:
            if not cells[key].text:
                self._unsaid.setdefault(key, []).append(entry.number)
        return Row(entry.number, {plain(TASKS[key][0]): cell for key, cell in cells.items()})

    def _cell(self, entry: _Entry, key: str) -> Cell:
        """What an entry says of a field of ours."""
        names = self._mapping.fields.get(key, ())
        said = next((found for name in names if (found := entry.said(name))), ())
        address = said[0].address if said else self._called(key)
        texts = [text for cell in said for text in self._texts(entry, key, cell)]
        if key == "criteria" and not texts:
            texts = [
                item
                for name in self._mapping.checklists
                for cell in entry.said(name)
                for item in _ITEM.findall(cell.text)
            ]
        texts = texts or list(self._mapping.otherwise.get(key, ()))
        return Cell(address, "\n".join(dict.fromkeys(texts) if key in _MANY else texts[:1]))

    def _texts(self, entry: _Entry, key: str, cell: Cell) -> Sequence[str]:
        if key in _PEOPLE:
            return [self._member(entry, name, cell) for name in re.split(r"[,;\n]", cell.text) if name.strip()]
        if key in _DAYS:
            return [self._day(cell.text)]
        if key == "id":
            return [f"{''.join(self._mapping.id_prefix)}{cell.text}"]
        return [cell.text]

    def _member(self, entry: _Entry, name: str, cell: Cell) -> str:
        name = name.strip().removeprefix("@")
        if said := self._mapping.people.get(name):
            return said[0]
        found = self._members.get(f"@{name.casefold()}") or self._members.get(alike(name))
        if found is None:
            told = {"cell": cell.address, "login": name, "key": name}
            self._unknown.setdefault(name, Problem(self._name, entry.number, "mapping-nobody", told))
        return found or name

    def _day(self, text: str) -> str:
        if moment := _MOMENT.fullmatch(text):
            return moment[1]
        for form in self._mapping.days:
            with suppress(ValueError):
                return datetime.strptime(text, form).date().isoformat()
        return text


def mapped_table(context: Context, typed: str, program: str | None, file: str | None) -> Table:
    """The list of another program in a file, read by a mapping. Raises `Refused` with all that the mapping does not say."""
    mapping = mapping_of(context, program, file)
    path = context.directory / Path(typed).expanduser()
    content, name = read_named(path, LARGEST), safe_line(path.name)
    listed = MappedList(WorkspaceView(context), name, mapping, _entries(content, name, mapping))
    refuse_all(context, listed.table, [*listed.problems])
    if listed.left_out:
        context.note(context.words(N_("({n} entries are left out, as the mapping says)"), n=listed.left_out))
    return listed.table


def _entries(content: bytes, name: str, mapping: ListMapping) -> Sequence[_Entry]:
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        entries = read_entries(content, name, "".join(mapping.entries))
        return [_Entry(number, _in_json(entry)) for number, entry in enumerate(entries, start=1)]
    return [_Entry(row.number, _in_row(row)) for row in read_table(content, name).rows]


def _in_json(entry: Mapping[str, object]) -> Callable[[str], Sequence[Cell]]:
    return lambda name: [Cell(name, text) for text in texts_at(entry, name)]


def _in_row(row: Row) -> Callable[[str], Sequence[Cell]]:
    return lambda name: [row.cells[plain(name)]] if plain(name) in row.cells else []

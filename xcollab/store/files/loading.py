"""From a source to a snapshot, with every problem on the way: never a crash, never a file silently passed over."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from xcollab import __version__
from xcollab.errors import BadFile, Problem, Word
from xcollab.schema.calendar import Calendar
from xcollab.schema.dataclass import dataclass, field, replace
from xcollab.schema.department import Department
from xcollab.schema.names import subject_of
from xcollab.schema.parts.attachments import attachments
from xcollab.schema.plain import Plain
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.statement import Statement
from xcollab.schema.task import Task
from xcollab.schema.template import Template
from xcollab.schema.value import Invalid, Value
from xcollab.schema.version import needed, too_old_for
from xcollab.schema.workspace import FORMAT, Workspace
from xcollab.store.disk.layout import Place, path_of, place, reserved
from xcollab.store.files.documents import Documents, Look, Memory
from xcollab.store.files.installer import renewing
from xcollab.store.git.sources import Source
from xcollab.store.yaml.unreadable import Unreadable
from xcollab.words.progress import Told, unheard
from xcollab.workflow.rules.rulebook import STATEMENTS

if TYPE_CHECKING:
    from xcollab.store.yaml.reading import Document, Key

M = TypeVar("M", bound=Value)


@dataclass
class Loaded:
    """A snapshot, what was wrong with its files, and where everything stands."""

    snapshot: Snapshot
    source: Source
    """Where it was read from."""
    problems: list[Problem] = field(default_factory=list)
    files: frozenset[str] = frozenset()
    """The records that could be read."""
    attachments: frozenset[str] = frozenset()

    def line(self, record: str, key: tuple[str | int, ...]) -> tuple[str, int]:
        """The path and the line (from 1) of a part of a record."""
        path = path_of(record)
        document = self.document(path)
        return path, document.line(key) if document else 1

    def document(self, path: str) -> Document | None:
        """A file that was read, once more: of all that are in order nobody asks for a line, and they would fill the memory."""
        if path not in self.files:
            return None
        from xcollab.store.yaml.reading import as_read

        content = self.source.read([path]).get(path)
        try:
            return as_read(content) if isinstance(content, bytes) else None
        except Unreadable:  # it is another since
            return None


def load(
    source: Source,
    collabs: Collection[str] | None = None,
    memory: Memory | None = None,
    say: Told = unheard,
    look: Look | None = None,
) -> Loaded:
    """Everything in a source, or its settings and some collaborations: of the others only the ids are known.

    `say` hears how far the reading is, `look` is shown each record. Raises `BadFile` only where the workspace itself cannot be made out.
    """
    problems: list[Problem] = []
    places: dict[str, Place] = {}
    elsewhere = source.homes().difference(collabs) if collabs is not None else frozenset()
    odd: set[str] = set()
    for path, regular in source.list(collabs):
        found = place(path)
        if found is None:
            part = reserved(path)
            code = "reserved-id" if part else "unknown-file" if regular else "special-file"
            problems.append(Problem(path, 1, code, {"path": path, "value": part}))
        elif found.kind != "other" and not regular:
            problems.append(Problem(path, 1, "special-file", {"path": path}))
            odd.add(found.collab)
        elif found.kind != "other":
            places[path] = found
    wanted = [path for path, found in places.items() if found.kind != "attachment"]
    memory = memory or Memory(documents=None)
    documents = Documents(source, wanted, problems, memory, say, look)
    workspace = _workspace(documents, problems)
    models = _Models(documents, problems, workspace.zone)
    snapshot = replace(_snapshot(workspace, places, models, odd - {""}), elsewhere=elsewhere)
    loaded = Loaded(snapshot, source, problems, frozenset(documents.readable))
    loaded.attachments = frozenset(path for path, found in places.items() if found.kind == "attachment")
    _check_attachments(loaded)
    if too_old_for(workspace.requires):
        problems[:] = [_newer(problem, workspace.requires) for problem in problems]
    problems.sort(key=lambda problem: problem[:3])
    return loaded


UNKNOWN = frozenset({"unknown-key", "unknown-key-near", "unknown-act", "unknown-file"})
"""What a newer xcollab may have written that this one does not know."""


def _newer(problem: Problem, needs: str | None) -> Problem:
    """What is not known here may well be known to the xcollab that the workspace needs."""
    if problem.code not in UNKNOWN:
        return problem
    return problem._replace(
        code="newer-needed", arguments={"needs": needs, "version": __version__, "command": renewing()}
    )


def _workspace(documents: Documents, problems: list[Problem]) -> Workspace:
    if known := documents.record("xcollab.yaml", Workspace, None):
        return known
    document = documents.get("xcollab.yaml")
    if document is None:
        found = next((problem for problem in problems if problem.path == "xcollab.yaml"), None)
        if found is None:
            raise BadFile("no-workspace-file")
        raise BadFile(found.code, where=f"{found.path}:{found.line}", **found.arguments)
    number = document.data.get("format", FORMAT)
    if isinstance(number, int) and number > FORMAT:
        where = f"xcollab.yaml:{document.line(('format',))}"
        raise BadFile("newer-format", where=where, found=number, known=FORMAT, command=renewing())
    try:
        workspace = Workspace.model_validate(document.data)
        documents.remember("xcollab.yaml", workspace, None)
        return workspace
    except Invalid as error:
        from xcollab.store.yaml.validation_errors import problems_of

        wrong = list(problems_of("xcollab.yaml", error, Workspace, document))
        newer = too_old_for(needed(document.data))
        if newer and all(problem.code in UNKNOWN for problem in wrong):
            problems += wrong
            unknown = [tuple(complaint["loc"]) for complaint in error.complaints]
            return Workspace.model_validate(_without(document.data, unknown))
        first = _newer(wrong[0], needed(document.data)) if newer else wrong[0]
        raise BadFile(first.code, where=f"{first.path}:{first.line}", **first.arguments) from None


def _without(data: Plain, keys: Collection[Key]) -> Plain:
    """The data of a file without some of its parts."""
    if not isinstance(data, dict):
        return data
    below = {name: [key[1:] for key in keys if key[0] == name] for name in data}
    return {name: _without(part, below[name]) for name, part in data.items() if () not in below[name]}


class _Models:
    """Turns documents into models, noting what does not fit."""

    def __init__(
        self,
        documents: Documents,
        problems: list[Problem],
        zone: ZoneInfo,
    ) -> None:
        self._documents = documents
        self._problems = problems
        self._zone = zone
        documents.pass_over(zone)

    def get(self, path: str, model: type[M]) -> M | None:
        if known := self._documents.record(path, model, self._zone):
            return known
        document = self._documents.get(path)
        if document is None:
            return None
        try:
            made = model.model_validate(document.data, context={"zone": self._zone})
        except Invalid as error:
            from xcollab.store.yaml.validation_errors import problems_of

            self._problems += problems_of(path, error, model, document)
            return None
        self._documents.remember(path, made, self._zone)
        return made

    def statement(self, path: str, found: Place) -> Statement | None:
        acts = STATEMENTS[subject_of(found.on)[0]]
        known = self._documents.record(path, Statement, self._zone)
        if known and type(known) in acts.values():
            return self._in_its_place(path, found, known)
        document = self._documents.get(path)
        if document is None:
            return None
        act = document.data.get("act")
        if not isinstance(act, str) or act not in acts:
            code = "missing-key" if act is None else "unknown-act"
            arguments = {"key": "act", "field": Word("field", "act"), "act": str(act), "allowed": sorted(acts)}
            self._problems.append(Problem(path, document.line(("act",)), code, arguments))
            return None
        statement = self.get(path, acts[act])
        return self._in_its_place(path, found, statement) if statement else None

    def _in_its_place(self, path: str, found: Place, statement: Statement) -> Statement | None:
        if statement.on == found.on:
            return statement
        arguments = {"stated": statement.on, "lies": found.on}
        document = self._documents.get(path)
        self._problems.append(Problem(path, document.line(("on",)) if document else 1, "other-place", arguments))
        return None


def _snapshot(workspace: Workspace, places: dict[str, Place], models: _Models, odd: Collection[str]) -> Snapshot:
    """`odd` are collaborations of which a file cannot be read: they are known, whatever else is there."""
    departments, requests, templates = {}, {}, {}
    tasks: dict[str, dict[str, Task]] = {}
    entries: dict[str, list[Entry]] = {}
    collabs = dict.fromkeys(sorted(odd))
    calendar = Calendar()
    for path, found in places.items():
        if found.collab:
            collabs.setdefault(found.collab)
        match found.kind:
            case "statement":
                if (statement := models.statement(path, found)) is not None:
                    entries.setdefault(found.collab, []).append(Entry(found.id, statement))
            case "calendar":
                calendar = models.get(path, Calendar) or calendar
            case "department" if department := models.get(path, Department):
                departments[found.id] = department
            case "template" if template := models.get(path, Template):
                templates[found.id] = template
            case "request" if request := models.get(path, Request):
                requests[found.collab] = request
            case "task" if task := models.get(path, Task):
                tasks.setdefault(found.collab, {})[found.id] = task
    return Snapshot(
        workspace,
        calendar,
        departments,
        {
            collab: Collab(
                collab,
                requests.get(collab),
                tasks.get(collab, {}),
                tuple(entries.get(collab, ())),
            )
            for collab in collabs
        },
        templates=templates,
    )


def _check_attachments(loaded: Loaded) -> None:
    """Every file that a statement names is there."""
    for collab in loaded.snapshot.collabs.values():
        for entry in collab.entries:
            for key, named in attachments(entry.statement):
                if named.path and f"collabs/{collab.id}/{named.path}" not in loaded.attachments:
                    path, line = loaded.line(entry.record, key)
                    loaded.problems.append(Problem(path, line, "attachment-missing", {"path": named.path}))

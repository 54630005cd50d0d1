"""What a field is in a page: its inputs, by its kind. Names are those of the form's keys, with the number of a row and a part."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xcollab.app.forms.form import Field
from xcollab.app.forms.kind import Kind
from xcollab.app.workspace_view import WorkspaceView
from xcollab.words.labels import LABELS
from xcollab.words.language import Words

Typed = Mapping[str, Sequence[str]]
"""What stands in the inputs of a page, by their names."""
Options = Sequence[tuple[str, str]]
"""What can be chosen from: a value and its name."""

_BLANK_ROWS = 1
"""Empty rows after those that say something; another is there for the asking."""
_WIDGETS = {
    "long text": "long",
    "date": "date",
    "yes/no": "switch",
    "file": "file",
    "terms": "hidden",
    "number": "number",
}
_CHOSEN = ("member", "colleague", "way", "department", "collab", "task", "issue", "cause")
"""Candidates that only the workspace knows, and that can all be listed. Guests may be named as well, and are typed."""


class Input(NamedTuple):
    """One input, or the rows of a list."""

    name: str
    label: str
    widget: str
    """line, long, date, number, switch, file, hidden, choice, checks, parts or rows."""
    values: Sequence[str] = ()
    help: str = ""
    required: bool = False
    options: Options = ()
    inside: "Sequence[Input]" = ()
    """The parts, or the rows."""
    error: str = ""
    empty: str = ""
    """What is chosen where nothing is."""

    @property
    def filled(self) -> bool:
        """Whether something stands in it, or is wrong with it."""
        return bool(
            self.error or (self.widget != "file" and any(self.values)) or any(one.filled for one in self.inside)
        )

    def within(self, prefix: str) -> "Input":
        """The same, of one of several that stand in one form."""
        return self._replace(name=prefix + self.name, inside=[one.within(prefix) for one in self.inside])

    @property
    def value(self) -> str:
        """The one value; an empty text where there is none."""
        return self.values[0] if self.values else ""


class Inputs:
    """Makes the inputs of fields, in one language, in one collaboration."""

    def __init__(
        self, view: WorkspaceView, collab: str, typed: Typed, errors: Mapping[str, str], more: str = ""
    ) -> None:
        self._view, self._collab, self._typed, self._errors, self._more = view, collab, typed, errors, more
        self.home = ""
        """The department whose people alone can be chosen where colleagues are asked for."""
        self._listed_already: dict[str, Options] = {}
        """Candidates by what they are taken from: many inputs of a form choose from the same."""

    @property
    def _words(self) -> Words:
        return self._view.context.words

    def of(self, field: Field) -> Input:
        """The input of a field, with what stands in it and what is wrong with it."""
        words, kind = self._words, field.kind
        made = self._listed(field) if _rowed(kind) else self._one(field.key, kind, words.label("field", field.key))
        about = words(field.help)
        if kind.parts:  # how it is typed in a line says nothing where each part has an input
            about = re.split("[:：] ?['‘]", about)[0]
        elif made.widget in ("line", "long", "number"):
            about = words.aside(about, words(kind.hint))
        return made._replace(help=about, required=field.required, error=self._errors.get(field.key, ""))

    def _listed(self, field: Field) -> Input:
        """A row for each item, and an empty one; of criteria that are judged, no other than theirs."""
        key = field.key
        rows = 1 + max((int(n) for n in _numbers(self._typed, key)), default=-1)
        blank = 0 if field.each and rows else _BLANK_ROWS + (1 if self._more == key else 0)
        inside = [self._one(f"{key}.{n}", field.kind, "") for n in range(rows + blank)]
        if field.each:
            inside = [_of_given_matter(one) for one in inside]
        return Input(key, self._words.label("field", key), "judged" if field.each else "rows", inside=inside)

    def _one(self, name: str, kind: Kind, label: str) -> Input:
        if kind.parts:
            words = self._words
            parts = [self._one(f"{name}.{key}", part, words.label("field", key)) for key, part in kind.parts.items()]
            return Input(name, label, "parts", inside=[_part(part) for part in parts])
        options = self._options(kind)
        widget = "choice" if options else _WIDGETS.get(kind.name, "line")
        if kind.many and kind.apart and options:
            widget = "checks"
        if kind.name == "file":
            return Input(name, label, "file", ("many",) if kind.many else (), options=self._kept(name, kind))
        return Input(name, label, widget, self._typed.get(name, ()), options=options)

    def _kept(self, name: str, kind: Kind) -> Options:
        """The files that came before and need not be picked again; of one alone, the one that was picked last."""
        sent = self._view.context.sent or {}
        kept = [(word, sent[word][0]) for word in self._typed.get(name, ()) if word in sent]
        return kept if kind.many else kept[:1]

    def _options(self, kind: Kind) -> Options:
        if kind.name == "choice":
            return [(value, self._words.label(kind.candidates, value)) for value in LABELS[kind.candidates]]
        if kind.candidates not in _CHOSEN or kind.name == "guest":
            return ()
        if kind.candidates not in self._listed_already:
            self._listed_already[kind.candidates] = list(self._known(kind.candidates))
        return self._listed_already[kind.candidates]

    def _known(self, source: str) -> Iterator[tuple[str, str]]:
        view, words = self._view, self._words
        collab = view.snapshot.collabs.get(self._collab)
        match source:
            case "way":
                for key, way in view.snapshot.workspace.channels.items():
                    kind = words.label("channel", way.kind)
                    yield key, words.aside(key, kind if kind != key else "")
            case "member" | "colleague":
                yield from self._people(self.home if source == "colleague" else "")
            case "department":
                yield from ((key, one.name) for key, one in view.snapshot.departments.items())
            case "collab":
                for key, one in view.snapshot.collabs.items():
                    yield key, one.request.title if one.request else key
            case "task" | "issue" | "cause":
                if collab and source != "task":
                    for key, issue in view.state(self._collab).issues.items():
                        yield key, str(getattr(issue.opening.statement, "title", key))
                if collab and source != "issue":
                    yield from ((key, task.title) for key, task in collab.tasks.items())

    def _people(self, home: str) -> Iterator[tuple[str, str]]:
        """Everybody, or those of one department, who has not left."""
        view = self._view
        for department, member in view.snapshot.members():
            if home in ("", department) and not (member.until and member.until < view.now.date()):
                beside = "" if home else view.render_context.department_name(department)
                yield member.id, self._words.aside(member.name, beside)


def _rowed(kind: Kind) -> bool:
    """Whether each item has inputs of its own: what people name apart by commas is ticked, files are picked together."""
    return kind.many and not kind.apart and kind.name != "file"


def _part(one: Input) -> Input:
    """A switch among parts is answered, or left open."""
    return one._replace(widget="yes-no") if one.widget == "switch" else one


def _of_given_matter(row: Input) -> Input:
    """A row whose first part says what it is about, and is not to be changed."""
    first, *rest = row.inside
    kept = [one._replace(widget="hidden") if one.name.endswith(".text") else one for one in rest]
    matter = next((one.value for one in rest if one.name.endswith(".text")), "")
    return row._replace(inside=[first._replace(widget="hidden"), *kept], label=f"{first.value}. {matter}")


def _numbers(typed: Typed, key: str) -> Iterator[str]:
    for name in typed:
        whose, dot, rest = name.partition(".")
        number = rest.partition(".")[0]
        if whose == key and dot and number.isascii() and number.isdigit() and len(number) < 3:
            yield number


def as_typed(fields: Sequence[Field], known: Mapping[str, object]) -> dict[str, list[str]]:
    """What is known of the fields as it would stand in their inputs."""
    typed: dict[str, list[str]] = {}
    for field in fields:
        if field.key in known and field.kind.name != "file":
            value = known[field.key]
            items = list(value) if isinstance(value, list | tuple) else [value]
            if _rowed(field.kind):
                for number, item in enumerate(items):
                    typed |= _flat(f"{field.key}.{number}", item)
            elif field.kind.many:
                typed[field.key] = [_text(item) for item in items]
            else:
                typed |= _flat(field.key, value)
    return typed


def _flat(name: str, value: object) -> dict[str, list[str]]:
    if isinstance(value, Mapping):
        return {f"{name}.{key}": [_text(part)] for key, part in value.items() if part is not None}
    return {name: [_text(value)]}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value))
    return str(value)


def understood(fields: Sequence[Field], typed: Typed) -> dict[str, object]:
    """What the inputs say, by field, as forms take it from any door; what is left empty says nothing."""
    said: dict[str, object] = {}
    for field in fields:
        if field.kind.many and not _rowed(field.kind):
            value: object = [text for text in typed.get(field.key, ()) if text.strip()]
        elif field.kind.many:
            numbers = sorted(set(map(int, _numbers(typed, field.key))))
            rows = (_item(field, f"{field.key}.{number}", typed) for number in numbers)
            value = [row for row in rows if row]
        else:
            value = _item(field, field.key, typed)
        if value:
            said[field.key] = value
    return said


def left_empty(fields: Sequence[Field], typed: Typed) -> list[str]:
    """The keys of the fields whose inputs came and say nothing."""
    came, said = {name.partition(".")[0] for name in typed}, understood(fields, typed)
    return [field.key for field in fields if field.key in came and field.key not in said]


def _item(field: Field, name: str, typed: Typed) -> object:
    if field.kind.switch:
        return bool(_first(typed, name))
    if not field.kind.parts:
        return _first(typed, name)
    parts: dict[str, object] = {key: text for key in field.kind.parts if (text := _first(typed, f"{name}.{key}"))}
    if parts and field.each:  # of what is asked one by one, nothing is meant that was not said
        parts = {**dict.fromkeys(field.kind.otherwise), **parts}
    return parts


def _first(typed: Typed, name: str) -> str:
    values = [text for text in typed.get(name, ()) if text.strip()]
    return values[0].replace("\r\n", "\n").strip() if values else ""

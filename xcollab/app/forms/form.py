"""A form, as data: the act it makes and its fields. Flags, prompts, files and the editor are four ways to fill the same one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from xcollab.app.forms.kind import Kind
from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.schema.names import place_of

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


SETTINGS = "workspace"
"""The kind of subject of acts on the workspace itself: its people, its calendar, its settings."""


class Field(NamedTuple):
    """One field of a form."""

    key: str
    flag: str
    help: str
    kind: Kind
    required: bool = False
    short: str = ""
    none: str = ""
    """The key of the switch that says there is none; an empty answer means it."""
    of: str = ""
    """The key of the list that it adds an item to, or takes one from."""
    each: "Callable[[WorkspaceView, Subject], Sequence[str]] | None" = None
    """What there is an item for each of, in words: a person is asked about one after the other."""
    asked: bool = False
    """A list that is asked for beside what is required, and may stay empty."""

    @property
    def option(self) -> Option:
        """The field as a flag of the command line."""
        flags, kind = (self.flag, *((self.short,) if self.short else ())), self.kind
        return Option(self.key, flags, self.help, kind.many, kind.switch, kind.metavar, kind.candidates)


class Subject(NamedTuple):
    """What an act is on, once the typed id is understood."""

    kind: str
    collab: str
    id: str
    target: str = ""
    """The name of the statement that the act speaks about, where it is about one."""

    @property
    def on(self) -> str:
        """The directory below `collabs/` that a statement on it lies in."""
        return place_of(self.kind, self.collab, self.id)

    @property
    def name(self) -> str:
        """How people write it: the collaboration alone, or `collab/id`."""
        if self.kind == SETTINGS:
            return self.id
        return self.collab if self.kind in ("request", "meeting") else f"{self.collab}/{self.id}"


def _over(before: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    return before | said


class Prefill(NamedTuple):
    """What a flag fills a form with beforehand, in any case where it is empty; what is typed goes over it."""

    flag: str
    fields: "Callable[[WorkspaceView, Subject], dict[str, Any]]"
    with_said: Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]] = _over
    """Both together."""


class Form(NamedTuple):
    """An act that people can do."""

    kind: str
    act: str
    name: str
    help: str
    find: "Callable[[WorkspaceView, dict[str, Any]], Subject]"
    """From what was typed to what it is on."""
    fields: tuple[Field, ...] = ()
    arguments: tuple[Argument, ...] = ()
    examples: tuple[str, ...] = ()
    more: tuple[Option, ...] = ()
    """Flags that say what the act is on, and are no fields of the form."""
    prefill: Prefill | None = None
    becomes: "Callable[[dict[str, Any]], tuple[Form, dict[str, Any]]] | None" = None
    """The form whose act is made once it is filled in, with what that one says, where more than one act may come of it."""
    begun: "Callable[[WorkspaceView, dict[str, Any]], dict[str, Any]] | None" = None
    """What it begins with, from what was typed, which goes over it."""
    beside: "Callable[[WorkspaceView, Subject], Sequence[str]] | None" = None
    """What whoever fills it should have before them, in lines."""
    shown_first: bool = False
    """Whether what it changes is shown, and asked about, before it is said."""
    noun: str | None = None
    """The group that it is typed in, where that is not the kind of its subject."""

    @property
    def typed(self) -> str:
        """How the command is typed: what hints name."""
        return " ".join(filter(None, ("xcollab", self.kind if self.noun is None else self.noun, self.name)))

    def own(self, flag: str) -> "Field | None":
        """The field of the form that has a flag already."""
        return next((field for field in self.fields if field.flag == flag), None)

    @property
    def recordable(self) -> bool:
        """Whether it is a statement, which may be recorded for its author (代录); a plan is made by who makes it."""
        return self.kind != SETTINGS and self.act not in ("create", "edit")

    @property
    def edits(self) -> bool:
        """Whether it changes a plan that stands already: what is left out stays as it is, an empty text takes it out."""
        return self.act in ("edit", "revise")

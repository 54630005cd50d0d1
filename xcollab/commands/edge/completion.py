"""What the shell completes: ids with their titles out of the workspace, what the act can apply to; and words of either language."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import XcollabError
from xcollab.render.base.sanitize import safe_line
from xcollab.words.characters import composed
from xcollab.words.labels import LABELS

Offer = tuple[str, str]
"""What can be typed, and a word of explanation."""
_SUBJECTS = ("collab", "task", "issue", "cause", "statement", "matter")


class Question(NamedTuple):
    """What a shell asks: what could stand in a place of the line."""

    place: Option | Argument
    begun: str
    """The letters that stand there already."""
    command: Command | None = None
    collab: str | None = None
    """The collaboration that is typed already."""
    explained: bool = True
    """Whether the shell shows a word of explanation."""


def candidates(terminal: Terminal, asked: Question) -> list[Offer]:
    """What could stand there; nothing where the workspace cannot be read."""
    try:
        offers = list(_offers(terminal, asked))
    except (XcollabError, OSError):
        return []
    return [(typed, safe_line(about)) for typed, about in offers if typed.startswith(asked.begun)]


def _offers(terminal: Terminal, asked: Question) -> Iterable[Offer]:
    what, begun = asked.place.complete, asked.begun
    if what in ("member", "department", "way"):
        from xcollab.store.files.unvalidated.people import People

        people = People(terminal.repository)
        if what == "way":
            return ((name, terminal.words.label("channel", kind)) for name, kind in people.channels().items())
        return ((p.id, p.name) for p in people.everyone()) if what == "member" else people.departments().items()
    if what == "template":
        from xcollab.app.workspace_view import WorkspaceView

        return ((name, one.title) for name, one in WorkspaceView(terminal).snapshot.templates.items())
    if what == "parked":
        from xcollab.store.sharing.parking import parked

        return ((name, own.subject) for name, own in parked(terminal.repository).items())
    if what == "mail":
        from xcollab.app.answers.mails import waiting

        return ((name, one.subject) for name, one in waiting(terminal).items())
    if what in _SUBJECTS:
        return _subjects(terminal, asked)
    return _words(terminal, LABELS[what], begun) if what in LABELS else ((word, "") for word in what.split())


def _subjects(terminal: Terminal, asked: Question) -> Iterable[Offer]:
    """What the act can be done to; all there is where no act is typed, or a field of it, which may name anything."""
    form, what = asked.command.form if asked.command else None, asked.place.complete
    if form is None or any(field.key == asked.place.name for field in getattr(form, "fields", ())):
        from xcollab.commands.edge.committed_ids import Sought, committed

        return committed(terminal, Sought(what, asked.begun, asked.collab or "", asked.explained))
    from xcollab.commands.edge.possible_subjects import applicable

    return applicable(terminal, what, asked.begun, form, asked.collab)


def _words(terminal: Terminal, labels: Mapping[str, Offer], begun: str) -> Iterator[Offer]:
    """The canonical values, and the Chinese words where one was begun, for they can be typed as well."""
    wanted = composed(begun)
    for value, (chinese, english) in labels.items():
        if begun and not begun.isascii() and chinese.startswith(wanted):
            yield chinese, value
        else:
            yield value, chinese if terminal.words.language == "zh" else english

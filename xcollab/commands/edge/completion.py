"""What the shell completes: ids with their titles out of the workspace, what the act can apply to; and words of either language."""

from collections.abc import Iterable, Iterator, Mapping

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


def candidates(
    terminal: Terminal, asked: Option | Argument, begun: str, command: Command | None = None, collab: str | None = None
) -> list[Offer]:
    """What could stand there; nothing where the workspace cannot be read. `collab` is the collaboration typed already."""
    form = command.form if command else None
    if any(field.key == asked.name for field in getattr(form, "fields", ())):
        form = None  # what stands in a field need not be what the act can be done to
    try:
        offers = list(_offers(terminal, asked.complete, begun, form, collab))
    except (XcollabError, OSError):
        return []
    return [(typed, safe_line(about)) for typed, about in offers if typed.startswith(begun)]


def _offers(terminal: Terminal, what: str, begun: str, form: object, collab: str | None) -> Iterable[Offer]:
    if what in ("member", "department"):
        from xcollab.store.files.people_unvalidated import People

        people = People(terminal.repository)
        return ((p.id, p.name) for p in people.everyone()) if what == "member" else people.departments().items()
    if what == "parked":
        from xcollab.store.sharing.parking import parked

        return ((name, own.subject) for name, own in parked(terminal.repository).items())
    if what in _SUBJECTS and form is not None:
        from xcollab.commands.edge.possible_subjects import applicable

        return applicable(terminal, what, begun, form, collab)
    if what in _SUBJECTS:
        from xcollab.commands.edge.committed_ids import committed

        return committed(terminal, what, begun, collab)
    return _words(terminal, LABELS[what], begun) if what in LABELS else ((word, "") for word in what.split())


def _words(terminal: Terminal, labels: Mapping[str, Offer], begun: str) -> Iterator[Offer]:
    """The canonical values, and the Chinese words where one was begun, for they can be typed as well."""
    wanted = composed(begun)
    for value, (chinese, english) in labels.items():
        if begun and not begun.isascii() and chinese.startswith(wanted):
            yield chinese, value
        else:
            yield value, chinese if terminal.words.language == "zh" else english

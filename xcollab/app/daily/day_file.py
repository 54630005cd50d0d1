"""The day as a text: below each task its status and a line of what was done. It is what a file, an editor and a draft hold."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xcollab.app.daily.open_tasks import OpenTask, standing_lines
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import BadFile
from xcollab.render.base.sanitize import safe_line
from xcollab.schema.plain import Plain
from xcollab.store.yaml.reading import Document, Unreadable, read
from xcollab.store.yaml.writing import write
from xcollab.words import N_
from xcollab.words.labels import LABELS, canonical

STATUS, TEXT = "status", "text"
NO_CHANGE = "no-change"
NOTHING_TO_LOG = N_("No task is at work that you do: there is nothing to log.")
_MORE = (
    N_("As needed: needs: 'WHAT; from=DEPT', forecast: DATE, reason: TEXT, attachments: [FILE]"),
    N_("A task with no change, without a text, is left as it is; lines that begin with # are ignored."),
)


class Line(NamedTuple):
    """What the day says of one task."""

    typed: str
    """The task, as it is written."""
    file: str
    number: int
    """Where it stands."""
    said: Document
    """Its fields."""

    @property
    def where(self) -> str:
        """The same, as a refusal names it."""
        return f"{self.file}:{self.number}"


def lines_of(content: bytes, name: str) -> list[Line]:
    """What is said of each task. Raises `BadFile`."""
    try:
        document = read(content)
    except Unreadable as error:
        if error.code == "empty-file":
            return []
        code = "given-not-utf8" if (error.code, name) == ("not-utf8", "stdin") else error.code
        raise BadFile(code, where=f"{name}:{error.line}", **error.arguments) from None
    return [
        Line(task, name, document.line((task,)), _below(document, task, value))
        for task, value in document.data.items()
        if not task.startswith("x-")
    ]


def _below(document: Document, task: str, value: Plain) -> Document:
    """What stands below a task, as a document of its own; a word alone is its status."""
    lines = {key[1:]: line for key, line in document.lines.items() if key[0:1] == (task,)}
    if isinstance(value, dict):
        return Document(value, lines)
    return Document({STATUS: value} if value is not None else {}, lines)


def no_change(said: object) -> bool:
    """Whether it is the word for no change, or nothing at all."""
    return said is None or (isinstance(said, str) and (said.strip() == "-" or canonical("day", said) is not None))


def day_text(said: Mapping[str, Mapping[str, Plain]]) -> str:
    """What was said of some tasks, as text."""
    return write({task: dict(fields) for task, fields in said.items()}).decode() if said else ""


def day_form(
    view: WorkspaceView, tasks: Sequence[OpenTask], said: Mapping[str, Mapping[str, Plain]], command: str
) -> str:
    """The day to be filled in: each task with how it stands above it. `command` records it."""
    words = view.context.words
    possible = [words.label("log", status) for status in LABELS["log"]]
    about = words(
        N_("status: {possible}, or {none}; text: what was done"), possible=possible, none=words.label("day", NO_CHANGE)
    )
    head = [words(N_("The day's log; record it with: `{command}`"), command=command), about, *map(words, _MORE)]
    lines = [f"# {line}" for line in head]
    lines += [] if tasks else ["", "# " + words(NOTHING_TO_LOG)]
    for one in tasks:
        lines += ["", *(f"# {safe_line(line)}" for line in standing_lines(view, one))]
        given = said.get(one.name)
        none = {STATUS: words.label("day", NO_CHANGE)}
        lines.append(write({one.name: dict(given or none)}).decode().rstrip("\n"))
        if not given:
            lines.append(f"  {TEXT}:")
    return "\n".join([*lines, ""])

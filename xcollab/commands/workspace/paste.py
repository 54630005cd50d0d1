"""`xcollab paste`: answers as they came by chat, mail or a table, read into acts, shown, and recorded on a yes."""

from typing import Any

from xcollab.app.forms.shared_fields import RECORDING
from xcollab.app.forms.subject_inputs import COLLAB, Option
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

_FROM = Option("from", ("--from",), N_("Who answered, where the text does not say it; may be given several times."), many=True, metavar="MEMBER", complete="member")  # fmt: skip
_FILE = Option("file", ("--file",), N_("Read the text from a file, or from - (standard input)."), metavar="FILE")
_EDIT = Option("edit", ("--edit",), N_("Paste the text into your editor."), switch=True)
YES = Option("yes", ("--yes", "-y"), N_("Record what was understood without asking."), switch=True)
HEARD = tuple(field.option for field in RECORDING if field.key != "for_")


def run(terminal: Terminal, **typed: Any) -> int:
    """Read the text, then show and record what it says."""
    from xcollab.app.answers.reading import Reader, Sought, read_with
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.commands.filling.answers import heard, pasted_text, record

    view = WorkspaceView(terminal)
    speakers = tuple(dict.fromkeys(view.person(name) for name in typed["from"]))
    collab = view.collab(typed["collab"]) if typed["collab"] else None
    text = pasted_text(terminal, typed["file"], edit=typed["edit"])
    reader = Reader(view, Sought(speakers, collab))
    found = read_with(reader, text)
    return record(terminal, reader, found, heard(terminal, view, found, typed), typed)


COMMANDS: tuple[Command, ...] = (
    Command(
        "paste", N_("Record answers as they came by chat, mail or a table: paste the text, look at what was understood, say yes."), run, (),
        (_FROM, COLLAB, *HEARD, _FILE, _EDIT, YES, *KEEPING),
        ("xcollab paste --from li --via chat", "xcollab paste --via mail --file answers.txt --dry-run",
         "xcollab paste -C q3-launch --from 李娜 --via chat --file answer.txt --yes"),
    ),
)  # fmt: skip

"""Views read commits; what is not committed is never mixed in, but the reader is told that it exists."""

from xcollab.commands.call import Call
from xcollab.words import N_


def note_unseen(call: Call, at: str | None) -> None:
    """A note beside the view, on standard error, where files of the workspace are not committed."""
    if at is None and (paths := call.repository.uncommitted()):
        note = N_("({n} uncommitted files are not shown, such as {path}; `xcollab check` reads them)")
        call.note(call.words(note, n=len(paths), path=paths[0]))

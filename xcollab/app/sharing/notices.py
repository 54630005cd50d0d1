"""Beside the answer: what it leaves out because it is not committed, and what the others cannot see yet."""

from xcollab.app.context import Context
from xcollab.store.sharing.remote import unshared
from xcollab.words import N_


def note_unseen(context: Context, at: str | None) -> None:
    """A note beside the view, on standard error, where files of the workspace are not committed."""
    if at is None and (paths := context.repository.uncommitted()):
        note = N_("({n} uncommitted files are not shown, such as {path}; `xcollab check` reads them)")
        context.note(context.words(note, n=len(paths), path=paths[0]))


def note_unshared(context: Context) -> None:
    """A note, on standard error, where this clone has acts that its remote had not when it was last asked."""
    if n := unshared(context.repository):
        context.note(context.words(N_("(only here so far, acts: {n}; `xcollab sync` shares them)"), n=n))

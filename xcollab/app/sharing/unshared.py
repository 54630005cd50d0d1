"""Beside the answer: what it leaves out because it is not committed or not fetched, and what the others cannot see yet."""

from datetime import timedelta

from xcollab.app.context import Context
from xcollab.errors import XcollabError
from xcollab.store.sharing.last_heard import heard
from xcollab.store.sharing.remote import unshared
from xcollab.words import N_

_LONG = timedelta(days=2)
"""How long a clone may have heard nothing before a view of it says so."""


def note_unseen(context: Context, at: str | None, collab: str | None = None) -> None:
    """Notes beside the view, on standard error: files that are not committed, of the workspace or of what a view of one
    collaboration is made from, and a clone that is behind.
    """
    if at is not None:
        return
    if paths := context.repository.uncommitted(collab):
        note = N_("({n} uncommitted files are not shown, such as {path}; `xcollab check` reads them)")
        context.note(context.words(note, n=len(paths), path=paths[0]))
    _note_unheard(context)


def _note_unheard(context: Context) -> None:
    """The clock is that of whoever looks, not the moment that a view is judged by: what was heard does not depend on that."""
    try:
        now = context.moment
    except XcollabError:  # no clock to tell by
        return
    last = heard(context.repository, now, enough=_LONG)
    if last and now - last.at >= _LONG:
        note = N_(
            "(nothing was heard from {remote} for {n} days, since {moment}; `xcollab sync` asks what is new there)"
        )
        moment = last.at.astimezone(now.tzinfo)
        context.note(context.words(note, remote=last.remote, n=(now - last.at).days, moment=moment))


def note_unshared(context: Context) -> None:
    """A note, on standard error, where this clone has acts that its remote had not when it was last asked."""
    if n := unshared(context.repository):
        context.note(context.words(N_("(only here so far, acts: {n}; `xcollab sync` shares them)"), n=n))

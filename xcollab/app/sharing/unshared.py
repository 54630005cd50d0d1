"""Beside the answer: what it leaves out because it is not committed or not fetched, and what the others cannot see yet."""

from datetime import timedelta
from typing import TYPE_CHECKING

from xcollab.app.context import Context
from xcollab.errors import XcollabError
from xcollab.store.sharing.last_heard import heard
from xcollab.store.sharing.remote import known_remotes, unshared
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.workflow.time.business_days import WorkDays

_LONG = timedelta(days=2)
"""How long a clone may have heard nothing before a view of it says so."""
_SHORT = timedelta(hours=1)
"""What was heard within it is recent enough to look no further."""


def note_unseen(context: Context, at: str | None, collab: str | None = None) -> None:
    """Notes beside the view, on standard error: files that are not committed, of the workspace or of what a view of one
    collaboration is made from, and a clone that is behind.
    """
    if at is None:
        note_uncommitted(context, collab)
        _note_unheard(context)


def note_uncommitted(context: Context, collab: str | None = None) -> None:
    """The first of them alone."""
    if paths := context.repository.uncommitted(collab):
        note = N_("({n} uncommitted files are not shown, such as {path}; `xcollab check` reads them)")
        context.note(context.words(note, n=len(paths), path=paths[0]))


def note_heard(context: Context, days: "WorkDays") -> None:
    """When this clone last heard from the others, beside what somebody goes by in the morning; and what asks them, where that is
    more than a working day ago.

    The clock is that of whoever looks, as for every view.
    """
    try:
        now = context.moment
    except XcollabError:  # no clock to tell by
        return None
    if not known_remotes(context.repository):
        return context.note(context.words(N_("(this repository has no remote: it knows only what was done in it)")))
    last = heard(context.repository, now, enough=_SHORT)
    if last is None:
        return None
    if last.at is None:
        note = N_("(nothing was ever heard from {remote}; `xcollab sync` asks what is there)")
        return context.note(context.words(note, remote=last.remote))
    zone = days.zone
    passed = days.between(last.at.astimezone(zone).date(), now.astimezone(zone).date())
    fresh = N_("(last heard from {remote}: {moment})")
    stale = N_("(last heard from {remote}: {moment}, {term} ago; `xcollab sync` asks what is new there)")
    told = {
        "remote": last.remote,
        "moment": last.at.astimezone(now.tzinfo),
        "term": context.words.duration(f"{passed}wd"),
    }
    return context.note(context.words(stale if passed > 1 else fresh, **told))


def _note_unheard(context: Context) -> None:
    """The clock is that of whoever looks, not the moment that a view is judged by: what was heard does not depend on that."""
    try:
        now = context.moment
    except XcollabError:  # no clock to tell by
        return
    last = heard(context.repository, now, enough=_LONG)
    if last and last.at and now - last.at >= _LONG:
        note = N_(
            "(nothing was heard from {remote} for {n} days, since {moment}; `xcollab sync` asks what is new there)"
        )
        moment = last.at.astimezone(now.tzinfo)
        context.note(context.words(note, remote=last.remote, n=(now - last.at).days, moment=moment))


def note_unshared(context: Context) -> None:
    """A note, on standard error, where this clone has acts that its remote had not when it was last asked."""
    if n := unshared(context.repository):
        context.note(context.words(N_("(only here so far, acts: {n}; `xcollab sync` shares them)"), n=n))

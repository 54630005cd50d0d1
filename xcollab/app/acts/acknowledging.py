"""Confirming at once all that others recorded for whoever is at work (代录): each an act of its own, kept one after the other."""

from collections.abc import Iterator
from typing import NamedTuple

from xcollab.app.acts.commit import Keeping, Outcome
from xcollab.app.acts.performing import perform
from xcollab.app.context import Context
from xcollab.app.forms.stages.common import ACKNOWLEDGE
from xcollab.app.workspace_view import WorkspaceView
from xcollab.workflow.obligations.table import obligations


class Recorded(NamedTuple):
    """A statement that somebody else typed for whoever is at work, who has not confirmed it."""

    collab: str
    name: str


def unconfirmed(view: WorkspaceView, collab: str | None = None) -> tuple[Recorded, ...]:
    """All of them, of one collaboration or of all, the oldest first in each."""
    states = [view.state(view.collab(collab))] if collab else view.states()
    return tuple(
        Recorded(owed.collab, owed.subject)
        for state in states
        for owed in obligations(view.snapshot, state)
        if owed.kind == "acknowledge" and view.member.id in owed.people
    )


def acknowledge_all(context: Context, keeping: Keeping, collab: str | None = None) -> Iterator[Outcome]:
    """What came of each, as it is kept. Raises a refusal where one may not be; those before it stand."""
    for one in unconfirmed(WorkspaceView(context), collab):
        yield perform(context, ACKNOWLEDGE, {"statement": one.name, "collab": one.collab}, keeping)

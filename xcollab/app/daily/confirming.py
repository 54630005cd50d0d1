"""Confirming at once all tasks that wait for whoever is at work: what was proposed to them, and what has new terms; one commit."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.acts.performing import Performing
from xcollab.app.acts.together import decided_together
from xcollab.app.context import Context
from xcollab.app.forms.stages.task import CONFIRM
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import obligations

_KINDS = ("confirm-task", "renew-task")


class ToConfirm(NamedTuple):
    """All that waits for a confirmation, and where it was looked for."""

    place: CurrentBranch
    view: WorkspaceView
    owed: Sequence[Obligation]

    def lines(self) -> Iterator[str]:
        """What would be agreed to: each task with its date, who does it, and its criteria."""
        words, rendering = self.view.context.words, self.view.render_context
        for one in self.owed:
            plan = self.view.snapshot.collabs[one.collab].tasks[one.subject]
            told = [words(N_("due {due}"), due=one.due or plan.due), rendering.name_of(plan.doer)]
            told += [words.label("feedback", "renewal")] if one.kind == "renew-task" else []
            yield safe_line(f"{one.collab}/{one.subject}  " + words.aside(plan.title, words.listed(told)))
            for number, criterion in enumerate(plan.criteria, start=1):
                yield safe_line(f"    {number}. {criterion}")


def to_confirm(context: Context, collab: str | None = None) -> ToConfirm:
    """Of one collaboration, or of all."""
    place = CurrentBranch(context)
    view = place.first()
    states = [view.state(view.collab(collab))] if collab else view.states()
    member = view.member.id
    owed = [
        one
        for state in states
        for one in obligations(view.snapshot, state)
        if one.kind in _KINDS and member in one.people
    ]
    return ToConfirm(place, view, owed)


def confirm_all(context: Context, found: ToConfirm, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Confirm what was found. Raises a refusal where one may not be confirmed; then none is, and `Misused` where there is nothing."""
    if not found.owed:
        raise Misused("nothing-to-confirm")
    given = ({"task": f"{one.collab}/{one.subject}"} for one in found.owed)
    acts = [Performing(context, CONFIRM, one, place=found.place) for one in given]

    def decide(view: WorkspaceView) -> Decided:
        return decided_together(view, acts, "confirm-all", N_("Tasks confirmed: {n}"))

    return keep(context, found.place, decide, keeping)

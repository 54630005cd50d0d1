"""Approval from above (审批): whose word is missing, and who is asked for it now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xcollab.workflow.model.questions import Clock
from xcollab.workflow.model.state_machines import ASKED

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State


def lacking_approval(state: State, before: str = "") -> tuple[str, ...]:
    """Those who have to approve the present terms and have not: all, or those who have to before something."""
    return tuple(
        member for member, each in state.approvals.items()
        if each.status != "approved" and before in ("", each.before)
    )  # fmt: skip


def put_to(state: State) -> tuple[str, ...]:
    """Those whose approval is asked for now: before `start`, once every department accepted, or where work goes on already."""
    if state.request.status not in ASKED:
        return ()
    first = lacking_approval(state, "ask")
    ready = state.request.status == "confirmed" or all(state.accepts(department) for department in state.feedback)
    now = first or (lacking_approval(state, "start") if ready else ())
    return tuple(member for member in now if state.approvals[member].status == "unanswered")


def asked_since(state: State, member: str) -> tuple[Clock, ...]:
    """The clocks of somebody whose approval is asked for: before `start` it runs from the last answer of a department."""
    each = state.approvals[member]
    if each.before == "ask" or state.request.status == "confirmed":
        return each.asked
    answered = [feedback.entry.statement.at for feedback in state.feedback.values() if feedback.entry]
    last = each.asked[-1]
    return (Clock(max(last.since, *answered), last.within),)


def approval_words(state: State) -> Iterator[tuple[str, str]]:
    """Each who has to approve, and how that stands: approved, refused, unanswered, or later where they are not asked yet."""
    now = put_to(state)
    for member, each in state.approvals.items():
        yield member, each.status if each.status != "unanswered" or member in now else "later"

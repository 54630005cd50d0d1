"""A department's last answer, as its author typed it: what it says again when the terms change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xcollab.workflow.model.state import State

_OWN = ("decision", "scope", "resources", "risks", "liaison", "conditions", "changes", "reason")
"""What an author says; the rest follows from when it is said, and to what."""


def answer_again(state: State, department: str) -> Mapping[str, object] | None:
    """What a department answered; None where it gave no answer."""
    entry = state.feedback[department].entry if department in state.feedback else None
    if entry is None:
        return None
    said = entry.statement.dump()
    return {key: value for key, value in said.items() if key in _OWN}

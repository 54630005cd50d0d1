"""Actions of minutes and improvements of an archive, which somebody owes until a statement says what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xcollab.workflow.model.state import ActionState, State


def key_of_action(name: str, number: int) -> str:
    """By which the state knows an action: the statement's name, and its number in it, from 1 on."""
    return f"{name}#{number}"


def open_action(state: State, said: Mapping[str, object]) -> ActionState | None:
    """The action that is meant by what a statement says, as long as it is owed."""
    number = said.get("number")
    action = state.actions.get(key_of_action(str(said.get("of")), number if isinstance(number, int) else 0))
    return action if action and not action.ended else None


def open_actions(state: State, name: str, number: int = 0) -> tuple[ActionState, ...]:
    """The actions of a statement that are owed; with a number, the one of it."""
    return tuple(
        one for one in state.actions.values() if one.entry.name == name and not one.ended and number in (0, one.number)
    )

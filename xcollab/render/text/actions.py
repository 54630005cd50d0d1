"""The actions of minutes, and the improvements of an archive, as they stand now: numbered, with what became of each."""

from xcollab.render.base.context import RenderContext
from xcollab.schema.plain import Plain
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements.feedback import ActionDone, ActionMadeTask
from xcollab.words import N_
from xcollab.workflow.model.actions import key_of_action
from xcollab.workflow.model.state import State


def with_outcomes(context: RenderContext, state: State, entry: Entry, key: str) -> dict[str, Plain]:
    """What a statement says, the list under `key` with whose each of its items is now and what became of it."""
    told = entry.statement.dump()
    parts = told.get(key)
    if not isinstance(parts, list):
        return told
    numbered = [_item(context, state, entry, number, part) for number, part in enumerate(parts, start=1)]
    return {**told, key: numbered}


def _item(context: RenderContext, state: State, entry: Entry, number: int, part: Plain) -> Plain:
    if not isinstance(part, dict):
        return part
    words, text = context.words, f"{number}. {part.get('text')}"
    action = state.actions.get(key_of_action(entry.name, number))
    if action is None:
        return {**part, "text": text}
    now: dict[str, Plain] = {**part, "owner": action.owner}
    match action.ended.statement if action.ended else None:
        case ActionDone(note=note):
            return {**now, "text": words.aside(text, words(N_("done: {note}"), note=note))}
        case ActionMadeTask(task=task):
            return {**now, "text": text, "task": task}
    return {**now, "text": text}

"""What a collaboration has besides what was folded before: statements in their order, and tasks."""

from collections.abc import Iterable, Mapping, Sequence
from operator import is_

from xcollab.schema.snapshot import Entry
from xcollab.schema.task import Task
from xcollab.workflow.model.layered import Layered
from xcollab.workflow.model.state import State


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One sequence per collaboration: by moment, then by address."""
    return tuple(sorted(entries, key=lambda entry: (entry.at, entry.record)))


def new_entries(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Entry, ...] | None:
    """The statements that are there besides, in their order; None where not all of those before are there still."""
    if len(before) <= len(after) and all(map(is_, before, after)):
        return in_order(after[len(before) :])
    same = {*map(id, before)}
    more = [entry for entry in after if id(entry) not in same]
    if len(same) == len(before) == len(after) - len(more):
        return in_order(more)
    known = {(entry.name, id(entry.statement)) for entry in before}
    new = in_order(entry for entry in after if (entry.name, id(entry.statement)) not in known)
    return new if len(known) + len(new) == len(after) and len(known) == len(before) else None


def changed_tasks(known: Mapping[str, Task], tasks: Mapping[str, Task]) -> frozenset[str] | None:
    """The tasks that there are besides, or that are others now; None where one of those before is gone."""
    if known is tasks:
        return frozenset()
    some = tasks.since(known) if isinstance(tasks, Layered) else None
    if some is None:
        if not known.keys() <= tasks.keys():
            return None
        some = tasks
    return frozenset(key for key in some if key not in known or known[key] != tasks[key])


def unaffected(state: State, tasks: Mapping[str, Task], changed: frozenset[str]) -> bool:
    """Whether all that was said means the same although some tasks are new or others: of a task's plan, what is said of it reads
    its date, and whoever declined it declined its words.
    """
    known, entries = state.collab.tasks, state.collab.entries
    in_words = frozenset(key for key in changed if key in known and known[key].due == tasks[key].due)
    if state.findings or (in_words and any(one.act == "decline" and one.subject in in_words for one in entries)):
        return False
    rest = changed - in_words
    return not rest or (not state.request.ended and rest.isdisjoint(state.collab.spoken_of))

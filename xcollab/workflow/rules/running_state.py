"""The state while the statements of one change enter one after another: each goes on from the state before it.

So a change costs what it adds, and not a fold of everything for each statement. What was there before the change counts
first, whatever the dates say: a statement is judged by all that was known when it came in.
"""

from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.task import Task
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.fold import advanced, replanned, settled
from xcollab.workflow.rules.rulebook import act_of


class Running:
    """One collaboration, from before a change on. The plans may become others in between (see `rewinding`)."""

    def __init__(self, plans: Collab) -> None:
        self._plans = plans
        self._before = plans.entries
        self._said: list[Entry] = []
        self._places = {(entry.on, entry.name): entry for entry in reversed(plans.entries)}
        self.state = settled(plans)
        """After all that was said so far; its collaboration names the statements before the change alone."""

    def under(self, plans: Collab) -> State:
        """The state under the plans as they are now."""
        if plans is not self._plans:
            was, self._plans = self._plans.tasks, plans
            changed = [key for key, task in plans.tasks.items() if was.get(key) is not task]
            same = len(plans.tasks) - len(was) == sum(key not in was for key in changed)
            self.state = (replanned(self.state, plans, changed) if same else None) or self._anew()
        return self.state

    def hear(self, entry: Entry) -> None:
        """Go on: the statement has been said."""
        target = self.target(entry)
        self._said.append(entry)
        self._places.setdefault((entry.on, entry.name), entry)
        if entry.act != "withdraw" or self.state.request.ended:  # after the end nothing is taken back
            self.state = advanced(self.state, entry)
        elif target and not act_of(target).counts:
            less = tuple(other for other in self.state.counted if other.record != target.record)
            self.state = advanced(replace(self.state, counted=less), entry)
            self.state = replace(self.state, withdrawn=self.state.withdrawn | {target.record})
        else:
            self.state = replace(self._anew(), collab=self.state.collab)

    def target(self, entry: Entry) -> Entry | None:
        """The statement that one withdraws, acknowledges or objects to."""
        name = getattr(entry.statement, "of", None) or getattr(entry.statement, "to", None)
        return self._places.get((entry.on, name)) if isinstance(name, str) else None

    def whole(self) -> State:
        """The state with every statement in its collaboration: what a withdrawal is judged by."""
        return self._anew()

    def _anew(self) -> State:
        return settled(replace(self._plans, entries=(*self._before, *self._said)))


def with_task(state: State, task_id: str, task: Task | None) -> State:
    """The state with one task's plan as it was, or without the task: what an edit or the creation is judged by."""
    plans = state.collab
    others = {key: other for key, other in plans.tasks.items() if key != task_id}
    if task is None:
        states = {key: other for key, other in state.tasks.items() if key != task_id}
        return replace(state, collab=replace(plans, tasks=others), tasks=states)
    return replanned(state, replace(plans, tasks={**others, task_id: task}), [task_id]) or state

"""Changes of the state that several acts have in common."""

from collections.abc import Sequence
from datetime import date

from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Move
from xcollab.workflow.acts.act import Rule
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.layered import Layered
from xcollab.workflow.model.state import RequestState, Slip, State, TaskState
from xcollab.workflow.model.state_machines import AT_WORK


def with_request(state: State, request: RequestState) -> State:
    """The request as a whole, as it is now."""
    return replace(state, request=request)


def with_task(state: State, entry: Entry, rule: Rule, task: TaskState) -> State:
    """The task that a statement is on, as it is now, and moved where the rule leads. What is not at work is asked for no date."""
    if rule.target and rule.target != task.status:
        task = replace(task, status=rule.target, since=entry.at)
    if task.proposed and task.status not in AT_WORK:
        task = replace(task, proposed=None)
    return replace(state, tasks=Layered.over(state.tasks).changed(entry.subject, task))


def moved(state: State, entry: Entry, moves: Sequence[Move]) -> State:
    """Dates follow the statement; a delay's flag ends when the date reaches its forecast. What was proposed before is void."""
    tasks = Layered.over(state.tasks)
    for move in moves:
        task = tasks[move.task]
        delay = task.delay if task.delay and task.delay.forecast > move.to else None
        void = task.proposed if task.proposed and task.proposed.name != getattr(entry.statement, "of", "") else None
        slip = Slip(move, entry, void)
        tasks = tasks.changed(
            move.task, replace(task, due=move.to, delay=delay, proposed=None, slips=(*task.slips, slip))
        )
    return replace(state, tasks=tasks)


def not_in_force(state: State, entry: Entry) -> Finding | None:
    """What is wrong where a date is moved from one that is not, or no longer, in force."""
    moves: Sequence[Move] = getattr(entry.statement, "moves", ())
    meanwhile: dict[str, date] = {}
    for number, move in enumerate(moves):
        task = state.tasks.get(move.task)
        if task is None:
            return Finding(entry.record, ("moves", number, "task"), "unknown-task", {"task": move.task})
        due = meanwhile.get(move.task, task.due)
        meanwhile[move.task] = move.to
        if due != move.from_:
            last = task.slips[-1].entry.statement if task.slips else None
            arguments = {
                "task": move.task, "stated": move.from_, "in_force": due, "to": move.to,
                "by": last.by if last else "", "at": last.at if last else None,
                "reason": move.reason, "why": task.slips[-1].move.reason if last else "",
            }  # fmt: skip
            code = "date-contradiction" if last else "date-not-in-force"
            return Finding(entry.record, ("moves", number, "from"), code, arguments)
    return None

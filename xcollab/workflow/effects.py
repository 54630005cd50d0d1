"""What each act does to the state, once the rulebook allows it. One small function an act, named in `EFFECTS`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Move
from xcollab.workflow.rulebook import Rule
from xcollab.workflow.state import Clock, Delay, FeedbackState, IssueState, Slip, State

Effect = Callable[[State, Entry, Rule], State]


def _request(state: State, **changes: Any) -> State:
    return replace(state, request=replace(state.request, **changes))


def _task(state: State, entry: Entry, rule: Rule, **changes: Any) -> State:
    task = state.tasks[entry.subject]
    if rule.target and rule.target != task.status:
        changes |= {"status": rule.target, "since": entry.statement.at}
    return replace(state, tasks={**state.tasks, entry.subject: replace(task, **changes)})


def _issue(state: State, entry: Entry, rule: Rule, **changes: Any) -> State:
    issue = replace(state.issues[entry.subject], status=rule.target, since=entry.statement.at, **changes)
    return replace(state, issues={**state.issues, entry.subject: issue})


def _ask(state: State, entry: Entry) -> State:
    said: Any = entry.statement
    clock = Clock(said.at, said.within)
    asked = {
        department: replace(state.feedback.get(department, FeedbackState()), clock=clock) for department in said.asked
    }
    return replace(state, feedback={**state.feedback, **asked})


def _move(state: State, entry: Entry, moves: tuple[Move, ...]) -> State:
    """Dates follow the statement; a delay's flag ends when the date reaches its forecast."""
    tasks = dict(state.tasks)
    for move in moves:
        task = tasks[move.task]
        delay = task.delay if task.delay and task.delay.forecast > move.to else None
        tasks[move.task] = replace(task, due=move.to, delay=delay, slips=(*task.slips, Slip(move, entry)))
    return replace(state, tasks=tasks)


def _submit(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    return _ask(_request(state, status=rule.target, plan=said.plan, plan_entry=entry), entry)


def _revise(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    state = _request(state, plan=said.plan, plan_entry=entry)
    for change in said.changes:
        if change.field == "departments":
            gone = set(change.from_ or ()) - set(change.to or ())
            kept = {name: feedback for name, feedback in state.feedback.items() if name not in gone}
            state = replace(state, feedback=kept)
    return _ask(state, entry)


def _confirm(state: State, entry: Entry, rule: Rule) -> State:
    return _request(state, status=rule.target, confirmed=entry)


def _handover(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    return _request(state, coordinator=said.to, plan=said.plan, plan_entry=entry)


def _cancel(state: State, entry: Entry, rule: Rule) -> State:
    return _request(state, status=rule.target, ended=entry)


def _archive(state: State, entry: Entry, rule: Rule) -> State:
    return _request(state, status=rule.target, archived=entry, ended=entry)


def _feedback(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    before = state.feedback[entry.subject]
    after = replace(before, status=rule.target, entry=entry, answers=said.answers)
    return replace(state, feedback={**state.feedback, entry.subject: after})


def _task_confirm(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    first = not state.tasks[entry.subject].agreed
    frozen = {"original": said.due, "due": said.due, "agreed": True} if first else {}
    return _task(state, entry, rule, answers=said.answers, **frozen)


def _task_decline(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    return _task(state, entry, rule, declined=said.plan)


def _task_progress(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    task = state.tasks[entry.subject]
    changes: dict[str, Any] = {"last_log": entry}
    match said.status:
        case "delayed":
            late = task.due is None or said.forecast > task.due
            changes["delay"] = Delay(said.forecast, said.reason) if late else None
        case "needs-help":
            changes["needs"] = said.needs
        case "finished":
            changes |= {"delay": None, "needs": None}
        case _:
            changes["needs"] = None
    return _task(state, entry, rule, **changes)


def _task_reschedule(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    return _move(state, entry, said.moves)


def _task_reassign(state: State, entry: Entry, rule: Rule) -> State:
    changes = {"answers": "", "delay": None, "needs": None} if rule.target == "proposed" else {}
    return _task(state, entry, rule, **changes)


def _task_cancel(state: State, entry: Entry, rule: Rule) -> State:
    return _task(state, entry, rule, delay=None, needs=None)


def _hand_in(state: State, entry: Entry, rule: Rule) -> State:
    return _task(state, entry, rule, handing=entry, verdicts={}, delay=None, needs=None)


def _pass(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    given = {**state.tasks[entry.subject].verdicts, said.party: entry}
    return _task(state, entry, rule, verdicts=given)


def _return(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    task = state.tasks[entry.subject]
    state = _task(state, entry, rule, round=task.round + 1, verdicts={}, handing=None, returns=(*task.returns, entry))
    return _move(state, entry, said.moves)


def _open(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    clock = Clock(said.at, said.within)
    issue = IssueState(rule.target, entry, said.department, clock, since=said.at)
    return replace(state, issues={**state.issues, entry.subject: issue})


def _propose(state: State, entry: Entry, rule: Rule) -> State:
    return _issue(state, entry, rule, proposal=entry)


def _agree(state: State, entry: Entry, rule: Rule) -> State:
    return _issue(state, entry, rule)


def _ask_again(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    return _issue(state, entry, rule, proposal=None, resolution=None, clock=Clock(said.at, said.within))


def _transfer(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    return _issue(state, entry, rule, department=said.department, proposal=None)


def _resolve(state: State, entry: Entry, rule: Rule) -> State:
    said: Any = entry.statement
    return _move(_issue(state, entry, rule, resolution=entry), entry, said.moves)


def _hold(state: State, entry: Entry, rule: Rule) -> State:
    return replace(state, holds={**state.holds, entry.subject: entry.statement.at})


EFFECTS: Mapping[tuple[str, str], Effect] = {
    ("request", "submit"): _submit,
    ("request", "revise"): _revise,
    ("request", "confirm"): _confirm,
    ("request", "handover"): _handover,
    ("request", "cancel"): _cancel,
    ("request", "archive"): _archive,
    ("feedback", "feedback"): _feedback,
    ("task", "confirm"): _task_confirm,
    ("task", "decline"): _task_decline,
    ("task", "progress"): _task_progress,
    ("task", "reschedule"): _task_reschedule,
    ("task", "reassign"): _task_reassign,
    ("task", "cancel"): _task_cancel,
    ("acceptance", "submit"): _hand_in,
    ("acceptance", "pass"): _pass,
    ("acceptance", "return"): _return,
    ("issue", "open"): _open,
    ("issue", "propose"): _propose,
    ("issue", "agree"): _agree,
    ("issue", "reject"): _ask_again,
    ("issue", "transfer"): _transfer,
    ("issue", "resolve"): _resolve,
    ("issue", "reopen"): _ask_again,
    ("feedback", "hold"): _hold,
    ("task", "hold"): _hold,
    ("acceptance", "hold"): _hold,
    ("issue", "hold"): _hold,
}
"""By kind of subject and act. What is not here (comments, objections, minutes) changes no state."""

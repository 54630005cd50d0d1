"""The fold: statements in the order they were said, through the rulebook, into state.

It judges states and fields only; authority was judged once, when each statement entered. What the rulebook does not
allow where it falls has no effect and becomes a finding that everybody sees.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from xcollab.errors import Word
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.statement import Withdrawal
from xcollab.workflow.acts.act import Rule
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.layered import Layered, perhaps
from xcollab.workflow.model.state import RequestState, State, TaskState
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.rules.additions import changed_tasks, in_order, new_entries, unaffected
from xcollab.workflow.rules.clocks import heard
from xcollab.workflow.rules.rulebook import act_of, acts_from, named, row_for, rows

_REMEMBERED = 32
"""Collaborations of which the state folded last is kept: of thousands it would fill the memory, with all that was said in them."""


@lru_cache(maxsize=_REMEMBERED)
def fold(collab: Collab) -> State:
    """The state of a collaboration after everything that was said in it.

    Remembered for the last few: several rules ask for the state before and after the same change. What only adds to one of
    them is folded from there.
    """
    state = _continued(collab) or _from_the_beginning(collab)
    _LAST.pop(collab.id, None)
    _LAST[collab.id] = state
    if len(_LAST) > _REMEMBERED:
        del _LAST[next(iter(_LAST))]
    return state


_LAST: dict[str, State] = {}
"""By collaboration, the state that was folded last, the latest at the end; nothing depends on what is in it."""


def _from_the_beginning(collab: Collab) -> State:
    """All of it; what takes something back after the end, as a merge may bring it, changes nothing of what was."""
    order = in_order(collab.entries)
    withdrawals = [entry for entry in order if entry.act == "withdraw"]
    state = _without(collab, order, withdrawals)
    if state.request.ended and withdrawals:
        before = order[: order.index(state.request.ended)]
        early = [entry for entry in before if entry.act == "withdraw"]
        state = _without(collab, order, early) if len(early) < len(withdrawals) else state
    return replace(state, tasks=dict(state.tasks))


def _without(collab: Collab, order: Sequence[Entry], withdrawals: Sequence[Entry]) -> State:
    """The state without what some withdrawals take back; an end stays in any case."""
    named = {f"{entry.on}/{entry.said_as(Withdrawal).of}" for entry in withdrawals}
    taken_back = (
        {entry.record for entry in order if entry.record in named and not act_of(entry).ends} if named else named
    )
    state = replace(_beginning(collab), withdrawn=frozenset(taken_back))
    counted = []
    for entry in order:
        if entry.record not in taken_back:
            state, counts = _taken_up(state, entry)
            counted += [entry] if counts else []
    return replace(state, counted=tuple(counted))  # at once: no effect asks what counted before


def _continued(collab: Collab) -> State | None:
    """The state, where the last fold of the collaboration was of its earlier statements alone, which mean the same with its
    plans as they are now.
    """
    before = _LAST.get(collab.id)
    return _from(before, collab) if before else None


def resumed(before: State, collab: Collab) -> bool:
    """Fold on from a state that somebody kept, where that can be: as if it had been folded here."""
    state = _from(before, collab)
    if state:
        _LAST[collab.id] = state
    return state is not None


def _from(before: State, collab: Collab) -> State | None:
    last = _with_tasks(before, collab)
    if last is None:
        return None
    new = new_entries(last.collab.entries, collab.entries)
    if new is None:
        return None
    if new and any(new[0].at <= entry.at for entry in last.collab.entries):
        return None
    if any(entry.act == "withdraw" or entry.record in last.withdrawn for entry in new):
        return None
    state = replace(last, collab=collab)
    for entry in new:
        state = _step(state, entry)
    return state


def _with_tasks(state: State, collab: Collab) -> State | None:
    """The state with the tasks of a collaboration as they are now; None where its plans differ otherwise, or where something that
    was said would have meant something else with them.
    """
    tasks = collab.tasks
    changed = changed_tasks(state.collab.tasks, tasks)
    if changed is None or state.collab.request != collab.request:
        return None
    if not changed:
        return state
    if not unaffected(state, tasks, changed):
        return None
    after = replanned(state, replace(state.collab, tasks=tasks), changed)
    return after and replace(after, tasks=Layered.over(after.tasks).arranged(tuple(tasks)))


def _beginning(collab: Collab) -> State:
    request = collab.request
    tasks = {task_id: TaskState(original=task.due, due=task.due) for task_id, task in collab.tasks.items()}
    if request is None:
        return State(collab=collab, tasks=tasks)
    return State(collab=collab, request=RequestState(status="draft", coordinator=request.coordinator), tasks=tasks)


def _step(state: State, entry: Entry) -> State:
    state, counts = _taken_up(state, entry)
    return replace(state, counted=(*state.counted, entry)) if counts else state


def _taken_up(state: State, entry: Entry) -> tuple[State, bool]:
    """What a statement does to the state, and whether it counts."""
    state = propose_again(state, entry.subject)
    rule, problem = lookup(state, entry)
    if rule is None or problem is not None:
        return replace(state, findings=(*state.findings, *((problem,) if problem else ()))), False
    effect = act_of(entry).effect
    after = effect(state, entry, rule) if effect else state
    if effect or rule.clock:
        after = heard(after, entry, rule)
    return after, True


def advanced(state: State, entry: Entry) -> State:
    """The settled state after one more statement, said after all others, that takes none back and is not taken back."""
    if entry.record in state.withdrawn:
        return state
    return propose_again(_step(state, entry), entry.subject)


def replanned(state: State, plans: Collab, changed: Collection[str]) -> State | None:
    """The same statements under other plans, of which some tasks are another or new; None where they have to be folded anew.

    What a fold takes from a plan is the coordinator, until a handover, and a task's date, until it is agreed.
    """
    was, request = state.collab, state.request
    if (was.request is None) != (plans.request is None):
        return None
    if was.request and plans.request and request.coordinator == was.request.coordinator:
        request = replace(request, coordinator=plans.request.coordinator)
    tasks = Layered.over(state.tasks)
    for task_id in changed:
        due, known = plans.tasks[task_id].due, tasks.get(task_id)
        if known is None:
            tasks = tasks.changed(task_id, TaskState(original=due, due=due))
        elif not known.agreed and known.original != due:
            if known.slips:
                return None
            tasks = tasks.changed(task_id, replace(known, original=due, due=due))
    after = replace(state, collab=replace(plans, entries=was.entries), request=request, tasks=tasks)
    for task_id in changed:
        after = propose_again(after, task_id)
    return after


def propose_again(state: State, task_id: str) -> State:
    """A declined task is proposed again as soon as its plan is another than the one that was declined."""
    task = state.tasks.get(task_id)
    if task is None or task.status != "declined":
        return state
    plan = state.collab.tasks.get(task_id)
    if plan is None or task.declined == fingerprints.plan_digest(plan):
        return state
    again = replace(task, status="proposed", declined="")
    return replace(state, tasks=Layered.over(state.tasks).changed(task_id, again))


def settled(collab: Collab) -> State:
    """The fold, and after it what edited plans lead to by themselves."""
    state = fold(collab)
    for task_id in [*perhaps(state.tasks, "declined")]:
        state = propose_again(state, task_id)
    return state


def lookup(state: State, entry: Entry) -> tuple[Rule | None, Finding | None]:
    """The row of the rulebook that a statement falls under, and what is wrong with it."""
    act, machine, name = act_of(entry), MACHINE_OF[entry.kind], entry.act
    if early := out_of_stage(state, machine, name, entry.record):
        return None, early
    status, variant = state.status(machine, entry.subject), act.variant(state, entry)
    rule = row_for(machine, name, variant, status)
    if rule is None:
        return None, impossible(entry.record, entry.subject, Transition(machine, name, status, variant))
    for field in rule.carries:
        if not getattr(entry.statement, field):
            arguments = {"field": Word("field", field), "act": named(machine, name), "key": field}
            return None, Finding(entry.record, (), "field-needed", arguments)
    return rule, act.contradiction(state, entry)


def out_of_stage(state: State, machine: str, act: str, record: str) -> Finding | None:
    """What is wrong where the request is not, or no longer, so far that the act is possible at all."""
    allowed = _stages(machine, act)
    if machine == "request" or state.request.status in allowed or not allowed:
        return None  # the request's own states say it better
    arguments = {
        "act": named(machine, act),
        "status": Word("request", state.request.status),
        "allowed": [Word("request", name) for name in allowed],
    }
    return Finding(record, ("act",), "request-not-so-far", arguments)


@cache
def _stages(machine: str, act: str) -> Mapping[str, None]:
    """During which states of the request an act is possible, in the order of the rulebook."""
    return dict.fromkeys(status for rule in rows(machine, act) for status in rule.request)


class Transition(NamedTuple):
    """A step of a state machine, as somebody tried it."""

    machine: str
    act: str
    status: str
    """The state that it is tried from."""
    variant: str = ""


def impossible(record: str, subject: str, tried: Transition) -> Finding:
    """What is wrong where no row leads on from a state, and what does lead on."""
    machine, act, status, variant = tried
    if (machine, status) == ("feedback", "none"):
        return Finding(record, ("on",), "not-asked", {"department": subject})
    others = [Word("log", rule.variant) for rule in rows(machine, act) if status in rule.sources and rule.variant]
    if act == "progress" and others:
        arguments = {
            "subject": subject,
            "status": Word(machine, status),
            "variant": Word("log", variant),
            "possible": others,
        }
        return Finding(record, ("status",), "not-this-way", arguments)
    possible = [named(machine, name) for name in acts_from(machine, status)]
    arguments = {
        "act": named(machine, act), "subject": subject, "status": Word(machine, status), "possible": possible,
    }  # fmt: skip
    return Finding(record, ("act",), "not-possible" if possible else "nothing-possible", arguments)

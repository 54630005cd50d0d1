"""Histories in memory that wander wherever the rulebook leads, and prefer the moves that nobody has made yet.

A move is a row of the rulebook, from one of its states, in one of its capacities; so that in the end every (state, capacity)
has been somebody's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any, NamedTuple

from tests.support.matter import (  # fmt: skip
    REQUEST,
    TASK,
    Story,
)
from tests.support.wandering.tries import ALONE, APPROVED, TRIES, Said, Try, leaving, staffed
from xcollab.errors import Refused
from xcollab.schema.names import subject_of
from xcollab.schema.snapshot import Collab
from xcollab.schema.value import Invalid
from xcollab.workflow.acts.act import Rule
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.rules.fold import lookup
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.rulebook import RULES, row_for, rows

_BEGUN = (REQUEST, REQUEST, REQUEST, APPROVED, ALONE)
_EAGER = 0.7
"""How often a step looks for what leads to new moves."""


class Move(NamedTuple):
    """A row of the rulebook from one state, in one capacity."""

    machine: str
    act: str
    variant: str
    state: str
    capacity: str


EVERY_MOVE = frozenset(
    Move(rule.machine, rule.act, rule.variant, state, capacity)
    for rule in RULES
    for state in rule.sources
    for capacity in rule.who
)


_AT_REST = ("proposed", "declined", "done", "cancelled")
IMPOSSIBLE: Mapping[str, frozenset[Move]] = {
    "of a task, an answer is owed by a deadline only while it is in review, or at work and another date proposed": frozenset(
        Move("task", "hold", "", state, "coordinator") for state in _AT_REST
    ),
    "of an issue, an answer is owed by a deadline only while it is open": frozenset(
        Move("issue", "hold", "", state, "coordinator") for state in ("proposed", "agreed", "resolved")
    ),
}
"""Moves that have a row and that a condition of it excludes at all times, by the reason."""
POSSIBLE = EVERY_MOVE.difference(*IMPOSSIBLE.values())


class Step(NamedTuple):
    """What was done: which of the tries, by whom, typed by whom, in which words; the move that it was."""

    number: int
    by: str
    recorder: str
    said: Said
    move: Move


class Told(NamedTuple):
    """A history that was told, to be told again without looking for its moves."""

    begun: int | None
    """Which of the requests it begins with; none, where it begins with nothing."""
    leave: int
    """The step before which it becomes known that some leave."""
    requesting: bool
    """Whether the requesting side leaves too."""
    steps: list[Step]


def everything(random: Random) -> list[Told]:
    """Histories in which every move is made, each up to its last new one: to find them takes longer than to look at them."""
    wanderer, found = Wanderer(random), list[Told]()
    for _ in range(300):
        wanted = max((number for number, (_, new) in enumerate(wanderer.history(60), 1) if new), default=0)
        if wanted:
            found.append(wanderer.told[-1]._replace(steps=wanderer.told[-1].steps[:wanted]))
        if wanderer.made >= POSSIBLE:
            break
    return found


class Wanderer:
    """Tells histories, those that are known already first, and keeps which moves were made in them."""

    def __init__(self, random: Random, known: Sequence[Told] = ()) -> None:
        self.random = random
        self._known = list(known)
        self.told: list[Told] = []
        self.snapshot = staffed()
        self.people = [member.id for _, member in self.snapshot.members()]
        self.made: set[Move] = set()
        self.deed: Attempt | None = None
        """What was done in the last step, with where it all stood before."""
        self.move: Move | None = None
        """Which move that was."""

    def history(self, steps: int) -> Iterator[tuple[Story, bool]]:
        """A story after each of its steps, and whether that step was one that nobody had made before."""
        if self._known:
            yield from self._again(self._known.pop(0))
            return
        story = Story(self.snapshot, Collab("q3", None))
        leave = self.random.randrange(10, 200)  # when it becomes known that some leave, if ever
        if self.random.random() < 0.8:  # what is drafted and accepted often enough
            story.collab = Collab("q3", self.random.choice(_BEGUN))
        over, begun = 0, story.collab.request
        self.told.append(Told(_BEGUN.index(begun) if begun else None, leave, requesting=False, steps=[]))
        for number in range(steps):
            if number == leave:
                self.told[-1] = self.told[-1]._replace(requesting=self.random.random() < 0.4)
                story.snapshot = leaving(self.snapshot, requesting=self.told[-1].requesting)
            move = self._new(story) or self._any(story)
            over += story.state.request.status in ("archived", "cancelled")
            if move is None or over > 20:
                return
            new = move not in self.made
            self.made.add(move)
            yield Story(story.snapshot, story.collab, story.count), new

    def _again(self, told: Told) -> Iterator[tuple[Story, bool]]:
        story = Story(self.snapshot, Collab("q3", None if told.begun is None else _BEGUN[told.begun]))
        for number, step in enumerate(told.steps):
            if number == told.leave:
                story.snapshot = leaving(self.snapshot, requesting=told.requesting)
            self.deed, self.move = self._deed(story, TRIES[step.number], step.by, step.recorder, step.said), step.move
            _take_place(story, self.deed)
            new = step.move not in self.made
            self.made.add(step.move)
            yield Story(story.snapshot, story.collab, story.count), new

    def _new(self, story: Story) -> Move | None:
        """A move that nobody has made, where one is possible."""
        state = story.state
        for each in self.random.sample(TRIES, len(TRIES)):
            wanted = {move.capacity for move, _ in _possible(state, each) if move not in self.made}
            if wanted and (move := self._done(story, each, wanted, new=True)):
                return move
        return None

    def _any(self, story: Story) -> Move | None:
        """Any move; as often as not one that leads to a state out of which some move was not made yet."""
        eager = self.random.random() < _EAGER
        lacking = {(move.machine, move.state) for move in POSSIBLE - self.made} if eager else ()
        state = story.state
        renewing = {move.state for move in POSSIBLE - self.made if move.variant == "renewal"} if eager else set[str]()
        to_renew = state.status("task", "report") in renewing
        to_ask = eager and self._lacks_a_proposal(state)
        for number in range(120):
            each = self.random.choice(TRIES)
            possible = _possible(state, each)
            leads = any(target != move.state and (move.machine, target) in lacking for move, target in possible)
            leads |= (
                to_renew and each.act == "edit" and "criteria" in (each.said if isinstance(each.said, Mapping) else ())
            )
            leads |= to_ask and each.act == "propose-date"
            if not possible or self.random.random() > each.often or (eager and number < 60 and not leads):
                continue
            if move := self._done(story, each, {move.capacity for move, _ in possible}):
                return move
        return None

    def _lacks_a_proposal(self, state: State) -> bool:
        """Whether an answer to another date was never given from here, and none is proposed."""
        task = state.tasks.get("report")
        asking = {move.state for move in POSSIBLE - self.made if move.capacity == "date-asked"}
        return task is not None and task.status in asking and task.proposed is None

    def _done(self, story: Story, each: Try, capacities: set[str], *, new: bool = False) -> Move | None:
        """Somebody does it in one of some capacities; on request only where that is a move that nobody has made."""
        try:
            said = each.said(story, self.random) if callable(each.said) else each.said
        except (KeyError, IndexError):  # what it is about is not there
            return None
        for by in self._holders(story, each, said, capacities):
            recorder = self.random.choice(self.people) if self.random.random() < 0.3 else by
            try:
                deed = self._deed(story, each, by, recorder, said)
                move = move_of(deed, judge(deed).rpartition("/")[2])
            except (Refused, KeyError, Invalid):
                continue
            if not (new and move in self.made):
                self.deed, self.move = deed, move
                self.told[-1].steps.append(Step(TRIES.index(each), by, recorder, dict(said), move))
                _take_place(story, deed)
                return move
        return None

    def _holders(self, story: Story, each: Try, said: Said, capacities: set[str]) -> list[str]:
        _, subject = _subject(each.on)
        name = said.get("of") or (said.get("to") if each.act == "object" else None)
        target = next((entry for entry in story.collab.entries if entry.name == name), None)
        matter = Matter(story.snapshot, story.state, subject, story.collab.request or REQUEST, target)
        people = sorted({member for capacity in capacities for member in holders(matter, capacity)})
        return self.random.sample(people, len(people))

    def _deed(self, story: Story, each: Try, by: str, recorder: str, said: Said) -> Attempt:
        kind, subject = _subject(each.on)
        if each.act in ("create", "edit"):
            present = story.collab.request if kind == "request" else story.collab.tasks.get(subject)
            plan: Any = present if each.act == "edit" else {"request": REQUEST, "task": TASK}[kind]
            if plan is None or (each.act == "create") != (present is None):
                raise KeyError(subject)
            return Attempt(story.snapshot, story.state, kind, subject, each.act, by, by,
                           **{kind: plan.model_copy(update=said)})  # fmt: skip
        heard = {} if recorder == by else {"recorded_by": recorder, "via": "phone"}
        entry, draft = story.draft(kind, subject, each.on, each.act, by, {**said, **heard})
        return story.attempt(entry, request=draft.request, task=draft.task)


def _possible(state: State, each: Try) -> tuple[tuple[Move, str], ...]:
    """The moves that it may be now, each with the state that it leads to."""
    kind, subject = _subject(each.on)
    machine = MACHINE_OF[kind]
    return _rows(machine, each.act, state.status(machine, subject), state.request.status)


@cache
def _rows(machine: str, act: str, status: str, request: str) -> tuple[tuple[Move, str], ...]:
    return tuple(
        (Move(machine, act, rule.variant, status, capacity), rule.target)
        for rule in rows(machine, act)
        if status in rule.sources and (machine == "request" or request in rule.request)
        for capacity in rule.who
    )


@cache
def _subject(on: str) -> tuple[str, str]:
    if on == "q3/request":
        return "request", "q3"
    if on.startswith("q3/tasks/"):
        return "task", on.rpartition("/")[2]
    kind, _, subject = subject_of(on)
    return kind, subject


def move_of(deed: Attempt, capacity: str) -> Move:
    """The move that an act would be, in a capacity."""
    machine = MACHINE_OF[deed.kind]
    status = deed.state.status(machine, deed.subject)
    rule: Rule | None
    if deed.entry:
        rule = lookup(deed.state, deed.entry)[0]
    else:
        rule = row_for(machine, deed.act, "", status)
    assert rule
    if capacity in ("lead", "deputy", "liaison"):
        capacity = "representative"
    return Move(machine, deed.act, rule.variant, status, capacity)


def _take_place(story: Story, deed: Attempt) -> None:
    if deed.request:
        story.collab = replace(story.collab, request=deed.request)
    if deed.task:
        story.with_task(deed.subject, deed.task)
    if deed.entry:
        story.heard(deed.entry)

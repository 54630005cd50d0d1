"""What an act is, as data: everything that is known of it stands in one value, and nowhere else.

A module a stage declares the acts of that stage (`request`, `feedback`, `meeting`, `task`, `acceptance`, `issue`; `common` for
those that may stand on any subject). Who reads them: the rulebook, the fold, the judge of a pull request, sync, the help.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.statement import Statement
from xcollab.workflow.acts.draft import Draft, DraftContext, Said
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.hearing import Hearers
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import ENDED


class Condition(NamedTuple):
    """What must hold beyond the states. Judged once, when a statement enters; the fold does not repeat it."""

    name: str
    text: str
    """What `xcollab rules` says of it."""
    refuse: Callable[[Attempt], None]
    """Raises `Refused`, saying what is missing and so what to do next."""


def condition(name: str, text: str) -> Callable[[Callable[[Attempt], None]], Condition]:
    """A function that refuses, as a condition."""
    return lambda refuse: Condition(name, text, refuse)


class Rule(NamedTuple):
    """One move. `variant` tells apart what one act can lead to; `target` is empty where the state stays."""

    machine: str
    act: str
    sources: tuple[str, ...]
    target: str
    who: tuple[str, ...]
    """Capacities, the most specific first: the first that fits is the one the person speaks in."""
    variant: str = ""
    variant_label: str = ""
    """The variant in words, where it is no value of a field."""
    carries: tuple[str, ...] = ()
    """Fields that must be filled beyond what the form always requires."""
    request: tuple[str, ...] = ("confirmed",)
    """States of the request during which the act is possible."""
    needs: tuple[Condition, ...] = ()
    clock: Literal["", "asks", "answers", "goes-on"] = ""
    """What it does to the clock of an answer (see `questions`): `asks` starts one by its `within`, or asks anew before the
    answer; `answers` stops it; `goes-on` leaves it running, even where somebody had answered."""


Effect = Callable[[State, Entry, Rule], State]


def _one(state: State, entry: Entry) -> str:
    return ""


def _none(state: State, entry: Entry) -> Finding | None:
    return None


def _no_task(said: Statement) -> tuple[str, ...]:
    return ()


class Act(NamedTuple):
    """One act on one kind of subject, whole."""

    kind: str
    name: str
    label: str
    """What it is called: rules, refusals and commits name it so."""
    sentence: str
    """What is said of it once it was done, and how history tells it. Placeholders: `who`, `subject`, `id` and the statement's keys."""
    hears: Hearers
    """Who is told of it, besides whoever did it and whom it was recorded for (`notices.hearers`); NOBODY is said where nobody is."""
    rules: tuple[Rule, ...]
    """From which states to which, by whom, when, and on what conditions. No rule, no move."""
    statement: type[Statement] | None = None
    """What is written; nothing for the making and the editing of a plan, whose file is the record."""
    variant: Callable[[State, Entry], str] = _one
    """Which of its rules a statement falls under, given where its subject stands."""
    draft: Callable[[DraftContext, Said], Draft] | None = None
    """What the statement carries beyond what its author says, and the plans that change with it."""
    stripped: Callable[[Said], Said] | None = None
    """The inverse: what its author said, so that it can be said again against something newer."""
    effect: Effect | None = None
    """What it does to the state. What has none (comments, objections, minutes) moves nothing, and nothing rests on it."""
    contradiction: Callable[[State, Entry], Finding | None] = _none
    """What two people's statements contradict each other in, such as a date that is no longer in force."""
    states_plan: bool = False
    """The statement says how a plan changes: it is bound to that plan, and is not withdrawn but done the other way round."""
    undone: Callable[[Snapshot, Collab, Entry], Collab] | None = None
    """The plans as they stood before it; a squash is judged by the plans of each moment. The roster tells departments."""
    creates: Callable[[Statement], tuple[str, ...]] = _no_task
    """The tasks that it makes, by id."""
    creates_by_itself: bool = False
    """Whoever may do the act may make those tasks; otherwise making them is judged as an act of its own."""
    sentence_again: str = ""
    """The same where it was done on the same subject before, if that is told otherwise."""
    details: tuple[str, ...] = ()
    """Keys that the sentence leaves out, and that whoever has to react wants to read."""
    note: str = ""
    """What `xcollab rules` has to add, where the rows do not tell all."""

    @property
    def counts(self) -> bool:
        """Whether it moves anything, a clock included, so that others may rest on it."""
        return self.effect is not None or any(rule.clock for rule in self.rules)

    @property
    def withdrawable(self) -> bool:
        """Whether its statement can be taken back at all, as long as nothing rests on it: what states a plan, or begins an issue,
        is done the other way round; a collaboration that has ended stays ended.
        """
        begins = any(rule.sources == ("none",) and rule.target for rule in self.rules)
        return not (self.states_plan or begins or self.ends or self.name == "withdraw")

    @property
    def ends(self) -> bool:
        """Whether the collaboration is over with it."""
        return any(rule.machine == "request" and rule.target in ENDED for rule in self.rules)

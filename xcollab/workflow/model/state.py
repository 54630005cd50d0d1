"""What the fold yields: the state of one collaboration, every part of it a frozen value.

Nothing here is ever stored. Lateness is not here either: it needs a `now` (see `lateness`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from xcollab.schema.dataclass import dataclass, field
from xcollab.schema.snapshot import Collab, Entry
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.questions import Clock, Key, Question
from xcollab.workflow.model.threads import Threads

if TYPE_CHECKING:
    from xcollab.schema.statement import Move
    from xcollab.schema.statements.task import Needs


class Slip(NamedTuple):
    """A move that took effect, and the statement that said so."""

    move: Move
    entry: Entry
    voids: Entry | None = None
    """The proposal of another date that it made void."""


class Redating(NamedTuple):
    """A date of the request that a revision moved."""

    name: str
    """The milestone's; empty for the date of the whole."""
    from_: date | None
    """None where the milestone is new."""
    to: date | None
    """None where the milestone was taken out."""
    reason: str
    entry: Entry


class Asking(NamedTuple):
    """That departments were asked: by which statement, and within what."""

    entry: Entry
    departments: tuple[str, ...]
    within: str


@dataclass(frozen=True)
class ApprovalState:
    """What one of those said who have to approve the request."""

    before: str
    """What waits for it: `ask` or `start`."""
    asked: tuple[Clock, ...]
    """Each time the present terms, or those before them, were put to them without an answer."""
    status: str = "unanswered"
    """Or approved, or refused: of the terms as they stand."""
    entry: Entry | None = None


@dataclass(frozen=True)
class RequestState:
    """Stages 1 and 6 of the whole."""

    status: str = "none"
    coordinator: str = ""
    plan: str = ""
    """The digest of the request as last stated."""
    plan_entry: Entry | None = None
    submitted: Entry | None = None
    within: str = ""
    """The time for an answer, as the last statement has it that asked for one."""
    put_off: tuple[str, ...] = ()
    """The departments that are asked once it is approved."""
    asking: Asking | None = None
    """When departments were last asked."""
    moved: tuple[Redating, ...] = ()
    """Its dates that revisions moved, the oldest first (see `agreed`)."""
    confirmed: Entry | None = None
    archived: Entry | None = None
    ended: Entry | None = None


@dataclass(frozen=True)
class FeedbackState:
    """What one asked department said."""

    status: str = "unanswered"
    entry: Entry | None = None
    answers: str = ""
    """The fingerprint of the terms that it read."""


@dataclass(frozen=True)
class Delay:
    """The flag 延期 as somebody stated it."""

    forecast: date
    reason: str


class Inherited(NamedTuple):
    """The date first agreed for a task that was split, of which this one is a part."""

    day: date
    task: str
    entry: Entry
    """The statement that split it."""


@dataclass(frozen=True)
class TaskState:
    """Where a task stands."""

    status: str = "proposed"
    original: date | None = None
    """The date agreed, from the plan, or from the owner's confirmation once there is one."""
    due: date | None = None
    """The date in force."""
    inherited: Inherited | None = None
    """What was agreed first for the task that it is a part of."""
    parts: tuple[str, ...] = ()
    """The tasks that it was split into."""
    slips: tuple[Slip, ...] = ()
    proposed: Entry | None = None
    """The proposal of another date that nobody has answered, and that the date in force has not overtaken."""
    delay: Delay | None = None
    needs: Needs | None = None
    answers: str = ""
    """The fingerprint of the terms that the owner confirmed."""
    agreed: bool = False
    """The owner confirmed a date, which is frozen since."""
    declined: str = ""
    """The digest of the plan that the owner declined."""
    round: int = 1
    delivery: Entry | None = None
    verdicts: Mapping[str, Entry] = field(default_factory=dict)
    """Of the present round, by party."""
    returns: tuple[Entry, ...] = ()
    since: datetime | None = None
    """When the status last changed."""
    last_log: Entry | None = None

    @property
    def first(self) -> date | None:
        """The date first agreed, of a part that of the whole."""
        return self.inherited.day if self.inherited else self.original


@dataclass(frozen=True)
class IssueState:
    """Where an issue stands."""

    status: str
    opening: Entry
    department: str
    """Who must answer now."""
    proposal: Entry | None = None
    resolution: Entry | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class ActionState:
    """What a meeting gave somebody to do, or an archive wants to do better, and what became of it."""

    entry: Entry
    """The minutes, or the archive."""
    number: int
    """Its place there, from 1 on."""
    text: str
    owner: str
    """Whose it is now."""
    due: date | None = None
    ended: Entry | None = None
    """That it was done, or made a task."""


@dataclass(frozen=True)
class State:
    """A collaboration at one revision: its plans, what was said, and what follows from it."""

    collab: Collab
    request: RequestState = RequestState()
    approvals: Mapping[str, ApprovalState] = field(default_factory=dict)
    """By member, of those who have to approve the request."""
    feedback: Mapping[str, FeedbackState] = field(default_factory=dict)
    tasks: Mapping[str, TaskState] = field(default_factory=dict)
    issues: Mapping[str, IssueState] = field(default_factory=dict)
    actions: Mapping[str, ActionState] = field(default_factory=dict)
    """Of minutes and of the archive, by `key_of_action`."""
    findings: tuple[Finding, ...] = ()
    """What the rulebook does not allow where it falls: contradictions that everybody sees."""
    counted: tuple[Entry, ...] = ()
    """The statements that stand: neither withdrawn nor contradictory."""
    holds: Mapping[str, datetime] = field(default_factory=dict)
    """When the coordinator last held back the escalation of what is owed on a department, task or issue."""
    questions: Mapping[Key, Question] = field(default_factory=dict)
    """What is asked with a clock and not answered yet."""
    ended: Collection[Question] = ()
    """What was answered, or is not waited for any more, in the order in which that happened."""
    withdrawn: frozenset[str] = frozenset()
    """Names of statements taken back."""

    def current(self, department: str) -> bool:
        """Whether the department's answer is to the terms as they stand now."""
        request, feedback = self.collab.request, self.feedback.get(department)
        if request is None or feedback is None or feedback.entry is None:
            return False
        return feedback.answers == fingerprints.request_terms(request, department)

    def passed_over(self, department: str) -> bool:
        """Whether work began without waiting for the department's answer, and there is none yet (未答复，先行启动)."""
        if self.request.confirmed is None or department not in self.feedback or self.feedback[department].entry:
            return False
        from xcollab.schema.statements.request import Confirmation

        without = self.request.confirmed.said_as(Confirmation).without
        return any(one.department == department for one in without)

    def gone(self, entry: Entry) -> bool:
        """Whether nothing can be said any more on what a statement is on: a department that is not asked any longer."""
        return entry.kind == "feedback" and entry.subject not in self.feedback

    def accepts(self, department: str) -> bool:
        """Whether the department accepts, with or without conditions, the terms as they stand now."""
        return self.current(department) and self.feedback[department].status in ("accept", "conditions")

    def to_renew(self, task_id: str) -> bool:
        """Whether the owner confirmed other terms than the task's present ones (需重新确认)."""
        state, task = self.tasks.get(task_id), self.collab.tasks.get(task_id)
        if state is None or task is None or not state.answers:
            return False
        return state.answers != fingerprints.task_terms(task)

    def acceptor(self, task_id: str) -> str | None:
        """Who may judge for the requesting side besides itself: in a round, who was named when it began.

        Nobody changes the judge of what is under judgement; but where none was named, the first to be named serves at once.
        """
        named = self.collab.request.acceptor if self.collab.request else None
        delivery = self.tasks[task_id].delivery if task_id in self.tasks else None
        if delivery is None or not self._other_acceptors:
            return named
        for entry in reversed(self.counted):
            if entry.act == "revise":
                named = self._other_acceptors.get(entry.record) or named
            elif entry.act == delivery.act and entry.record == delivery.record:
                break
        return named

    @cached_property
    def _other_acceptors(self) -> Mapping[str, str]:
        """Who accepted before each revision that named somebody else, by its address."""
        from xcollab.schema.statements.request import Revision

        revisions = (entry for entry in self.counted if entry.act == "revise")
        return {
            entry.record: change.from_
            for entry in revisions
            for change in entry.said_as(Revision).changes
            if change.field == "acceptor" and isinstance(change.from_, str)
        }

    @cached_property
    def named(self) -> Mapping[str, Entry]:
        """The statements that stand, by name; of two with the same, the first counts."""
        return {entry.name: entry for entry in reversed(self.counted)}

    @cached_property
    def threads(self) -> Threads:
        """Who said what where, of the statements that stand."""
        return Threads(self.counted)

    def status(self, machine: str, subject: str) -> str:
        """The state of one machine, `none` where the subject does not exist."""
        match machine:
            case "request":
                return self.request.status
            case "feedback":
                return self.feedback[subject].status if subject in self.feedback else "none"
            case "task":
                return self.tasks[subject].status if subject in self.tasks else "none"
            case "issue":
                return self.issues[subject].status if subject in self.issues else "none"
        return "none"

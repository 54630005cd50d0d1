"""Who is waited for, and for what: the one source of the inbox, the status page and the report."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from xcollab.schema.department import Department
from xcollab.schema.names import place_of, subject_of
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.workflow.model.acceptors import able, lacking
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.model.state import Clock, IssueState, Key, State, TaskState
from xcollab.workflow.model.state_machines import PARTIES


class Obligation(NamedTuple):
    """One thing that somebody owes."""

    kind: str
    """What is owed: its sentence and the command that answers it go by this name."""
    collab: str
    subject: str
    """The id of a task, an issue, a department or a statement; the collaboration's own for the request."""
    people: tuple[str, ...]
    """Any one of them may answer, the first is the one to ask."""
    department: str
    """The department that holds the ball."""
    since: datetime | None = None
    """Since when the ball is there: the first time it was asked, where a clock runs."""
    due: date | None = None
    within: str = ""
    """The duration given last, where a clock runs."""
    about: str = ""
    """A title or a few words, as people wrote them."""
    party: str = ""
    waiting: str = ""
    """The department that waits for it."""
    held: bool = False
    """The coordinator held back its escalation by a working day."""
    on: str = ""
    """Where the question was put, as statements say it, where the kind does not tell."""
    asked: tuple[Clock, ...] = ()
    """Each time it was asked, where a clock runs."""
    said: tuple[tuple[str, str], ...] = ()
    """What is known already of the answer, by key."""
    of: "Obligation | None" = None
    """What is late, where it was escalated to somebody: they hear of it as `party`."""


_NEVER = datetime.min.replace(tzinfo=UTC)
STAGE_WAITS = frozenset({
    "submit-request", "confirm-request", "break-down", "archive", "give-feedback", "renew-feedback", "answer-changes",
    "answer-decline",
})  # fmt: skip
"""Kinds that concern the request as a whole."""


def waits(snapshot: Snapshot, state: State) -> tuple[Obligation, ...]:
    """Everything that is owed in one collaboration, in the order of the stages."""
    if state.request.status in ("archived", "cancelled", "none"):
        return ()
    return (
        *_on_request(snapshot, state),
        *_on_feedback(snapshot, state),
        *(wait for task_id in state.tasks for wait in _on_task(snapshot, state, task_id)),
        *(wait for issue_id, issue in state.issues.items() for wait in _on_issue(snapshot, state, issue_id, issue)),
        *_on_statements(snapshot, state),
    )


def _wait(
    snapshot: Snapshot, state: State, kind: str, subject: str, people: tuple[str, ...], **more: Any
) -> Obligation:
    people = tuple(dict.fromkeys(people))
    department = more.pop("department", None) or (snapshot.department_of(people[0]) if people else "")
    asked: tuple[Clock, ...] = more.get("asked", ())
    if asked:
        more |= {"since": asked[0].since, "within": asked[-1].within}
    held = bool(asked) and state.holds.get(subject, _NEVER) > asked[-1].since
    waiting = more.pop("waiting", None) or (state.collab.request.department if state.collab.request else "")
    return Obligation(kind, state.collab.id, subject, people, department, waiting=waiting, held=held, **more)


def _asked(state: State, *key: str) -> tuple[Clock, ...]:
    question = state.questions.get(Key(*key))
    return question.asked if question else ()


def _on_request(snapshot: Snapshot, state: State) -> Iterator[Obligation]:
    request, collab = state.collab.request, state.collab
    if request is None:
        return
    about = request.title
    coordinator = (state.request.coordinator,)
    if state.request.status != "draft" and lacking(snapshot, state, date.min):
        people = (*coordinator, *holders(Matter(snapshot, state, "", request), "requester"))
        yield _wait(snapshot, state, "name-acceptor", collab.id, people, about=about)
    match state.request.status:
        case "draft":
            yield _wait(snapshot, state, "submit-request", collab.id, (request.requester,), about=about)
        case "submitted" if all(state.accepts(department) for department in state.feedback):
            since = max((f.entry.statement.at for f in state.feedback.values() if f.entry), default=None)
            yield _wait(snapshot, state, "confirm-request", collab.id, coordinator, about=about, since=since)
        case "confirmed" if not state.tasks:
            yield _wait(
                snapshot, state, "break-down", collab.id, coordinator, about=about, since=_at(state.request.confirmed)
            )
        case "confirmed" if _all_closed(state):
            yield _wait(snapshot, state, "archive", collab.id, coordinator, about=about)


def _all_closed(state: State) -> bool:
    return all(task.status in ("done", "cancelled") for task in state.tasks.values()) and all(
        issue.status == "resolved" for issue in state.issues.values()
    )


def _at(entry: Entry | None) -> datetime | None:
    return entry.statement.at if entry else None


def _on_feedback(snapshot: Snapshot, state: State) -> Iterator[Obligation]:
    for department_id, feedback in state.feedback.items():
        department = snapshot.departments.get(department_id)
        people = department.representatives if department else ()
        asked = _asked(state, "feedback", department_id)
        about = state.collab.request.title if state.collab.request else ""
        if feedback.entry is None or not state.current(department_id):
            kind = "give-feedback" if feedback.entry is None else "renew-feedback"
            yield _wait(
                snapshot, state, kind, department_id, people,
                department=department_id, since=_at(feedback.entry), asked=asked, about=about,
            )  # fmt: skip
        elif feedback.status in ("changes", "decline") and state.request.status == "submitted":
            yield _wait(
                snapshot, state, f"answer-{feedback.status}", department_id, (state.request.coordinator,),
                since=feedback.entry.statement.at, about=about,
            )  # fmt: skip


def _on_task(snapshot: Snapshot, state: State, task_id: str) -> Iterator[Obligation]:
    plan, task = state.collab.tasks[task_id], state.tasks[task_id]
    more: dict[str, Any] = {"about": plan.title, "due": task.due, "since": task.since}
    confirmed = state.request.status == "confirmed"
    match task.status:
        case "proposed" if confirmed:
            yield _wait(snapshot, state, "confirm-task", task_id, (plan.owner,), **more)
        case "declined":
            yield _wait(snapshot, state, "answer-declined", task_id, (state.request.coordinator,), **more)
        case "todo":
            yield _wait(snapshot, state, "start-task", task_id, (plan.doer,), **more)
        case "doing" if task.returns and not state.to_renew(task_id):
            yield _wait(snapshot, state, "mend-returned", task_id, (plan.doer,), **more | {"due": _fix_by(task)})
        case "doing":
            yield _wait(snapshot, state, "log-task", task_id, (plan.doer,), **more)
        case "needs-help":
            yield from _help(snapshot, state, task_id, task, more)
        case "finished" if not state.to_renew(task_id):  # the owner first
            yield _wait(snapshot, state, "hand-in", task_id, (plan.doer,), **more)
        case "in-review":
            yield from _verdicts(snapshot, state, task_id, task)
    if state.to_renew(task_id) and task.status not in ("proposed", "declined", "done", "cancelled"):
        yield _wait(snapshot, state, "renew-task", task_id, (plan.owner,), **more)


def _fix_by(task: TaskState) -> date | None:
    """By when a returned task is to be mended: as the return says, unless its date moved since."""
    returned = task.returns[-1]
    said: Any = returned.statement
    moved = any(slip.entry.statement.at > said.at for slip in task.slips)
    return task.due if moved else said.fix_by


def _help(
    snapshot: Snapshot, state: State, task_id: str, task: TaskState, more: dict[str, Any]
) -> Iterator[Obligation]:
    if task.needs is None:
        return
    if _answered(snapshot, state, task_id, task):
        yield _wait(snapshot, state, "go-on", task_id, (state.collab.tasks[task_id].doer,), **more)
        return
    helping = snapshot.departments.get(task.needs.from_)
    people = _answering(helping)
    waiting = state.collab.tasks[task_id].department
    yield _wait(
        snapshot, state, "help", task_id, people, department=task.needs.from_, waiting=waiting,
        on=place_of("task", state.collab.id, task_id), **more | {"about": task.needs.what},
    )  # fmt: skip


def _answering(department: Department | None) -> tuple[str, ...]:
    """Who may answer where any member may: those who speak for the department, or all of it where nobody is named."""
    return (department.representatives or tuple(member.id for member in department.members)) if department else ()


def _answered(snapshot: Snapshot, state: State, task_id: str, task: TaskState) -> bool:
    """Whether the department asked for help has spoken since: then the ball is with the assignee again."""
    asked = task.last_log.statement.at if task.last_log else datetime.min
    return task.needs is not None and any(
        entry.subject == task_id
        and entry.statement.act == "comment"
        and entry.statement.at > asked
        and snapshot.department_of(entry.statement.by) == task.needs.from_
        for entry in state.counted
    )


def _verdicts(snapshot: Snapshot, state: State, task_id: str, task: TaskState) -> Iterator[Obligation]:
    plan = state.collab.tasks[task_id]
    more: dict[str, Any] = {"about": plan.title, "since": task.since, "waiting": plan.department}
    sides = {party: able(snapshot, state, task_id, party) for party in PARTIES if party not in task.verdicts}
    if lacking(snapshot, state, date.min):
        return  # said of the request as a whole
    if not all(sides.values()):  # the only one left gave the other verdict: a new round asks both anew
        yield _wait(snapshot, state, "hand-in-anew", task_id, (plan.doer, plan.owner), **more)
    else:
        for party, people in reversed(sides.items()):
            asked = _asked(state, "verdict", task_id, party)
            yield _wait(snapshot, state, "judge", task_id, people, party=party, asked=asked, **more)


def _on_issue(snapshot: Snapshot, state: State, issue_id: str, issue: IssueState) -> Iterator[Obligation]:
    opening: Any = issue.opening.statement
    more: dict[str, Any] = {"about": opening.title, "due": opening.wanted_by, "since": issue.since}
    more["waiting"] = snapshot.department_of(opening.by)
    raiser = (opening.by, state.request.coordinator)
    match issue.status:
        case "open":
            department = snapshot.departments.get(issue.department)
            people = _answering(department)
            more |= {"asked": _asked(state, "solution", issue_id), "department": issue.department}
            yield _wait(snapshot, state, "propose-solution", issue_id, people, **more)
        case "proposed":
            yield _wait(snapshot, state, "agree-solution", issue_id, raiser, **more | {"waiting": issue.department})
        case "agreed":
            doers = tuple(state.collab.tasks[t].doer for t in opening.tasks if t in state.collab.tasks)
            yield _wait(snapshot, state, "resolve-issue", issue_id, (opening.by, *doers), **more)


def _on_statements(snapshot: Snapshot, state: State) -> Iterator[Obligation]:
    """Statements recorded for somebody, and questions that ask those mentioned for a reply."""
    answered = {
        (getattr(entry.statement, "of", None) or getattr(entry.statement, "to", None), entry.statement.by)
        for entry in state.counted
        if entry.statement.act in ("acknowledge", "object")
    }
    for entry in state.counted:
        said: Any = entry.statement
        if said.recorded_by and said.act != "withdraw" and (entry.name, said.by) not in answered:
            recorder = snapshot.department_of(said.recorded_by)
            yield _wait(
                snapshot,
                state,
                "acknowledge",
                entry.name,
                (said.by,),
                since=said.at,
                about=said.on,
                waiting=recorder,
                on=said.on,
            )
        if said.act == "comment" and said.reply_by:
            for member in said.mentions:
                if not _replied(state, entry, member):
                    yield _wait(
                        snapshot, state, "reply", entry.subject, (member,),
                        since=said.at, due=said.reply_by, about=said.text,
                        waiting=snapshot.department_of(said.by), on=said.on,
                    )  # fmt: skip


def commented(on: str) -> str:
    """Where a comment on it is made: deliverables are talked about on their task, answers and minutes on the request."""
    kind, collab, subject = subject_of(on)
    match kind:
        case "acceptance":
            return place_of("task", collab, subject)
        case "feedback" | "meeting":
            return place_of("request", collab, collab)
    return on


def _replied(state: State, question: Entry, member: str) -> bool:
    return any(
        entry.statement.by == member
        and commented(entry.statement.on) == commented(question.statement.on)
        and entry.statement.at > question.statement.at
        for entry in state.counted
    )

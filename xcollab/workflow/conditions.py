"""Conditions beyond the states, by the names that the rulebook's `needs` column uses.

Each takes an attempt and raises `Refused`, saying what is missing and so what to do next. They are judged once, when a
statement enters; the fold does not repeat them.
"""

from collections.abc import Callable, Mapping
from typing import Any

from xcollab.errors import Refused, Word
from xcollab.schema.digests import short
from xcollab.schema.stage_issue import Opening
from xcollab.workflow import terms, verdicts
from xcollab.workflow.attempt import Attempt
from xcollab.workflow.fold import fold
from xcollab.workflow.references import leaving, newly_named, request_problems, task_problems
from xcollab.workflow.running import has_effect
from xcollab.workflow.waits import waits


def _first(problems: list[tuple[tuple[str | int, ...], str, dict[str, Any]]]) -> None:
    if problems:
        _, code, arguments = problems[0]
        raise Refused(code, **arguments)


def _people_known(attempt: Attempt) -> None:
    request = attempt.request or attempt.state.collab.request
    if request is not None:
        _first(request_problems(attempt.snapshot, attempt.state.collab.id, request))


def _everyone_asked(attempt: Attempt) -> None:
    """Who is not asked is not waited for: leaving a department out would confirm the request without it."""
    said: Any = attempt.statement
    request = attempt.request or attempt.state.collab.request
    known = {*said.asked, *attempt.state.feedback}
    missing = [department for department in request.departments if department not in known] if request else []
    if missing:
        raise Refused("not-everyone-asked", missing=missing)


def _everyone_accepted(attempt: Attempt) -> None:
    said: Any = attempt.statement
    passed_over = {item.department for item in said.without}
    for department, feedback in attempt.state.feedback.items():
        if department in passed_over:
            if feedback.entry is not None and attempt.state.current(department):
                raise Refused("not-silent", department=department, decision=Word("feedback", feedback.status))
            continue
        if not attempt.state.accepts(department):
            stale = feedback.entry is not None and not attempt.state.current(department)
            status = Word("feedback", "renewal" if stale else feedback.status)
            raise Refused("not-accepted", department=department, status=status)
        if feedback.status == "conditions" and department not in said.acknowledged:
            raise Refused("conditions-unacknowledged", department=department)
    for department in (*passed_over, *said.acknowledged):
        if department not in attempt.state.feedback:
            raise Refused("not-asked", department=department)


def _new_coordinator(attempt: Attempt) -> None:
    said: Any = attempt.statement
    if attempt.snapshot.member(said.to) is None:
        raise Refused("unknown-member", member=said.to)
    if said.to == said.from_:
        raise Refused("same-coordinator", member=said.to)
    _first(leaving(attempt.snapshot, [said.to], said.at.astimezone(attempt.snapshot.workspace.zone).date()))


def _tasks_closed(attempt: Attempt) -> None:
    for task_id, task in attempt.state.tasks.items():
        if task.status not in ("done", "cancelled"):
            raise Refused("task-open", task=task_id, status=Word("task", task.status))


def _issues_closed(attempt: Attempt) -> None:
    for issue_id, issue in attempt.state.issues.items():
        if issue.status != "resolved":
            raise Refused("issue-open", issue=issue_id, status=Word("issue", issue.status))


def _terms_read(attempt: Attempt) -> None:
    said: Any = attempt.statement
    collab = attempt.state.collab
    if attempt.kind == "feedback" and collab.request is not None:
        now = terms.request_terms(collab.request, attempt.subject)
    else:
        now = terms.task_terms(collab.tasks[attempt.subject])
    if said.answers != now:
        raise Refused("stale-answer", answers=short(said.answers), now=now, subject=attempt.subject)


def _terms_changed(attempt: Attempt) -> None:
    if not attempt.state.to_renew(attempt.subject):
        raise Refused("already-confirmed", task=attempt.subject)


def _terms_current(attempt: Attempt) -> None:
    if attempt.state.to_renew(attempt.subject):
        owner = attempt.state.collab.tasks[attempt.subject].owner
        raise Refused("owner-to-renew", task=attempt.subject, owner=owner)


def _task_sound(attempt: Attempt) -> None:
    collab, task = attempt.state.collab, attempt.task
    if task is None:
        return
    _first(task_problems(attempt.snapshot, collab, attempt.subject, task))
    before = attempt.state.tasks.get(attempt.subject)
    if before and before.agreed and task.due != before.original:
        raise Refused("due-frozen", task=attempt.subject, due=before.original, wanted=task.due)
    planned = collab.tasks.get(attempt.subject)
    if planned and planned.owner != task.owner:
        raise Refused("owner-by-reassign", task=attempt.subject, owner=task.owner)
    _first(leaving(attempt.snapshot, newly_named(planned, task), task.due))


def _hands_known(attempt: Attempt) -> None:
    said: Any = attempt.statement
    planned = attempt.state.collab.tasks[attempt.subject]
    for hand in said.hands:
        present = planned.owner if hand.role == "owner" else planned.doer
        if hand.from_ != present:
            raise Refused("hand-contradiction", role=Word("capacity", hand.role), stated=hand.from_, present=present)
    if attempt.task is not None:
        _first(task_problems(attempt.snapshot, attempt.state.collab, attempt.subject, attempt.task))
        _first(leaving(attempt.snapshot, newly_named(planned, attempt.task), attempt.task.due))


def _issue_sound(attempt: Attempt) -> None:
    said = attempt.statement
    assert isinstance(said, Opening)
    if said.department not in attempt.snapshot.departments:
        raise Refused("unknown-department", department=said.department)
    if not said.tasks and said.kind != "requirement-change":
        raise Refused("issue-without-task", kind=Word("kind", said.kind))
    for task in said.tasks:
        if task not in attempt.state.collab.tasks:
            raise Refused("unknown-task", task=task)


def _department_known(attempt: Attempt) -> None:
    said: Any = attempt.statement
    if said.department not in attempt.snapshot.departments:
        raise Refused("unknown-department", department=said.department)
    if said.department == attempt.state.issues[attempt.subject].department:
        raise Refused("same-department", department=said.department)


def _moves_said(attempt: Attempt) -> None:
    said: Any = attempt.statement
    if bool(said.moves) == bool(said.no_moves):
        raise Refused("moves-unsaid", issue=attempt.subject)


def _revision_said(attempt: Attempt) -> None:
    said: Any = attempt.statement
    opening: Any = attempt.state.issues[attempt.subject].opening.statement
    if opening.kind != "requirement-change":
        return
    if said.revision is None:
        raise Refused("revision-unsaid", issue=attempt.subject)
    revised = any(e.statement.act == "revise" and e.statement.at >= opening.at for e in attempt.state.counted)
    if said.revision == "done" and not revised:
        raise Refused("revision-missing", issue=attempt.subject, collab=attempt.state.collab.id)


def _mentions_known(attempt: Attempt) -> None:
    said: Any = attempt.statement
    for member in said.mentions:
        if attempt.snapshot.member(member) is None:
            raise Refused("unknown-member", member=member)


def _target_known(attempt: Attempt) -> None:
    said: Any = attempt.statement
    if said.to is not None and attempt.target is None:
        raise Refused("unknown-statement", name=said.to)


def _recorded(attempt: Attempt) -> None:
    said: Any = attempt.statement
    if attempt.target is None:
        raise Refused("unknown-statement", name=said.of)
    if attempt.target.statement.recorded_by is None:
        raise Refused("not-recorded", name=said.of)
    if any(
        e.statement.act == "acknowledge" and getattr(e.statement, "of", "") == said.of for e in attempt.state.counted
    ):
        raise Refused("already-acknowledged", name=said.of)


def _withdrawable(attempt: Attempt) -> None:
    said: Any = attempt.statement
    target, state = attempt.target, attempt.state
    if target is None:
        raise Refused("unknown-statement", name=said.of)
    if target.record in state.withdrawn:
        raise Refused("already-withdrawn", name=said.of)
    if target.statement.act in ("withdraw", "submit", "revise", "handover", "reassign") and target.kind != "acceptance":
        raise Refused("not-withdrawable", act=Word("act", f"{target.kind}.{target.statement.act}"))
    assert attempt.entry is not None
    if not has_effect(target):  # nothing rests on it
        return
    known = {finding.record for finding in state.findings}
    after = fold(state.collab.with_entries(attempt.entry))
    broken = next((finding for finding in after.findings if finding.record not in known), None)
    if broken is not None:
        raise Refused("withdrawal-breaks", name=said.of, later=broken.record.rpartition("/")[2])


def _something_owed(attempt: Attempt) -> None:
    owed = waits(attempt.snapshot, attempt.state)
    if not any(wait.subject == attempt.subject and wait.within for wait in owed):
        raise Refused("no-deadline", subject=attempt.subject)
    since = max(wait.since for wait in owed if wait.subject == attempt.subject and wait.within and wait.since)
    if attempt.state.holds.get(attempt.subject, since) > since:
        raise Refused("held-already", subject=attempt.subject)


def _judged_by_the_fold(attempt: Attempt) -> None:
    """A date not in force, or a verdict on other deliverables, is a contradiction: `fold` finds it at any time."""


CONDITIONS: Mapping[str, Callable[[Attempt], None]] = {
    "people-known": _people_known,
    "everyone-asked": _everyone_asked,
    "everyone-accepted": _everyone_accepted,
    "new-coordinator": _new_coordinator,
    "tasks-closed": _tasks_closed,
    "issues-closed": _issues_closed,
    "terms-read": _terms_read,
    "terms-changed": _terms_changed,
    "terms-current": _terms_current,
    "task-sound": _task_sound,
    "hands-known": _hands_known,
    "party-free": verdicts.party_free,
    "impartial": verdicts.impartial,
    "deliverables-seen": _judged_by_the_fold,
    "criteria-judged": verdicts.criteria_judged,
    "issue-sound": _issue_sound,
    "department-known": _department_known,
    "moves-said": _moves_said,
    "revision-said": _revision_said,
    "date-in-force": _judged_by_the_fold,
    "something-owed": _something_owed,
    "mentions-known": _mentions_known,
    "target-known": _target_known,
    "recorded": _recorded,
    "withdrawable": _withdrawable,
}
"""By the name in the rulebook's `needs` column."""

"""A collaboration as a template: its plans as they were first agreed, each day as working days from the first one on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from xcollab.schema.request import Request
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.statements.request import Archiving
from xcollab.schema.template import Post, Slipped, Template, TemplateMilestone, TemplateTask
from xcollab.workflow.model.agreed_dates import of_request, of_task
from xcollab.workflow.model.state import State
from xcollab.workflow.model.taking_over import post_of
from xcollab.workflow.rules.rulebook import act_of
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.offsets import offset

_NO_WORK = ("cancelled", "declined")


def template_of(snapshot: Snapshot, state: State, days: WorkDays) -> Template:
    """What there is to be had again. Left out are tasks that were given up, and those that mended what was accepted with conditions.

    The whole is due no sooner than the last of its tasks. The collaboration has a request.
    """
    request = state.collab.request
    assert request is not None
    start = began(state, request, days)
    tasks = tuple(_tasks(snapshot, state, days, start))
    first = of_request(state).first or request.due
    return Template(
        title=request.title,
        background=request.background,
        objectives=request.objectives,
        department=request.department,
        coordinator=request.coordinator,
        coordinator_post=_post(snapshot, state, request.coordinator),
        acceptor=request.acceptor,
        acceptor_post=_post(snapshot, state, request.acceptor) if request.acceptor else None,
        approvers=request.approvers,
        departments=request.departments,
        after=max(1, offset(days, start, first), *(task.after for task in tasks)),
        milestones=tuple(
            TemplateMilestone(
                name=each.name, after=max(1, offset(days, start, of_request(state, each.name).first or each.date))
            )
            for each in request.milestones
        ),
        special_requirements=request.special_requirements,
        scope=request.scope,
        exclusions=request.exclusions,
        priority=request.priority,
        made_from=state.collab.id,
        lessons=tuple(lessons(state)),
        tasks=tasks,
    )


def _post(snapshot: Snapshot, state: State, member: str) -> Post | None:
    return post_of(snapshot, state, member, snapshot.department_of(member))


def began(state: State, request: Request, days: WorkDays) -> date:
    """The day on which it was submitted; of a draft, the first day that it names."""
    if state.request.submitted:
        return state.request.submitted.statement.at.astimezone(days.zone).date()
    named = [milestone.date for milestone in request.milestones]
    named += [task.start or task.due for task in state.collab.tasks.values()]
    return min([request.due, *named])


def lessons(state: State) -> Iterator[str]:
    """What went badly, what caused it, and what was to be done differently."""
    if state.request.archived is not None:
        said = state.request.archived.said_as(Archiving)
        yield from (*said.went_badly, *said.root_causes, *(one.text for one in said.improvements))


def _tasks(snapshot: Snapshot, state: State, days: WorkDays, start: date) -> Iterator[TemplateTask]:
    mending = {
        task
        for entry in state.counted
        if (act := act_of(entry)).creates_by_itself
        for task in act.creates(entry.statement)
    }
    kept = {
        name: plan
        for name, plan in state.collab.tasks.items()
        if state.tasks[name].status not in _NO_WORK and name not in mending
    }
    owners = {(plan.owner, plan.department) for plan in kept.values()}
    posts = {one: post_of(snapshot, state, *one) for one in owners}  # asked once each: there may be thousands of tasks
    for name, plan in kept.items():
        task = state.tasks[name]
        yield TemplateTask(
            id=name,
            title=plan.title,
            description=plan.description,
            department=plan.department,
            owner=plan.owner,
            owner_post=posts[plan.owner, plan.department],
            assignee=plan.assignee,
            helpers=plan.helpers,
            begins=offset(days, start, plan.start) if plan.start else None,
            after=max(1, offset(days, start, task.original or plan.due)),
            criteria=plan.criteria,
            milestone=plan.milestone,
            depends_on=tuple(other for other in plan.depends_on if other in kept),
            slips=tuple(_slips(state, days, name)),
        )


def _slips(state: State, days: WorkDays, task: str) -> Iterator[Slipped]:
    for before, after in pairwise(of_task(state, task).history):
        moved = days.between(before.day, after.day) - days.between(after.day, before.day)
        yield Slipped(days=moved, reason=after.reason)

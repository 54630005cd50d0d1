"""How it went last time, beside what was copied from it: slips, lessons, and who is somebody else now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.schema.request import Request
    from xcollab.schema.template import Slipped, Template
    from xcollab.workflow.views.from_template import CopiedRequest, CopiedTasks, Instead

_FIELDS = {"helper": "helpers", "approver": "approvers"}
"""The names of lists, for one part in them."""


def copied_request_lines(
    context: RenderContext, template: Template, request: Request, made: CopiedRequest, command: str
) -> list[str]:
    """When it begins and ends, what is another, what was learned, and the command that brings the tasks."""
    words = context.words
    if not request.start:
        return []
    span = N_("Begins on {start}; due {due}, the working days of last time counted from then.")
    lines = [words(span, start=request.start, due=request.due)]
    lines += [f"  {safe_line(one.name)}: {one.date}" for one in request.milestones]
    lines += _instead_lines(context, [one for one in made.instead if _so_it_is(one, request)])
    lines += [words(N_("{department} is no department any more, and left out."), department=one) for one in made.gone]
    if dated := _dated(template, request):
        lines += [words(N_("Texts that name a day or a year; look at them:")), *(f"  - {text}" for text in dated)]
    lines += lesson_lines(context, template)
    if template.tasks:
        told = N_("Its coordinator adds the {n} tasks: `{command}`")
        lines.append(words(told, n=len(template.tasks), command=command))
    return lines


def _so_it_is(instead: Instead, request: Request) -> bool:
    """Whether the request has whom was proposed, and nobody else was named."""
    if instead.role == "approver":
        return instead.was not in [one.member for one in request.approvers]
    return instead.now == (getattr(request, instead.role) or "")


def copied_task_lines(context: RenderContext, template: Template, made: CopiedTasks) -> list[str]:
    """Each task with its owner and date, and how it went last time; who is somebody else; what is left out."""
    words, slips = context.words, {task.id: task.slips for task in template.tasks}
    lines = []
    for name, plan in made.tasks.items():
        about = words(N_("{owner}, due {due}"), owner=context.name_of(plan.owner), due=plan.due)
        lines.append(safe_line(words.named(name, about)))
        lines += [f"  {told}" for told in slip_lines(context, slips[name])]
    lines += _instead_lines(context, [one for one in made.instead if one.task in made.tasks])
    for task, department in made.left_out.items():
        told = N_("{task} is left out: {department} takes no part, or has nobody to own it.")
        lines.append(words(told, task=task, department=context.department_name(department)))
    return lines


def slip_lines(context: RenderContext, slips: Iterable[Slipped]) -> list[str]:
    """How a date moved last time, a line a move."""
    words = context.words
    told = {True: N_("last time {term} later: {reason}"), False: N_("last time {term} earlier: {reason}")}
    return [
        words(told[slip.days >= 0], term=words.duration(f"{abs(slip.days)}wd"), reason=safe_line(slip.reason))
        for slip in slips
    ]


def lesson_lines(context: RenderContext, template: Template) -> list[str]:
    """What was learned last time."""
    if not template.lessons:
        return []
    told = N_("What was learned last time ({collab}):") if template.made_from else N_("What was learned last time:")
    head = context.words(told, **({"collab": template.made_from} if template.made_from else {}))
    return [head, *(f"  - {safe_line(text)}" for text in template.lessons)]


def _instead_lines(context: RenderContext, instead: Sequence[Instead]) -> list[str]:
    words = context.words
    lines = []
    for one in instead:
        role = words.label("field", _FIELDS.get(one.role, one.role))
        told = N_("{role}: {now} for {was}") if one.now else N_("{role}: nobody for {was}")
        line = words(told, role=role, now=context.name_with_id(one.now), was=context.name_with_id(one.was))
        lines.append(words.named(one.task, line) if one.task else line)
    return lines


def _dated(template: Template, request: Request) -> list[str]:
    """The texts of last time that the request still has and that name a day, a month, a quarter or a year."""
    import re

    naming = re.compile(
        r"20[0-9]{2}|[0-9]{1,2} ?月|\bQ[1-4]\b|[一二三四]季度"
        r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    )
    kept = set(_texts(request))
    return [safe_line(text) for text in _texts(template) if text in kept and naming.search(text)]


def _texts(plan: Template | Request) -> list[str]:
    special = [one.text for one in plan.special_requirements]
    return [plan.title, plan.background, *plan.objectives, *special, *plan.scope]

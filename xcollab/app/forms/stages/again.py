"""A request that is drafted from an earlier collaboration or a template: what its form is filled with."""

from datetime import date
from typing import TYPE_CHECKING, Any

from xcollab.errors import Misused, Refused, XcollabError

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.schema.request import Request
    from xcollab.schema.template import Template
    from xcollab.workflow.views.from_template import CopiedTasks


def filled_from(view: "WorkspaceView", said: dict[str, Any]) -> dict[str, Any]:
    """The fields of the request; none where it is made of nothing. Raises `Misused` where it is to be made of two things."""
    copied, named = said.get("copied_from"), said.get("template")
    if copied and named:
        raise Misused("options-apart", first="--from", second="--template")
    if not (copied or named):
        return {}
    from xcollab.workflow.views.from_template import copied_request

    start = str(said.get("start") or view.now.date())
    requester = said.get("requester") or view.member.id
    department = said.get("department") or view.snapshot.department_of(requester)
    made = copied_request(view.snapshot, source(view, copied, named), date.fromisoformat(start), view.days, department)
    return {**made.fields, **({"related": [copied]} if copied else {})}


def source(view: "WorkspaceView", collab: str | None, name: str | None) -> "Template":
    """The template, or the collaboration as one. Raises `Refused` where it is not there."""
    if name:
        if name not in view.snapshot.templates:
            raise Refused("unknown-template", template=name, templates=sorted(view.snapshot.templates))
        return view.snapshot.templates[name]
    from xcollab.workflow.views.template_of import template_of

    if collab is None or collab not in view.snapshot.collabs:
        raise Refused("unknown-collab", collab=collab)
    state = view.state(collab)
    if state.collab.request is None:
        raise Refused("request-missing", collab=collab)
    return template_of(view.snapshot, state, view.days)


def source_of(view: "WorkspaceView", request: "Request") -> "Template | None":
    """What a request was made from; None where it was made of nothing. Raises `Refused` where that is not there any more."""
    if not (request.copied_from or request.template):
        return None
    return source(view, request.copied_from, request.template)


def last_time(view: "WorkspaceView", collab: str) -> "Template | None":
    """What a collaboration was made from, for who looks at it; None where that is nothing, or is not there any more."""
    request = view.snapshot.collabs[collab].request
    try:
        return source_of(view, request) if request else None
    except XcollabError:
        return None


def tasks_to_copy(view: "WorkspaceView", collab: str, actor: str) -> "tuple[Template, CopiedTasks]":
    """The tasks of what a request was made from that are not there yet, as its author would make them. Raises `Refused` where it was
    made of nothing, nothing is left to copy, or one of them may not be.
    """
    from xcollab.schema.dataclass import replace
    from xcollab.workflow.model.attempt import Attempt
    from xcollab.workflow.rules.fold import settled
    from xcollab.workflow.rules.judge import judge
    from xcollab.workflow.rules.running_state import with_task
    from xcollab.workflow.views.from_template import copied_tasks

    known = view.state(collab).collab
    request = known.request
    template = source_of(view, request) if request else None
    if request is None or template is None:
        raise Refused("copied-from-nothing", collab=collab)
    made = copied_tasks(view.snapshot, template, request.start or view.now.date(), view.days, request)
    new = {name: plan for name, plan in made.tasks.items() if name not in known.tasks}
    if not new:
        raise Refused("nothing-to-copy", collab=collab)
    planned = settled(replace(known, tasks={**known.tasks, **new}))
    for name, plan in new.items():
        before = with_task(planned, name, None)
        judge(Attempt(view.snapshot, before, "task", name, "create", actor, actor, task=plan))
    return template, made._replace(tasks=new)

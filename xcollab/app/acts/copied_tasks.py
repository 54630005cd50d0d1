"""The tasks of what a request was made from, made at once: each as the coordinator might have added it."""

from xcollab.app.acts.composed import ComposedAct
from xcollab.app.acts.pending_writes import PendingWrites
from xcollab.app.forms.form import Subject
from xcollab.app.forms.stages.again import source_of
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.render.text.last_time import copied_task_lines
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.replaced import replace
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.running_state import with_task
from xcollab.workflow.views.from_template import copied_tasks


def compose(view: WorkspaceView, subject: Subject, actor: str) -> ComposedAct:
    """Those that are not there yet. Raises `Refused` where the request was made of nothing, or nothing is left to copy."""
    state, writes = view.state(subject.collab), PendingWrites(view)
    request = state.collab.request
    template = source_of(view, request) if request else None
    if request is None or template is None:
        raise Refused("copied-from-nothing", collab=subject.collab)
    made = copied_tasks(view.snapshot, template, request.start or view.now.date(), view.days, request)
    new = {name: plan for name, plan in made.tasks.items() if name not in state.collab.tasks}
    if not new:
        raise Refused("nothing-to-copy", collab=subject.collab)
    after = replace(state.collab, tasks={**state.collab.tasks, **new})
    planned = settled(after)
    for name, plan in new.items():
        before = with_task(planned, name, None)
        judge(Attempt(view.snapshot, before, "task", name, "create", actor, actor, task=plan))
        writes.new_plan(f"{subject.collab}/tasks/{name}", plan)
    lines = copied_task_lines(view.render_context, template, made._replace(tasks=new))
    return ComposedAct(subject, "create", actor, writes.writes, None, after, made=tuple(new), last_time=lines)

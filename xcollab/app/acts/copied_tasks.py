"""The tasks of what a request was made from, made at once: each as the coordinator might have added it."""

from xcollab.app.acts.composed import ComposedAct
from xcollab.app.acts.pending_writes import PendingWrites
from xcollab.app.forms.form import Subject
from xcollab.app.forms.stages.again import tasks_to_copy
from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.text.last_time import copied_task_lines
from xcollab.schema.dataclass import replace


def compose(view: WorkspaceView, subject: Subject, actor: str) -> ComposedAct:
    """Those that are not there yet. Raises `Refused` where the request was made of nothing, or nothing is left to copy."""
    template, made = tasks_to_copy(view, subject.collab, actor)
    known, writes = view.state(subject.collab).collab, PendingWrites(view)
    for name, plan in made.tasks.items():
        writes.new_plan(f"{subject.collab}/tasks/{name}", plan)
    after = replace(known, tasks={**known.tasks, **made.tasks})
    lines = copied_task_lines(view.render_context, template, made)
    return ComposedAct(subject, "create", actor, writes.writes, None, after, made=tuple(made.tasks), last_time=lines)

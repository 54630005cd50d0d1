"""What is said of a plan that was edited where only a statement changes it, and whether one still can."""

from xcollab.errors import Word
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import AT_WORK, ENDED


def request_edited(state: State, plan: str) -> Finding:
    """The request was edited without a word; after the end no revision can take that over."""
    code = "request-edited-late" if state.request.status in ENDED else "request-edited"
    return Finding(f"{state.collab.id}/request", (), code, {"collab": state.collab.id, "plan": plan})


def due_edited(state: State, task_id: str, *, due: object, wanted: object) -> Finding:
    """An agreed date was edited; as long as the task is at work, a statement can move it."""
    task = state.tasks[task_id]
    movable = task.status in AT_WORK and state.request.status not in ENDED
    arguments = {
        "task": task_id, "collab": state.collab.id, "due": due, "wanted": wanted, "in_force": task.due,
        "status": Word("task", task.status),
    }  # fmt: skip
    code = "due-edited" if movable else "due-edited-late"
    return Finding(f"{state.collab.id}/tasks/{task_id}", ("due",), code, arguments)

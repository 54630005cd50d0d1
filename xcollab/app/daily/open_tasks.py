"""The tasks whose daily log somebody owes: those that they do, and that are not finished."""

from datetime import date, datetime
from typing import NamedTuple

from xcollab.app.overview import Overview
from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.task_marks import waits_line
from xcollab.schema.statements.task import Progress
from xcollab.words import N_
from xcollab.workflow.model.predecessors import waits_for
from xcollab.workflow.model.state import State

LOGGED = ("todo", "doing", "needs-help")
"""States in which a task is logged each day."""


class OpenTask(NamedTuple):
    """One of them, as it stands."""

    collab: str
    task: str
    title: str
    status: str
    due: date | None
    said: str
    """The last log."""
    at: datetime | None
    waits: tuple[tuple[str, str], ...]
    """The tasks that have to be finished before it can begin, by id and title."""

    @property
    def name(self) -> str:
        """As people write it."""
        return f"{self.collab}/{self.task}"


def open_tasks(
    view: WorkspaceView, person: str, collab: str | None = None, overview: Overview | None = None
) -> tuple[OpenTask, ...]:
    """Those of a member, in one collaboration or in all, what is due first at the head."""
    homes = [view.collab(collab)] if collab else _homes(overview or Overview(view.context), person)
    states = filter(None, map(view.readable, homes))
    found = [_open(state, task) for state in states for task in state.tasks if _own(state, task, person)]
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.name)))


def _homes(overview: Overview, person: str) -> list[str]:
    """Where somebody has such tasks, as far as rows tell: no other collaboration is read for it."""
    found = overview.summaries(only="tasks")
    return [one.collab for one in found if any(task.doer == person and task.status in LOGGED for task in one.tasks)]


def _own(state: State, task: str, person: str) -> bool:
    under_way = state.request.status == "confirmed" and state.tasks[task].status in LOGGED
    return under_way and state.collab.tasks[task].doer == person


def _open(state: State, task: str) -> OpenTask:
    plan, stands = state.collab.tasks[task], state.tasks[task]
    last = stands.last_log
    said = last.said_as(Progress).text if last else ""
    return OpenTask(
        state.collab.id,
        task,
        plan.title,
        stands.status,
        stands.due,
        said,
        last.at if last else None,
        waits_for(state, task),
    )


def standing_lines(view: WorkspaceView, one: OpenTask) -> list[str]:
    """How one stands, for whoever logs it: title, status and date, then what was logged last."""
    words = view.context.words
    due = words(N_("due {due}"), due=one.due) if one.due else ""
    lines = [safe_line(words.aside(one.title, words.listed(filter(None, (words.label("task", one.status), due)))))]
    if one.waits:
        lines.append(waits_line(words, one.waits))
    if one.at:
        moment = f"{one.at.astimezone(view.snapshot.workspace.zone):%m-%d}"
        lines.append(safe_line(words(N_("last log {moment}: {text}"), moment=moment, text=_short(one.said))))
    return lines


_LONGEST = 100


def _short(text: str) -> str:
    line = safe_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"

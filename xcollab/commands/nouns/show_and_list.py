"""`show` and `list` of every noun: read a revision, render it, print it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.subject_inputs import COLLAB, Argument
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Refused, Word
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView

Values = dict[str, Any]


def _command(
    name: str,
    about: str,
    answer: Callable[..., None],
    example: str,
    *,
    arguments: tuple[Argument, ...] = (),
    own: Any = (),
) -> Command:
    """A reading command: it is given the workspace and what was typed, and prints text or data."""

    def run(
        terminal: Terminal, at: str | None = None, now: str | None = None, json: bool = False, **values: Any
    ) -> None:
        from xcollab.app.workspace_view import reading

        answer(terminal, reading(terminal, at, now), json, values)

    examples = (example, f"{example} --json")
    return Command(name, about, run, arguments, (*own, *READING), examples, paged=True)


def _say(terminal: Terminal, lines: list[str]) -> None:
    for line in lines:
        terminal.say(line)


def _request(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    from xcollab.render.base import json_data
    from xcollab.render.text import show

    state = view.state(view.collab(values["collab"]))
    if json:
        from xcollab.app.views import showing as views

        return terminal.show_json(views.RequestView(json_data.collab_data(state)))
    if state.collab.request is None:
        raise Refused("request-missing", collab=state.collab.id)
    return _say(terminal, show.request_lines(terminal.words, view.snapshot, state))


def _requests(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    states = view.states()
    if json:
        from xcollab.app.views import showing as views

        titles = [state.collab.request.title if state.collab.request else None for state in states]
        rows = [views.RequestRow(s.collab.id, title, s.request.status) for s, title in zip(states, titles, strict=True)]
        return terminal.show_json(views.RequestsView(rows))
    if not states:
        return terminal.say(terminal.words(N_("No collaborations yet. Begin one: xcollab request new ID --edit")))
    from xcollab.render.text.lists import request_table

    return terminal.show(request_table(terminal.words, view.snapshot, states))


def _feedback(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    from xcollab.render.base import json_data
    from xcollab.render.text import show

    state = view.state(view.collab(values["collab"]))
    named = values["department"]
    names = [view.department(named)] if named else list(state.feedback)
    if json:
        from xcollab.app.views import showing as views

        told = {name: json_data.feedback_data(state, name) for name in names if name in state.feedback}
        return terminal.show_json(views.FeedbackView(state.collab.id, told))
    if not names:
        return terminal.say(terminal.words(N_("Nobody is asked yet; `xcollab request submit` asks.")))
    for name in names:
        if name not in state.feedback:
            raise Refused("not-asked", department=name, collab=state.collab.id)
        _say(terminal, [*show.feedback_lines(terminal.words, view.snapshot, state, name), ""])


def _meetings(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    from xcollab.render.text.lists import meeting_lines

    state = view.state(view.collab(values["collab"]))
    minutes = [entry for entry in state.counted if entry.statement.act == "minutes"]
    if json:
        from xcollab.app.views import showing as views

        return terminal.show_json(views.MeetingsView(state.collab.id, minutes))
    return _say(terminal, meeting_lines(terminal.words, minutes))


def _meeting(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    from xcollab.app.forms.common import statement_named
    from xcollab.render.text.show import minutes_lines

    if values["meeting"]:
        entry = statement_named(view, values["meeting"], values["collab"])
    else:
        state = view.state(view.collab(values["collab"]))
        minutes = [entry for entry in state.counted if entry.statement.act == "minutes"]
        if not minutes:
            raise Refused("nothing-there", kind=Word("machine", "meeting"))
        entry = minutes[-1]
    if json:
        from xcollab.app.views import showing as views

        return terminal.show_json(views.MeetingView(entry))
    return _say(terminal, minutes_lines(terminal.words, view.snapshot, entry))


def _task(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    from xcollab.render.base import json_data
    from xcollab.render.text import show

    collab, task = view.task(values["task"], values["collab"])
    state = view.state(collab)
    if json:
        from xcollab.app.views import showing as views

        return terminal.show_json(views.TaskView(collab, task, json_data.task_data(state, task)))
    return _say(terminal, show.task_lines(terminal.words, view.snapshot, state, task))


def _tasks(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    from xcollab.workflow.views.board import board

    states = [view.state(view.collab(values["collab"]))] if values["collab"] else view.states()
    rows = board(states, view.now.date())
    if json:
        from xcollab.app.views import showing as views

        return terminal.show_json(views.TasksView(rows))
    if not rows:
        return terminal.say(terminal.words(N_("No tasks yet. `xcollab task add` makes the first.")))
    from xcollab.render.text.lists import task_table

    return terminal.show(task_table(terminal.words, view.snapshot, rows))


def _issue(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    from xcollab.render.text import show

    collab, issue = view.issue(values["issue"], values["collab"])
    state = view.state(collab)
    if json:
        from xcollab.app.views import showing as views

        return terminal.show_json(views.IssueView(collab, issue, state.issues[issue]))
    return _say(terminal, show.issue_lines(terminal.words, view.snapshot, state, issue))


def _issues(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    states = [view.state(view.collab(values["collab"]))] if values["collab"] else view.states()
    if json:
        from xcollab.app.views import showing as views

        return terminal.show_json(views.IssuesView({state.collab.id: state.issues for state in states}))
    if not any(state.issues for state in states):
        return terminal.say(terminal.words(N_("No issues. `xcollab issue open` raises one.")))
    from xcollab.render.text.lists import issue_table

    return terminal.show(issue_table(terminal.words, view.snapshot, states))


def _acceptance(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    from xcollab.render.text import show

    collab, task = view.task(values["task"], values["collab"])
    state = view.state(collab)
    if json:
        from xcollab.app.views import showing as views

        at = state.tasks[task]
        shown = views.AcceptanceView(collab, task, at.status, at.round, at.delivery, at.verdicts, at.returns)
        return terminal.show_json(shown)
    return _say(terminal, show.acceptance_lines(terminal.words, view.snapshot, state, task))


def _archive(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    from xcollab.render.text import show
    from xcollab.workflow.views.forecast import outlook

    archived = [state for state in view.states() if state.request.archived]
    if values["collab"] is None and len(archived) == 1:
        state = archived[0]
    else:
        state = view.state(view.collab(values["collab"]))
    if state.request.archived is None:
        raise Refused("not-archived", collab=state.collab.id, status=Word("request", state.request.status))
    found = outlook(view.snapshot, state, (), view.days, view.now)
    if json:
        from xcollab.app.views import showing as views

        return terminal.show_json(views.ArchiveView(state.collab.id, state.request.archived, found))
    return _say(terminal, show.archive_lines(terminal.words, view.snapshot, state, found))


def _archives(terminal: Terminal, view: "WorkspaceView", json: bool, values: Values) -> None:
    states = [state for state in view.states() if state.request.archived]
    if json:
        from xcollab.app.views import showing as views

        return terminal.show_json(
            views.ArchivesView({s.collab.id: s.request.archived for s in states if s.request.archived})
        )
    if not states:
        return terminal.say(terminal.words(N_("Nothing is archived yet.")))
    from xcollab.render.text.lists import request_table

    return terminal.show(request_table(terminal.words, view.snapshot, states))


_IN = (subject_lookup.COLLAB_ARGUMENT,)

SHOW_REQUEST = _command(
    "show", N_("The request, and where it stands."), _request, "xcollab request show q3-launch", arguments=_IN
)
LIST_REQUESTS = _command("list", N_("All collaborations."), _requests, "xcollab request list")
SHOW_FEEDBACK = _command(
    "show", N_("The departments' answers, and the terms they answer."), _feedback, "xcollab feedback show tech",
    arguments=(Argument("department", N_("One department; all where it is left out."), False),), own=(COLLAB,),
)  # fmt: skip
SHOW_MEETING = _command(
    "show", N_("Minutes in full."), _meeting, "xcollab meeting show",
    arguments=(Argument("meeting", N_("Its name or a part of it; the newest where it is left out."), False),), own=(COLLAB,),
)  # fmt: skip
LIST_MEETINGS = _command("list", N_("All minutes."), _meetings, "xcollab meeting list", arguments=_IN)
SHOW_TASK = _command("show", N_("A task with its dates and its log."), _task, "xcollab task show competitor-report",
                     arguments=(subject_lookup.TASK_ARGUMENT,), own=(COLLAB,))  # fmt: skip
LIST_TASKS = _command("list", N_("All tasks."), _tasks, "xcollab task list", arguments=_IN)
SHOW_ISSUE = _command("show", N_("An issue with all that was said."), _issue, "xcollab issue show i-4k2m",
                      arguments=(subject_lookup.ISSUE_ARGUMENT,), own=(COLLAB,))  # fmt: skip
LIST_ISSUES = _command("list", N_("All issues."), _issues, "xcollab issue list", arguments=_IN)
SHOW_ACCEPTANCE = _command("show", N_("Deliverables and verdicts of a task."), _acceptance,
                           "xcollab acceptance show competitor-report", arguments=(subject_lookup.TASK_ARGUMENT,), own=(COLLAB,))  # fmt: skip
SHOW_ARCHIVE = _command("show", N_("What was learned."), _archive, "xcollab archive show q3-launch", arguments=_IN)
LIST_ARCHIVE = _command("list", N_("All archived collaborations."), _archives, "xcollab archive list")

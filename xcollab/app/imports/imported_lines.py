"""What a list led to, told: what it added and changed, what it left, and who is waited for now."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xcollab.app.acts.commit import Decided
from xcollab.app.context import Context
from xcollab.app.imports.task_acts import TaskActs
from xcollab.app.imports.task_list import TaskList
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Problem
from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.findings import problem_lines
from xcollab.render.text.changes import change_lines, differences
from xcollab.render.text.sentences import commit_message, kept_lines, statement_sentence, waiting_lines
from xcollab.store.transaction.save_commit import Write
from xcollab.words import N_
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.rules.doubtful_dates import doubtful_dates
from xcollab.workflow.rules.fold import settled


class Taken(NamedTuple):
    """A list that was read, the acts that it amounts to, and their files."""

    listed: TaskList
    acts: TaskActs
    writes: Sequence[Write]


def decided(context: Context, view: WorkspaceView, taken: Taken) -> Decided:
    """All of it as one thing to keep."""
    listed, acts, writes = taken
    collab, state = listed.collab, settled(acts.after)
    touched = list(dict.fromkeys([*acts.made, *acts.edited, *(entry.subject for entry in acts.said)]))  # as it is told
    today = view.now.astimezone(view.days.zone).date()
    doubts = doubtful_dates(view.state(collab), state, today, view.days, touched)
    notes = [*listed.notes, *(Problem("", 0, *doubt) for doubt in doubts)]
    waiting = [one for one in obligations(view.snapshot, state, touched) if one.subject in touched]
    message = _message(view, listed, acts)
    lines = [*_lines(view, collab, acts)]

    def told(commit: str) -> list[str]:
        said = context.words(
            N_("{file} was taken in: {counts}"), file=listed.table.name, counts=_counts(context, listed, acts)
        )
        return [
            *kept_lines(context.words, said, commit, [write.path for write in writes]), *(f"  {line}" for line in lines),
            *waiting_lines(view.render_context, waiting, None), *problem_lines(context.words, notes),
        ]  # fmt: skip

    return Decided(
        "workspace.task-import", collab, message, told, writes, collab=collab, by=view.member.id, waiting=waiting,
        findings=notes, shown=[*lines, *problem_lines(context.words, notes)],
    )  # fmt: skip


def _message(view: WorkspaceView, listed: TaskList, acts: TaskActs) -> str:
    """The commit's, by which the history knows what was made and edited."""
    language, name = view.snapshot.workspace.language, listed.table.name
    message = commit_message(language, "workspace.task-import", name, listed.collab, made=list(acts.made))
    edits = {
        key: [field for field, *_ in differences(*(one.dump() for one in pair))] for key, pair in acts.edited.items()
    }
    told = " ".join(f"{key}={','.join(fields)}" for key, fields in edits.items())
    return f"{message}Xcollab-Edited: {told}\n" if told else message


def _lines(view: WorkspaceView, collab: str, acts: TaskActs) -> Iterator[str]:
    context = view.render_context
    for key, plan in acts.made.items():
        yield f"{collab}/{key}  {safe_line(plan.title)}  {context.name_of(plan.owner)}  {plan.due}"
    for key, (before, after) in acts.edited.items():
        for line in change_lines(context, differences(before.dump(), after.dump())):
            yield context.words.named(f"{collab}/{key}", line)
    for entry in acts.said:
        yield statement_sentence(context, entry)


def _counts(context: Context, listed: TaskList, acts: TaskActs) -> str:
    said = [entry.act for entry in acts.said]
    counts = {
        N_("{n} tasks added"): len(acts.made), N_("{n} edited"): len(acts.edited),
        N_("{n} dates moved"): said.count("reschedule"), N_("{n} given to others"): said.count("reassign"),
        N_("{n} rows unchanged"): listed.unchanged,
    }  # fmt: skip
    return context.words.listed([context.words(message, n=n) for message, n in counts.items() if n])

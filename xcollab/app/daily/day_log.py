"""Logging the day: all tasks that somebody does, each with a status and a line of what was done, in one commit."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.acts.performing import Performing
from xcollab.app.acts.together import decided_together
from xcollab.app.context import Context
from xcollab.app.daily.day_file import STATUS, TEXT, Line, lines_of, no_change
from xcollab.app.daily.open_tasks import OpenTask, open_tasks
from xcollab.app.forms.filling import refuse_missing
from xcollab.app.forms.stages.task import LOG
from xcollab.app.overview import Overview
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, XcollabError
from xcollab.render.checking.errors import error_lines
from xcollab.store.yaml.reading import Document
from xcollab.words import N_


class Filled(NamedTuple):
    """A day as it was read: what is to be logged, and what is wrong with it."""

    acts: Sequence[Performing]
    problems: Sequence[XcollabError]

    @property
    def said(self) -> Mapping[str, Mapping[str, object]]:
        """By task, what is said of it as it was typed."""
        return {act.subject.name: dict(act.filled.typed) for act in self.acts}


class DayLog:
    """The day of whoever is at work, or of the member that `typed` names as `for_`; of one collaboration, or of all."""

    def __init__(
        self, context: Context, typed: Mapping[str, object], view: WorkspaceView | None = None, overview: Overview | None = None
    ) -> None:  # fmt: skip
        self.context, self._overview = context, overview
        self.place = CurrentBranch(context, view)
        self.view: WorkspaceView = self.place.first()
        self.collab = self.view.collab(str(typed["collab"])) if typed.get("collab") else None
        self._spoken = {key: typed.get(key) for key in ("for_", "via", "evidence")}
        named = typed.get("for_")
        self.person = self.view.person(str(named)) if named else self.view.member.id

    @property
    def tasks(self) -> tuple[OpenTask, ...]:
        """Those whose log is owed."""
        return open_tasks(self.view, self.person, self.collab, self._overview)

    def begun(self, task: str, fields: Mapping[str, object] | None = None) -> Performing:
        """The log of one task, with some fields filled. Raises a refusal where its author may not log it."""
        given = {"task": task, "collab": self.collab, **self._spoken, **(fields or {})}
        return Performing(self.context, LOG, given, place=self.place)

    def read(self, content: bytes, name: str) -> Filled:
        """A day that was written as a text. Raises `BadFile` for what is none."""
        acts: dict[str, tuple[int, Performing]] = {}
        problems: list[XcollabError] = []
        for line in lines_of(content, name):
            try:
                act = self._of(line)
                if act is None:
                    continue
                first = acts.setdefault(act.subject.name, (line.number, act))[0]
                if first != line.number:
                    raise Misused("day-task-twice", task=act.subject.name, first=first)
            except XcollabError as error:
                error.where = error.where if error.where.startswith(f"{name}:") else line.where
                problems.append(error)
        return Filled([act for _, act in acts.values()], problems)

    def _of(self, line: Line) -> Performing | None:
        """The log that a line asks for, judged; None where it says that nothing changes."""
        said = dict(line.said.data)
        unchanged = no_change(said.get(STATUS))
        if unchanged and not any(value for key, value in said.items() if key != STATUS):
            self.view.task(line.typed, self.collab)  # a wrong name is told all the same
            return None
        act = self.begun(line.typed)
        if unchanged:
            try:
                said[STATUS] = _as_before(act)
            except Misused as refusal:
                refusal.where = f"{line.file}:{line.said.line((TEXT,))}"
                raise
        act.fill(Document(said, line.said.lines), line.file)
        return _judged(act)

    def said(self, task: str, fields: Mapping[str, object]) -> Performing | None:
        """The log of one task as its fields say it, judged; None where they say that nothing changes. Raises a refusal."""
        said = dict(fields)
        if no_change(said.pop(STATUS, None)):
            if not any(said.values()):
                return None
            said[STATUS] = _as_before(self.begun(task))
        else:
            said[STATUS] = fields[STATUS]
        return _judged(self.begun(task, said))

    def decide(self, acts: Sequence[Performing], view: WorkspaceView) -> Decided:
        """What is kept, against one state of the workspace."""
        return decided_together(view, acts, "day-log", N_("Tasks logged: {n}"))


def _as_before(act: Performing) -> str:
    """The status of a task that goes on as before, with a text: that of one at work, which no other one can say again."""
    status = act.view.state(act.subject.collab).tasks[act.subject.id].status
    if status != "doing":
        raise Misused("no-change-said", task=act.subject.name)
    return status


def _judged(act: Performing) -> Performing:
    refuse_missing(act.typing, LOG, act.filled)
    act.compose(act.view)
    return act


def refuse_problems(context: Context, problems: Sequence[XcollabError], name: str) -> None:
    """Raise what is wrong with a day: the one refusal, or how many there are after each was told."""
    if len(problems) == 1:
        raise problems[0]
    for problem in problems:
        for line in error_lines(context.words, problem):
            context.note(line)
    if problems:
        raise Misused("day-refused", where=name, n=len(problems))


def log_day(
    context: Context, typed: Mapping[str, object], content: bytes, name: str, keeping: Keeping = FOR_GOOD
) -> Outcome:
    """Log all that a day written as a text says, in one commit. Raises a refusal with all that is wrong, by line."""
    day = DayLog(context, typed)
    found = day.read(content, name)
    refuse_problems(context, found.problems, name)
    if not found.acts:
        raise Misused("nothing-logged", where=name)
    return keep(context, day.place, lambda view: day.decide(found.acts, view), keeping)

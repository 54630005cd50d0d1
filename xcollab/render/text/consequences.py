"""What follows from a revision, in lines: who is asked again, whose answer stands, what becomes of who is no longer asked."""

from collections.abc import Iterable

from xcollab.render.base.context import RenderContext
from xcollab.schema.statements.request import Revision
from xcollab.words import N_
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import OPEN_TASK


def revision_lines(context: RenderContext, state: State, said: Revision) -> list[str]:
    """By the state before it."""
    words, answered = context.words, {name for name, one in state.feedback.items() if one.entry}
    gone = [name for name in state.feedback if name in _taken_off(said)]
    told = (
        (N_("asked again, because the terms change: {departments}"), [one for one in said.asked if one in answered]),
        (N_("asked for the first time: {departments}"), [one for one in said.asked if one not in state.feedback]),
        (N_("not asked again, the answer stands: {departments}"), sorted(answered - {*said.asked, *gone})),
    )  # fmt: skip
    lines = [words(text, departments=_named(context, names)) for text, names in told if names]
    for name in gone:
        answer = words.label("feedback", state.feedback[name].status)
        lines.append(
            words(N_("{department} takes no part any more; its answer counts no longer: {answer}"),
                  department=context.department_name(name), answer=answer)
        )  # fmt: skip
        lines += [
            words(N_("{task} of {department} goes on until you give it to another department or cancel it"),
                  task=f"{state.collab.id}/{task}", department=context.department_name(name))
            for task, plan in state.collab.tasks.items()
            if plan.department == name and state.tasks[task].status in (*OPEN_TASK, "in-review")
        ]  # fmt: skip
    return lines


def _named(context: RenderContext, names: Iterable[str]) -> list[str]:
    return [context.department_name(name) for name in names]


def _taken_off(said: Revision) -> set[object]:
    lists = [change for change in said.changes if change.field == "departments"]
    return {
        name
        for change in lists
        if isinstance(change.from_, list | tuple)
        for name in change.from_
        if not (isinstance(change.to, list | tuple) and name in change.to)
    }

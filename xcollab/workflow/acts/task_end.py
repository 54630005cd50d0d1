"""A task that is given up, or becomes several: what waits for it has to be seen to in the same change."""

from xcollab.errors import Refused
from xcollab.schema.dataclass import replace
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Statement
from xcollab.schema.statements import task as stage_task
from xcollab.schema.task import Task
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Rule, condition
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, parts_of, without
from xcollab.workflow.acts.effects import with_task
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.layered import Layered
from xcollab.workflow.model.state import Inherited, State
from xcollab.workflow.model.state_machines import EARLY, OPEN_TASK


def dependants(state: State, task_id: str) -> tuple[str, ...]:
    """The open tasks whose plans say that they wait for a task."""
    waiting = ((name, plan) for name, plan in state.collab.tasks.items() if task_id in plan.depends_on)
    return tuple(name for name, _ in waiting if state.tasks[name].status in OPEN_TASK)


@condition("nothing-waits", N_("no open task waits for it any more"))
def _nothing_waits(attempt: Attempt) -> None:
    """What becomes of them stands in their own plans: freed, or waiting for another one; or they are cancelled before it."""
    if waiting := dependants(attempt.state, attempt.subject):
        raise Refused("dependants-wait", task=attempt.subject, waiting=list(waiting), example=waiting[0])


def _cancel(state: State, entry: Entry, rule: Rule) -> State:
    return with_task(state, entry, rule, replace(state.tasks[entry.subject], delay=None, needs=None))


CANCEL = Act(
    "task", "cancel", N_("cancel the task"), N_("{who} cancelled task {subject}: {reason}"), ("owner", "assignee", "helper"),
    (Rule("task", "cancel", (*OPEN_TASK, "in-review"), "cancelled", ("coordinator",), request=EARLY, needs=(_nothing_waits,)),),
    stage_task.TaskCancellation, effect=_cancel,
    note=N_("What waits for a task that is cancelled is freed, waits for another one, or is cancelled with it, in the same commit."),
)  # fmt: skip


@condition("parts-fresh", N_("its parts are new tasks"))
def _parts_fresh(attempt: Attempt) -> None:
    parts = said_as(attempt.statement, stage_task.Splitting).parts
    if len({*parts}) < len(parts):
        raise Refused("part-twice", task=attempt.subject)
    for part in parts:
        known = attempt.state.tasks.get(part)
        if part == attempt.subject or (known and known.status != "proposed"):
            raise Refused("part-at-work", part=part, task=attempt.subject)


def _splitted(scene: DraftContext, said: Said) -> Draft:
    """Each part is made after the pattern of the whole."""
    whole, request = scene.state.collab.tasks[scene.subject], scene.plan
    typed = parts_of(said, "into")
    if not typed:  # said again: the parts are there, and go by their ids
        return Draft(said)
    names = [str(part.pop("id", "") or _name(scene, number)) for number, part in enumerate(typed, 1)]
    made = {name: _part(scene, whole, request, part) for name, part in zip(names, typed, strict=True)}
    return Draft(without("into")(said) | {"parts": names}, new_tasks=made)


def _name(scene: DraftContext, number: int) -> str:
    """After the whole, where that makes an id that nobody has."""
    name = f"{scene.subject}-{number}"
    return name if len(name) <= _LONGEST and name not in scene.state.collab.tasks else f"{scene.new_task}-{number}"


_LONGEST = 40
"""Characters of an id."""


def _part(scene: DraftContext, whole: Task, request: Request, said: Said) -> Task:
    state = scene.state.tasks[scene.subject]
    numbers = said.pop("criteria", None)
    criteria = (
        [whole.criteria[n - 1] for n in numbers if 0 < n <= len(whole.criteria)] if isinstance(numbers, list) else []
    )
    owner = str(said.get("owner") or whole.owner)
    kept = (
        whole.dump()
        if owner == whole.owner
        else {k: v for k, v in whole.dump().items() if k not in ("assignee", "helpers")}
    )
    due = str(said.get("due") or state.due or whole.due)
    new = {"owner": owner, "department": scene.snapshot.department_of(owner) or whole.department, "due": due}
    if whole.start and whole.start.isoformat() > due:
        kept.pop("start", None)
    return Task.model_validate({**kept, **said, **new, "criteria": criteria or list(whole.criteria)})


def _split(state: State, entry: Entry, rule: Rule) -> State:
    said, whole = said_as(entry.statement, stage_task.Splitting), state.tasks[entry.subject]
    ended = replace(whole, delay=None, needs=None, parts=said.parts)
    tasks = Layered.over(with_task(state, entry, rule, ended).tasks)
    inherited = Inherited(whole.first, entry.subject, entry) if whole.agreed and whole.first else None
    for part in {*said.parts} & state.tasks.keys() - {entry.subject} if inherited else ():
        tasks = tasks.changed(part, replace(state.tasks[part], inherited=inherited))
    return replace(state, tasks=tasks)


def _parts(statement: Statement) -> tuple[str, ...]:
    return said_as(statement, stage_task.Splitting).parts


SPLIT = Act(
    "task", "split", N_("split the task"), N_("{who} split task {subject} into {parts}: {reason}"),
    ("owner", "assignee", "helper", "owners-made"),
    (Rule("task", "split", OPEN_TASK, "cancelled", ("coordinator",), request=EARLY, needs=(_parts_fresh, _nothing_waits)),),
    stage_task.Splitting, draft=_splitted, stripped=without(), effect=_split, creates=_parts,
    note=N_("Owners confirm the parts; the date first agreed for the whole stays known in each of them. What waited for it waits for all parts."),
)  # fmt: skip

ACTS = (CANCEL, SPLIT)

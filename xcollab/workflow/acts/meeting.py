"""Minutes: of the kickoff, the weekly sync, a review. An action that names a task becomes that task; others are owed (`action`)."""

from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Statement
from xcollab.schema.statements import feedback as stage_feedback
from xcollab.schema.task import Task
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Rule
from xcollab.workflow.acts.action import OF_MEETINGS, Agreed, agreed
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, parts_of
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import EARLY


def _with_tasks(scene: DraftContext, said: Said) -> Draft:
    """The task is its owner's, with the action as its criterion."""
    new = {}
    for action in parts_of(said, "actions"):
        if action.get("task"):
            owner = str(action["owner"])
            plan = {
                "title": action["text"], "criteria": [action["text"]], "owner": owner,
                "department": scene.snapshot.department_of(owner), "due": action.get("due") or scene.plan.due,
            }  # fmt: skip
            new[str(action["task"])] = Task.model_validate(plan)
    return Draft(said, new_tasks=new)


def _tasks_of(statement: Statement) -> tuple[str, ...]:
    said = said_as(statement, stage_feedback.Minutes)
    return tuple(action.task for action in said.actions if action.task)


def _minuted(state: State, entry: Entry, rule: Rule) -> State:
    actions = said_as(entry.statement, stage_feedback.Minutes).actions
    return agreed(state, entry, (Agreed(one.text, None if one.task else one.owner, one.due) for one in actions))


MINUTES = Act(
    "meeting", "minutes", N_("record minutes"), N_("{who} recorded the minutes of a meeting ({kind}, {held})"), ("to-act", "owners-made", "coordinator"),
    (Rule("meeting", "minutes", ("none",), "", ("participant",), request=EARLY),),
    stage_feedback.Minutes, draft=_with_tasks, effect=_minuted, creates=_tasks_of, details=("actions",),
    note=N_("An action that names a task makes that task; so it is for the coordinator to record. Any other is owed until its"
            " owner or the coordinator says that it is done, or the coordinator makes it a task."),
)  # fmt: skip

ACTS = (MINUTES, *OF_MEETINGS)

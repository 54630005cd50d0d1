"""What a statement must carry beyond what its author says: fingerprints, durations in force, dates in force, parties.

Each draft takes what was said and returns it completed, with the plans that change in the same act.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from xcollab.errors import Refused
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.task import Task
from xcollab.workflow import terms
from xcollab.workflow.authority import Matter, holders
from xcollab.workflow.state import State

Said = dict[str, Any]


class Draft(NamedTuple):
    """A statement's own fields, and the plans as they will be."""

    said: Said
    request: Request | None = None
    task: Task | None = None
    new_tasks: Mapping[str, Task] = MappingProxyType({})
    """Tasks that the act creates, by id."""


class Scene(NamedTuple):
    """What a draft is written against."""

    snapshot: Snapshot
    state: State
    subject: str
    by: str
    request: Request | None = None
    """The request as it is to be, where the author changes it."""
    new_task: str = ""
    """The id of a task that the act may create."""

    @property
    def plan(self) -> Request:
        """The request as it stands; asking where there is none is refused."""
        plan = self.state.collab.request
        if plan is None:
            raise Refused("request-missing", collab=self.state.collab.id)
        return plan


def _submit(scene: Scene, said: Said) -> Draft:
    request = scene.request or scene.plan
    within = scene.snapshot.workspace.deadlines.feedback
    return Draft(
        {"asked": list(request.departments), "within": within, "plan": terms.plan_digest(request)} | said,
        request=scene.request,
    )


def _revise(scene: Scene, said: Said) -> Draft:
    """Only departments that are new, or whose terms changed, are asked again.

    The departments' own list is compared with those asked, because a hand edit of the plan may be what is stated here.
    """
    after = scene.request or scene.plan
    before = Request.model_validate(said.pop("before"))
    was, now = before.dump(), after.dump()
    changes = [
        {"field": key, "from": was.get(key), "to": now.get(key)}
        for key in sorted(was.keys() | now.keys())
        if was.get(key) != now.get(key)
    ]
    if not changes:
        raise Refused("nothing-to-change", command="xcollab request revise")
    asked = [
        department
        for department in after.departments
        if department not in scene.state.feedback
        or terms.request_terms(after, department) != terms.request_terms(before, department)
    ]
    within = scene.snapshot.workspace.deadlines.feedback
    fields = {"changes": changes, "asked": asked, "within": within, "plan": terms.plan_digest(after)}
    return Draft(said | fields, request=after)


def _confirm_request(scene: Scene, said: Said) -> Draft:
    return Draft(said | {"plan": terms.plan_digest(scene.plan)})


def _handover(scene: Scene, said: Said) -> Draft:
    request = scene.plan.model_copy(update={"coordinator": said["to"]})
    fields = {"from": scene.state.request.coordinator, "plan": terms.plan_digest(request)}
    return Draft(fields | said, request=request)


def _feedback(scene: Scene, said: Said) -> Draft:
    return Draft(_answering(said, terms.request_terms(scene.plan, scene.subject)))


def _confirm_task(scene: Scene, said: Said) -> Draft:
    task, state = scene.state.collab.tasks[scene.subject], scene.state.tasks[scene.subject]
    due = state.due if state.agreed else task.due
    return Draft({"due": due} | _answering(said, terms.task_terms(task)))


def _answering(said: Said, now: str) -> Said:
    """Bound to the present terms, or to those whose beginning the author typed."""
    return said | {"answers": terms.completed(str(said.get("answers", now)), now)}


def _decline(scene: Scene, said: Said) -> Draft:
    return Draft(said | {"plan": terms.plan_digest(scene.state.collab.tasks[scene.subject])})


def _reschedule(scene: Scene, said: Said) -> Draft:
    due = scene.state.tasks[scene.subject].due
    move = {"task": scene.subject, "from": said.pop("from", None) or due, "to": said.pop("to")}
    move |= {"reason": said.pop("reason"), "cause": said.pop("cause", None)}
    return Draft(said | {"moves": [move]})


def _reassign(scene: Scene, said: Said) -> Draft:
    task = scene.state.collab.tasks[scene.subject]
    present = {"owner": task.owner, "assignee": task.doer}
    wanted = {role: said.pop(role) for role in ("owner", "assignee") if said.get(role)}
    department = said.pop("department", None)
    hands = [
        {"role": role, "from": present[role], "to": member}
        for role, member in wanted.items()
        if member != present[role]
    ]
    if not hands:
        raise Refused("nothing-to-change", command="xcollab task reassign")
    if "owner" in wanted:
        department = department or scene.snapshot.department_of(wanted["owner"]) or task.department
    update = wanted | ({"department": department} if department else {})
    return Draft(said | {"hands": hands}, task=task.model_copy(update=update))


def _clock_anew(scene: Scene, said: Said) -> Draft:
    """An answer is wanted within the time that the workspace gives it."""
    return Draft({"within": scene.snapshot.workspace.deadlines.solution} | said)


def _resolve(scene: Scene, said: Said) -> Draft:
    moves = [
        {"from": scene.state.tasks[move["task"]].due, "reason": said.get("text"), "cause": scene.subject} | move
        for move in said.get("moves", [])
        if move["task"] in scene.state.tasks
    ]
    return Draft(said | ({"moves": moves} if moves else {}))


def _hand_in(scene: Scene, said: Said) -> Draft:
    return Draft({"within": scene.snapshot.workspace.deadlines.acceptance} | said)


def _verdict(scene: Scene, said: Said) -> Said:
    task, state = scene.state.collab.tasks[scene.subject], scene.state.tasks[scene.subject]
    unmet = set(said.pop("unmet", []))
    checks = [{"criterion": n, "met": n not in unmet} for n in range(1, len(task.criteria) + 1)]
    checks += [{"criterion": n, "met": False} for n in sorted(unmet) if n > len(task.criteria)]
    handing: Any = state.handing.statement if state.handing else None
    judges = terms.deliverables_digest(handing) if handing else "deliverables1:" + "0" * 64
    return {"party": _party(scene), "judges": judges, "checks": checks} | said


def _party(scene: Scene) -> str:
    """The side the person speaks for; who is both speaks for the side whose verdict is still open."""
    matter = Matter(scene.snapshot, scene.state, scene.subject, scene.state.collab.request)
    sides = [side for side in ("coordinator", "requester") if scene.by in holders(matter, side)]
    given = scene.state.tasks[scene.subject].verdicts
    return next((side for side in sides if side not in given), sides[0] if sides else "coordinator")


def _pass(scene: Scene, said: Said) -> Draft:
    """A pass with conditions creates the task that will mend it, after the pattern of the one judged."""
    task = scene.state.collab.tasks[scene.subject]
    title, due = said.pop("follow_up_title", None), said.pop("follow_up_due", None)
    unmet = sorted(set(said.get("unmet", [])))
    said = _verdict(scene, said)
    if title is None:
        return Draft(said)
    unmet_criteria = [task.criteria[n - 1] for n in unmet if 0 < n <= len(task.criteria)]
    kept = {key: value for key, value in task.dump().items() if key not in ("description", "depends_on", "start")}
    new = {"title": title, "criteria": unmet_criteria or list(task.criteria), "due": due or scene.plan.due}
    follow_up = Task.model_validate(kept | new)
    return Draft(said | {"follow_up": scene.new_task}, new_tasks={scene.new_task: follow_up})


def _return(scene: Scene, said: Said) -> Draft:
    due = scene.state.tasks[scene.subject].due
    said = _verdict(scene, said)
    if due is not None and said.get("fix_by") and str(said["fix_by"]) > due.isoformat():
        move = {"task": scene.subject, "from": due, "to": said["fix_by"], "reason": said.get("reason")}
        said |= {"moves": [move | {"cause": scene.subject}]}
    return Draft(said)


def _minutes(scene: Scene, said: Said) -> Draft:
    """An action that names a task becomes that task: its owner's, with the action as its criterion."""
    new = {}
    for action in said.get("actions", []):
        if action.get("task"):
            plan = {
                "title": action["text"], "criteria": [action["text"]], "owner": action["owner"],
                "department": scene.snapshot.department_of(action["owner"]), "due": action.get("due") or scene.plan.due,
            }  # fmt: skip
            new[action["task"]] = Task.model_validate(plan)
    return Draft(said, new_tasks=new)


DRAFTS: Mapping[tuple[str, str], Callable[[Scene, Said], Draft]] = {
    ("request", "submit"): _submit,
    ("request", "revise"): _revise,
    ("request", "confirm"): _confirm_request,
    ("request", "handover"): _handover,
    ("feedback", "feedback"): _feedback,
    ("meeting", "minutes"): _minutes,
    ("task", "confirm"): _confirm_task,
    ("task", "decline"): _decline,
    ("task", "reschedule"): _reschedule,
    ("task", "reassign"): _reassign,
    ("issue", "open"): _clock_anew,
    ("issue", "reject"): _clock_anew,
    ("issue", "reopen"): _clock_anew,
    ("issue", "resolve"): _resolve,
    ("acceptance", "submit"): _hand_in,
    ("acceptance", "pass"): _pass,
    ("acceptance", "return"): _return,
}
"""By kind of subject and act; an act that is not here carries just what its author says."""

"""Stage 6: deliverables, and the two verdicts on them. They move the task's machine."""

from xcollab.errors import Refused, Word
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Statement
from xcollab.schema.statements import acceptance as stage_acceptance
from xcollab.schema.statements.acceptance import Passing, Return, Verdict
from xcollab.schema.task import Task
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Rule, condition
from xcollab.workflow.acts.binding import fix_by_in_force, own_date
from xcollab.workflow.acts.conditions import date_in_force
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, numbers_of, parts_of, without
from xcollab.workflow.acts.effects import moved, not_in_force, with_task
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.acceptors import able, done_by, impartial
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.authority import Matter, capacity_of, judges
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import PARTIES

_JUDGES = ("coordinator", "requester", "acceptor")


@condition("terms-current", N_("the owner confirmed the present terms"))
def _terms_current(attempt: Attempt) -> None:
    if attempt.state.to_renew(attempt.subject):
        owner = attempt.state.collab.tasks[attempt.subject].owner
        raise Refused("owner-to-renew", task=attempt.subject, owner=owner)


@condition("party-free", N_("this side gave no verdict; never both by one person"))
def _party_free(attempt: Attempt) -> None:
    verdict = _verdict(attempt)
    if not {*attempt.snapshot.acting_as(attempt.by)} & {*judges(attempt.matter, verdict.party)}:
        raise Refused("wrong-party", party=Word("party", verdict.party), member=attempt.by)
    given = attempt.state.tasks[attempt.subject].verdicts
    if verdict.party in given:
        raise Refused("verdict-given", party=Word("party", verdict.party), task=attempt.subject)
    for entry in given.values():
        if {entry.statement.by, entry.statement.recorded_by} & {attempt.by, attempt.recorder}:
            raise Refused("both-verdicts", member=entry.statement.by, task=attempt.subject)


@condition("impartial", N_("who did the work does not judge it"))
def _impartial(attempt: Attempt) -> None:
    """Somebody else of that side: who may still judge, and is not needed for the other one. `check` tells of own work all the same."""
    workers = done_by(attempt.state, attempt.subject)
    if attempt.by not in workers:
        if attempt.recorder in workers:
            raise Refused("own-work", member=attempt.recorder, task=attempt.subject, others=[attempt.by])
        return
    others = impartial(attempt.snapshot, attempt.state, attempt.subject, _verdict(attempt).party)
    if others:
        raise Refused("own-work", member=attempt.by, task=attempt.subject, others=list(others))
    named = capacity_of(attempt.matter, _JUDGES, attempt.by)
    if named in ("acceptor", "deputy-acceptor"):  # for being somebody else
        raise Refused("acceptor-works", member=attempt.by, task=attempt.subject, collab=attempt.state.collab.id)


@condition("not-needed", N_("whoever types it is not the only one left for the other side"))
def _not_needed(attempt: Attempt) -> None:
    """One person never supplies both verdicts, so that the other could never be given."""
    other = next(side for side in PARTIES if side != _verdict(attempt).party)
    if attempt.recorder == attempt.by or other in attempt.state.tasks[attempt.subject].verdicts:
        return
    if able(attempt.snapshot, attempt.state, attempt.subject, other) == (attempt.recorder,):
        raise Refused("recorder-to-judge", member=attempt.recorder, party=Word("party", other), by=attempt.by)


@condition("deliverables-seen", N_("the deliverables submitted now"))
def _deliverables_seen(attempt: Attempt) -> None:
    """A verdict on other deliverables is a contradiction: the fold finds it at any time."""


@condition("criteria-judged", N_("every criterion judged"))
def _criteria_judged(attempt: Attempt) -> None:
    """What is not met is mended by a follow-up task."""
    verdict = _verdict(attempt)
    count = len(attempt.state.collab.tasks[attempt.subject].criteria)
    judged = {check.criterion for check in verdict.checks}
    missing = [number for number in range(1, count + 1) if number not in judged]
    surplus = sorted(number for number in judged if number > count)
    if missing or surplus:
        raise Refused("criteria-not-judged", count=count, missing=missing or surplus, task=attempt.subject)
    unmet = [check.criterion for check in verdict.checks if not check.met]
    given = [entry.statement for entry in attempt.state.tasks[attempt.subject].verdicts.values()]
    mended = any(getattr(said, "follow_up", None) for said in (verdict, *given))
    if unmet and not isinstance(verdict, Return) and not mended:
        raise Refused("unmet-without-follow-up", unmet=unmet, task=attempt.subject)


def _verdict(attempt: Attempt) -> Verdict:
    assert isinstance(attempt.statement, Verdict)
    return attempt.statement


_VERDICT = (_party_free, _impartial, _not_needed, _deliverables_seen, _criteria_judged)


def _submitted(scene: DraftContext, said: Said) -> Draft:
    return Draft({"within": scene.snapshot.workspace.deadlines.acceptance} | said)


def _submit(state: State, entry: Entry, rule: Rule) -> State:
    task = state.tasks[entry.subject]
    return with_task(state, entry, rule, replace(task, delivery=entry, verdicts={}, delay=None, needs=None))


SUBMIT = Act(
    "acceptance", "submit", N_("submit deliverables"), N_("{who} submitted deliverables for {subject}: {deliverables}"), ("parties",),
    (Rule("task", "submit", ("doing", "needs-help", "finished", "in-review"), "in-review", ("assignee", "owner"),
          needs=(_terms_current,), clock="asks"),),
    stage_acceptance.Delivery, draft=_submitted, stripped=without("within"), effect=_submit,
)  # fmt: skip


def _contradicted(state: State, entry: Entry) -> Finding | None:
    """Other deliverables than those that lie there now, or a second verdict of one side."""
    verdict = said_as(entry.statement, Verdict)
    task = state.tasks[entry.subject]
    delivery = said_as(task.delivery.statement, stage_acceptance.Delivery) if task.delivery else None
    now = fingerprints.deliverables_digest(delivery) if delivery else ""
    if verdict.judges != now:
        return Finding(entry.record, ("judges",), "other-deliverables", {"task": entry.subject, "now": now})
    if verdict.party in task.verdicts:
        arguments = {"party": Word("party", verdict.party), "task": entry.subject}
        return Finding(entry.record, ("party",), "verdict-given", arguments)
    return None


def _judging(scene: DraftContext, said: Said) -> Said:
    task, state = scene.state.collab.tasks[scene.subject], scene.state.tasks[scene.subject]
    unmet = numbers_of(said, "unmet")
    checks = {n: {"criterion": n, "met": n not in unmet} for n in (*range(1, len(task.criteria) + 1), *unmet)}
    told = parts_of(said, "checks")
    if told and "unmet" in said:  # the others are met
        said["checks"] = [*(checks | {int(str(one["criterion"])): one for one in told}).values()]
    said.pop("unmet", None)
    delivery = said_as(state.delivery.statement, stage_acceptance.Delivery) if state.delivery else None
    digest = fingerprints.deliverables_digest(delivery) if delivery else "deliverables1:" + "0" * 64
    return {"party": _party(scene), "judges": digest, "checks": [*checks.values()]} | said


def _party(scene: DraftContext) -> str:
    """The side the person speaks for; who is both speaks for the side whose verdict is still open."""
    matter = Matter(scene.snapshot, scene.state, scene.subject, scene.state.collab.request)
    own = {*scene.snapshot.acting_as(scene.by)}
    sides = [side for side in PARTIES if own & {*judges(matter, side)}]
    given = scene.state.tasks[scene.subject].verdicts
    return next((side for side in sides if side not in given), sides[0] if sides else "coordinator")


def _which(state: State, entry: Entry) -> str:
    said = said_as(entry.statement, Verdict)
    task = state.tasks.get(entry.subject)
    return "second" if task and any(party != said.party for party in task.verdicts) else "first"


def _passed(scene: DraftContext, said: Said) -> Draft:
    """A pass with conditions creates the task that will mend it, after the pattern of the one judged."""
    task = scene.state.collab.tasks[scene.subject]
    title, due = said.pop("follow_up_title", None), said.pop("follow_up_due", None)
    said = _judging(scene, said)
    if title is None:
        return Draft(said)
    unmet = (int(str(one["criterion"])) for one in parts_of(said, "checks") if not one.get("met"))
    unmet_criteria = [task.criteria[n - 1] for n in unmet if 0 < n <= len(task.criteria)]
    kept = {key: value for key, value in task.dump().items() if key not in ("description", "depends_on", "start")}
    new = {"title": title, "criteria": unmet_criteria or list(task.criteria), "due": due or scene.plan.due}
    follow_up = Task.model_validate(kept | new)
    return Draft(said | {"follow_up": scene.new_task}, new_tasks={scene.new_task: follow_up})


def _pass(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, Passing)
    task = state.tasks[entry.subject]
    return with_task(state, entry, rule, replace(task, verdicts={**task.verdicts, said.party: entry}))


def _follow_up(statement: Statement) -> tuple[str, ...]:
    said = said_as(statement, Passing)
    return (said.follow_up,) if said.follow_up else ()


PASS = Act(
    "acceptance", "pass", N_("pass the deliverables"), N_("{who} passed {subject} for {party}"), ("assignee", "owner", "owners-made", "coordinator"),
    (Rule("task", "pass", ("in-review",), "", _JUDGES, variant="first", variant_label=N_("first verdict"),
          needs=_VERDICT, clock="answers"),
     Rule("task", "pass", ("in-review",), "done", _JUDGES, variant="second", variant_label=N_("second verdict"),
          needs=_VERDICT, clock="answers")),
    Passing, variant=_which, draft=_passed, stripped=without("party", "judges"), effect=_pass,
    contradiction=_contradicted, creates=_follow_up, creates_by_itself=True,
    note=N_("A task is done when both sides passed it. What is not met needs a follow-up task, which the verdict makes."),
)  # fmt: skip


def _returned(scene: DraftContext, said: Said) -> Draft:
    due = scene.state.tasks[scene.subject].due
    said = _judging(scene, said)
    if due is not None and said.get("fix_by") and str(said["fix_by"]) > due.isoformat():
        move = {"task": scene.subject, "from": due, "to": said["fix_by"], "reason": said.get("reason")}
        said |= {"moves": [move | {"cause": scene.subject}]}
    return Draft(said)


def _return(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, Return)
    task = state.tasks[entry.subject]
    again = replace(task, round=task.round + 1, verdicts={}, delivery=None, returns=(*task.returns, entry))
    return moved(with_task(state, entry, rule, again), entry, said.moves)


RETURN = Act(
    "acceptance", "return", N_("return the deliverables"), N_("{who} returned {subject} for {party}: {reason}; to be mended by {fix_by}"), ("assignee", "owner", "second-return", "proposal-void"),
    (Rule("task", "return", ("in-review",), "doing", _JUDGES, needs=(*_VERDICT, own_date, date_in_force, fix_by_in_force), clock="answers"),),
    stage_acceptance.Return, draft=_returned, stripped=without("party", "judges", "moves"), effect=_return,
    details=("fixes",),
    note=N_("One return ends the round; both sides judge anew what is submitted next."),
    contradiction=lambda state, entry: not_in_force(state, entry) or _contradicted(state, entry),
)  # fmt: skip

ACTS = (SUBMIT, PASS, RETURN)

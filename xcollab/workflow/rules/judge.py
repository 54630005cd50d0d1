"""May this act enter? The one gate that the command line, the check of a hand edit and a pull request pass through."""

from collections.abc import Callable
from functools import wraps
from typing import NoReturn

from xcollab.errors import Refused, Word
from xcollab.schema.digests import FINGERPRINTS, is_fingerprint
from xcollab.words import N_
from xcollab.workflow.acts.act import Rule
from xcollab.workflow.model import authority
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.rules.fold import Transition, fold, impossible, lookup, out_of_stage
from xcollab.workflow.rules.rulebook import act_of, named, row_for, rows


def _placed(judging: Callable[[Attempt], str]) -> Callable[[Attempt], str]:
    """Its refusals know the collaboration that they are of, so that hints can name it."""

    @wraps(judging)
    def judged(attempt: Attempt) -> str:
        try:
            return judging(attempt)
        except Refused as refusal:
            refusal.arguments.setdefault("collab", attempt.state.collab.id)
            raise

    return judged


@_placed
def judge(attempt: Attempt) -> str:
    """The capacity in which the person may do the act, as `department/capacity`.

    Raises `Refused`: the state does not allow it, the person may not, something is missing, a condition is not met.
    """
    rule = _row(attempt)
    capacity = _capacity(attempt, rule)
    for condition in rule.needs:
        condition.refuse(attempt)
    if attempt.act == "withdraw":
        _rested_on(attempt)
    _bound(attempt)
    return capacity


@_placed
def speaks_as(attempt: Attempt) -> str:
    """The capacity in which the person would do the act, as `department/capacity`, before its content is known."""
    machine = MACHINE_OF[attempt.kind]
    status = attempt.state.status(machine, attempt.subject)
    if early := out_of_stage(attempt.state, machine, attempt.act, attempt.subject):
        raise Refused.of(early.code, early.arguments)
    possible = [rule for rule in rows(machine, attempt.act) if status in rule.sources]
    if not possible:
        _refuse_state(attempt, machine, status)
    return _capacity(attempt, possible[0]._replace(who=tuple(dict.fromkeys(w for r in possible for w in r.who))))


def _row(attempt: Attempt) -> Rule:
    if attempt.entry is not None:
        rule, problem = lookup(attempt.state, attempt.entry)
        if rule is None or problem is not None:
            assert problem is not None
            raise Refused.of(problem.code, problem.arguments)
        return rule
    machine = MACHINE_OF[attempt.kind]
    if early := out_of_stage(attempt.state, machine, attempt.act, attempt.subject):
        raise Refused.of(early.code, early.arguments)
    status = attempt.state.status(machine, attempt.subject)
    rule = row_for(machine, attempt.act, "", status)
    if rule is None:
        _refuse_state(attempt, machine, status)
    return rule


WITHDRAWING = N_("What is withdrawn counts as not said, as long as nothing later rests on it. What states a plan, or"
                 " raises an issue, is not withdrawn, but done the other way round: {acts}.")  # fmt: skip


def _rested_on(attempt: Attempt) -> None:
    """Whether what is taken back can be: what changed a plan is done the other way round, and what others rest on stays."""
    target, entry = attempt.target, attempt.entry
    assert target is not None and entry is not None
    act = act_of(target)
    if not act.withdrawable:
        raise Refused("not-withdrawable", act=named(MACHINE_OF[act.kind], act.name))
    if not act.counts:
        return
    known = {finding.record for finding in attempt.state.findings}
    after = fold(attempt.state.collab.with_entries(entry))
    broken = next((finding.record for finding in after.findings if finding.record not in known), "")
    if later := broken.rpartition("/")[2] or _handed_in_on_it(attempt, after):
        raise Refused("withdrawal-breaks", name=target.name, later=later)


def _handed_in_on_it(attempt: Attempt, after: State) -> str:
    """The deliverables in review that were handed in on terms which the owner would not have confirmed: nobody could confirm them now."""
    task = after.tasks.get(attempt.subject)
    unconfirmed = after.to_renew(attempt.subject) and not attempt.state.to_renew(attempt.subject)
    return task.delivery.name if task and task.delivery and task.status == "in-review" and unconfirmed else ""


def _bound(attempt: Attempt) -> None:
    """What a statement is bound to stands in it whole: a few digits could be made to fit something else."""
    statement = attempt.entry.statement if attempt.entry else None
    for key in FINGERPRINTS:
        value = getattr(statement, key, None)
        if value is not None and not is_fingerprint(value):
            raise Refused("bad-fingerprint", key=key, value=value)


def _refuse_state(attempt: Attempt, machine: str, status: str) -> NoReturn:
    problem = impossible(attempt.subject, attempt.subject, Transition(machine, attempt.act, status))
    raise Refused.of(problem.code, problem.arguments)


def _capacity(attempt: Attempt, rule: Rule) -> str:
    matter = attempt.matter
    capacity = authority.capacity_of(matter, rule.who, attempt.by)
    if capacity is None:
        may = [name for who in rule.who for name in authority.holders(matter, who)]
        raise Refused(
            "not-yours",
            act=named(MACHINE_OF[attempt.kind], attempt.act),
            member=attempt.by,
            capacities=[Word("capacity", who) for who in rule.who],
            people=list(dict.fromkeys(may)),
        )
    if attempt.recorder != attempt.by and not authority.may_record_for(matter, attempt.by, attempt.recorder):
        raise Refused("not-recorder", member=attempt.by, recorder=attempt.recorder)
    return f"{attempt.snapshot.department_of(attempt.by)}/{capacity}"

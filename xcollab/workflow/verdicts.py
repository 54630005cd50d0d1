"""Conditions on the verdicts of stage 6. Each takes an attempt and raises `Refused`; the rulebook names them (see `conditions`)."""

from xcollab.errors import Refused, Word
from xcollab.schema.stage_acceptance import Return, Verdict
from xcollab.workflow import authority
from xcollab.workflow.attempt import Attempt


def party_free(attempt: Attempt) -> None:
    """The verdict is of the party that its author speaks for, and that party has given none; nobody gives both."""
    verdict = _verdict(attempt)
    if attempt.by not in authority.holders(attempt.matter, verdict.party):
        raise Refused("wrong-party", party=Word("party", verdict.party), member=attempt.by)
    given = attempt.state.tasks[attempt.subject].verdicts
    if verdict.party in given:
        raise Refused("verdict-given", party=Word("party", verdict.party), task=attempt.subject)
    for entry in given.values():
        if {entry.statement.by, entry.statement.recorded_by} & {attempt.by, attempt.recorder}:
            raise Refused("both-verdicts", member=entry.statement.by, task=attempt.subject)


def impartial(attempt: Attempt) -> None:
    """Nobody judges their own work while somebody else of that side can."""
    workers = _workers(attempt)
    if attempt.by not in workers:
        if attempt.recorder in workers:
            raise Refused("own-work", member=attempt.recorder, task=attempt.subject, others=[attempt.by])
        return
    others = [m for m in authority.holders(attempt.matter, _verdict(attempt).party) if m not in workers]
    if others:
        raise Refused("own-work", member=attempt.by, task=attempt.subject, others=others)


def _workers(attempt: Attempt) -> set[str]:
    """Who did the work of the task: owner, assignee, helpers, and whoever submitted it."""
    task = attempt.state.collab.tasks[attempt.subject]
    handing = attempt.state.tasks[attempt.subject].handing
    return {task.owner, task.doer, *task.helpers, *((handing.statement.by,) if handing else ())}


def criteria_judged(attempt: Attempt) -> None:
    """Each criterion is judged, and what is not met is mended by a follow-up task."""
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

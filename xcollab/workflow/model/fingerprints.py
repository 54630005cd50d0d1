"""Fingerprints: what an answer is bound to (docs/decisions/0009).

A fingerprint is a name of what it covers, a colon and the sha256 over JSON with sorted keys, unset keys left out. Anyone
can recompute it from the files alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.schema.digests import begins
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.schema.plain import Plain
    from xcollab.schema.request import Request
    from xcollab.schema.statements.acceptance import Deliverable, Delivery
    from xcollab.schema.task import Task

TERMS_OF_REQUEST = ("objectives", "milestones", "due", "scope")
"""What every department's answer is to; beside these, the special requirements that concern it."""
TERMS_OF_TASK = ("description", "department", "owner", "criteria")
"""What an owner's confirmation is to."""
TERMS_ARE = N_("A department answers: {terms} (of the last those that concern it or all); an owner confirms: {task}. Only where these"
               " change is anybody asked again; a mended title disturbs nobody.")  # fmt: skip


def _fingerprint(name: str, covered: object) -> str:
    import hashlib  # views that only compare what statements say compute none
    import json

    text = json.dumps(covered, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{name}:{hashlib.sha256(text.encode()).hexdigest()}"


def request_terms(request: Request, department: str) -> str:
    """What a department's feedback answers: the terms common to all, and the special requirements that concern it.

    Title, background, coordinator, priority and the list of departments do not count.
    """
    special = [r.dump() for r in request.special_requirements if r.department in (None, department)]
    covered = request.dump_only(TERMS_OF_REQUEST) | ({"special_requirements": special} if special else {})
    return _fingerprint("terms1", covered)


def approval_terms(request: Request) -> str:
    """What an approval answers: the same for whoever approves, with the special requirements of all departments."""
    special = [requirement.dump() for requirement in request.special_requirements]
    covered = request.dump_only(TERMS_OF_REQUEST) | ({"special_requirements": special} if special else {})
    return _fingerprint("terms1", covered)


def task_terms(task: Task) -> str:
    """What an owner's confirmation answers: description, department, owner and criteria; the date is frozen apart."""
    return _fingerprint("task1", task.dump_only(TERMS_OF_TASK))


def plan_digest(plan: Request | Task) -> str:
    """The whole of a plan, so that a change that nobody stated is noticed."""
    return _fingerprint("plan1", plan.dump())


def deliverables_digest(delivery: Delivery) -> str:
    """What a verdict judges: the deliverables as submitted, an attachment by its bytes alone.

    So an attachment that is redacted later leaves the verdicts on it as they are.
    """
    return _fingerprint("deliverables1", [thing.dump() | _bytes_of(thing) for thing in delivery.deliverables])


def _bytes_of(deliverable: Deliverable) -> dict[str, Plain]:
    return {"attachment": deliverable.attachment.sha256} if deliverable.attachment else {}


def completed(typed: str, now: str) -> str:
    """The whole of the present fingerprint where somebody typed its beginning; otherwise what they typed, for the judge."""
    return now if begins(typed, now) else typed

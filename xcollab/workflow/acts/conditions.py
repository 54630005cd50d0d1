"""Conditions that acts of several stages have in common."""

from xcollab.errors import Refused
from xcollab.schema.digests import short
from xcollab.schema.statements.feedback import Feedback
from xcollab.schema.statements.request import Approval, Refusal
from xcollab.schema.statements.task import TaskConfirmation
from xcollab.words import N_
from xcollab.workflow.acts.act import condition
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.plan_references import Problem


def refuse_first(problems: list[Problem]) -> None:
    """Refuse by the first of some problems, if there is one."""
    if problems:
        key, code, arguments = problems[0]
        refusal = Refused.of(code, arguments)
        refusal.key = key
        raise refusal


@condition("terms-read", N_("the present terms were read"))
def terms_read(attempt: Attempt) -> None:
    """The answer is to the terms as they stand now."""
    said = attempt.statement
    assert isinstance(said, Feedback | TaskConfirmation | Approval | Refusal)
    collab = attempt.state.collab
    if attempt.kind == "feedback" and collab.request is not None:
        now = fingerprints.request_terms(collab.request, attempt.subject)
    elif attempt.kind == "request" and collab.request is not None:
        now = fingerprints.approval_terms(collab.request)
    else:
        now = fingerprints.task_terms(collab.tasks[attempt.subject])
    if said.answers != now:
        raise Refused("stale-answer", answers=short(said.answers), now=now, subject=attempt.subject)


@condition("date-in-force", N_("moves from the date in force"))
def date_in_force(attempt: Attempt) -> None:
    """A date that is not in force is a contradiction: the fold finds it at any time (`Act.contradiction`)."""

"""Statements on the request (stage 1, `logs/request/`) and its end (stage 6)."""

from typing import Annotated, Literal

from xcollab.schema.base import Day, Duration, Slug, Text, items
from xcollab.schema.digests import Fingerprint
from xcollab.schema.request import Approver
from xcollab.schema.statement import Attachment, Statement
from xcollab.schema.value import Value


class Submission(Statement):
    """The request is put to the departments; their clock starts. By the requester's side."""

    act: Literal["submit"]
    asked: tuple[Slug, ...]
    approvers: tuple[Approver, ...] = ()
    """Who has to approve it, as the request says; where somebody has to before `ask`, the departments are asked by the last of
    these approvals.
    """
    within: Duration
    plan: Fingerprint


class Approval(Statement):
    """Somebody above approves the terms that they read (同意). By whom the request names for it."""

    act: Literal["approve"]
    answers: Fingerprint
    note: Text | None = None


class Refusal(Statement):
    """They do not approve them (不同意): the request is revised, or given up."""

    act: Literal["refuse"]
    answers: Fingerprint
    reason: Text


class Change(Value):
    """One field of the request, before and after, so that any text once answered can be rebuilt."""

    field: str
    from_: object = None
    to: object = None


class Revision(Statement):
    """A submitted request is changed; only the departments that it touches are asked again."""

    act: Literal["revise"]
    reason: Text
    changes: Annotated[tuple[Change, ...], items(1)]
    asked: tuple[Slug, ...] = ()
    """The departments that must answer anew, because they are new or their terms changed."""
    within: Duration
    plan: Fingerprint


class PassedOver(Value):
    """A department that did not answer and is not waited for; never taken for an acceptance."""

    department: Slug
    reason: Text


class Confirmation(Statement):
    """Work may begin. By the coordinator, once every department accepted."""

    act: Literal["confirm"]
    acknowledged: tuple[Slug, ...] = ()
    """Departments whose conditions are taken note of."""
    without: tuple[PassedOver, ...] = ()
    plan: Fingerprint


class Handover(Statement):
    """Another member becomes the coordinator."""

    act: Literal["handover"]
    from_: Slug
    to: Slug
    reason: Text | None = None
    plan: Fingerprint


class Cancellation(Statement):
    """The whole is given up."""

    act: Literal["cancel"]
    reason: Text


class Improvement(Value):
    """What will be done differently, by whom, by when."""

    text: Text
    owner: Slug | None = None
    due: Day | None = None


class Archiving(Statement):
    """The end, with what was learned (复盘). By the coordinator, when every task is closed."""

    act: Literal["archive"]
    went_well: Annotated[tuple[Text, ...], items(1)]
    went_badly: tuple[Text, ...] = ()
    root_causes: tuple[Text, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    attachments: tuple[Attachment, ...] = ()

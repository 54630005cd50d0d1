"""Which model a statement is, by its subject and act. Read by the store, the rulebook and `check` alike."""

from collections.abc import Mapping

from xcollab.schema import (
    stage_acceptance,
    stage_feedback,
    stage_issue,
    stage_request,
    stage_task,
    statement,
)

_ANYWHERE: Mapping[str, type[statement.Statement]] = {
    "comment": statement.Comment,
    "object": statement.Objection,
    "acknowledge": statement.Acknowledgement,
    "withdraw": statement.Withdrawal,
}

_OWED: Mapping[str, type[statement.Statement]] = {**_ANYWHERE, "hold": statement.Hold}

STATEMENTS: Mapping[str, Mapping[str, type[statement.Statement]]] = {
    "request": {
        "submit": stage_request.Submission,
        "revise": stage_request.Revision,
        "confirm": stage_request.Confirmation,
        "handover": stage_request.Handover,
        "cancel": stage_request.Cancellation,
        "archive": stage_request.Archiving,
        **_ANYWHERE,
    },
    "feedback": {"feedback": stage_feedback.Feedback, **_OWED},
    "meeting": {"minutes": stage_feedback.Minutes, **_ANYWHERE},
    "task": {
        "confirm": stage_task.TaskConfirmation,
        "decline": stage_task.Declining,
        "progress": stage_task.Progress,
        "reschedule": stage_task.Rescheduling,
        "reassign": stage_task.Reassignment,
        "cancel": stage_request.Cancellation,
        **_OWED,
    },
    "acceptance": {
        "submit": stage_acceptance.Handing,
        "pass": stage_acceptance.Passing,
        "return": stage_acceptance.Return,
        **_OWED,
    },
    "issue": {
        "open": stage_issue.Opening,
        "propose": stage_issue.Proposal,
        "agree": stage_issue.Agreement,
        "reject": stage_issue.Rejection,
        "transfer": stage_issue.Transfer,
        "resolve": stage_issue.Resolution,
        "reopen": stage_issue.Reopening,
        **_OWED,
    },
}
"""Subject kind, then act, then the model of the statement."""

"""Stage 2: what each department asked answers."""

from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements import feedback as stage_feedback
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Rule
from xcollab.workflow.acts.conditions import terms_read
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, answering, without
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import ASKED

_ANSWERS = ("unanswered", "accept", "conditions", "changes", "decline")
_CARRIES = {
    "accept": ("scope",),
    "conditions": ("scope", "conditions"),
    "changes": ("changes",),
    "decline": ("reason",),
}
"""By decision, what it has to say."""


def belongs(key: str, decision: str) -> bool:
    """Whether a key of an answer has a place in a decision: a condition has none in one without."""
    ruled = {own for keys in _CARRIES.values() for own in keys}
    return key not in ruled or key in _CARRIES[decision]


def _decision(state: State, entry: Entry) -> str:
    said = said_as(entry.statement, stage_feedback.Feedback)
    return str(said.decision)


def _answered(scene: DraftContext, said: Said) -> Draft:
    return Draft(answering(said, fingerprints.request_terms(scene.plan, scene.subject)))


def _give(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_feedback.Feedback)
    before = state.feedback[entry.subject]
    after = replace(before, status=rule.target, entry=entry, answers=said.answers)
    return replace(state, feedback={**state.feedback, entry.subject: after})


FEEDBACK = Act(
    "feedback", "feedback", N_("give feedback"), N_("{who} answered for {id}: {decision}"), ("coordinator", "requester"),
    tuple(
        Rule("feedback", "feedback", _ANSWERS, decision, ("representative",), variant=decision, carries=carries,
             request=ASKED, needs=(terms_read,), clock="answers")
        for decision, carries in _CARRIES.items()
    ),
    stage_feedback.Feedback, variant=_decision, draft=_answered, stripped=without("answers"), effect=_give,
    details=("changes", "conditions", "reason"), sentence_again=N_("{who} answered for {id} anew: {decision}"),
)  # fmt: skip

ACTS = (FEEDBACK,)

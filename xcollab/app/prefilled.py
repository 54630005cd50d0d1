"""What a form says before anybody filled it in, for doors that show it whole: what stands there, the terms that are read, the action
that is meant where there is one.
"""

from collections.abc import Mapping

from xcollab.app.acts.performing import Performing
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.actions import open_actions


def prefilled(performing: Performing) -> Mapping[str, object]:
    """By field: the plan that is edited, what is known of the answer, and the fingerprint of the terms that whoever sees the form
    has read, so that an answer to others is refused.
    """
    form, view, subject = performing.form, performing.view, performing.subject
    known = {**performing.present(), **performing.filled.said}
    if form.prefill and form.prefill.flag:
        known = form.prefill.fields(view, subject) | known
    bound = next((field.key for field in form.fields if field.kind.name == "terms"), None)
    if bound:
        known[bound] = _terms(performing)
    if subject.target and (number := _action(performing)):
        known["number"] = number
    return known


def _action(performing: Performing) -> int:
    """The number of the action in the statement that it is about: one's own, or the only one; 0 where it has to be said."""
    state = performing.view.state(performing.subject.collab)
    found = open_actions(state, performing.subject.target)
    own = [one for one in found if one.owner == performing.speaker.by]
    return next((some[0].number for some in (own, found) if len(some) == 1), 0)


def _terms(performing: Performing) -> str:
    """The fingerprint of the present terms, which the form is about."""
    subject = performing.subject
    collab = performing.view.snapshot.collabs[subject.collab]
    if subject.kind == "task":
        return fingerprints.task_terms(collab.tasks[subject.id])
    assert collab.request  # the act was possible on it
    if subject.kind == "feedback":
        return fingerprints.request_terms(collab.request, subject.id)
    return fingerprints.approval_terms(collab.request)

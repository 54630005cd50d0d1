"""What a form says before anybody filled it in, for doors that show it whole: what stands there, and the terms that are read."""

from collections.abc import Mapping

from xcollab.app.acts.performing import Performing
from xcollab.workflow.model import fingerprints


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
    return known


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

"""A department's last answer, to be said again in the present terms, as it was or changed."""

from typing import TYPE_CHECKING, Any

from xcollab.errors import Refused

if TYPE_CHECKING:
    from xcollab.app.forms.form import Subject
    from xcollab.app.workspace_view import WorkspaceView


def last_answer(view: "WorkspaceView", subject: "Subject") -> dict[str, Any]:
    """What it said; raises `Refused` where it said nothing yet, or its answer is to the present terms."""
    from xcollab.workflow.model.last_answer import answer_again

    state = view.state(subject.collab)
    feedback = state.feedback.get(subject.id)
    if feedback and feedback.entry and state.current(subject.id):
        raise Refused("answer-stands", department=subject.id, collab=subject.collab)
    said = answer_again(state, subject.id)
    if said is None:
        raise Refused("nothing-to-renew", department=subject.id, collab=subject.collab)
    return dict(said)


def changed_answer(before: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """With another decision, what belonged to the former one alone goes."""
    from xcollab.workflow.acts.feedback import belongs

    after = before | said
    if after["decision"] == before["decision"]:
        return after
    return {key: value for key, value in after.items() if key in said or belongs(key, str(after["decision"]))}

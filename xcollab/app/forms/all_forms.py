"""All forms, in the order of the six stages: what can be done."""

from collections.abc import Mapping

from xcollab.app.forms.form import Form
from xcollab.app.forms.stages import acceptance, archive, common, feedback, issue, meeting, request, task

FORMS: Mapping[tuple[str, str], Form] = {
    (form.kind, form.act): form
    for stage in (request, feedback, meeting, task, issue, acceptance, archive, common)
    for form in stage.FORMS
}
"""By kind of subject and act; acts on anything have no kind."""


OTHERS: Mapping[tuple[str, str, str], Form] = {
    (form.kind, form.act, form.name): form for form in (*feedback.OTHERS, *task.OTHERS, *acceptance.OTHERS)
}
"""Further forms of acts that have one, by kind, act and what they are called."""
EVERY: tuple[Form, ...] = (*FORMS.values(), *OTHERS.values())


def form_of(kind: str, act: str, name: str = "") -> Form:
    """The form of an act, the one of that name where it has several; raises `KeyError` where there is none."""
    if name:
        return OTHERS[kind, act, name]
    return FORMS.get((kind, act)) or FORMS["", act]

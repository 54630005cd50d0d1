"""All forms, in the order of the six stages: what can be done."""

from collections.abc import Mapping

from xcollab.app.forms import acceptance, archive, common, feedback, issue, meeting, request, task
from xcollab.app.forms.form import Form

FORMS: Mapping[tuple[str, str], Form] = {
    (form.kind, form.act): form
    for stage in (request, feedback, meeting, task, issue, acceptance, archive, common)
    for form in stage.FORMS
}
"""By kind of subject and act; acts on anything have no kind."""


def form_of(kind: str, act: str) -> Form:
    """The form of an act; raises `KeyError` where there is none."""
    return FORMS.get((kind, act)) or FORMS["", act]

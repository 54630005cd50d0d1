"""Which field of a form a refusal is about: where it is told, or asked for anew."""

from collections.abc import Mapping, Sequence

from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.shared_fields import RECORDING
from xcollab.errors import XcollabError

_MAKES_GOOD: Mapping[str, str] = {
    "moves-unsaid": "moves",
    "revision-unsaid": "revision",
    "conditions-unacknowledged": "acknowledged",
    "silence-unexplained": "without",
    "unmet-without-follow-up": "follow_up_title",
    "issue-without-task": "tasks",
    "dependants-wait": "dependants",
}
"""By the code of a refusal, the field that makes good what it misses."""
_NAMING = ("field-needed", "verdict-unsaid", "verdict-needs")
"""Refusals that name the field themselves."""


def lacking_field(form: Form, refusal: XcollabError) -> Field | None:
    """The field that would make good what a refusal misses."""
    key = refusal.arguments.get("key") if refusal.code in _NAMING else _MAKES_GOOD.get(refusal.code)
    return next((field for field in form.fields if field.key == key), None)


def blamed(form: Form, refusal: XcollabError) -> Sequence[str]:
    """The keys of the fields that a refusal is about; none where it is about the act as a whole."""
    if refusal.code == "missing-values":
        keys = refusal.arguments["keys"]
        assert isinstance(keys, list)
        return keys
    if lacking := lacking_field(form, refusal):
        return [lacking.key]
    asked = (*form.fields, *RECORDING)
    return list(dict.fromkeys(field.key for field in asked if refusal.key and field.key == refusal.key[0]))

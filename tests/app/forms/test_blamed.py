"""Which field a refusal is about, so that a page tells it there and a terminal asks for it."""

import pytest

from xcollab.app.forms.blamed import blamed, lacking_field
from xcollab.app.forms.form import Form
from xcollab.app.forms.stages import acceptance, issue, task
from xcollab.errors import Misused, Refused, XcollabError


def _at(code: str, *key: str | int) -> XcollabError:
    refusal = Misused(code)
    refusal.key = key
    return refusal


CASES: dict[str, tuple[Form, XcollabError, list[str]]] = {
    "what is missing": (task.LOG, Misused("missing-values", keys=["status", "text"]), ["status", "text"]),
    "what would make it good": (issue.RESOLVE, Refused("moves-unsaid"), ["moves"]),
    "what it names itself": (task.LOG, Refused("field-needed", key="forecast"), ["forecast"]),
    "where it was typed": (task.LOG, _at("not-a-date-value", "forecast"), ["forecast"]),
    "a part of a row": (acceptance.SUBMIT, _at("bad", "deliverables", 0, "quantity"), ["deliverables"]),
    "how it was heard": (task.LOG, _at("missing-options", "via"), ["via"]),
    "what no field says": (task.LOG, _at("bad", "at"), []),
    "the act as a whole": (task.LOG, Refused("not-possible"), []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_refusal_is_about(case: str) -> None:
    form, refusal, keys = CASES[case]
    assert blamed(form, refusal) == keys


def test_what_another_form_would_ask_for_is_not_asked_in_this_one() -> None:
    assert lacking_field(task.LOG, Refused("moves-unsaid")) is None

"""What a record could not hold is refused where it was typed: by its flag, or with the line of the file."""

import pytest

from xcollab.app.acts.validation import validated
from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.form_input import FormInput
from xcollab.errors import Example, Misused
from xcollab.schema.request import Request
from xcollab.store.yaml.reading import read

FORM = form_of("request", "create")
RIGHT: dict[str, object] = {
    "title": "T", "background": "b", "objectives": ["o"], "requester": "li", "department": "sales", "coordinator": "li",
    "departments": ["tech"], "due": "2024-09-30", "milestones": [{"name": "M", "date": "2024-09-01"}],
}  # fmt: skip


def _refused(data: dict[str, object], filled: FormInput | None = None) -> Misused:
    with pytest.raises(Misused) as refused:
        validated(Request, data, FORM, filled or FormInput())
    return refused.value


def test_what_is_right_becomes_a_record() -> None:
    assert validated(Request, RIGHT, FORM, FormInput()).title == "T"


def test_what_was_typed_is_refused_by_its_flag() -> None:
    refusal = _refused(RIGHT | {"title": "two\nlines"})
    assert (refusal.code, refusal.where, refusal.key) == ("one-line", "--title", ("title",))


def test_what_a_file_says_is_refused_with_its_line() -> None:
    filled = FormInput()
    filled.file, filled.document = "form.yaml", read(b"background: b\nmilestones:\n  - name: M\n    date: 1999-01-01\n")
    refusal = _refused(RIGHT | {"milestones": [{"name": "M", "date": "1999-01-01"}]}, filled)
    assert (refusal.where, refusal.key) == ("form.yaml:4", ("milestones", 0, "date"))
    assert refusal.arguments["example"] == Example("NAME; date=2024-08-01"), "how it could be typed"


def test_what_no_field_asks_for_has_no_place_to_name() -> None:
    refusal = _refused(RIGHT | {"unknown": 1})
    assert (refusal.where, refusal.key) == ("", ("unknown",))

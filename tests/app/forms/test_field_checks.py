"""An answer is judged as it is typed, by the model of the record it goes into; what other fields lack comes later."""

import pytest

from tests.support.at_work import People
from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.field_checks import check, check_key, parsed, shown
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.values import Typing
from xcollab.errors import Example, Misused
from xcollab.schema.department import Member

REQUEST = form_of("request", "create")
MINUTES = form_of("meeting", "minutes")


def _field(form: Form, key: str) -> Field:
    return next(field for field in form.fields if field.key == key)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "Launch"),
        ("objectives", "500 orders"),
        ("due", "2024-09-30"),
        ("milestones", {"name": "Launch", "date": "2024-09-01"}),
    ],
)
def test_a_value_that_the_record_can_hold_is_let_through_whatever_else_is_missing(key: str, value: object) -> None:
    check(REQUEST, _field(REQUEST, key), value)


@pytest.mark.parametrize(
    ("form", "key", "value", "code"),
    [
        (REQUEST, "title", "two\nlines", "one-line"),
        (REQUEST, "title", "…", "placeholder-text"),
        (REQUEST, "objectives", " ", "empty-text"),
        (REQUEST, "milestones", {"name": "Launch"}, "missing-key"),
        (form_of("request", "revise"), "title", "two\nlines", "one-line"),
        (form_of("task", "edit"), "title", "two\nlines", "one-line"),
        (form_of("issue", "open"), "title", "two\nlines", "one-line"),
    ],
)
def test_a_value_that_the_record_could_not_hold_is_refused_with_its_flag(
    form: Form, key: str, value: object, code: str
) -> None:
    field = _field(form, key)
    with pytest.raises(Misused) as refused:
        check(form, field, value)
    assert (refused.value.code, refused.value.where) == (code, field.flag)


def test_how_a_field_with_parts_is_typed_is_shown_with_its_refusal() -> None:
    field = _field(REQUEST, "milestones")
    with pytest.raises(Misused) as refused:
        check(REQUEST, field, {"name": "two\nlines", "date": "2024-09-01"})
    assert refused.value.arguments["example"] == Example("NAME; date=2024-08-01")
    assert shown(field) == {"example": Example("NAME; date=2024-08-01")}
    assert shown(_field(REQUEST, "title")) == shown(None) == {}


def test_what_cannot_be_typed_may_be_missing_from_a_part() -> None:
    """Whose date a move is, and from when, is filled in by the act."""
    resolve = form_of("issue", "resolve")
    check(resolve, _field(resolve, "moves"), {"task": "report", "to": "2024-07-22", "reason": "r"})


def test_a_text_that_becomes_part_of_something_else_is_judged_as_text() -> None:
    passing = form_of("acceptance", "pass")
    field = _field(passing, "follow_up_title")
    check(passing, field, "Add prices")
    with pytest.raises(Misused) as refused:
        check(passing, field, "\x07")
    assert refused.value.where == "--follow-up"


def test_a_typed_text_becomes_a_value_and_a_list_where_the_field_repeats(onlookers: People) -> None:
    typing = Typing(onlookers.view("li"), "q3", "")
    assert parsed(typing, MINUTES, _field(MINUTES, "held"), "2024年7月2日") == "2024-07-02"
    assert parsed(typing, MINUTES, _field(MINUTES, "attendees"), "li、Mr Smith") == ["li", "Mr Smith"]
    with pytest.raises(Misused) as refused:
        parsed(typing, MINUTES, _field(MINUTES, "kind"), "party")
    assert (refused.value.code, refused.value.arguments["flag"], typing.flag) == ("not-a-word", "--kind", "--kind")


def test_one_key_of_a_record_is_judged_by_itself() -> None:
    check_key(Member, "id", "zheng", "--as")
    with pytest.raises(Misused) as refused:
        check_key(Member, "id", "Zheng Li", "--as")
    assert refused.value.where == "--as"

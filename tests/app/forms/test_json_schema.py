"""A form as JSON Schema: it lets right values through, finds wrong ones, and what it lets through is understood."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.support.at_work import People, carried_out
from xcollab.app.forms.all_forms import FORMS, form_of
from xcollab.app.forms.form import Form
from xcollab.app.forms.json_schema import form_schema
from xcollab.words.labels import LANGUAGES
from xcollab.words.language import Words

REQUEST: dict[str, Any] = {
    "title": "Launch", "background": "b", "objectives": ["o"], "coordinator": "Zhou Min", "departments": ["sales", "tech"],
    "due": "2024-09-30", "milestones": [{"name": "Launch", "date": "2024-09-01"}], "priority": "高", "x-cost": 3,
}  # fmt: skip


def _wrong(form: Form, said: object) -> list[str]:
    validator = Draft202012Validator(dict(form_schema(form, Words("en"))), format_checker=FormatChecker())
    return [error.json_path for error in validator.iter_errors(said)]


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.typed)
def test_each_form_has_a_sound_schema_that_names_what_is_required_and_explains_every_field(form: Form) -> None:
    for language in LANGUAGES:
        words = Words(language)
        schema: Any = form_schema(form, words)
        Draft202012Validator.check_schema(schema)
        assert schema["properties"].keys() == {field.key for field in form.fields}
        assert schema["required"] == [field.key for field in form.fields if field.required]
        for field in form.fields:
            about = schema["properties"][field.key]
            assert about["title"] == words.label("field", field.key)
            assert about["description"].startswith(words(field.help))
            assert ("items" in about) == field.kind.many


def test_what_is_right_is_let_through() -> None:
    assert _wrong(form_of("request", "create"), REQUEST) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"title": "two\nlines"}, "$.title"),
        ({"background": "  "}, "$.background"),
        ({"objectives": []}, "$.objectives"),
        ({"objectives": "one"}, "$.objectives"),
        ({"due": "soon"}, "$.due"),
        ({"due": "2024-02-30"}, "$.due"),
        ({"due": 20240930}, "$.due"),
        ({"priority": "asap"}, "$.priority"),
        ({"milestones": [{"name": "Launch"}]}, "$.milestones[0]"),
        ({"milestones": [{"name": "Launch", "day": "2024-09-01"}]}, "$.milestones[0]"),
        ({"coordinator": ["zhou"]}, "$.coordinator"),
        ({"titel": "Launch"}, "$"),
    ],
    ids=str,
)
def test_what_is_wrong_is_found_where_it_is(change: dict[str, Any], where: str) -> None:
    assert _wrong(form_of("request", "create"), REQUEST | change) == [where]


@pytest.mark.parametrize("key", ["title", "due", "milestones"])
def test_what_is_required_and_missing_is_found(key: str) -> None:
    assert _wrong(form_of("request", "create"), {k: v for k, v in REQUEST.items() if k != key}) == ["$"]


def test_numbers_files_and_yes_or_no_are_told_apart() -> None:
    submit, resolve = form_of("acceptance", "submit"), form_of("issue", "resolve")
    right = {"name": "Report", "quantity": 2, "attachment": "report.pdf", "meets": False}
    assert _wrong(submit, {"deliverables": [right]}) == []
    for change in ({"quantity": "two"}, {"meets": "perhaps"}, {"attachment": {"name": "report.pdf"}}):
        assert _wrong(submit, {"deliverables": [right | change]}) == ["$.deliverables[0]"]
    assert _wrong(resolve, {"text": "t", "no_moves": True}) == []
    assert _wrong(resolve, {"text": "t", "no_moves": 1}) == ["$.no_moves"]


def test_what_the_schema_lets_through_is_performed_as_it_stands(people: People) -> None:
    said = {key: value for key, value in REQUEST.items() if key != "x-cost"}
    people.do("chen", "request", "create", new_id="q3", **said)
    people.do("chen", "request", "submit", collab="q3")
    given = {
        "decision": "承接",
        "scope": ["dealers"],
        "resources": [{"what": "hands", "quantity": 2, "department": "Tech"}],
    }
    assert _wrong(form_of("feedback", "feedback"), given) == []
    done = people.do("li", "feedback", "feedback", collab="q3", **given)
    assert b"department: tech" in (done.decided.writes[0].content or b"")


def test_all_six_stages_are_carried_out_with_values_that_the_schemas_let_through(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    does = people.do

    def held(who: str, subject: str, act: str, /, **given: Any) -> Any:
        form = form_of(subject, act)
        keys = {field.key for field in form.fields} - {argument.name for argument in form.arguments}
        assert _wrong(form, {key: value for key, value in given.items() if key in keys}) == []
        return does(who, subject, act, **given)

    monkeypatch.setattr(people, "do", held)
    carried_out(people)

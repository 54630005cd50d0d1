"""A form as a text to fill in: what is known stands there, the rest is a comment or an empty line to write on."""

import pytest

from xcollab.app.forms.all_forms import FORMS, form_of
from xcollab.app.forms.form import Form
from xcollab.app.forms.template import field_lines, template
from xcollab.store.yaml.reading import read
from xcollab.words.language import Words

EN = Words("en")


def test_it_begins_with_what_it_is_for_in_the_readers_language() -> None:
    form = form_of("task", "decline")
    assert template(EN, form, {}).splitlines()[:3] == [
        "# Give a task back to the coordinator.",
        "# Lines that begin with # are ignored; an empty form gives up.",
        "",
    ]
    chinese = template(Words("zh"), form, {}).splitlines()
    assert chinese[0] == "# 将任务退回总协调人"
    assert chinese[3].startswith("# 原因（必填）：")


def test_what_is_said_stands_there_and_what_is_not_is_an_empty_line_or_a_comment() -> None:
    lines = field_lines(EN, form_of("task", "create"), {"title": "Report", "due": "2024-07-10", "helpers": ["sun"]})
    assert "title: Report" in lines and "helpers:\n  - sun" in lines
    assert "due: 2024-07-10" in lines, "a day stands without quotes"
    assert {"owner: ", "criteria:\n  - ", "# start:", "# depends_on:\n#   - "} <= {*lines}
    assert lines[0] == "# title (required): What is to be done, in one line."


@pytest.mark.parametrize(
    "form", [form for form in FORMS.values() if any(f.required for f in form.fields)], ids=lambda form: form.typed
)
def test_every_form_unfilled_is_a_file_that_says_nothing_but_what_is_required(form: Form) -> None:
    document = read(template(EN, form, {}).encode())
    assert {key: value for key, value in document.data.items() if value not in (None, [None])} == {}
    assert {*document.data} == {field.key for field in form.fields if field.required}

"""What a form says so far: answers are taken and given back one by one, and each knows where it was written."""

from xcollab.app.forms import kinds
from xcollab.app.forms.form import Field
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.kind import several
from xcollab.store.yaml.reading import read

TITLE = Field("title", "--title", "What.", kinds.LINE)
TASKS = Field("tasks", "--task", "Which.", several(kinds.TASK))


def _of_three() -> FormInput:
    filled = FormInput()
    for one in ("a", "b", "c"):
        filled.take(TASKS, one.upper(), [one])
    return filled


def test_an_answer_replaces_the_former_one_and_of_a_list_it_comes_after_it() -> None:
    filled = _of_three()
    assert (filled.said, filled.typed) == ({"tasks": ["a", "b", "c"]}, {"tasks": ["A", "B", "C"]})
    filled.take(TITLE, "One", "One")
    filled.take(TITLE, "Other", "Other")
    assert (filled.said["title"], filled.typed["title"], filled.answered) == ("Other", "Other", True)


def test_one_answer_may_hold_several_values_of_a_list() -> None:
    filled = FormInput()
    filled.take(TASKS, "a, b", ["a", "b"])
    assert (filled.said["tasks"], filled.typed["tasks"]) == (["a", "b"], ["a, b"])


def test_of_a_list_only_the_item_that_was_refused_is_left_out() -> None:
    filled = _of_three()
    filled.leave_out(TASKS, ("tasks", 1))
    assert (filled.said["tasks"], filled.typed["tasks"]) == (["a", "c"], ["A", "C"])


def test_where_no_item_is_named_or_it_is_the_only_one_the_whole_field_is_left_out() -> None:
    filled = _of_three()
    filled.leave_out(TASKS, ("tasks",))
    assert (filled.said, filled.typed) == ({}, {})
    filled.take(TASKS, "a", ["a"])
    filled.leave_out(TASKS, ("tasks", 0))
    filled.leave_out(TITLE, ("title",))
    assert (filled.said, filled.typed) == ({}, {})


def test_an_item_that_is_not_in_the_list_takes_the_field_with_it() -> None:
    filled = _of_three()
    filled.leave_out(TASKS, ("tasks", 3))
    assert filled.said == {}


def test_what_is_forgotten_was_never_answered() -> None:
    filled = _of_three()
    filled.forget()
    assert (filled.said, filled.typed, filled.answered) == ({}, {}, False)


def test_what_a_file_says_stands_at_a_line_and_what_was_typed_nowhere() -> None:
    filled = FormInput()
    assert filled.where(("title",)) == ""
    filled.document, filled.file = read(b"title: T\nobjectives:\n  - a\n  - b\n"), "form.yaml"
    assert filled.where(("objectives", 1)) == "form.yaml:4"
    assert filled.where(("objectives", 7, "name")) == "form.yaml:2", "the nearest part around it"
    assert filled.where(("due",)) == filled.where(()) == ""

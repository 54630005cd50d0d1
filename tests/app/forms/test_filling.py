"""A form is filled from a file and from what is typed over it; what is wrong in the file is told with its line."""

from datetime import timedelta

import pytest

from tests.support.at_work import People
from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.filling import Written, fill, missing, refuse_missing
from xcollab.app.forms.values import Typing
from xcollab.errors import BadFile, Misused, XcollabError

REQUEST = form_of("request", "create")
EDIT = form_of("task", "edit")
RESOLVE = form_of("issue", "resolve")


@pytest.fixture
def typing(onlookers: People) -> Typing:
    """Li fills in a form on q3."""
    return Typing(onlookers.view("li"), "q3", "")


def _written(text: str, name: str = "form.yaml") -> Written:
    return Written(name, text.encode())


def test_a_file_says_fields_in_either_language_and_a_companys_own_keys_are_let_be(typing: Typing) -> None:
    filled = fill(typing, REQUEST, {}, _written("title: T\npriority: 高\ndue: 2024年9月30日\nx-cost: 3\nscope:\n"))
    assert filled.said == {"title": "T", "priority": "high", "due": "2024-09-30"}
    assert filled.typed == {"title": "T", "priority": "高", "due": "2024-09-30"}, (
        "of a day the day itself is kept for a draft"
    )
    assert filled.where(("due",)) == "form.yaml:3"


def test_a_day_in_words_is_seen_from_the_day_of_the_act_and_kept_as_that_day_for_a_draft(typing: Typing) -> None:
    said = {"due": "下周五", "milestones": ("Launch; date=tomorrow",)}
    filled = fill(typing, REQUEST, said)
    today = typing.view.now.date()
    meant = today + timedelta(days=11 - today.weekday())
    assert filled.said["due"] == filled.typed["due"] == meant.isoformat()
    assert filled.typed["milestones"] == [{"name": "Launch", "date": (today + timedelta(days=1)).isoformat()}]
    assert typing.understood == {"下周五": meant, "tomorrow": today + timedelta(days=1)}


def test_what_was_said_on_another_day_has_to_name_the_day(typing: Typing) -> None:
    typing.now_said = False
    with pytest.raises(Misused) as refused:
        fill(typing, REQUEST, {"due": "下周五"})
    assert refused.value.code == "not-a-date-value"


def test_what_is_typed_goes_over_what_the_file_says(typing: Typing) -> None:
    written = _written("title: T\nobjectives: [a, b]\n")
    filled = fill(typing, REQUEST, {"title": "Other", "objectives": ("c",)}, written)
    assert (filled.said, filled.typed["objectives"]) == ({"title": "Other", "objectives": ["c"]}, ["c"])


@pytest.mark.parametrize("nothing", [None, (), [], False])
def test_a_flag_that_was_not_given_says_nothing(typing: Typing, nothing: object) -> None:
    assert fill(typing, RESOLVE, {"no_moves": nothing}).said == {}


@pytest.mark.parametrize("nothing", ["", "  ", [""], ("", " ")])
def test_an_empty_text_takes_out_what_stands_in_a_plan(typing: Typing, nothing: object) -> None:
    assert fill(typing, EDIT, {"description": nothing, "helpers": nothing}).said == {"description": None, "helpers": []}
    assert fill(typing, EDIT, {"description": nothing}).typed == {"description": ""}


def test_a_file_takes_out_as_well_and_what_it_leaves_open_stays(typing: Typing) -> None:
    filled = fill(typing, EDIT, {}, _written("description: ''\nhelpers: []\nstart: ''\nmilestone:\n"))
    assert filled.said == {"description": None, "helpers": [], "start": None}


def test_of_what_is_said_for_the_first_time_or_needed_an_empty_text_is_none(typing: Typing) -> None:
    assert fill(typing, form_of("request", "revise"), {"reason": ""}).said == {"reason": ""}
    with pytest.raises(XcollabError):
        fill(typing, REQUEST, {"due": ""})


def test_a_switch_is_typed_by_its_presence(typing: Typing) -> None:
    assert fill(typing, RESOLVE, {"no_moves": True}).said == {"no_moves": True}


@pytest.mark.parametrize(
    ("text", "refusal", "code", "where"),
    [
        ("title: T\ntitel: U\n", Misused, "unknown-form-key", "form.yaml:2"),
        ("title: T\npriority: asap\n", Misused, "not-a-word", "form.yaml:2"),
        ("title: …\n", Misused, "placeholder-text", "form.yaml:1"),
        ("title: T\nmilestones:\n  - name: A\n    date: soon\n", Misused, "not-a-date-value", "form.yaml:4"),
        ("title: T\n\tdue: x\n", BadFile, "tab", "form.yaml:2"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_line(
    typing: Typing, text: str, refusal: type[XcollabError], code: str, where: str
) -> None:
    with pytest.raises(refusal) as refused:
        fill(typing, REQUEST, {}, _written(text))
    assert (refused.value.code, refused.value.where) == (code, where)


@pytest.mark.parametrize(("name", "code"), [("stdin", "given-not-utf8"), ("form.yaml", "not-utf8")])
def test_bytes_that_are_no_text_are_told_apart_by_where_they_came_from(typing: Typing, name: str, code: str) -> None:
    with pytest.raises(BadFile, match=f"^{code}$"):
        fill(typing, REQUEST, {}, Written(name, b"title: \xff\n"))


def test_all_that_is_required_and_missing_is_listed_with_its_flags(typing: Typing) -> None:
    filled = fill(typing, REQUEST, {"title": "T", "background": "b", "coordinator": "li", "due": "2024-09-30"})
    assert [field.key for field in missing(REQUEST, filled)] == ["objectives", "departments", "milestones"]
    with pytest.raises(Misused) as lacking:
        refuse_missing(typing, REQUEST, filled)
    assert lacking.value.arguments["command"] == "xcollab request new"
    assert lacking.value.arguments["missing"] == [
        "objectives (--objective)", "departments (--department)", "milestones (--milestone)",
    ]  # fmt: skip


@pytest.mark.parametrize("nothing", ["", [], ()])
def test_an_empty_value_is_missing(typing: Typing, nothing: object) -> None:
    filled = fill(typing, form_of("task", "cancel"), {})
    filled.said["reason"] = nothing
    assert [field.key for field in missing(form_of("task", "cancel"), filled)] == ["reason"]
    filled.said["reason"] = "r"
    refuse_missing(typing, form_of("task", "cancel"), filled)

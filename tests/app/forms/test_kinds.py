"""Every kind of field: what it takes, what it refuses and with which code, what completes it, how it is asked for."""

from datetime import datetime
from pathlib import Path
from random import Random
from typing import Annotated, Literal, NamedTuple, Union, get_args, get_origin

import pytest

from tests.support.company import Company, identity
from xcollab.app.context import Context
from xcollab.app.forms import kinds
from xcollab.app.forms.all_forms import FORMS
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.kind import Kind, several
from xcollab.app.forms.parts import assigned, made_of
from xcollab.app.forms.shared_fields import RECORDING
from xcollab.app.forms.values import Typing
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.filling.questions import question
from xcollab.errors import XcollabError
from xcollab.schema import base
from xcollab.schema.request import Request
from xcollab.schema.statement import Attachment
from xcollab.schema.task import Task
from xcollab.schema.value import Value, fields, keys
from xcollab.words.labels import LABELS
from xcollab.words.language import Words
from xcollab.workflow.rules.rulebook import STATEMENTS


class Row(NamedTuple):
    """A kind, and what is true of it."""

    kind: Kind
    takes: dict[str, object]
    """What is typed, and what is meant."""
    refuses: dict[str, str]
    """What is typed, and the code of the refusal."""
    candidates: str
    prompt: str
    """What follows the explanation of the field, in English."""


_MILESTONE = made_of({"name": kinds.LINE, "date": kinds.DATE}, "NAME; date=2024-08-01", needed=("date",))
_WITHOUT = assigned("department", kinds.DEPARTMENT, "reason", kinds.LONG_TEXT)
TABLE = (
    Row(kinds.LINE, {"one line": "one line"}, {"…": "placeholder-text"}, "", ""),
    Row(kinds.LONG_TEXT, {"one\nand two": "one\nand two"}, {"'…'": "placeholder-text"}, "", ""),
    Row(kinds.TERMS, {"terms1:ab12": "terms1:ab12"}, {"…": "placeholder-text"}, "", ""),
    Row(kinds.DATE, {"2024-07-05": "2024-07-05", "2024年7月5日": "2024-07-05", "2024/7/5": "2024-07-05", "下周五": "2024-07-12",
                     "8 July": "2024-07-08", "+3wd": "2024-07-08"},
        {"soon": "not-a-date-value", "2024-02-30": "not-a-date-value", "2024年2月30日": "not-a-date-value", "国庆前": "a-time-no-day"},
        "", " (such as 2024-07-05, 8 Oct, next Friday or +3wd)"),
    Row(kinds.DURATION, {"2wd": "2wd", " 24h ": "24h"}, {"2 days": "bad-duration", "0h": "bad-duration"}, "",
        " (such as 2wd (working days), 24h (hours) or 8wh (working hours))"),
    Row(kinds.NUMBER, {"2": 2, " 0 ": 0}, {"two": "not-a-number-value", "-1": "not-a-number-value"}, "", " (a whole number)"),
    Row(kinds.NUMBERS, {"1,3": [1, 3], "2": [2], "1、2": [1, 2]}, {"0": "not-a-number-value", "1,": "not-a-number-value"}, "",
        " (numbers, apart by commas)"),
    Row(kinds.DEPENDANT, {"free": {"becomes": "free"}, "report=一并取消": {"task": "report", "becomes": "cancel"},
                          "report": {"becomes": "instead", "to": "report"}}, {"nothing": "no-match"}, "",
        " (free, cancel, or a task's id)"),
    Row(kinds.YES_NO, {"yes": True, "否": False}, {"perhaps": "not-a-word"}, "yes-no", " (yes or no)"),
    Row(kinds.MEMBER, {"li": "li", "Li Na": "li"}, {"nobody": "no-match"}, "member", " (id or name)"),
    Row(kinds.GUEST, {"li": "li", "Mr Smith": "Mr Smith"}, {"…": "placeholder-text"}, "member", " (a member's id, or a name)"),
    Row(kinds.DEPARTMENT, {"tech": "tech", "Tech": "tech"}, {"moon": "no-match"}, "department", " (id or name)"),
    Row(kinds.COLLAB, {"q3": "q3"}, {"other": "no-match"}, "collab", " (its id or title)"),
    Row(kinds.MILESTONE, {"Launch": "Launch", "laun": "Launch", "other": "other"}, {}, "", ""),
    Row(kinds.TASK, {"report": "report", "q3/rep": "report"}, {"nothing": "no-match"}, "task", " (its id or title)"),
    Row(kinds.TEMPLATE, {}, {"launch": "nothing-there"}, "template", " (its name)"),
    Row(kinds.NEW_ID, {"flyer": "flyer"}, {"…": "placeholder-text"}, "", " (lower-case letters, digits and hyphens)"),
    Row(kinds.ISSUE, {}, {"nothing": "no-match"}, "issue", " (its id or title)"),
    Row(kinds.CAUSE, {"report": "report"}, {"nothing": "no-match"}, "cause", " (its id or title)"),
    Row(kinds.FILE, {}, {"nowhere.pdf": "no-such-file"}, "", " (its path)"),
    Row(kinds.choice("priority"), {"high": "high", "高": "high"}, {"asap": "not-a-word"}, "priority", ""),
    Row(_MILESTONE, {"A; date=2024-08-01": {"name": "A", "date": "2024-08-01"}, "A；日期＝2024年8月1日": {"name": "A", "date": "2024-08-01"}},
        {"A; date=soon": "not-a-date-value", "A; owner=li": "unknown-part"}, "", ""),
    Row(_WITHOUT, {"Tech=away": {"department": "tech", "reason": "away"}, "tech": {"department": "tech"}}, {"tech=": "missing-part", "moon=x": "no-match"}, "", ""),
)  # fmt: skip
FIELDS = [(form, field) for form in FORMS.values() for field in form.fields]
EVERY = [*(field.kind for _, field in FIELDS), *(field.kind for field in RECORDING)]


def _id(value: object) -> str:
    return value.kind.name if isinstance(value, Row) else ""


@pytest.fixture
def typing(working: Company) -> Typing:
    """A field of a form on the collaboration that is under way, as Li fills it in."""
    environment = {**working.environment, **identity("li", datetime.fromisoformat("2024-07-03T10:00+08:00"))}
    return Typing(WorkspaceView(Context(working.root, environment, Random(1))), "q3", "--flag")


@pytest.mark.parametrize("row", TABLE, ids=_id)
def test_a_kind_takes_what_is_meant_and_refuses_what_is_not(typing: Typing, row: Row) -> None:
    for typed, meant in row.takes.items():
        assert row.kind.understood(typing, typed) == meant
        assert several(row.kind).understood(typing, [typed]) == [meant]
    for typed, code in row.refuses.items():
        with pytest.raises(XcollabError) as refused:
            row.kind.understood(typing, typed)
        assert refused.value.code.startswith(code), refused.value.code


@pytest.mark.parametrize("row", TABLE, ids=_id)
def test_a_kind_is_completed_and_asked_for_in_one_way(row: Row) -> None:
    field = Field("title", "--title", "What.", row.kind)
    assert field.option.complete == row.candidates
    assert question(Words("en"), field) == f"title: What.{row.prompt}"
    assert field.option.metavar == row.kind.metavar and field.option.switch == row.kind.switch


def test_a_file_becomes_its_name_and_digest(typing: Typing, working: Company) -> None:
    Path(working.root / "report.pdf").write_bytes(b"report")
    attached = kinds.FILE.understood(typing, "report.pdf")
    assert (
        isinstance(attached, dict)
        and attached["name"] == "report.pdf"
        and attached.keys() == {"name", "path", "sha256"}
    )
    assert kinds.FILE.understood(typing, attached) == attached, "one that is attached already stays"


def test_where_files_come_with_a_form_only_they_can_be_meant(typing: Typing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing.view.context, "sent", {"1": ("report.pdf", b"report")})
    attached = kinds.FILE.understood(typing, "1")
    assert isinstance(attached, dict) and attached["name"] == "report.pdf"
    with pytest.raises(XcollabError, match="no-such-file"):
        kinds.FILE.understood(typing, "/etc/hostname")


def test_the_parts_of_a_mapping_are_understood_as_if_they_had_been_typed(typing: Typing) -> None:
    said = {"name": "A", "date": "2024年8月1日"}
    assert several(_MILESTONE).understood(typing, [said]) == [{"name": "A", "date": "2024-08-01"}]
    with pytest.raises(XcollabError) as refused:
        several(_MILESTONE).understood(typing, ["A; date=2024-08-01", {"name": "B", "date": "soon"}])
    assert refused.value.key == (1, "date")


def test_several_names_may_stand_in_one_text_of_a_list_alone(typing: Typing) -> None:
    assert several(kinds.MEMBER).understood(typing, "li、wang") == ["li", "wang"]
    with pytest.raises(XcollabError):
        kinds.MEMBER.understood(typing, "li、wang")


def test_every_kind_of_every_form_stands_in_the_table() -> None:
    known = {row.kind.name for row in TABLE}
    for kind in EVERY:
        assert {kind.name, *(part.name for part in kind.parts.values())} <= known
        assert kind.name != "choice" or kind.candidates in LABELS


@pytest.mark.parametrize(
    ("form", "field"), FIELDS, ids=lambda value: value.typed if isinstance(value, Form) else value.key
)
def test_the_help_of_a_field_names_each_word_and_each_part_that_can_be_typed(form: Form, field: Field) -> None:
    del form
    kind = field.kind
    if kind.name == "choice":
        assert all(word in field.help for word in LABELS[kind.candidates]), field.help
    for key in list(kind.parts)[1:]:
        assert key in field.help.lower(), field.help


@pytest.mark.parametrize(
    ("form", "field"), FIELDS, ids=lambda value: value.typed if isinstance(value, Form) else value.key
)
def test_the_kind_of_a_field_is_that_of_the_record_it_goes_into(form: Form, field: Field) -> None:
    model: type[Value] | None = STATEMENTS.get(form.kind or "task", {}).get(form.act)
    if form.act in ("create", "edit") or (form.act == "revise" and field.key != "reason"):
        model = Request if form.kind == "request" else Task
    assert model is not None
    names = {field.key: name for name, field in fields(model).items()}
    hint = model.__annotations__.get(names.get(field.key, ""))
    if hint is not None and field.kind is not kinds.TERMS:
        _agrees(field.kind, hint, many=False)


def _without_limits(hint: object) -> object:
    """A type without how many or how large its values may be."""
    marks = getattr(hint, "__metadata__", ())
    if not marks or not isinstance(marks[-1], base.Limits) or marks[-1] is base.STRICT:
        return hint
    inner = get_args(hint)[0]
    return _without_limits(Annotated[inner, *marks[:-1]] if marks[:-1] else inner)


def _agrees(kind: Kind, hint: object, *, many: bool) -> None:
    """Fail where a model holds something else under that name."""
    hint = _without_limits(hint)
    arguments = [one for one in get_args(hint) if one not in (type(None), ...)]
    if get_origin(hint) is tuple:
        assert not many
        return _agrees(kind, arguments[0], many=True)
    if get_origin(hint) is Union or type(hint).__name__ == "UnionType":
        return _agrees(kind, arguments[0], many=many)
    assert kind.many == many
    if get_origin(hint) is Literal:
        assert set(arguments) == set(LABELS[kind.candidates])
    elif isinstance(hint, type) and issubclass(hint, Value) and hint is not Attachment:
        assert kind.parts and kind.parts.keys() <= set(keys(hint).values())
        lacking = {field.key for field in fields(hint).values() if field.required}
        assert set(kind.needed) <= lacking
    else:
        allowed: dict[object, set[str]] = {
            base.Line: {"text", "guest", "milestone"}, base.Text: {"long text"}, base.Day: {"date"}, base.YesNo: {"yes/no"},
            base.Whole: {"number"}, Attachment: {"file"},
            base.Slug: {"member", "new id", "department", "task", "collaboration", "issue or task", "template"},
        }  # fmt: skip
        assert kind.name in allowed[hint]
    return None

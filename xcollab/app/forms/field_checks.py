"""An answer is checked as it is typed, by the model of the record that it goes into, before the next question is asked."""

from collections.abc import Collection
from typing import Any

from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.parsers import text
from xcollab.app.forms.values import Typing, refuse_placeholder
from xcollab.errors import Example, Misused
from xcollab.schema.base import Text
from xcollab.schema.request import Request
from xcollab.schema.task import Task
from xcollab.schema.value import Invalid, Value, keys
from xcollab.store.yaml.reading import Document
from xcollab.store.yaml.validation_errors import problems_of
from xcollab.workflow.rules.rulebook import STATEMENTS


class _Words(Value):
    """What is text and becomes part of something else."""

    text: Text


def parsed(typing: Typing, form: Form, field: Field, typed: str) -> Any:
    """What an answer means, a list where the field has several; raises `XcollabError` where it means nothing, or nothing
    that could stand there.
    """
    typing.flag = field.flag
    found = field.kind.typed(typing, typed)
    for value in found:
        check(form, field, value)
    return found if field.kind.many else found[0]


def check(form: Form, field: Field, value: Any) -> None:
    """Raise `Misused` for a value, or an item of a list, that the record could not hold, whatever else it will say."""
    model = _model(form, field)
    if model is not None:
        typed = field.kind.parts.keys() or None
        try:
            check_key(model, field.key, [value] if field.kind.many else value, field.flag, typed)
        except Misused as refusal:
            refusal.arguments |= shown(field)
            raise
    elif field.kind.parse is text:
        check_key(_Words, "text", value, field.flag)


def shown(field: Field | None) -> dict[str, Any]:
    """How a field is typed, for the hint of a refusal, where it has parts."""
    return {"example": Example(field.kind.example)} if field and field.kind.parts else {}


def check_key(model: type[Value], key: str, value: Any, flag: str, typed: Collection[str] | None = None) -> None:
    """Raise `Misused` where a record could not hold the value under the key. What other keys lack comes yet, and what is
    not among the parts that can be `typed` is filled in later.
    """
    refuse_placeholder(value, flag)
    try:
        model.model_validate({key: value})
    except Invalid as error:
        for complaint, problem in zip(error.complaints, problems_of("", error, model, Document({}, {})), strict=True):
            where = complaint["loc"] or ("",)
            lacking = complaint["type"] == "missing" and typed is not None and where[-1] not in typed
            if where[0] == key and not lacking:
                raise Misused(problem.code, where=flag, **problem.arguments) from None


def _model(form: Form, field: Field) -> type[Value] | None:
    """The record that has the field as it is typed."""
    models: list[type[Value] | None] = [STATEMENTS.get(form.kind, {}).get(form.act)]
    if form.act in ("create", "edit", "revise"):
        models.append(Request if form.kind == "request" else Task)
    return next((m for m in models if m and field.key in keys(m).values()), None)

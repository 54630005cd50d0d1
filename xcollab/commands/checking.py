"""An answer is checked as it is typed, by the model of the record that it goes into, before the next question is asked."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from xcollab.commands.form import Field, Form
from xcollab.commands.values import Parts, Typing, each, text
from xcollab.errors import Misused, Problem
from xcollab.schema.base import Text, Value
from xcollab.schema.request import Request
from xcollab.schema.task import Task
from xcollab.store.problems import problems_of
from xcollab.store.reading import Document
from xcollab.workflow.rulebook import STATEMENTS


class _Words(Value):
    """What is text and becomes part of something else."""

    text: Text


def parsed(typing: Typing, form: Form, field: Field, typed: str) -> Any:
    """What an answer means, a list where the field has several; raises `XcollabError` where it means nothing, or nothing
    that could stand there.
    """
    typing.flag = field.flag
    found = each(field.parse, typing, typed) if field.many else [field.parse(typing, typed)]
    for value in found:
        check(form, field, value)
    return found if field.many else found[0]


def check(form: Form, field: Field, value: Any) -> None:
    """Raise `Misused` for a value, or an item of a list, that the record could not hold, whatever else it will say."""
    if field.switch:
        return
    model = _model(form, field)
    data = {field.key if model is not _Words else "text": [value] if field.many and model is not _Words else value}
    try:
        model.model_validate(data)
    except ValidationError as error:
        problem = next(_blamed(field, error, model, *data), None)
        if problem:
            raise Misused(problem.code, where=field.flag, **problem.arguments) from None


def _model(form: Form, field: Field) -> type[Value]:
    plan: type[Value] = Request if form.kind == "request" else Task
    models: list[type[Value] | None] = [STATEMENTS.get(form.kind, {}).get(form.act)]
    if form.act in ("create", "edit", "revise"):
        models.append(plan)
    found = (m for m in models if m and field.key in {info.alias or name for name, info in m.model_fields.items()})
    return next(found, _Words)


def _blamed(field: Field, error: ValidationError, model: type[Value], key: str) -> Iterator[Problem]:
    """What is wrong with this field: what others lack comes yet, and parts that nobody can type are filled in later."""
    if model is _Words and field.parse is not text:
        return
    for complaint, problem in zip(error.errors(), problems_of("", error, model, Document({}, {})), strict=True):
        where = complaint["loc"] or ("",)
        typed = not isinstance(field.parse, Parts) or where[-1] in field.parse.keys
        if where[0] == key and (complaint["type"] != "missing" or typed):
            yield problem

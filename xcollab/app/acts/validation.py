"""What was said, as a record; mistakes are told where they were typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from xcollab.app.forms.field_checks import shown
from xcollab.app.forms.form import Form
from xcollab.app.forms.form_input import FormInput
from xcollab.errors import Misused
from xcollab.schema.value import Invalid, Value
from xcollab.store.yaml.reading import Document
from xcollab.store.yaml.validation_errors import problems_of

V = TypeVar("V", bound=Value)


def validated(model: type[V], data: dict[str, object], form: Form, filled: FormInput) -> V:
    """The model of what was said; a mistake is told with its flag, or with its line where a file was read."""
    with told(model, form, filled):
        return model.model_validate(data)


@contextmanager
def told(model: type[Value], form: Form, filled: FormInput) -> Iterator[None]:
    """What is wrong with a value of the form, as a refusal."""
    try:
        yield
    except Invalid as error:
        problem = next(problems_of("", error, model, Document({}, {})))
        key = tuple(error.complaints[0]["loc"])
        field = next((field for field in form.fields if key and field.key == key[0]), None)
        where = filled.where(key) or (field.flag if field else "")
        refusal = Misused(problem.code, where=where, **{**problem.arguments, **shown(field)})
        refusal.key = key
        raise refusal from None

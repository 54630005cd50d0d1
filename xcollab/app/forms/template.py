"""A form as a text to be filled in: every field with its explanation above it."""

from collections.abc import Sequence
from typing import Any

from xcollab.app.forms.form import Form
from xcollab.app.forms.kinds import DATE
from xcollab.store.yaml.reading import When
from xcollab.store.yaml.writing import write
from xcollab.words import N_
from xcollab.words.language import Words


def template(words: Words, form: Form, said: dict[str, Any], beside: Sequence[str] = ()) -> str:
    """The form as a YAML text: what is said already filled in, everything else as a comment to uncomment; `beside` stands at
    its head, as comments.
    """
    ignored = words(N_("Lines that begin with # are ignored; an empty form gives up."))
    told = ["", *(f"# {line}".rstrip() for line in beside)] if beside else []
    return "\n".join([f"# {words(form.help)}", f"# {ignored}", *told, "", *field_lines(words, form, said)])


def field_lines(words: Words, form: Form, said: dict[str, Any]) -> list[str]:
    """The fields of a form, each with its explanation above it."""
    lines = []
    for field in form.fields:
        if field.of:  # the list itself stands there, to be changed
            continue
        need = words(N_("required")) if field.required else words(N_("optional"))
        about = words.aside(words(field.help), words(field.kind.hint))
        lines.append("# " + words.named(words.aside(words.label("field", field.key), need), about))
        if field.key in said:
            value = When(said[field.key]) if field.kind is DATE else said[field.key]
            lines.append(write({field.key: value}).decode().rstrip("\n"))
        elif field.required:
            lines.append(f"{field.key}:" + ("\n  - " if field.kind.many else " "))
        else:
            lines.append(f"# {field.key}:" + ("\n#   - " if field.kind.many else ""))
        lines.append("")
    return lines

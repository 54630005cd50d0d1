"""Filling a form in an editor: every field with its explanation, mistakes come back as comments, an empty form gives up."""

from collections.abc import Callable
from typing import Any

from xcollab.app.forms.form import Form
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.values import day
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused, XcollabError
from xcollab.render.checking.errors import error_lines
from xcollab.store.files.editor import edit_text
from xcollab.store.yaml.reading import When
from xcollab.store.yaml.writing import write
from xcollab.words import N_
from xcollab.words.language import Words


def template(words: Words, form: Form, said: dict[str, Any]) -> str:
    """The form as a YAML text: what is said already filled in, everything else as a comment to uncomment."""
    ignored = words(N_("Lines that begin with # are ignored; an empty form gives up."))
    return "\n".join([f"# {words(form.help)}", f"# {ignored}", "", *field_lines(words, form, said)])


def field_lines(words: Words, form: Form, said: dict[str, Any]) -> list[str]:
    """The fields of a form, each with its explanation above it."""
    lines = []
    for field in form.fields:
        need = words(N_("required")) if field.required else words(N_("optional"))
        lines.append("# " + words.named(words.aside(words.label("field", field.key), need), words(field.help)))
        if field.key in said:
            value = When(said[field.key]) if field.parse is day else said[field.key]
            lines.append(write({field.key: value}).decode().rstrip("\n"))
        elif field.required:
            lines.append(f"{field.key}:" + ("\n  - " if field.many else " "))
        else:
            lines.append(f"# {field.key}:" + ("\n#   - " if field.many else ""))
        lines.append("")
    return lines


def edit(terminal: Terminal, filled: FormInput, empty: str, accept: Callable[[bytes], None]) -> None:
    """Open the editor, on the empty form or a draft, until `accept` takes it. Mistakes are written on top, as comments."""
    text = filled.text or empty
    resumed = bool(filled.text)

    def left(edited: str) -> None:
        kept = [line for line in edited.splitlines() if not line.startswith("#! ")]
        filled.text = "\n".join(kept) + "\n"

    while True:
        edited = edit_text(terminal.repository.git, text, left)
        untouched = edited == text and not resumed
        if untouched or not any(line.strip() and not line.startswith("#") for line in edited.splitlines()):
            raise Misused("edit-given-up")
        resumed = False
        left(edited)
        try:
            return accept(edited.encode())
        except XcollabError as error:
            text = "".join(f"#! {line}\n" for line in error_lines(terminal.words, error)) + filled.text

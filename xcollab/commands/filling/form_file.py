"""What the command line adds to filling a form: a file or standard input, and questions for what is missing."""

from collections.abc import Mapping
from typing import Any

from xcollab.app.forms.filling import Written, missing, refuse_missing
from xcollab.app.forms.form import Form
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.values import Typing
from xcollab.commands.edge.terminal import Terminal, terminal_of
from xcollab.commands.filling.questions import ask
from xcollab.store.files.attachments import attach
from xcollab.store.yaml.reading import LARGEST


def written(terminal: Terminal, typed: Mapping[str, Any]) -> Written | None:
    """The form as `--file` names it; `-` is standard input."""
    name = typed.get("file")
    if not name:
        return None
    return (
        Written("stdin", terminal.given_bytes(LARGEST + 1))
        if name == "-"
        else Written(name, attach(terminal.directory / name).content)
    )


def complete(typing: Typing, form: Form, filled: FormInput) -> None:
    """Ask for what is missing where somebody can be asked, and with it for what the form asks besides; otherwise list it with its
    flags.
    """
    lacking = missing(form, filled)
    if lacking and terminal_of(typing.view.context).interactive:
        ask(typing, form, [f for f in form.fields if f in lacking or (f.asked and f.key not in filled.said)], filled)
    else:
        refuse_missing(typing, form, filled)

"""Filling a form in an editor: every field with its explanation, mistakes come back as comments, an empty form gives up."""

from collections.abc import Callable

from xcollab.app.forms.form_input import FormInput
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused, XcollabError
from xcollab.render.checking.errors import error_lines
from xcollab.store.files.editor import edit_text


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

"""What was filled in is kept when its form is left, by Ctrl-C or by a refusal, and offered when the same form is begun again."""

import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from xcollab.app.forms.field_checks import check
from xcollab.app.forms.form import Form, Subject
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.values import Typing
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.questions import typed_line
from xcollab.errors import BadFile, XcollabError
from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.errors import error_lines
from xcollab.store.files.drafts import DraftFile
from xcollab.store.yaml.reading import Document, Unreadable, read
from xcollab.store.yaml.writing import write
from xcollab.words import N_
from xcollab.words.labels import canonical

_DIRECTORY = "x-directory"
"""Where the draft's files were named from."""
_NEW = ("create", "open")
"""Acts on what gets its id now, which is another one the next time, unless it was typed."""


class Draft:
    """The draft of one form on one subject, by one person."""

    def __init__(self, terminal: Terminal, form: Form, subject: Subject, by: str, typed: Mapping[str, Any]) -> None:
        self._call, self._form, self._typed = terminal, form, typed
        about = str(typed.get("new_id") or "") if form.act in _NEW else f"{subject.kind}-{subject.id}-{subject.target}"
        home = subject.collab if form.act != "create" or form.kind != "request" else ""
        self._file = DraftFile(terminal.repository, form.typed.removeprefix("xcollab "), by, home, about)
        self._offered = self._landed = False

    def offer(self, typing: Typing, filled: FormInput) -> bool:
        """Fill in what a draft says, should there be one and its owner want it; whether it is to be opened in the editor."""
        content = self._file.read() if self._call.interactive else None
        if content is None:
            return False
        self._offered, words = True, self._call.words
        self._call.note(words(N_("This form was begun before:")))
        for line in content.decode("utf-8", "replace").splitlines():
            if not line.startswith(_DIRECTORY):
                self._call.note(f"  {line}")
        while True:
            self._call.note(words(N_("Go on with it? y: yes; n: no, drop it; e: yes, in the editor")))
            answer = typed_line(self._call)
            if answer.strip().lower() == "e":
                filled.text = content.decode("utf-8", "replace")
                return True
            if canonical("yes-no", answer) == "no" or answer.strip().lower() == "n":
                self._file.drop()
                return False
            if (canonical("yes-no", answer) == "yes" or answer.strip().lower() == "y") and self._taken(
                typing, filled, content
            ):
                return False

    def _taken(self, typing: Typing, filled: FormInput, content: bytes) -> bool:
        try:
            document = read(content)
        except Unreadable as error:
            if error.code != "empty-file":
                refusal = BadFile(error.code, where=f"{self._file.path}:{error.line}", **error.arguments)
                self._call.note("\n".join(error_lines(self._call.words, refusal)))
                return False
            document = Document({}, {})
        directory, typing.directory = typing.directory, typing.directory / str(document.data.get(_DIRECTORY, ""))
        for field in self._form.fields:
            given = document.data.get(field.key)
            if field.key in filled.said or given is None:
                continue
            for one in given if field.kind.many and isinstance(given, list) else [given]:
                typing.flag = field.flag
                try:
                    value = field.kind.understood(typing, one)
                    for each in value if isinstance(value, list) else [value]:
                        check(self._form, field, each)
                except XcollabError as error:
                    self._call.note("\n".join(error_lines(self._call.words, error)))
                else:
                    filled.take(field, one, value)
        typing.directory = directory
        return True

    @contextmanager
    def kept(self, filled: FormInput) -> Iterator[None]:
        """Keep what was answered or edited, however it is left, unless the act has landed by then."""
        try:
            yield
        finally:
            content = b"" if self._landed else self._content(filled)
            if content:
                with suppress(OSError):
                    self._keep(content)

    def landed(self) -> None:
        """The act is kept: nothing is left to do. A draft that nobody was asked about stays."""
        self._landed = True
        if self._offered:
            with suppress(OSError):
                self._file.drop()

    def _content(self, filled: FormInput) -> bytes:
        if filled.text and not filled.answered:
            return filled.text.encode("utf-8", "replace")
        if not (filled.answered or filled.refused):
            return b""
        typed = {_DIRECTORY: str(self._call.directory), **filled.typed} if filled.typed else {}
        refused = "".join(f"# {key}: {safe_line(answer)}\n" for key, answer in filled.refused.items())
        return (write(typed) if typed else b"") + refused.encode("utf-8", "replace")

    def _keep(self, content: bytes) -> None:
        words, command = self._call.words, self._command()
        self._call.note("")  # the cursor may stand behind a question
        try:
            self._file.keep(content)
        except OSError:  # then it can be copied, at least
            self._call.note(words(N_("What you filled in could not be kept:")))
            return self._call.note(content.decode("utf-8", "replace"))
        self._call.note(
            words(N_("What you filled in is kept here as a draft; this offers it again: `{command}`"), command=command)
        )

    def _command(self) -> str:
        typed, form = self._typed, self._form
        arguments = [str(typed[a.name]) for a in form.arguments if typed.get(a.name)]
        flags = {option.name: option.flags[-1] for option in form.more}
        flags |= {"for_": "--for", "via": "--via", "evidence": "--evidence"}
        more = [word for name, flag in flags.items() if typed.get(name) for word in (flag, str(typed[name]))]
        return " ".join([form.typed, *map(shlex.quote, [*arguments, *more])])

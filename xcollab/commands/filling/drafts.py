"""What was filled in is kept when its form is left, by Ctrl-C or by a refusal, and offered when the same form is begun again."""

import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Literal

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


class Begun:
    """What somebody began to fill in and left, by the words that name it; `command` offers it again."""

    def __init__(self, terminal: Terminal, *names: str) -> None:
        self._call, self._file = terminal, DraftFile(terminal.repository, *names)
        self._shown = False

    @property
    def name(self) -> str:
        """The path of its file."""
        return str(self._file.path)

    def offered(self) -> bytes | None:
        """What it says, shown to whoever can be asked; None where there is none."""
        content = self._file.read() if self._call.interactive else None
        if content is not None:
            self._shown = True
            self._call.note(self._call.words(N_("This form was begun before:")))
            for line in content.decode("utf-8", "replace").splitlines():
                if not line.startswith(_DIRECTORY):
                    self._call.note(f"  {line}")
        return content

    def wanted(self) -> Literal["yes", "no", "edit"]:
        """Whether its owner goes on with it, and how; on a no it is dropped. Raises `Misused` where the answers end."""
        while True:
            self._call.note(self._call.words(N_("Go on with it? y: yes; n: no, drop it; e: yes, in the editor")))
            answer = typed_line(self._call).strip()
            if answer.lower() == "e":
                return "edit"
            if answer.lower() == "n" or canonical("yes-no", answer) == "no":
                self._file.drop()
                return "no"
            if answer.lower() == "y" or canonical("yes-no", answer) == "yes":
                return "yes"

    def keep(self, content: bytes, command: str) -> None:
        """Keep it, and say with which command it is offered again."""
        words = self._call.words
        self._call.note("")  # the cursor may stand behind a question
        try:
            self._file.keep(content)
        except OSError:  # then it can be copied, at least
            self._call.note(words(N_("What you filled in could not be kept:")))
            return self._call.note(content.decode("utf-8", "replace"))
        told = N_("What you filled in is kept here as a draft; this offers it again: `{command}`")
        return self._call.note(words(told, command=command))

    def landed(self) -> None:
        """Nothing is left to do. What nobody was asked about stays."""
        if self._shown:
            with suppress(OSError):
                self._file.drop()


class Draft:
    """The draft of one form on one subject, by one person."""

    def __init__(self, terminal: Terminal, form: Form, subject: Subject, by: str, typed: Mapping[str, Any]) -> None:
        self._call, self._form, self._typed = terminal, form, typed
        about = str(typed.get("new_id") or "") if form.act in _NEW else f"{subject.kind}-{subject.id}-{subject.target}"
        home = subject.collab if form.act != "create" or form.kind != "request" else ""
        self._begun = Begun(terminal, form.typed.removeprefix("xcollab "), by, home, about)
        self._landed = False

    def offer(self, typing: Typing, filled: FormInput) -> bool:
        """Fill in what a draft says, should there be one and its owner want it; whether it is to be opened in the editor."""
        content = self._begun.offered()
        if content is None:
            return False
        while (answer := self._begun.wanted()) == "yes":
            if self._taken(typing, filled, content):
                return False
        if answer == "edit":
            filled.text = content.decode("utf-8", "replace")
        return answer == "edit"

    def _taken(self, typing: Typing, filled: FormInput, content: bytes) -> bool:
        try:
            document = read(content)
        except Unreadable as error:
            if error.code != "empty-file":
                refusal = BadFile(error.code, where=f"{self._begun.name}:{error.line}", **error.arguments)
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
                    self._begun.keep(content, self._command())

    def landed(self) -> None:
        """The act is kept: nothing is left to do. A draft that nobody was asked about stays."""
        self._landed = True
        self._begun.landed()

    def _content(self, filled: FormInput) -> bytes:
        if filled.text and not filled.answered:
            return filled.text.encode("utf-8", "replace")
        if not (filled.answered or filled.refused):
            return b""
        typed = {_DIRECTORY: str(self._call.directory), **filled.typed} if filled.typed else {}
        refused = "".join(f"# {key}: {safe_line(answer)}\n" for key, answer in filled.refused.items())
        return (write(typed) if typed else b"") + refused.encode("utf-8", "replace")

    def _command(self) -> str:
        typed, form = self._typed, self._form
        arguments = [str(typed[a.name]) for a in form.arguments if typed.get(a.name)]
        flags = {option.name: option.flags[-1] for option in form.more}
        flags |= {"for_": "--for", "via": "--via", "evidence": "--evidence"}
        more = [word for name, flag in flags.items() if typed.get(name) for word in (flag, str(typed[name]))]
        return " ".join([form.typed, *map(shlex.quote, [*arguments, *more])])

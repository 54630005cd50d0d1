"""The questions of a command that has no form: each answer is checked as it is typed, and proposed again until all is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.questions import typed_line
from xcollab.errors import Misused
from xcollab.render.checking.errors import error_lines
from xcollab.store.files.drafts import DraftFile
from xcollab.store.git.repository import Repository
from xcollab.store.yaml.reading import Unreadable, read
from xcollab.store.yaml.writing import write
from xcollab.words import N_

Check = Callable[[str], None]
"""Raises `Misused` for what is no answer."""


class Answers:
    """What somebody answers in one command, under the keys of its questions."""

    def __init__(self, terminal: Terminal, repository: Repository, *names: str) -> None:
        self._call, self._file = terminal, DraftFile(repository, *names)
        self._given: dict[str, str] = {}
        self._before = self._read() if terminal.interactive else {}
        if self._before:
            terminal.note(terminal.words(N_("What you answered the last time is proposed.")))

    def _read(self) -> dict[str, str]:
        try:
            return {key: str(value) for key, value in read(self._file.read() or b"").data.items()}
        except Unreadable:
            return {}

    def ask(self, key: str, typed: str | None, question: str, otherwise: str, check: Check) -> str:
        """What was typed with a flag, or is answered now; the proposal, where nobody can be asked. Raises `Misused`."""
        if typed or not self._call.interactive:
            check(typed or otherwise)
            return typed or otherwise
        words, proposed = self._call.words, self._before.get(key, otherwise)
        while True:
            self._call.note(words.aside(words(question), proposed))
            answer = typed_line(self._call).strip() or proposed
            try:
                if not answer:
                    continue
                check(answer)
            except Misused as error:
                self._call.note("\n".join(error_lines(words, error)))
                continue
            self._given[key] = answer
            return answer

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the answers, should it not come to the end."""
        try:
            yield
        except BaseException:
            if self._given:
                with suppress(OSError):
                    self._file.keep(write({**self._before, **self._given}))
                    self._call.note("")
                    self._call.note(self._call.words(N_("What you answered is kept here and proposed the next time.")))
            raise
        if self._given:
            with suppress(OSError):
                self._file.drop()

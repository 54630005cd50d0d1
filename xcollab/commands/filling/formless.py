"""The questions of a command that has no form: each answer is checked as it is typed, and proposed again until all is done."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.questions import typed_line
from xcollab.errors import Misused, Refused
from xcollab.render.checking.errors import error_lines
from xcollab.store.files.drafts import DraftFile
from xcollab.store.git.repository import Repository
from xcollab.store.yaml.reading import Unreadable, read
from xcollab.store.yaml.writing import write
from xcollab.words import N_

Check = Callable[[str], None]
"""Raises `Misused` or `Refused` for what is no answer."""
CheckNext = Callable[[str, Sequence[str]], None]
"""The same for one more line, after those that were given before."""
_DROP = "-"


def asked_until_right(terminal: Terminal, question: str, proposed: str, check: Check) -> str:
    """An answer at the terminal, asked again until it can be one; an empty line takes what is proposed. Raises `Misused` where
    the answers end.
    """
    words = terminal.words
    while True:
        terminal.note(words.aside(words(question), proposed) if proposed else words(question))
        answer = typed_line(terminal).strip() or proposed
        try:
            if not answer:
                continue
            check(answer)
        except (Misused, Refused) as error:
            terminal.note("\n".join(error_lines(words, error)))
            continue
        return answer


class Answers:
    """What somebody answers in one command, under the keys of its questions."""

    def __init__(
        self, terminal: Terminal, repository: Repository, *names: str, again: str = "", asks: bool = True
    ) -> None:
        self._call, self._file, self._again = terminal, DraftFile(repository, *names), again
        self.asks = terminal.interactive and asks
        """Whether there is somebody to answer, and something to ask."""
        self._given: dict[str, str] = {}
        self._before = self._read() if self.asks else {}
        if self._before:
            terminal.note(terminal.words(N_("What you answered the last time is proposed.")))

    def _read(self) -> dict[str, str]:
        try:
            return {key: str(value) for key, value in read(self._file.read() or b"").data.items()}
        except Unreadable:
            return {}

    def ask(self, key: str, typed: str | None, question: str, otherwise: str, check: Check) -> str:
        """What was typed with a flag, or is answered now; the proposal, where nobody can be asked. Raises `Misused`."""
        if typed or not self.asks:
            check(typed or otherwise)
            return typed or otherwise
        answer = asked_until_right(self._call, question, self._before.get(key, otherwise), check)
        self._given[key] = answer
        return answer

    def ask_lines(self, key: str, typed: Sequence[str], question: str, check: CheckNext) -> list[str]:
        """The same for a list, a line an item: after those typed with a flag come more, until a line is empty."""
        lines: list[str] = []
        for line in typed:
            check(line, lines)
            lines.append(line)
        if not self.asks:
            return lines
        for line in self._before.get(key, "").split("\n"):
            if line and line not in lines and not self._wrong(check, line, lines):
                lines.append(line)
        words = self._call.words
        self._call.note(words.aside(words(question), words(N_("one a line, an empty line ends"))))
        for line in lines:
            self._call.note(f"  {line}")
        if lines:
            self._call.note(words(N_("These stand there already; a line with - alone drops them.")))
        while line := typed_line(self._call).strip():
            if line == _DROP:
                lines.clear()
            elif not self._wrong(check, line, lines):
                lines.append(line)
            self._given[key] = "\n".join(lines)
        return lines

    def _wrong(self, check: CheckNext, line: str, before: Sequence[str]) -> bool:
        try:
            check(line, before)
        except (Misused, Refused) as error:
            self._call.note("\n".join(error_lines(self._call.words, error)))
            return True
        return False

    def once_more(self) -> None:
        """All is asked again, and what was answered so far is proposed."""
        self._before |= self._given

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
                    if self._again:
                        self._call.note(self._call.words(N_("Go on with: `{command}`"), command=self._again))
            raise
        if self._given:
            with suppress(OSError):
                self._file.drop()

"""The day's log at a terminal: task by task, a last look, one commit; what was filled in is kept when it is left."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from xcollab.app.acts.commit import keep
from xcollab.app.acts.performing import Performing, doubted
from xcollab.app.daily.day_file import NO_CHANGE, NOTHING_TO_LOG, STATUS, TEXT, day_form, day_text
from xcollab.app.daily.day_log import DayLog, refuse_problems
from xcollab.app.daily.open_tasks import OpenTask, standing_lines
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.stages.task import LOG
from xcollab.commands.edge.committed import keeping, tell
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.ask_missing import until_kept
from xcollab.commands.filling.drafts import Begun
from xcollab.commands.filling.editor import edit
from xcollab.commands.filling.questions import agreed, ask, typed_line
from xcollab.errors import Misused
from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.errors import error_lines
from xcollab.render.checking.findings import problem_lines
from xcollab.schema.plain import Plain
from xcollab.words import N_
from xcollab.words.labels import LABELS, canonical

_FIELDS = {field.key: field for field in LOG.fields}
_STATUSES = tuple(LABELS["log"])


class DayForm:
    """The day as somebody fills it in."""

    def __init__(self, terminal: Terminal, typed: Mapping[str, Any], command: str) -> None:
        self._call, self._typed, self._command = terminal, typed, command
        self._day = DayLog(terminal, typed)
        self._begun = Begun(terminal, "log", self._day.view.member.id, self._day.person, self._day.collab or "")
        self._acts: list[Performing] = []
        self._edited = FormInput()

    def fill(self) -> int:
        """Ask or open the editor, show all of it, and keep it on a yes; the exit code. Raises a refusal where nothing is kept."""
        with self._kept():
            self._begin()
            if not (self._acts or self._day.tasks):
                self._call.say(self._call.words(NOTHING_TO_LOG))
                return 0
            if not self._acts:
                raise Misused("nothing-logged")
            decided = self._day.decide(self._acts, self._day.place.newest())
            if self._call.interactive and not self._typed.get("dry_run"):
                self._look(decided.shown, problem_lines(self._call.words, doubted(decided)))
            how = keeping(self._typed)
            kept = keep(self._call, self._day.place, lambda view: self._day.decide(self._acts, view), how)
            if not how.dry_run:
                self._landed()
        return tell(self._call, kept, self._typed)

    def _begin(self) -> None:
        content = self._begun.offered()
        editing = bool(self._typed.get("edit"))
        if content is not None:
            editing = self._resumed(content) or editing
        if editing:
            return self._edit()
        tasks, done = self._day.tasks, {act.subject.name for act in self._acts}
        for number, one in enumerate(tasks, start=1):
            if one.name not in done:
                self._ask(one, f"{number}/{len(tasks)}")
        return None

    def _resumed(self, content: bytes) -> bool:
        """Take up what was begun before, if that is wanted; whether it is in the editor."""
        while (answer := self._begun.wanted()) == "yes":
            found = self._day.read(content, self._begun.name)
            for problem in found.problems:
                self._call.note("\n".join(error_lines(self._call.words, problem)))
            if not found.problems:
                self._acts = [*found.acts]
                return False
        if answer == "edit":
            self._edited.text = content.decode("utf-8", "replace")
        return answer == "edit"

    def _ask(self, one: OpenTask, place: str) -> None:
        """How one task stands; an empty line leaves it as it is."""
        self._call.note("")
        self._call.note(safe_line(f"{place}  {one.name}"))
        for line in standing_lines(self._day.view, one):
            self._call.note(f"  {line}")
        status = self._status()
        if status is None:
            return
        act = self._day.begun(one.name, {STATUS: status})
        self._acts.append(act)
        ask(act.typing, LOG, [_FIELDS[TEXT]], act.filled)

        def judged() -> int:
            act.compose(act.view)
            return 0

        until_kept(act.typing, LOG, act.filled, judged)

    def _status(self) -> str | None:
        words = self._call.words
        numbered = [f"{n} {words.label('log', status)}" for n, status in enumerate(_STATUSES, start=1)]
        told = words(N_("Enter: {none}; {possible}"), none=words.label("day", NO_CHANGE), possible=numbered)
        asked = words.named(words.label("field", STATUS), told)
        while True:
            self._call.note(asked)
            answer = typed_line(self._call).strip()
            if not answer or answer == "-" or canonical("day", answer):
                return None
            if answer in map(str, range(1, len(_STATUSES) + 1)):
                return _STATUSES[int(answer) - 1]
            if found := canonical("log", answer):
                return found
            named = [words.aside(status, words.label("log", status)) for status in _STATUSES]
            wrong = Misused("not-a-word", flag=words.label("field", STATUS), value=answer, allowed=named)
            self._call.note("\n".join(error_lines(words, wrong)))

    def _edit(self) -> None:
        def accept(blob: bytes) -> None:
            found = self._day.read(blob, "form")
            refuse_problems(self._call, found.problems, "form")
            self._acts = [*found.acts]

        form = day_form(self._day.view, self._day.tasks, self._said(), self._command)
        edit(self._call, self._edited, form, accept)

    def _look(self, shown: Sequence[str], doubts: Sequence[str]) -> None:
        """A last look at all of it. Raises `Misused` on a no."""
        self._call.note("")
        for line in shown:
            self._call.note(f"  - {line}")
        for line in doubts:
            self._call.note(line)
        if not agreed(self._call):
            raise Misused("not-agreed")

    def _said(self) -> dict[str, dict[str, Plain]]:
        return {act.subject.name: dict(act.filled.typed) for act in self._acts if act.filled.typed}

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Keep what was answered or edited, should it not come to the end."""
        try:
            yield
        except BaseException:
            content = self._edited.text or day_text(self._said())
            if content:
                with suppress(OSError):
                    self._begun.keep(content.encode("utf-8", "replace"), self._command)
            raise

    def _landed(self) -> None:
        self._acts, self._edited.text = [], ""
        self._begun.landed()

"""Answers that were read: what is unclear is asked, all is shown, and recorded on a yes; a pipe is shown it and refused."""

from collections.abc import Mapping, Sequence
from typing import Any

from xcollab.app.acts.commit import Outcome, keep
from xcollab.app.acts.performing import Performing
from xcollab.app.answers.lines import LONGEST
from xcollab.app.answers.pasteable import pasteable
from xcollab.app.answers.reading import Read, Reader, Reading, Unclear
from xcollab.app.answers.recording import Heard, performing, refuse_doubts
from xcollab.app.forms.stages.feedback import GIVE
from xcollab.app.views.answering.answers import AnswersView, answer_data
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.committed import keeping, tell
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.ask_missing import until_kept
from xcollab.commands.filling.form_file import complete
from xcollab.commands.filling.questions import agreed, typed_line
from xcollab.commands.filling.run_form import ask_via
from xcollab.errors import BadFile, Misused, XcollabError
from xcollab.render.answering.answers import AnswerText, answer_lines, unread_lines
from xcollab.render.checking.errors import error_lines, worded
from xcollab.store.disk.chosen_files import read_named
from xcollab.store.files.editor import edit_text
from xcollab.words import N_

Decided = tuple[Reading, Performing]
_END = "."
"""A line that ends what is typed at a terminal, for those to whom Ctrl-D says nothing."""


def pasted_text(terminal: Terminal, file: str | None, *, edit: bool) -> str:
    """The text: from a file, the editor, standard input, or as it is pasted at a terminal. Raises `BadFile`."""
    if edit:
        about = terminal.words(
            N_("Paste the answers below this line, save and close; lines that begin with # are left out.")
        )
        edited = edit_text(terminal.repository.git, f"# {about}\n", lambda left: None)
        return "\n".join(line for line in edited.split("\n") if not line.startswith("#"))
    if file and file != "-":
        return _decoded(read_named(terminal.directory / file, LONGEST), file)
    if not terminal.interactive:
        return _decoded(terminal.given_bytes(LONGEST + 1), "stdin")
    terminal.note(terminal.words(N_("Paste the answers, then end with a line that holds only a dot, or with Ctrl-D:")))
    print("> ", end="", file=terminal.err, flush=True)
    lines: list[str] = []
    while (line := terminal.given.readline()) and line.strip() != _END:
        lines.append(line)
    return "".join(lines)


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(content) > LONGEST:  # cut in the middle of a character
            return content.decode("utf-8", "replace")
        line = content.count(b"\n", 0, error.start) + 1
        code = "given-not-utf8" if name == "stdin" else "not-utf8"
        raise BadFile(code, where=f"{name}:{line}") from None


def heard(terminal: Terminal, view: WorkspaceView, found: Read, typed: Mapping[str, Any]) -> Heard:
    """How the answers came, as the flags say; asked where it is not said and somebody can be asked. Raises `Misused`."""
    via = typed.get("via")
    if not via and any(one.speaker not in ("", view.member.id) for one in found.answers):
        if not terminal.interactive:
            named = terminal.words.aside(terminal.words.label("field", "via"), "--via")
            raise Misused("missing-options", missing=[named], command="xcollab paste")
        via = ask_via(terminal, view, GIVE)  # asked alike whatever is recorded
    return Heard(via, typed.get("evidence"))


def record(terminal: Terminal, reader: Reader, found: Read, heard: Heard, typed: Mapping[str, Any]) -> int:
    """Record what was read; an exit code. Raises a refusal before anything is recorded, where not all of it can be."""
    readings = _clear(terminal, reader, found)
    decided = [_performing(terminal, reading, heard) for reading in readings]
    if not typed.get("json"):
        _show(terminal, reader.view, decided, found.quoted)
    if not (typed.get("yes") or typed.get("dry_run") or (terminal.interactive and agreed(terminal))):
        raise Misused("answer-unsure")
    return _kept(terminal, decided, found.quoted, typed)


def _clear(terminal: Terminal, reader: Reader, found: Read) -> list[Reading]:
    """The answers, once what is unclear was asked; raises where that cannot be, and shows what was understood."""
    answers: list[Reading | Unclear] = []
    for one in found.answers:
        while isinstance(one, Unclear) and terminal.interactive and (another := _asked(terminal, reader, one)):
            one = another
        answers.append(one)
    unclear = [one for one in answers if isinstance(one, Unclear)]
    if len(answers) == 1 and unclear:
        raise unclear[0].refusal
    for one in unclear:
        fact, hint = worded(terminal.words, one.refusal.code, one.refusal.arguments)
        for line in unread_lines(
            reader.view.render_context, one.piece.text, terminal.words.aside(fact, hint), one.speaker
        ):
            terminal.note(line)
    if unclear:
        raise Misused("answers-unclear", n=len(unclear), all=len(answers))
    readings = [one for one in answers if isinstance(one, Reading)]
    if not terminal.interactive:
        for reading in readings:
            _refuse_doubts(terminal, reading)
    return readings


def _refuse_doubts(terminal: Terminal, reading: Reading) -> None:
    """Nobody can be asked: what is doubtful is shown so that it can be pasted without doubt."""
    try:
        refuse_doubts(terminal, reading)
    except Misused:
        terminal.note(pasteable(terminal.words, reading.question, reading.choice, reading.given))
        raise


def _asked(terminal: Terminal, reader: Reader, unclear: Unclear) -> Reading | Unclear | None:
    """The answer as it is read once somebody said who speaks, or what it answers; nothing where that is not the question."""
    view, words = reader.view, terminal.words
    shown = unread_lines(
        view.render_context, unclear.piece.text, worded(words, unclear.refusal.code, unclear.refusal.arguments)[0]
    )
    if not unclear.speaker and unclear.refusal.code.startswith(("answer-whose", "answer-from-stranger")):
        for line in (*shown, words(N_("Who gives this answer? (id or name)"))):
            terminal.note(line)
        return reader.read(unclear.piece, _until(terminal, view.person))
    if not unclear.choices:
        return None
    labels = [words.aside(choice.label(words), question.place) for question, choice in unclear.choices]
    for line in (*shown, words(N_("What is it?")), *(f"  {n}  {label}" for n, label in enumerate(labels, 1))):
        terminal.note(line)

    def one(line: str) -> int:
        if not (line.isascii() and line.isdigit() and 0 < int(line) <= len(labels)):
            raise Misused("not-a-number-value", flag=words(N_("the number")), value=line)
        return int(line)

    pair = unclear.choices[_until(terminal, one) - 1]
    again = reader.read(unclear.piece, unclear.speaker, pair)
    return again if isinstance(again, Reading) else again._replace(choices=())


def _until(terminal: Terminal, understood: Any) -> Any:
    """What is typed, once it is understood."""
    while True:
        try:
            return understood(typed_line(terminal).strip())
        except Misused as error:
            if error.code == "interrupted":
                raise
            terminal.note("\n".join(error_lines(terminal.words, error)))


def _performing(terminal: Terminal, reading: Reading, heard: Heard) -> Decided:
    act = performing(terminal, reading, heard)
    if terminal.interactive:
        complete(act.typing, act.form, act.filled)
    act.compose(act.view)
    return reading, act


def _show(terminal: Terminal, view: WorkspaceView, decided: Sequence[Decided], quoted: Sequence[str]) -> None:
    context = view.render_context
    for reading, act in decided:
        groups = {field.key: field.kind.candidates for field in act.form.fields if field.kind.name == "choice"}
        shown = AnswerText(
            reading.speaker, reading.choice.label(terminal.words), reading.question.place, act.filled.said, groups, reading.none,
            reading.beside, reading.doubts,
        )  # fmt: skip
        terminal.say_lines(answer_lines(context, shown))
    if quoted:
        terminal.say(terminal.words(N_("(lines that repeat others, not read: {n})"), n=len(quoted)))


def _kept(terminal: Terminal, decided: Sequence[Decided], quoted: Sequence[str], typed: Mapping[str, Any]) -> int:
    """Keep them one after the other, a commit each."""
    how, outcomes = keeping(typed), list[Outcome]()
    for _, act in decided:
        try:
            outcomes.append(_keep(act, how, terminal, typed))
        except XcollabError as error:
            if not outcomes:
                raise
            terminal.note("\n".join(error_lines(terminal.words, error)))
            raise Misused("answers-stopped", n=len(outcomes), all=len(decided)) from None
    if typed.get("json"):
        told = [
            answer_data(terminal.words, reading, act.filled.said, outcome)
            for (reading, act), outcome in zip(decided, outcomes, strict=True)
        ]
        terminal.show_json(AnswersView(told, quoted, how.dry_run))
    return 0


def _keep(act: Performing, how: Any, terminal: Terminal, typed: Mapping[str, Any]) -> Outcome:
    kept: list[Outcome] = []

    def attempt() -> int:
        kept.append(keep(terminal, act.place, act.decide, how))
        return 0 if typed.get("json") else tell(terminal, kept[-1], typed)

    until_kept(act.typing, act.form, act.filled, attempt)
    return kept[-1]

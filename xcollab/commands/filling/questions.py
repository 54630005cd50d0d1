"""Questions at the terminal: a wrong answer is explained and asked again, what is right stays."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xcollab.app.forms.field_checks import parsed
from xcollab.app.forms.form import Field, Form, Subject
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.values import Typing
from xcollab.commands.edge.terminal import terminal_of
from xcollab.errors import BadFile, Misused, XcollabError
from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.errors import error_lines
from xcollab.render.text.time.deadline import meant_line
from xcollab.words import N_
from xcollab.words.labels import canonical
from xcollab.words.language import Words

if TYPE_CHECKING:
    from xcollab.commands.edge.terminal import Terminal


def ask(typing: Typing, form: Form, fields: Sequence[Field], filled: FormInput, *, enough: bool = False) -> None:
    """Ask for some fields; with `enough`, what a list has already may be all. Raises `Misused` where the answers end."""
    terminal, words = typing.view.context, typing.view.context.words
    for field in fields:
        terminal.note(question(words, field))
        had = 0 if enough else len(filled.said.get(field.key, ())) if field.kind.many else 0
        while not _answered(typing, form, field, filled, had):
            pass


def ask_each(typing: Typing, form: Form, subject: Subject, filled: FormInput) -> None:
    """Of a list with an item for each of something, such as the criteria of a task, ask for one after the other."""
    terminal = terminal_of(typing.view.context)
    for field in form.fields:
        if field.each is None or field.key in filled.said:
            continue
        for number, text in enumerate(field.each(typing.view, subject), 1):
            terminal.note(safe_line(f"{number}. {text}"))
            filled.take(field, (item := {"criterion": number, **_met(terminal)}), [item])


def _met(terminal: "Terminal") -> dict[str, object]:
    """Whether it is met, and what is missing, if anybody says so."""
    while True:
        terminal.note(terminal.words(N_("Is it met? y: yes; n: no; what is missing may follow")))
        answer, _, note = typed_line(terminal).strip().partition(" ")
        yes = canonical("yes-no", {"y": "yes", "n": "no"}.get(answer.lower(), answer))
        if yes:
            return {"met": yes == "yes", **({"note": note.strip()} if note.strip() else {})}


def ask_first(terminal: "Terminal", shown: Sequence[str]) -> None:
    """Show what it changes and ask whether to say it. Raises `Misused` on a no."""
    for line in shown:
        terminal.note(line)
    if shown and not agreed(terminal):
        raise Misused("not-agreed")


def agreed(terminal: "Terminal") -> bool:
    """Whether somebody at a terminal says yes to what was shown."""
    while True:
        terminal.note(terminal.words(N_("Record this? y: yes; n: no")))
        answer = typed_line(terminal).strip()
        if answer.lower() == "y" or canonical("yes-no", answer) == "yes":
            return True
        if answer.lower() == "n" or canonical("yes-no", answer) == "no":
            return False


def question(words: Words, field: Field) -> str:
    """What is asked, how an answer is written, and how one ends a list."""
    ends = N_("one a line; only an empty line: there is none") if field.none else N_("one a line, an empty line ends")
    how = [words(field.kind.hint), words(ends) if field.kind.many else ""]
    asked = words.named(words.label("field", field.key), words(field.help))
    return words.aside(asked, words.listed(filter(None, how)))


def _answered(typing: Typing, form: Form, field: Field, filled: FormInput, had: int) -> bool:
    """One answer; whether it was the last of its field, which had some items before."""
    terminal = terminal_of(typing.view.context)
    try:
        line = typed_line(terminal)
        if not line.strip():
            if field.none and field.key not in filled.said:
                filled.said[field.none] = filled.typed[field.none] = True
                return True
            return field.kind.many and (field.asked or len(filled.said.get(field.key, ())) > had)
        filled.refused[field.key] = line
        before = len(typing.understood)
        filled.take(field, line, parsed(typing, form, field, line))
        for said in list(typing.understood.items())[before:]:
            terminal.note(meant_line(terminal.words, typing.view.days, *said))
    except UnicodeDecodeError as error:
        terminal.note("\n".join(error_lines(terminal.words, BadFile("bad-text", said=str(error)[:200]))))
        return False
    except XcollabError as error:
        if error.code == "interrupted":
            raise
        terminal.note("\n".join(error_lines(terminal.words, error)))
        return False
    filled.refused.pop(field.key, None)
    return not field.kind.many


def typed_line(terminal: "Terminal") -> str:
    """A line as it is typed; raises `Misused` where the answers end."""
    print("> ", end="", file=terminal.err, flush=True)
    line = terminal.given.readline()
    if not line:
        raise Misused("interrupted")
    return str(line.rstrip("\r\n"))

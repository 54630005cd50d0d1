"""Questions at the terminal: a wrong answer is explained and asked again, what is right stays."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xcollab.app.forms.checking import parsed
from xcollab.app.forms.filled import Filled
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.values import Typing
from xcollab.commands.edge.call import terminal
from xcollab.errors import BadFile, Misused, XcollabError
from xcollab.render.checking.errors import error_lines
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.commands.edge.call import Call


def ask(typing: Typing, form: Form, fields: Sequence[Field], filled: Filled, *, enough: bool = False) -> None:
    """Ask for some fields; with `enough`, what a list has already may be all. Raises `Misused` where the answers end."""
    call, words = typing.desk.context, typing.desk.context.words
    for field in fields:
        many = words(N_(" (one a line, an empty line ends)")) if field.many else ""
        if field.none:
            many = words(N_(" (one a line; only an empty line: there is none)"))
        call.note(words.named(words.label("field", field.key), words(field.help)) + many)
        had = 0 if enough else len(filled.said.get(field.key, ())) if field.many else 0
        while not _answered(typing, form, field, filled, had):
            pass


def _answered(typing: Typing, form: Form, field: Field, filled: Filled, had: int) -> bool:
    """One answer; whether it was the last of its field, which had some items before."""
    call = terminal(typing.desk.context)
    try:
        line = typed_line(call)
        if not line.strip():
            if field.none and field.key not in filled.said:
                filled.said[field.none] = filled.typed[field.none] = True
                return True
            return field.many and len(filled.said.get(field.key, ())) > had
        filled.refused[field.key] = line
        filled.take(field, line, parsed(typing, form, field, line))
    except UnicodeDecodeError as error:
        call.note("\n".join(error_lines(call.words, BadFile("bad-text", said=str(error)[:200]))))
        return False
    except XcollabError as error:
        if error.code == "interrupted":
            raise
        call.note("\n".join(error_lines(call.words, error)))
        return False
    filled.refused.pop(field.key, None)
    return not field.many


def typed_line(call: "Call") -> str:
    """A line as it is typed; raises `Misused` where the answers end."""
    print("> ", end="", file=call.err, flush=True)
    line = call.given.readline()
    if not line:
        raise Misused("interrupted")
    return str(line.rstrip("\r\n"))

"""The commands that a hint names, for programs: as lists of words, without quotes or blanks of any shell."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from xcollab.errors import Word
from xcollab.words.addresses import without_secrets
from xcollab.words.input_hints import TYPED
from xcollab.words.messages.refusals import REFUSALS
from xcollab.words.patterns import compiled

_QUOTED = compiled(r"`([^`]+)`")
_NAME = compiled(r"\{(\w+)\}")
_BLANK = compiled(r"(?<![\w-])(?!HEAD)[A-Z][A-Z-]*[A-Z](?![\w-])|…|YOUR NAME")
"""A word in capitals stands for what only the reader knows, as in `xcollab calendar import FILE`."""
_SHELL = frozenset({"|", ">", "<", ";", "&&", "||"})


def chosen(code: str, *, typed: bool, example: bool) -> tuple[str, str]:
    """The two sentences of a code; who typed a flag is not told to change a line of a file."""
    fact, hint = REFUSALS[code]
    return fact, TYPED[code][not example] if typed and code in TYPED else hint


def hint_commands(code: str, arguments: Mapping[str, object], *, typed: bool = False) -> list[list[str]]:
    """Those that can be run as they are, each as its words; one in which something is left to the reader is none of them."""
    _, hint = chosen(code, typed=typed, example="example" in arguments)
    found = [words for quoted in _QUOTED.findall(hint) if (words := _filled(quoted, arguments))]
    return [list(words) for words in dict.fromkeys(found)]


def _filled(quoted: str, arguments: Mapping[str, object]) -> tuple[str, ...]:
    """The words of a command; none where it is not a whole command, or something in it is not known."""
    if whole := _NAME.fullmatch(quoted):
        return _whole(arguments.get(whole[1]))
    template = _split(quoted)
    if template and (begins := _NAME.fullmatch(template[0])):
        template = [*_split(arguments.get(begins[1])), *template[1:]]
    if not _runs(template) or _BLANK.search(_NAME.sub("", quoted)):
        return ()
    words = list(_values(template, arguments))
    return tuple(words) if len(words) >= len(template) else ()


def _values(template: Sequence[str], arguments: Mapping[str, object]) -> Iterator[str]:
    """Each word with its values; a word with one that is not known is left out, a command in a command is taken apart."""
    for word in template:
        known = {name: _text(arguments.get(name)) for name in _NAME.findall(word)}
        if all(known.values()):
            yield _NAME.sub(lambda name, known=known: known[name[1]], word)  # type: ignore[misc]


def _split(command: object) -> list[str]:
    """The words of a command as a shell takes it."""
    try:
        return shlex.split(command) if isinstance(command, str) else []
    except ValueError:
        return []


def _whole(command: object) -> tuple[str, ...]:
    """A command that an argument is, written for a shell."""
    words = _split(command)
    return tuple(words) if _runs(words) and not any(_BLANK.fullmatch(word) for word in words) else ()


def _runs(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0] in ("xcollab", "git") and not _SHELL & {*words}


def _text(value: object) -> str:
    """A value as it is typed; an empty text where it is none, or several."""
    if isinstance(value, Word):
        return value.value
    if isinstance(value, list | tuple):
        return _text(value[0]) if len(value) == 1 else ""
    if isinstance(value, date):
        return value.isoformat()
    return without_secrets(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""

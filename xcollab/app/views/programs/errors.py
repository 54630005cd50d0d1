"""What a command that refuses answers programs with."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from xcollab.errors import Example, Said, Word, XcollabError
from xcollab.render.base.json_data import View, plain
from xcollab.render.checking.errors import worded
from xcollab.render.checking.hint_commands import hint_commands
from xcollab.schema.dataclass import dataclass
from xcollab.words.addresses import without_secrets
from xcollab.words.language import Words


@dataclass(frozen=True)
class ErrorView(View):
    """What any command refuses, with `--json`; the exit code is that of the command."""

    NAME: ClassVar[str] = "error"
    code: str
    """Stable; what each means is in the words below."""
    exit_code: int
    """1 a rule says no, 2 the command line is wrong, 3 a file is, 4 git says no, 5 recorded here and not shared yet."""
    where: str | None
    """The file and line, or the flag, that is to blame."""
    arguments: Mapping[str, Any]
    """What the sentences name, with canonical values."""
    message: str
    """What is wrong, in the reader's language."""
    hint: str
    """What to do next."""
    commands: Sequence[Sequence[str]]
    """The commands that the hint names, as they are run: without those in which something is left to the reader."""


def error_view(words: Words, error: XcollabError, exit_code: int) -> ErrorView:
    """A refusal, for programs; addresses in it without their passwords."""
    typed = error.where.startswith("-")
    fact, hint = worded(words, error.code, error.arguments, typed=typed)
    arguments = {name: _told(value) for name, value in error.arguments.items()}
    commands = hint_commands(error.code, error.arguments, typed=typed)
    return ErrorView(error.code, exit_code, error.where or None, arguments, fact, hint, commands)


def _told(value: object) -> Any:
    match value:
        case Word():
            return value.value
        case Said():
            return value.message
        case Example():
            return value.text
        case str():
            return without_secrets(value)
        case list() | tuple() | set() | frozenset():
            return [_told(each) for each in (sorted(value, key=str) if isinstance(value, set | frozenset) else value)]
        case dict():
            return {str(key): _told(each) for key, each in value.items()}
        case bool() | int() | float() | None | date():
            return plain(value)
    return without_secrets(str(value))

"""Refusals and problems in words: what happened, where, what to do next, in either language."""

from collections.abc import Mapping

from xcollab.errors import Word, XcollabError
from xcollab.render.base.sanitize import safe
from xcollab.render.checking.hint_commands import chosen
from xcollab.words import N_
from xcollab.words.addresses import without_secrets
from xcollab.words.language import Words


def error_lines(words: Words, error: XcollabError) -> list[str]:
    """`error: … (file:line)` and `hint: …`."""
    fact, hint = worded(words, error.code, error.arguments, typed=error.where.startswith("-"))
    where = f" ({safe(error.where)})" if error.where and words.language == "en" else ""
    if error.where and words.language == "zh":
        where = f"（{safe(error.where)}）"
    lines = [words(N_("error: ")) + fact + where]
    return [*lines, words(N_("hint: ")) + hint] if hint else lines


_WHICHEVER = "COLLAB"
"""Stands in a command where it is not known which collaboration is meant: no id looks like it."""


def worded(words: Words, code: str, arguments: Mapping[str, object], *, typed: bool = False) -> tuple[str, str]:
    """The fact and the hint of a code; who typed a flag is not told to change a line of a file."""
    fact, hint = chosen(code, typed=typed, example="example" in arguments)
    arguments = {"collab": _WHICHEVER, **arguments}
    shown = {name: safe(without_secrets(words.show(_named(value)))) for name, value in arguments.items()}
    return words(fact, **shown), words(hint, **shown)


def _named(value: object) -> object:
    """Nothing to name is said as such, rather than left blank."""
    return value if value not in ([], ()) else Word("none", "–")

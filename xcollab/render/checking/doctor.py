"""What is wrong with a clone and what was repaired, in words: one line each, the repair below it."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.errors import worded
from xcollab.render.checking.hint_commands import hint_commands
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.words.messages.doctor import REPAIRED


class Trouble(Protocol):
    """A finding, as far as it is shown."""

    @property
    def severity(self) -> str:
        """error, warning or note."""

    @property
    def code(self) -> str:
        """Stable, for programs."""

    @property
    def arguments(self) -> Mapping[str, object]:
        """What the sentence names."""


_KINDS = {"error": N_("error: "), "warning": N_("warning: "), "note": N_("note: ")}


def doctor_lines(
    words: Words, found: Sequence[Trouble], mended: Sequence[Trouble], repairs: Collection[str], *, fix: bool = False
) -> list[str]:
    """What was repaired, what remains, and a sum; one friendly line where nothing needs repair."""
    lines = [words(N_("repaired: ")) + _repaired(words, trouble) for trouble in mended]
    for trouble in found:
        fact, hint = worded(words, trouble.code, trouble.arguments)
        lines.append(f"{words(_KINDS[trouble.severity])}{fact} [{trouble.code}]")
        if hint:
            lines.append("    " + words(N_("hint: ")) + hint)
    serious = [trouble for trouble in found if trouble.severity != "note"]
    if fix and serious and not mended:
        lines.insert(0, words(N_("Nothing here that --fix repairs.")))
    if not serious:
        return [*lines, words(N_("All is well here: nothing needs repair."))]
    errors = sum(trouble.severity == "error" for trouble in serious)
    lines += ["", words(N_("errors: {errors}, warnings: {warnings}"), errors=errors, warnings=len(serious) - errors)]
    if simple := sum(trouble.code in repairs for trouble in serious):
        lines.append(words(N_("`xcollab doctor --fix` repairs {n} of them."), n=simple))
    return lines


class TroubleData(NamedTuple):
    """Something that is wrong, for programs; the code is stable, the sentences are in the reader's language."""

    code: str
    severity: str
    message: str
    hint: str
    fixable: bool
    """Whether `--fix` repairs it."""
    commands: Sequence[Sequence[str]]
    """Those that the hint names, as they are run."""


class Repaired(NamedTuple):
    """Something that was repaired, for programs."""

    code: str
    message: str


def doctor_data(words: Words, found: Sequence[Trouble], repairs: Collection[str]) -> list[TroubleData]:
    """What is wrong, for programs."""
    return [_data(words, one, fixable=one.code in repairs) for one in found]


def _data(words: Words, one: Trouble, *, fixable: bool) -> TroubleData:
    told, commands = worded(words, one.code, one.arguments), hint_commands(one.code, one.arguments)
    return TroubleData(one.code, one.severity, *told, fixable, commands)


def repaired_data(words: Words, mended: Sequence[Trouble]) -> list[Repaired]:
    """What was repaired, for programs."""
    return [Repaired(one.code, _repaired(words, one)) for one in mended]


def _repaired(words: Words, trouble: Trouble) -> str:
    shown = {name: safe_line(words.show(value)) for name, value in trouble.arguments.items()}
    return words(REPAIRED[trouble.code], **shown)

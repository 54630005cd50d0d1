"""Invitations to answer in the browser: an address that opens a new file on the forge, and the text that belongs into it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.words.language import Words


class Invitation(NamedTuple):
    """What a department is sent."""

    department: str
    name: str
    to: str
    """Who would answer."""
    path: str
    address: str
    text: str
    filled: bool
    """Whether the forge puts the text in by itself."""


_PARTS = {
    "resources": (
        N_("What it needs; quantity and department may be left out."),
        ("what:", "quantity: 1", "department:"),
    ),
    "risks": (
        N_("What may go wrong; the days and the remedy may be left out."),
        ("text:", "delay_days:", "mitigation:"),
    ),
}
"""Fields whose items have parts, which a file writes otherwise than the command line."""


def invitation_form(
    words: Words, said: Mapping[str, str], fields: Sequence[str], *, for_department: bool = True
) -> str:
    """The head of the answer, filled in. For a department `by` and `as` are the lead's and to be changed by whoever else
    answers, and it may say what it needs and what may go wrong.
    """
    notes = {"at": N_("now, when you answer; within 10 minutes of your commit")}
    if for_department:
        notes["by"] = N_("who answers; `as` names the capacity: lead, deputy or liaison")
    lines = [f"{key}: {value}" + (f"  # {words(notes[key])}" if key in notes else "") for key, value in said.items()]
    lines += ["", *fields]
    for key, (help_, parts) in _PARTS.items() if for_department else ():
        about = words.named(words.aside(words.label("field", key), words(N_("optional"))), words(help_))
        first, *rest = parts
        lines += [f"# {about}", f"# {key}:", f"#   - {first}", *(f"#     {part}" for part in rest), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def link_lines(words: Words, invitations: Sequence[Invitation]) -> list[str]:
    """For each department the address, and the text where it has to be pasted."""
    lines: list[str] = []
    for found in invitations:
        lines += [words.named(words.aside(safe_line(found.name), safe_line(found.to)), found.address), ""]
        if not found.filled:
            lines += [words(N_("Into the file {path} belongs:"), path=found.path), ""]
            lines += [f"    {line}".rstrip() for line in found.text.splitlines()] + [""]
    return lines[:-1]

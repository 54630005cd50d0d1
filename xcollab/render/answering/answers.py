"""An answer as it would be recorded, in the words of its form; beside it what is not."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xcollab.render.base.context import RenderContext
from xcollab.render.base.record import indented, record_lines
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.width import width_of
from xcollab.words import N_


class AnswerText(NamedTuple):
    """What is shown of an answer."""

    speaker: str
    """The member's id."""
    label: str
    """What the act, or its choice, is called."""
    place: str
    """What it is on, as people write it."""
    said: Mapping[str, object]
    """The fields by key, in canonical values."""
    groups: Mapping[str, str]
    """Of the fields that hold a word, the group that names it."""
    none: Sequence[str] = ()
    beside: Sequence[str] = ()
    doubts: Sequence[str] = ()


def answer_lines(context: RenderContext, shown: AnswerText) -> list[str]:
    """An answer, before it is recorded."""
    words = context.words
    who = context.name_with_id(shown.speaker)
    head = words(N_("{who}: {label}, on {place}"), who=who, label=shown.label, place=shown.place)
    said = {key: value for key, value in shown.said.items() if value is not True}
    lines = record_lines(context, said, groups=shown.groups)
    empty = [words.label("field", key) for key in shown.none]
    if empty:
        lines.append(words(N_("none: {fields}"), fields=empty))
    lines += [words(N_("not recorded: {text}"), text=safe_line(text)) for text in shown.beside]
    lines += [words(N_("look at this: {doubt}"), doubt=safe_line(doubt)) for doubt in shown.doubts]
    return [head, *indented(lines)]


def unread_lines(context: RenderContext, text: str, fact: str, speaker: str = "") -> list[str]:
    """An answer that is not recorded as it stands: its first words, and why."""
    first = safe_line(" ".join(text.split()))
    shown = first if width_of(first) <= _SHOWN else f"{first[: _SHOWN // 2]}…"
    who = f"{context.name_with_id(speaker)}: " if speaker else ""
    return [f"{who}“{shown}”", f"  {fact}"]


_SHOWN = 60
"""Columns of an answer that are repeated: enough to find it again."""

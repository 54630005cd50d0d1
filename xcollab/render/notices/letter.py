"""A digest in words, before it is text, Markdown or HTML: what its reader is told, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from xcollab.words import N_

HELLO = N_("For {name}: what concerns you in {workspace}, as of {now}.")
"""What every message begins with; a reply that repeats one without a mark is told from its answer by it."""
Tone = Literal["", "soon", "late"]


class Ask(NamedTuple):
    """One thing that its reader owes, or that is late with others."""

    number: str
    """Of the question in the reply block; empty where it is answered by a command or a page alone."""
    what: str
    due: str
    """By when, with the weekday, and how long that is."""
    tone: Tone
    about: tuple[str, ...] = ()
    """What led to it."""
    facts: tuple[tuple[str, str], ...] = ()
    """Label and text: who answered already, who has not, what silence leads to."""
    commands: tuple[str, ...] = ()
    page: str = ""
    """An address; the label that it is shown by stands in `Letter.page`."""


class Part(NamedTuple):
    """One collaboration."""

    title: str
    happened: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    heard: tuple[Ask, ...] = ()
    """What is late with others, and was escalated to the reader."""


class Labels(NamedTuple):
    """The words between the parts."""

    happened: str
    asks: str
    heard: str
    command: str
    page: str


class Letter(NamedTuple):
    """What one person is sent at once."""

    language: Literal["zh", "en"]
    subject: str
    hello: str
    parts: Sequence[Part]
    labels: Labels
    foot: tuple[tuple[str, str], ...]
    """What can be typed beside, and what it shows: label and command."""
    reply: tuple[str, ...] = ()
    """The reply block: an instruction, the token, and the numbered answers; none where nothing can be answered so."""

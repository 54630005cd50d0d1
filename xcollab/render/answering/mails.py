"""Answers that came by mail, and mails that are none, in lines."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.errors import worded
from xcollab.words import N_
from xcollab.words.language import Words

_SHOWN = 6
"""Lines of an answer that are shown in the list: those that say something come first."""
_LONGEST = 100


class Answer(Protocol):
    """A proposal."""

    @property
    def member(self) -> str:
        """Whose address it came from."""

    @property
    def subject(self) -> str:
        """Of the mail."""

    @property
    def sent(self) -> str:
        """When, as it says itself."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def attachments(self) -> Sequence[str]:
        """Not read."""

    @property
    def cut(self) -> bool:
        """Not read to its end."""


class Letter(Protocol):
    """A mail that is no answer."""

    @property
    def sender(self) -> str:
        """The address that it says that it is from."""

    @property
    def subject(self) -> str:
        """Its subject."""

    @property
    def said(self) -> str:
        """What a server said, of one that came back."""


def proposal_lines(words: Words, found: Mapping[str, Answer]) -> Iterator[str]:
    """Each proposal with its first words and the commands for it."""
    for name, one in found.items():
        told = N_("{name}  {member}, {sent}: {subject}")
        yield words(told, name=name, member=one.member, sent=safe_line(one.sent), subject=safe_line(one.subject))
        lines = [line for line in one.text.split("\n") if line.strip() and not line.lstrip().startswith(">")]
        yield from (f"    {safe_line(line)[:_LONGEST]}" for line in lines[:_SHOWN])
        if len(lines) > _SHOWN:
            yield "    …"
        if one.attachments:
            yield words(N_("    (attached, not read: {names})"), names=[safe_line(each) for each in one.attachments])
        if one.cut:
            yield words(N_("    (longer than what is read)"))
        yield f"    xcollab mail record {name}"
        yield f"    xcollab mail drop {name}"


def passed_lines(words: Words, passed: Sequence[tuple[Letter, str]]) -> Iterator[str]:
    """Each mail that was passed over, with the reason."""
    for mail, why in passed:
        fact, hint = worded(words, why, {})
        about = words.aside(safe_line(mail.sender or "–"), safe_line(mail.subject)[:_LONGEST])
        yield words.named(about, words.listed(filter(None, (fact, safe_line(mail.said), hint))))

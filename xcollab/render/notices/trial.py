"""The message by which somebody sees whether a channel works."""

from __future__ import annotations

from html import escape

from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.words.language import Words


def trial_texts(words: Words, workspace: str, channel: str, name: str) -> tuple[str, str, str]:
    """Subject, text, and the inside of an HTML body."""
    subject = words(N_("Test of channel {channel}"), channel=channel)
    told = N_("{name} tests channel {channel} of {workspace}. If you read this, it works; there is nothing to do.")
    text = words(told, name=safe_line(name), channel=channel, workspace=safe_line(workspace))
    return subject, text, f"<p>{escape(text)}</p>"

"""A digest made ready for its channel, in every form that a channel may want."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.channels.message import Message
from xcollab.render.notices.chat_markdown import chat_markdown
from xcollab.render.notices.mail_html import mail_html
from xcollab.render.notices.plain_text import plain_text

if TYPE_CHECKING:
    from datetime import datetime

    from xcollab.app.notices.digest import Digest
    from xcollab.app.notices.letters import Letters


def message(letters: Letters, digest: Digest, now: datetime) -> Message:
    """The message; its thread is the collaboration that it belongs to, where it is one."""
    letter = letters.letter(digest)
    collabs = {notice.collab for notice in digest.notices}
    return Message(
        digest.id, digest.recipient, letter.subject, plain_text(letter), chat_markdown(letter), mail_html(letter),
        collabs.pop() if len(collabs) == 1 else "", digest.workspace, now, letter.language,
    )  # fmt: skip

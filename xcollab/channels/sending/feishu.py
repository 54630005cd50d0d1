"""Feishu and Lark (飞书): an interactive card; signed in the body, with moment and secret as key of an empty message."""

from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from hmac import new as hmac

from xcollab.channels.message import Message
from xcollab.channels.sending.chat_text import beginning, chat_markdown, cut, with_keyword
from xcollab.channels.sending.json_body import json_size, posted
from xcollab.channels.sending.request import HttpRequest
from xcollab.channels.sending.secrets import Secrets
from xcollab.schema.channel import Channel

LARGEST = 18_000
"""Bytes of the content; the whole body may have 20 KB."""
_LONGEST_TITLE = 200


def build(channel: Channel, message: Message, secrets: Secrets, now: datetime) -> HttpRequest:
    """A card with the subject as its title."""
    content = cut(chat_markdown(message.markdown), json_size, LARGEST, message)
    title = with_keyword(message.title, content, channel.keyword)
    card = {
        "config": {"wide_screen_mode": True},
        "header": {
            "template": "blue",
            "title": {"tag": "plain_text", "content": beginning(title, len, _LONGEST_TITLE)},
        },
        "elements": [{"tag": "markdown", "content": content}],
    }
    return posted(secrets.url, {**_signature(secrets, now), "msg_type": "interactive", "card": card})


def _signature(secrets: Secrets, now: datetime) -> dict[str, str]:
    if not secrets.secret:
        return {}
    moment = str(int(now.timestamp()))
    digest = hmac(f"{moment}\n{secrets.secret.reveal()}".encode(), b"", sha256).digest()
    return {"timestamp": moment, "sign": b64encode(digest).decode()}

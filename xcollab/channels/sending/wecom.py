"""WeCom (企业微信): Markdown of at most 4,096 bytes; the address is the secret."""

from datetime import datetime

from xcollab.channels.message import Message
from xcollab.channels.sending.chat_text import chat_markdown, chat_words, cut, utf8_size
from xcollab.channels.sending.json_body import posted
from xcollab.channels.sending.request import HttpRequest
from xcollab.channels.sending.secrets import Secrets
from xcollab.schema.channel import Channel

LARGEST = 4096
"""Bytes of the content."""


def build(channel: Channel, message: Message, secrets: Secrets, now: datetime) -> HttpRequest:
    """The message with its subject as a heading; what does not fit is left out, and said so."""
    content = cut(f"### {chat_words(message.title)}\n{chat_markdown(message.markdown)}", utf8_size, LARGEST, message)
    return posted(secrets.url, {"msgtype": "markdown", "markdown": {"content": content}})

"""DingTalk (钉钉): Markdown; signed in the address with the secret as key, in milliseconds; people are called by mobile."""

from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from hmac import new as hmac
from urllib.parse import quote_plus

from xcollab.channels.message import Message
from xcollab.channels.sending.chat_text import chat_markdown, chat_words, cut, with_keyword
from xcollab.channels.sending.json_body import json_size, posted
from xcollab.channels.sending.request import HttpRequest
from xcollab.channels.sending.secrets import Secret, Secrets
from xcollab.schema.channel import Channel

LARGEST = 19_000
"""Bytes of the text; the whole body may have 20,000."""


def build(channel: Channel, message: Message, secrets: Secrets, now: datetime) -> HttpRequest:
    """The message with its subject as a heading; its recipient is called where a mobile number is known."""
    subject = chat_words(message.title)
    title = with_keyword(subject, chat_markdown(message.markdown), channel.keyword)
    called = [message.recipient.mobile] if message.recipient.mobile else []
    end = "".join(f"\n\n@{mobile}" for mobile in called)  # whoever is not named in the text as well is not called
    text = cut(f"### {title}\n\n{chat_markdown(message.markdown)}", json_size, LARGEST - len(end), message) + end
    data = {
        "msgtype": "markdown",
        "markdown": {"title": title, "text": text},
        "at": {"atMobiles": called, "isAtAll": False},
    }
    return posted(_signed(secrets, now), data)


def _signed(secrets: Secrets, now: datetime) -> Secret:
    if not secrets.secret:
        return secrets.url
    moment = str(int(now.timestamp() * 1000))
    key = secrets.secret.reveal()
    digest = hmac(key.encode(), f"{moment}\n{key}".encode(), sha256).digest()
    url = secrets.url.reveal()
    return Secret(f"{url}{'&' if '?' in url else '?'}timestamp={moment}&sign={quote_plus(b64encode(digest))}")

"""Any program that takes JSON: the whole message, signed with HMAC-SHA256 over the moment, a dot and the body."""

from datetime import datetime
from hashlib import sha256
from hmac import new as hmac

from xcollab.channels.message import Message
from xcollab.channels.sending.json_body import encoded, posted
from xcollab.channels.sending.request import HttpRequest
from xcollab.channels.sending.secrets import Secrets
from xcollab.schema.channel import Channel

SCHEMA, VERSION = "message", 1
"""What the body says that it is."""
MOMENT, SIGNATURE, KEY = "X-Xcollab-Timestamp", "X-Xcollab-Signature", "Idempotency-Key"
"""Headers: the moment of sending in seconds, `sha256=` and 64 hexadecimal digits, and the message's id, the same on every try."""


def build(channel: Channel, message: Message, secrets: Secrets, now: datetime) -> HttpRequest:
    """The message with canonical keys. No address, neither of mail nor of a phone, is in it."""
    data = {
        "schema": SCHEMA,
        "schema_version": VERSION,
        "id": message.id,
        "workspace": message.workspace,
        "thread": message.thread,
        "at": message.at.isoformat(timespec="seconds"),
        "language": message.language,
        "recipient": {"member": message.recipient.member, "department": message.recipient.department, "name": message.recipient.name},
        "subject": message.subject,
        "text": message.text,
        "markdown": message.markdown,
        "html": message.html,
    }  # fmt: skip
    moment = str(int(now.timestamp()))
    headers = {KEY: message.id, MOMENT: moment}
    if secrets.secret:
        digest = hmac(secrets.secret.reveal().encode(), moment.encode() + b"." + encoded(data), sha256).hexdigest()
        headers[SIGNATURE] = f"sha256={digest}"
    return posted(secrets.url, data, headers)

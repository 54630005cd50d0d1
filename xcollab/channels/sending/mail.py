"""A message as a letter: plain text and HTML, threaded by collaboration, that no machine answers.

The headers are written here: `email` folds them itself where they stand in a message, and loses spaces on the way.
"""

import re
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from xcollab.channels.message import Message, message_id, one_line
from xcollab.channels.sending.request import CannotBuild, MailRequest
from xcollab.channels.sending.secrets import Secrets
from xcollab.errors import Word
from xcollab.schema.channel import Channel, is_mailbox

_PAGE = '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body>\n{inside}\n</body></html>\n'
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 -]{0,58}[A-Za-z0-9])?")
"""What stands in a header as it is; anything else is encoded, whatever it may mean there."""


def build(channel: Channel, message: Message, secrets: Secrets, now: datetime) -> MailRequest:
    """The letter. Raises `CannotBuild` where there is no address, or one that no letter can have."""
    if not message.recipient.address or not channel.from_:
        who = message.recipient
        raise CannotBuild("mail-without-address", name=who.name, department=who.department)
    sender, to = _ascii(channel.from_), _ascii(message.recipient.address)
    headers = {
        "From": _named(f"xcollab {message.workspace}", sender),
        "To": _named(one_line(message.recipient.name), to),
        "Reply-To": _ascii(channel.reply_to or sender),
        "Subject": _encoded(message.title),
        "Date": format_datetime(message.at),
        **_thread(message, sender.rpartition("@")[2]),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",  # what Exchange goes by
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return MailRequest(secrets.server, sender, to, head.encode() + _body(message))


def _thread(message: Message, domain: str) -> dict[str, str]:
    """What the letter is called, what it answers, and which list it belongs to: the collaboration."""
    names = {"Message-ID": f"<{message.id}@{domain}>"}
    if message.thread:
        root = f"<{message_id(message.workspace, message.thread)}.thread@{domain}>"
        names |= {"In-Reply-To": root, "References": root}
    labels = (message.thread, message.workspace, "xcollab", domain)
    return names | {"List-Id": f"<{'.'.join(label for label in labels if label)}>"}


def _body(message: Message) -> bytes:
    """Both forms, with the headers that say so."""
    letter = EmailMessage(policy=SMTP)
    letter.set_content(message.text, cte="base64")
    page = _PAGE.format(language=message.language, inside=message.html)
    letter.add_alternative(page, subtype="html", cte="base64")
    letter.set_boundary(f"=_{message.id}")  # the same on every try; both parts are in base64, where no `_` stands
    return letter.as_bytes()


def _encoded(text: str) -> str:
    """One line of text as it stands in a header."""
    return text if _PLAIN.fullmatch(text) else Header(text, "utf-8", maxlinelen=75).encode(linesep="\r\n")


def _named(name: str, address: str) -> str:
    return f"{_encoded(name)} <{address}>" if name else address


def _ascii(address: str) -> str:
    """An address with its domain as headers and servers take it, an international one in its ASCII form."""
    user, _, domain = address.rpartition("@")
    try:
        if is_mailbox(address):
            return address if domain.isascii() else f"{user}@{domain.encode('idna').decode()}"
    except UnicodeError:
        pass
    raise CannotBuild("bad-mailbox", field=Word("field", "address"), value=address)

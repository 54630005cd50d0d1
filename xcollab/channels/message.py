"""What goes out: a message for one recipient, made ready in every form that a channel may want; and what became of it."""

import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Literal, NamedTuple

from xcollab.words.labels import Language

_STEERING = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BREAKS = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def one_line(text: str) -> str:
    """A text in one line, whatever is in it: a line end would begin another header, and nothing in it turns the others round."""
    return _BREAKS.sub(" ", _STEERING.sub("", text)).strip()


class Recipient(NamedTuple):
    """Whom it is for: a member, or a department as a whole where no member is named."""

    member: str | None
    department: str
    name: str
    address: str | None = None
    """Where mail goes."""
    mobile: str | None = None
    """By which DingTalk calls the person."""


class Message(NamedTuple):
    """One message, the same on every try. The words of people in it are escaped already, as each form needs it."""

    id: str
    """Stable: of the same content for the same recipient it is the same (`message_id`)."""
    recipient: Recipient
    subject: str
    text: str
    markdown: str
    html: str
    """The inside of a body."""
    thread: str
    """The collaboration that it belongs to; empty where it is about several."""
    workspace: str
    """The workspace's id."""
    at: datetime
    """When it was made, with its zone."""
    language: Language = "zh"

    @property
    def title(self) -> str:
        """The subject, in one line."""
        return one_line(self.subject)


def message_id(*parts: str) -> str:
    """The id of a message made of these parts: 32 hexadecimal digits."""
    whole = b"".join(len(encoded).to_bytes(8, "big") + encoded for encoded in (part.encode() for part in parts))
    return sha256(whole).hexdigest()[:32]


class Outcome(NamedTuple):
    """What became of a message. `sent` says that the server took it, never that anybody read it."""

    state: Literal["sent", "failed", "unknown"]
    """`failed` is tried again later; `unknown`, where the message went out and no answer came, once more with the same id."""
    code: str = ""
    """Of the catalogue of refusals; empty where it was sent."""
    arguments: Mapping[str, object] = {}


SENT = Outcome("sent")


def failed(code: str, /, **arguments: object) -> Outcome:
    """It did not get out."""
    return Outcome("failed", code, arguments)


def unknown(code: str, /, **arguments: object) -> Outcome:
    """It went out, and what became of it is not known."""
    return Outcome("unknown", code, arguments)

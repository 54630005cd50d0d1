"""A mail that came in: who says that they sent it, what it is, and its words. Nothing of it is an act, and nothing is sent back."""

import re
from base64 import b64decode
from binascii import Error
from email.message import Message
from hashlib import sha256
from quopri import decodestring
from typing import Literal, NamedTuple

from xcollab.channels.incoming.html_text import html_text
from xcollab.channels.incoming.mime import LARGEST, Part, decoded, headers_of, kind_of, parts

Kind = Literal["answer", "automatic", "bounce", "unreadable"]
_TOKEN = re.compile(r"\[\s?xcollab\s+([0-9a-f]{16})\s?\]", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>()\[\],;:@\"\\]{1,64}@[A-Za-z0-9.-]{1,253}")
_ENCODED = re.compile(r"=\?([A-Za-z0-9_-]{1,40})(?:\*[A-Za-z-]{1,10})?\?([bBqQ])\?([^?\s]{0,400})\?=")
_AWAY = re.compile(
    r"\s*(?:自动回复|自动答复|外出|休假|out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?(?:reply|response))",
    re.IGNORECASE,
)
_MACHINES = re.compile(r"bulk|junk|list|auto_reply", re.IGNORECASE)
_LONGEST_LINE = 2000
"""Characters of a header that are looked at."""


class Mail(NamedTuple):
    """A mail, as far as it concerns an answer."""

    id: str
    """By which the same mail is known again: a digest of its Message-ID and sender, or of its bytes."""
    kind: Kind
    why: str = ""
    """The code of why it is no answer."""
    sender: str = ""
    """The address that it says that it is from."""
    subject: str = ""
    sent: str = ""
    """When, as it says itself."""
    text: str = ""
    tokens: tuple[str, ...] = ()
    """Of the reply blocks in it, the least quoted first."""
    attachments: tuple[str, ...] = ()
    """Names of what is attached, and not read."""
    cut: bool = False
    """It was longer than what is read."""
    said: str = ""
    """What a server said, of a mail that came back."""


def read_mail(raw: bytes) -> Mail:
    """What a mail is; of one that is longer than the limit, as far as it was read."""
    cut, raw = len(raw) > LARGEST, raw[:LARGEST]
    headers, _ = headers_of(raw)
    froms = _said(headers, "from")
    sender = sender_of(froms[0]) if len(froms) == 1 else ""
    about = Mail(
        _identity(headers, sender, raw), "answer", "", sender, header_text(headers, "subject"), header_text(headers, "date"), cut=cut
    )  # fmt: skip
    if why := _machine(headers):
        bounced = why == "mail-came-back"
        return about._replace(
            kind="bounce" if bounced else "automatic", why=why, said=_reported(raw) if bounced else ""
        )
    if not sender:
        return about._replace(kind="unreadable", why="mail-of-nobody" if len(froms) < 2 else "mail-of-several")
    every = [*parts(raw)]
    text = _words(every)
    if not text.strip():
        return about._replace(kind="unreadable", why="mail-without-words")
    names = tuple(header_like(part.name)[:100] for part in every if part.name)
    return about._replace(text=text, tokens=tokens_in(text), attachments=names)


def _identity(headers: Message, sender: str, raw: bytes) -> str:
    named = str(headers.get("message-id", ""))[:_LONGEST_LINE].strip()
    return sha256(f"{named} {sender}".encode("utf-8", "replace") if named else raw).hexdigest()[:32]


def sender_of(header: str) -> str:
    """The one address of a From header, lower-case; empty where it is none, or more than one could be meant.

    An address within a name, a comment or an encoded word is nobody's: the last angle brackets count, or the bare address.
    """
    said = " ".join(header.split())
    bare = re.sub(r"\([^()]{0,300}\)", "", re.sub(r'"(?:[^"\\]|\\.){0,500}"', "", said))
    if bare.count("<") > 1 or bare.count(">") > 1 or ("," in bare or ";" in bare):
        return ""
    angle = re.fullmatch(r"[^<>]*<\s?([^<>\s]{3,320})\s?>\s*", bare)
    found = angle[1] if angle else bare.strip()
    return found.lower() if _ADDRESS.fullmatch(found) else ""


def header_text(headers: Message, name: str) -> str:
    """A header as people read it."""
    return header_like(next(iter(_said(headers, name)), ""))


def _said(headers: Message, name: str) -> list[str]:
    """Every header of a name as it came; many programs put other letters than ASCII there without saying which."""
    raw = [str(value) for key, value in headers.raw_items() if key.lower() == name]
    return [decoded(one[:_LONGEST_LINE].encode("utf-8", "surrogateescape"), "") for one in raw]


def header_like(said: str) -> str:
    """A text with encoded words, decoded, in one line."""
    joined = re.sub(r"(\?=)\s+(?==\?)", r"\1", said)
    return " ".join(_ENCODED.sub(_encoded_word, joined).split())


def _encoded_word(found: re.Match[str]) -> str:
    content = found[3].encode("utf-8", "replace")
    try:
        plain = b64decode(content) if found[2] in "bB" else decodestring(content, header=True)
    except (Error, ValueError):
        return found[0]
    return decoded(plain, found[1])


def _machine(headers: Message) -> str:
    """Why no person wrote it just now; empty where one may have."""
    said = {name: str(headers.get(name, ""))[:200].strip().lower() for name in
            ("auto-submitted", "precedence", "return-path", "x-autoreply", "x-autorespond", "subject", "x-failed-recipients")}  # fmt: skip
    kind = kind_of(headers)
    report = str(headers.get("content-type", ""))[:_LONGEST_LINE].lower()
    if kind == "multipart/report" and "disposition-notification" in report:
        return "mail-receipt"
    if kind == "multipart/report" or said["return-path"] == "<>" or said["x-failed-recipients"]:
        return "mail-came-back"
    if said["auto-submitted"] not in ("", "no") or said["x-autoreply"] or said["x-autorespond"]:
        return "mail-automatic"
    if _MACHINES.fullmatch(said["precedence"]):
        return "mail-of-a-list"
    return "mail-automatic" if _AWAY.match(header_text(headers, "subject")) else ""


def _reported(raw: bytes) -> str:
    """Whom a mail did not reach, and what the server said."""
    for part in parts(raw):
        if part.kind == "message/delivery-status":
            found = re.findall(
                r"(?im)^(final-recipient|status|diagnostic-code)\s*:\s*([^\r\n]{1,200})", part.text[:20_000]
            )
            return "; ".join(f"{name}: {said.strip()}" for name, said in found[:6])
    return ""


def _words(every: list[Part]) -> str:
    """The plain text, where there is one, otherwise what the HTML says."""
    own = [part for part in every if not part.name]
    plain = [part for part in own if part.kind == "text/plain"]
    if any(part.text.strip() for part in plain):
        return "\n".join(_flowed(part) for part in plain)
    return "\n".join(html_text(part.text) for part in own if part.kind == "text/html")


def _flowed(part: Part) -> str:
    """Lines that a mail program broke for the way are whole again (RFC 3676)."""
    text = part.text.replace("\r\n", "\n")
    if not re.search(
        r"format\s*=\s*\"?flowed", str(part.headers.get("content-type", ""))[:_LONGEST_LINE], re.IGNORECASE
    ):
        return text
    lines: list[str] = []
    open_now = False
    for line in text.split("\n"):
        if open_now and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
        open_now = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(lines)


def tokens_in(text: str) -> tuple[str, ...]:
    """The tokens of reply blocks, each once, the least quoted first: an answer repeats older ones below."""
    found: dict[str, int] = {}
    for line in text.split("\n"):
        for token in _TOKEN.findall(line):
            lead = line[: len(line) - len(line.lstrip("> \t"))]
            found.setdefault(token.lower(), lead.count(">"))
    return tuple(sorted(found, key=lambda token: found[token]))

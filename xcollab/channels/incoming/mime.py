"""The parts of a mail, found within limits: so deep, so many, so many bytes of headers. What goes beyond is not looked at."""

import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import NamedTuple

LARGEST = 256 * 1024
"""Bytes of a mail that are read; words stand before attachments."""
MOST_HEADERS = 32 * 1024
"""Bytes of one part's headers."""
DEEPEST = 8
MOST_PARTS = 60
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_CHARSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "hz-gb-2312": "hz",
    "ks_c_5601-1987": "euc-kr",
}
_KNOWN = re.compile(r"(?:utf-?8|us-ascii|ascii|utf-?16(?:[lb]e)?|gb18030|hz|big5(?:hkscs)?|iso-?8859-[0-9]{1,2}|latin-?1|(?:windows|cp)-?12[0-9]{2}|koi8-[ru]|euc-(?:jp|kr)|iso-2022-(?:jp|kr)|shift_jis)")  # fmt: skip


class Part(NamedTuple):
    """One part of a mail that holds no others."""

    kind: str
    """Such as `text/plain`."""
    headers: Message
    body: bytes

    @property
    def name(self) -> str:
        """Of an attachment, the name that it bears; empty for words of the mail itself."""
        said = _parameter(self.headers, "filename", "content-disposition") or _parameter(
            self.headers, "name", "content-type"
        )
        disposition = str(self.headers.get("content-disposition", ""))[:40].strip().lower()
        if disposition.startswith("attachment") or not self.kind.startswith("text/"):
            return said or self.kind
        return said if not self.kind.startswith("text/") else ""

    @property
    def text(self) -> str:
        """Its words."""
        return decoded(self.content, _parameter(self.headers, "charset", "content-type"))

    @property
    def content(self) -> bytes:
        """Its bytes, out of what they were wrapped in for the way."""
        match str(self.headers.get("content-transfer-encoding", ""))[:40].strip().lower():
            case "base64":
                return _base64(self.body)
            case "quoted-printable":
                return quopri.decodestring(self.body)
        return self.body


def headers_of(raw: bytes) -> tuple[Message, bytes]:
    """The headers of a mail, or of a part, and what stands below them."""
    end = _END_OF_HEADERS.search(raw, 0, MOST_HEADERS)
    if end is None:
        return BytesHeaderParser(policy=compat32).parsebytes(raw[:MOST_HEADERS]), b""
    return BytesHeaderParser(policy=compat32).parsebytes(raw[: end.start()]), raw[end.end() :]


def parts(raw: bytes) -> Iterator[Part]:
    """The parts of a mail, in their order, as far as the limits go."""
    waiting, seen = [(raw, 0)], 0
    while waiting and seen < MOST_PARTS:
        content, depth = waiting.pop()
        seen += 1
        headers, body = headers_of(content)
        kind = kind_of(headers)
        if kind.startswith("multipart/") and (boundary := _parameter(headers, "boundary", "content-type")):
            if depth < DEEPEST:
                within = _within(body, boundary.encode("utf-8", "replace"))
                waiting += [(one, depth + 1) for one in reversed(within)]
        elif not kind.startswith("multipart/"):
            yield Part(kind, headers, body)


def _within(body: bytes, boundary: bytes) -> list[bytes]:
    """What stands between the lines that part a body."""
    found = re.split(
        rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(?=[ \t]*\r?\n|--|[ \t]*\Z)", body, maxsplit=MOST_PARTS
    )
    within = []
    for one in found[1:]:
        if one.startswith(b"--"):
            break
        within.append(re.sub(rb"\A[ \t]*\r?\n", b"", one, count=1))
    return within


def kind_of(headers: Message) -> str:
    """What a part says that it is; text, where it says nothing that is understood."""
    said = str(headers.get("content-type", "text/plain"))[:200].partition(";")[0].strip().lower()
    return said if re.fullmatch(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}", said) else "text/plain"


def _parameter(headers: Message, name: str, header: str) -> str:
    """A parameter of a header, as it stands there; those cut in pieces or encoded are for names of files alone."""
    said = str(headers.get(header, ""))[:2000]
    found = re.search(rf';\s*{name}\s*=\s*(?:"([^"]{{0,300}})"|([^\s;"]{{1,300}}))', said, re.IGNORECASE)
    return (found[1] or found[2] or "") if found else ""


def _base64(body: bytes) -> bytes:
    """As much of it as can be read: the end may be cut off."""
    plain = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    plain = plain[: len(plain) - len(plain) % 4] if len(plain) % 4 == 1 else plain
    try:
        return binascii.a2b_base64(plain + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


def decoded(content: bytes, charset: str) -> str:
    """Bytes as text: as they are said to be, or as they can be read."""
    wanted = charset.strip().lower()
    wanted = _CHARSETS.get(wanted, wanted)
    tries = [wanted] if _KNOWN.fullmatch(wanted) else []
    for one in (*tries, "utf-8", "gb18030"):
        try:
            return content.decode(one)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode(tries[0] if tries and wanted not in ("ascii", "us-ascii") else "utf-8", "replace")

"""Mails as bytes, as programs send them."""

from base64 import b64encode
from quopri import encodestring

TOKEN = "7f3a9c0b1d2e4f56"
ANSWER = "1 承接 范围: 渠道推广"
BLOCK = f"[xcollab {TOKEN}]\n1 承接（accept）    范围：    资源需求：    风险提示：\n2 有条件承接（conditions）    范围：    条件：    资源需求：    风险提示：\n" \
        "3 建议调整（changes）    调整建议：\n4 不承接（decline）    原因："  # fmt: skip
QUOTED = "\n".join(f"> {line}" for line in BLOCK.split("\n"))
BODY = f"{ANSWER}\n\n周敏 <zhou@example.com> 写道：\n{QUOTED}\n"


def mail(
    body: bytes | str = BODY, *headers: str, sender: str = "Li Na <li@example.com>", id_: str = "<1@example.com>"
) -> bytes:
    """A mail; its own headers go before those that are given besides."""
    kind = (
        ()
        if any(one.lower().startswith("content-type") for one in headers)
        else ("Content-Type: text/plain; charset=utf-8",)
    )
    lines = [
        f"From: {sender}",
        "To: xcollab@example.com",
        "Subject: Re: asked",
        f"Message-ID: {id_}",
        "Date: Tue, 2 Jul 2024 10:00:00 +0800",
        *kind,
        *headers,
    ]
    content = body.encode() if isinstance(body, str) else body
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content.replace(b"\n", b"\r\n")


def multipart(kind: str, *parts: bytes, boundary: str = "b0") -> tuple[bytes, str]:
    """A body of parts, and the header that says so."""
    body = (
        b"".join(b"--" + boundary.encode() + b"\n" + part + b"\n" for part in parts)
        + b"--"
        + boundary.encode()
        + b"--\n"
    )
    return body, f'Content-Type: multipart/{kind}; boundary="{boundary}"'


def part(kind: str, content: bytes, *headers: str) -> bytes:
    """One part of a body."""
    return "\n".join([f"Content-Type: {kind}", *headers]).encode() + b"\n\n" + content


HTML = "<html><head><style>p{}</style></head><body><p>1 承接&nbsp;范围: 渠道推广<br>风险: 无</p><blockquote>周敏 写道：<br>" \
       f"[xcollab {TOKEN}]<br>2 不承接</blockquote><script>x</script></body></html>"  # fmt: skip

ANSWERS: dict[str, bytes] = {
    "plain UTF-8": mail(),
    "quoted-printable": mail(encodestring(BODY.encode()), "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: quoted-printable"),
    "base64 in GBK": mail(b64encode(BODY.encode("gbk")), 'Content-Type: text/plain; charset="GBK"', "Content-Transfer-Encoding: base64"),
    "8 bit in GB2312": mail(BODY.encode("gb2312"), "Content-Type: text/plain; charset=gb2312"),
    "GB18030 that does not say so": mail(BODY.encode("gb18030"), "Content-Type: text/plain"),
    "Big5": mail(BODY.encode("big5", "replace"), "Content-Type: text/plain; charset=big5"),
    "a charset that is none": mail(BODY, "Content-Type: text/plain; charset=no-such-thing"),
    "a codec that is no charset": mail(BODY, "Content-Type: text/plain; charset=punycode"),
    "HTML alone": mail(HTML, "Content-Type: text/html; charset=utf-8"),
    "plain and HTML": mail(*multipart("alternative", part("text/plain; charset=utf-8", BODY.encode()), part("text/html", HTML.encode()))),
    "plain in a mixed one with a file": mail(*multipart(
        "mixed", part("text/plain; charset=utf-8", BODY.encode()),
        part("application/zip", b64encode(b"PK\3\4" * 50), 'Content-Disposition: attachment; filename="scope.zip"', "Content-Transfer-Encoding: base64"),
    )),
    "flowed": mail("1 承接 范围: \n渠道推广\n\n" + QUOTED, "Content-Type: text/plain; charset=utf-8; format=flowed"),
    "a name in brackets in the address": mail(sender="li@example.com (Li Na)"),
    "a name in encoded words": mail(sender="=?gbk?B?wO7EyA==?= <LI@Example.com>"),
    "no Message-ID": mail().replace(b"Message-ID: <1@example.com>\r\n", b""),
    "Auto-Submitted: no": mail(BODY, "Auto-Submitted: no"),
    "a mail that is cut": mail(BODY + "x" * 400_000),
    "lone line feeds": mail().replace(b"\r\n", b"\n"),
}  # fmt: skip

OTHERS: dict[str, tuple[bytes, str]] = {
    "auto-replied": (mail(BODY, "Auto-Submitted: auto-replied"), "mail-automatic"),
    "auto-generated": (mail(BODY, "Auto-Submitted: auto-generated (rejected)"), "mail-automatic"),
    "of a bulk sender": (mail(BODY, "Precedence: bulk"), "mail-of-a-list"),
    "of a list": (mail(BODY, "Precedence: list"), "mail-of-a-list"),
    "out of office, by its subject": (mail().replace(b"Re: asked", "自动回复: 休假".encode()), "mail-automatic"),
    "out of office, encoded": (mail().replace(b"Re: asked", b"=?utf-8?b?" + b64encode("自动回复：外出".encode()) + b"?="), "mail-automatic"),
    "automatic reply in English": (mail().replace(b"Re: asked", b"Automatic reply: asked"), "mail-automatic"),
    "an autoresponder": (mail(BODY, "X-Autoreply: yes"), "mail-automatic"),
    "a bounce": (mail(*multipart("report; report-type=delivery-status", part("text/plain", b"not delivered"), part(
        "message/delivery-status", b"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; wu@example.com\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user\n",
    ))), "mail-came-back"),
    "a bounce by its return path": (mail(BODY, "Return-Path: <>"), "mail-came-back"),
    "a read receipt": (mail(*multipart("report; report-type=disposition-notification", part("text/plain", b"read"))), "mail-receipt"),
    "two From headers": (mail(BODY, "From: wu@example.com"), "mail-of-several"),
    "two addresses in one": (mail(sender="li@example.com, wu@example.com"), "mail-of-nobody"),
    "two addresses in brackets": (mail(sender="<li@example.com> <wu@example.com>"), "mail-of-nobody"),
    "a group": (mail(sender="team: li@example.com;"), "mail-of-nobody"),
    "an address in an encoded word": (mail(sender="=?utf-8?q?=3Cli=40example.com=3E?="), "mail-of-nobody"),
    "no From": (b"Subject: x\r\n\r\n1 accept", "mail-of-nobody"),
    "no words": (mail(" \n"), "mail-without-words"),
    "a picture alone": (mail(b64encode(b"GIF89a"), "Content-Type: image/gif; name=x.gif", "Content-Transfer-Encoding: base64"), "mail-without-words"),
    "nothing at all": (b"", "mail-of-nobody"),
}  # fmt: skip
"""Mails that are no answers, and why."""


def hostile() -> dict[str, bytes]:
    """Mails made to hurt whoever reads them."""
    deep = b"1 accept"
    for level in range(2000):
        body, header = multipart("mixed", deep, boundary=f"b{level}")
        deep = header.encode() + b"\n\n" + body
        if len(deep) > 250_000:
            break
    same, header = multipart("mixed", *[part("text/plain", b"x")] * 20_000)
    return {
        "deep": mail(deep.partition(b"\n\n")[2], deep.partition(b"\n\n")[0].decode()),
        "deep messages": mail(b"Content-Type: message/rfc822\n\n" * 8000, "Content-Type: message/rfc822"),
        "many parts": mail(same, header),
        "one boundary within itself": mail(multipart("mixed", multipart("mixed", same)[0])[0], header),
        "an empty boundary": mail(BODY, 'Content-Type: multipart/mixed; boundary=""'),
        "huge headers": b"From: li@example.com\r\n" + b"X-A: b\r\n" * 100_000 + b"\r\n1 accept",
        "a huge header": b"From: " + b"a" * 500_000 + b" <li@example.com>\r\n\r\n1 accept",
        "a folded header without end": b"Subject: a\r\n" + b" b\r\n" * 100_000 + b"From: li@example.com\r\n\r\n1 accept",
        "encoded words without end": mail(BODY, "Subject: " + "=?utf-8?q?" * 20_000),
        "quotes without end": mail(sender='"' * 30_000 + " <li@example.com>"),
        "brackets without end": mail(sender="(" * 30_000 + " <li@example.com>"),
        "tags without end": mail("<" * 200_000, "Content-Type: text/html"),
        "comments without end": mail("<!--" * 50_000, "Content-Type: text/html"),
        "declarations without end": mail("<!" * 100_000, "Content-Type: text/html"),
        "scripts without end": mail("<script>" * 30_000, "Content-Type: text/html"),
        "deep quotes in HTML": mail("<blockquote>" * 20_000 + "1 accept", "Content-Type: text/html"),
        "entities": mail("&#x110000;&#xD800;&amp;" * 10_000, "Content-Type: text/html"),
        "NUL and controls": mail(bytes(range(256)) * 500, "Content-Type: text/plain; charset=latin-1"),
        "half of a base64": mail(b64encode(b"1 accept")[:-3], "Content-Transfer-Encoding: base64"),
        "no base64 at all": mail("!!!!", "Content-Transfer-Encoding: base64"),
        "equals signs": mail("=" * 200_000, "Content-Transfer-Encoding: quoted-printable"),
        "an odd parameter": mail(BODY, "Content-Type: text/plain; charset*0*=utf-8''%zz; charset*=x'y; ; ="),
        "tokens": mail(f"[xcollab {TOKEN}]\n" * 10_000),
        "colons": mail("承接 " + ":" * 60_000),
        "one long line": mail("承接 " + "x" * 200_000),
    }  # fmt: skip

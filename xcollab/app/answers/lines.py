"""A text as somebody pasted it, in clean lines; what it quotes of others, and what a mail program put below it, stands aside."""

import re
from typing import NamedTuple

from xcollab.words.characters import NONCHARACTERS

LONGEST = 64 * 1024
"""Bytes of a text that are read: an answer is short, a file that was taken for one is not."""

_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord("\u3000"): " ", ord("\u00a0"): " ", ord("【"): "[", ord("】"): "]", ord("〔"): "[", ord("〕"): "]", ord("﹕"): ":", ord("︰"): ":",
}  # fmt: skip
_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Chat programs put these around names and numbers; nobody means them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_UNREADABLE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff{NONCHARACTERS}]")

_QUOTED = re.compile(r"\s*(?:[>＞]\s?)+")
_WROTE = re.compile(r"(?:写道|来信|回复|wrote|writes)[^:：]{0,20}[:：]\s*$", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"\s*(?:-{2,}\s*(?:原始邮件|原邮件|回复的原邮件|转发邮件|original message|original appointment|forwarded message)\s*-{2,}|_{10,})\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\s*[*_]{0,2}(?:发件人|发送时间|发送日期|日期|收件人|抄送|主题|from|sent|date|to|cc|subject)[*_]{0,2}\s*[:：]",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s*[*_]{0,2}(?:发件人|from)[*_]{0,2}\s*[:：]", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:[-–—_=*]\s?){6,}$")
_SIGNATURE = ("-- ", "--")


class Pasted(NamedTuple):
    """A text, apart by who wrote it."""

    own: list[str]
    quoted: list[str]
    """What is repeated of others, and signatures: shown, and not read as an answer."""


def flat(text: str) -> str:
    """The text to compare by, each character in its place: ASCII for what is full-width, small letters."""
    wide = text.translate(_WIDE)
    lower = wide.lower()
    return lower if len(lower) == len(wide) else "".join(c.lower() if len(c.lower()) == 1 else c for c in wide)


def pasted(text: str) -> Pasted:
    """The lines of a text; where all of it is quoted, that is the answer."""
    lines = _UNREADABLE.sub("\ufffd", _INVISIBLE.sub("", _ENDS.sub("\n", text))).split("\n")
    own, quoted = _apart(lines)
    if not any(line.strip() for line in own):
        marked = [_QUOTED.sub("", line) for line in quoted if _QUOTED.match(line)]
        rest = [line for line in quoted if not _QUOTED.match(line)]
        return Pasted(marked, rest) if marked else Pasted([], rest)
    return Pasted(own, [line for line in quoted if line.strip()])


def _apart(lines: list[str]) -> tuple[list[str], list[str]]:
    end = next((at for at in range(len(lines)) if _ends_here(lines, at)), len(lines))
    own: list[str] = []
    quoted: list[str] = []
    for at, line in enumerate(lines[:end]):
        if _QUOTED.match(line) or _introduces(lines, at) or _of_a_reply(lines, at):
            quoted.append(line)
        else:
            own.append(line)
    return own, quoted + lines[end:]


def _ends_here(lines: list[str], at: int) -> bool:
    """Whether a signature, or the mail that is answered, begins with this line."""
    line = lines[at]
    if line in _SIGNATURE or _ORIGINAL.match(line):
        return True
    return bool(_FROM.match(line)) and sum(bool(_HEAD.match(each)) for each in lines[at + 1 : at + 6]) >= 2


def _introduces(lines: list[str], at: int) -> bool:
    """Whether the line says who wrote what is quoted below it."""
    if not _WROTE.search(lines[at]):
        return False
    following = (line for line in lines[at + 1 : at + 4] if line.strip())
    return bool(_QUOTED.match(next(following, "")))


def _of_a_reply(lines: list[str], at: int) -> bool:
    """Whether the line belongs to what a chat program puts above a reply: 「who：what」, and a rule of hyphens."""
    if _RULE.match(lines[at]):
        return at > 0 and _is_cited(lines[at - 1])
    return _is_cited(lines[at]) and at + 1 < len(lines) and bool(_RULE.match(lines[at + 1]))


def _is_cited(line: str) -> bool:
    return line.lstrip().startswith("「") and line.rstrip().endswith("」")


def unquoted(line: str) -> str:
    """A line without the marks of a quotation."""
    found = _QUOTED.match(line)
    return line[found.end() :] if found else line

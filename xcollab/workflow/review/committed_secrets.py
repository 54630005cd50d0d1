"""Secrets that stand in a file: whoever can read the repository, now or later, could use them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from xcollab.words.patterns import compiled

_PATTERNS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("bot-address", "open-apis/bot/v2/hook/", compiled(r"open-apis/bot/v2/hook/(?P<part>[A-Za-z0-9_-]{6,})")),
    ("bot-address", "webhook/send?key=", compiled(r"webhook/send\?key=(?P<part>[A-Za-z0-9_-]{6,})")),
    ("bot-address", "access_token=", compiled(r"access_token=(?P<part>[A-Za-z0-9._~+/%-]{6,})")),
    ("bot-address", "hooks.slack.com/", compiled(r"hooks\.slack\.com/services/(?P<part>[A-Za-z0-9/]{20,})")),
    ("password-in-address", "://", compiled(r"://[^\s/:@'\"<>?#]{0,200}:(?P<part>[^\s/@'\"<>]{1,200})@[A-Za-z0-9\[]")),
    ("private-key", "PRIVATE KEY", compiled(r"-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?P<part>)")),
    ("token", "SEC", compiled(r"(?<![A-Za-z0-9])SEC(?P<part>[0-9a-f]{64})(?![A-Za-z0-9])")),
    *(("token", begun, compiled(rf"(?<![A-Za-z0-9]){begun}(?P<part>[A-Za-z0-9_]{{20,}})"))
      for begun in ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_")),
    ("token", "glpat-", compiled(r"(?<![A-Za-z0-9])glpat-(?P<part>[A-Za-z0-9_-]{16,})")),
    ("token", "xox", compiled(r"(?<![A-Za-z0-9])xox[abprs]-(?P<part>[A-Za-z0-9-]{10,})")),
)  # fmt: skip
"""What kind of secret it is, a text without which there is none, and the pattern; `part` is what nobody should know."""
_PLACEHOLDER = compiled(r"[A-Z_]+|(?i:x+|\*+|your[-_a-z]*|example[-_a-z]*)|[$<{%(].*|…+|\.+")
"""What stands for a secret in an explanation."""


class Found(NamedTuple):
    """A secret."""

    line: int
    """From 1."""
    kind: str
    """`bot-address`, `password-in-address`, `private-key` or `token`."""
    part: str
    """What is secret in it; for comparing, never for showing."""


def secrets_in(text: str) -> Iterator[Found]:
    """The secrets in a text, in the order of the kinds; explanations with a word in the place of the secret are none."""
    for kind, hint, pattern in _PATTERNS:
        if hint in text:
            for match in pattern.finditer(text):
                if not (match["part"] and _PLACEHOLDER.fullmatch(match["part"])):
                    yield Found(text.count("\n", 0, match.start()) + 1, kind, match["part"])


def new_secrets(before: str, after: str) -> list[Found]:
    """The secrets in a text that were not in the one before."""
    found = [*secrets_in(after)]
    known = {(one.kind, one.part) for one in secrets_in(before)} if found else set()
    return [one for one in found if (one.kind, one.part) not in known]

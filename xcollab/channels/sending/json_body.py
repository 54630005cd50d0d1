"""JSON on its way out: UTF-8, as few bytes as it takes."""

import json
from collections.abc import Mapping

from xcollab.channels.sending.request import HttpRequest
from xcollab.channels.sending.secrets import Secret

HEADERS: Mapping[str, str] = {"Content-Type": "application/json; charset=utf-8"}


def encoded(data: object) -> bytes:
    """As bytes; what is no Unicode text is replaced."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def json_size(text: str) -> int:
    """Bytes that a text takes within a body."""
    return len(encoded(text)) - 2


def posted(url: Secret, data: object, headers: Mapping[str, str] = {}) -> HttpRequest:
    """The request that posts it."""
    return HttpRequest(url, encoded(data), {**HEADERS, **headers})

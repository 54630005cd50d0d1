"""What a server's answer to a POST amounts to. The chat services say what went wrong in the body of an answer with status 200."""

import json
from collections.abc import Mapping

from xcollab.channels.message import SENT, Outcome, failed

_CODES = ("errcode", "code", "StatusCode")
_SAID = ("errmsg", "msg", "StatusMessage", "message", "error")
_OVER_LIMIT = frozenset({"130101", "45009", "45033", "9499", "11232", "99991400", "410100"})
"""DingTalk, WeCom, Feishu: more messages than they take in a minute."""


def of_bot(status: int, body: bytes) -> Outcome:
    """A chat service took the message only if it says so: JSON with a code, and every code in it 0."""
    if status != 200:
        return of_status(status)
    data = _mapping(body)
    codes = {key: data[key] for key in _CODES if key in data} if data is not None else {}
    if data is None or not codes:
        return failed("no-bot-answer")
    wrong = [code for code in codes.values() if str(code) != "0" or isinstance(code, bool)]
    return _refused(wrong[0], data) if wrong else SENT


def of_program(status: int, body: bytes) -> Outcome:
    """Any other program took it if it answers with a status of success, and no code or word of failure in the body."""
    if not 200 <= status < 300:
        return of_status(status)
    data = _mapping(body) or {}
    for key in _CODES:
        code = data.get(key)
        if code is not None and not isinstance(code, bool) and not _is_success(str(code)):
            return _refused(code, data)
    if data.get("ok") is False or data.get("success") is False:
        return _refused("false", data)
    return SENT


def of_status(status: int) -> Outcome:
    """A status that is no success."""
    if 300 <= status < 400:
        return failed("redirected", status=status)
    if status == 429:
        return failed("too-many-messages", said=str(status))
    return failed("refused-status", said=str(status))


def _is_success(code: str) -> bool:
    return (
        code == "0"
        or (len(code) == 3 and code.startswith("2") and code.isdecimal())
        or not code.lstrip("-").isdecimal()
    )


def _refused(code: object, data: Mapping[str, object]) -> Outcome:
    said = next((str(data[key])[:200] for key in _SAID if data.get(key)), "")
    if str(code) in _OVER_LIMIT:
        return failed("too-many-messages", said=str(code))
    if not said:
        return failed("refused-status", said=str(code)[:40])
    return failed("refused-there", said=str(code)[:40], reason=said)


def _mapping(body: bytes) -> Mapping[str, object] | None:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None

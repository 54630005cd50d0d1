"""Channels of `xcollab.yaml`: the ways on which notices go out, and where a member or a department hears of them.

A file names environment variables only; neither an address to post to nor a secret ever stands in the repository.
"""

import re
from collections.abc import Iterable, Mapping
from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit

from xcollab.schema.base import Checked, Formed, Line, Slug, Told, given, problem, whole
from xcollab.schema.plain import Plain
from xcollab.schema.value import Value

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

Kind = Literal["mail", "webhook", "feishu", "lark", "dingtalk", "wecom", "apprise"]
KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "mail": (("server", "from"), ("reply_to",)),
    "webhook": (("url",), ("secret",)),
    "feishu": (("url",), ("secret", "keyword")),
    "lark": (("url",), ("secret", "keyword")),
    "dingtalk": (("url",), ("secret", "keyword")),
    "wecom": (("url",), ()),
    "apprise": (("url",), ()),
}
"""By kind, the keys that it needs and those that it may have besides."""
_LOCAL = r"[^@\s\x00-\x1f\x7f<>,;:\x22()\[\]\\]"
_MAILBOX = f"{_LOCAL}{{1,64}}@{_LOCAL}{{1,255}}"
_PORT_AND_PATH = r"(?::[0-9]{0,5})?(?:/[^\s\x00-\x1f@?#\\<>\x22'`]*)?"
_WEB = (
    r"(?:https://(?:\[[0-9A-Fa-f:.]+\]|[^\s\x00-\x1f@?#\\<>\x22'`/:\[\]]+)|http://(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\]))"
    + _PORT_AND_PATH
)


def is_mailbox(value: str) -> bool:
    """Whether mail can go to it: one address, without a name."""
    return re.fullmatch(_MAILBOX, value) is not None


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _web(value: str) -> str:
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    plain = host and not re.search(r"[\s\x00-\x1f@?#\\<>\"'`]", value)
    if not (plain and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))):
        raise problem("bad-web", "")
    return value


Variable = Annotated[str, Formed("bad-variable", "XCOLLAB_[A-Z0-9_]{1,100}", shown=False)]
"""The name of an environment variable of our own: a change of settings can name no other.

Whatever else stands here may be the secret itself, so that a complaint does not repeat it.
"""
Mailbox = Annotated[str, Formed("bad-mailbox", _MAILBOX)]
"""An address that mail can go to: one, without a name."""
Mobile = Annotated[str, Formed("bad-mobile", r"\+?[0-9]{5,15}")]
"""A mobile number, digits only, with or without the country's code."""
Web = Annotated[str, Checked(_web), Told("bad-web", whole(_WEB))]
"""Where pages are: https, or this machine; no password, query or fragment in it."""


class Channel(Value):
    """A way out; which keys it takes depends on its kind."""

    kind: Kind
    url: Variable | None = None
    """The variable with the address to post to."""
    secret: Variable | None = None
    """The variable with the secret that messages are signed with."""
    keyword: Line | None = None
    """A word that the bot asks for in every message."""
    server: Variable | None = None
    """The variable with the mail server: `smtps://USER:PASSWORD@HOST:465`, `smtp+starttls://…`, `smtp://127.0.0.1:PORT`."""
    from_: Mailbox | None = None
    """The address that mail comes from."""
    reply_to: Mailbox | None = None
    """The address that answers go to; the sender's where it is left out."""

    def __post_init__(self) -> None:
        """It has the keys of its kind, and no other."""
        needed, possible = KEYS[self.kind]
        given = self.dump()
        for key in needed:
            if key not in given:
                raise problem("channel-lacks", key, kind=self.kind)
        for key in given.keys() - {"kind", *needed, *possible}:
            raise problem("channel-has-no", key, kind=self.kind)

    @classmethod
    def told(cls) -> "JsonSchemaValue":
        """The same, by kind."""
        every = dict.fromkeys(key for keys in KEYS.values() for some in keys for key in some)
        return {"allOf": [_of_kind(kind, every) for kind in KEYS]}

    @property
    def variables(self) -> tuple[str, ...]:
        """The environment variables that it names."""
        return tuple(name for name in (self.server, self.url, self.secret) if name)


def _of_kind(kind: str, every: Iterable[str]) -> "JsonSchemaValue":
    """What JSON Schema says of the keys of one kind."""
    needed, possible = KEYS[kind]
    others = {key: {"type": "null"} for key in every if key not in (*needed, *possible)}
    case = {"required": ["kind"], "properties": {"kind": {"const": kind}}}
    return {"if": case, "then": {"properties": others, "allOf": [given(key) for key in needed]}}


class DepartmentNotify(Value):
    """Where a department hears of what concerns it as a whole: its own room, or its own address."""

    channels: tuple[Slug, ...] = ()
    address: Mailbox | None = None
    """Where mail for the department goes."""


class MemberNotify(Value):
    """Where a person hears. Changed by that person, or an admin."""

    channels: tuple[Slug, ...] | None = None
    """By these channels; by none where the list is empty; as usual where nothing is said."""
    address: Mailbox | None = None
    """Where mail goes, if not to the first address of the commits."""
    mobile: Mobile | None = None
    """By which DingTalk calls the person."""

    def dump(self) -> dict[str, Plain]:
        """As it stands in its file; no channel at all is something else than nothing said."""
        return super().dump() | ({"channels": []} if self.channels == () else {})

"""What a `build` makes of a message: all that a sender needs, and nothing that it has to decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xcollab.channels.sending.secrets import Secret


@dataclass(frozen=True)
class HttpRequest:
    """A POST of JSON."""

    url: Secret
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MailRequest:
    """A letter for one address."""

    server: Secret
    sender: str
    recipient: str
    content: bytes = field(repr=False)
    """Headers and body, with CRLF at the ends of lines."""


class CannotBuild(Exception):
    """The message cannot go this way: a code of the catalogue, and its arguments."""

    def __init__(self, code: str, /, **arguments: object) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments

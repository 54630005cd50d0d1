"""The one place that words addresses of remotes, and what git or a server says of them: never with a password, a token or a key.

What may be part of a secret is left out, even where an address is not written as it should be (a password with `@` or `/`).
Every pattern is tried once at each place, so that a long line is read in one pass. They are compiled where something is said,
which is seldom.
"""

import re

_QUOTED = r"(?P<quote>['\"`])(?P<address>[A-Za-z][A-Za-z0-9+.-]{0,30}://[^'\"`\n]*)(?P=quote)"
_BARE = r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{0,30}://[^\s'\"`<>]*"
_PAIR = r"(?<![^\s'\"`])[^/:@\s'\"`]+:[^\s'\"`]*@"
"""`user:password@` before a host, as in an address that lacks its beginning."""
_HEADER = r"(?i)(?<![\w-])((?:proxy-)?authorization|cookie|[\w-]{0,30}token)(\s*[:=]\s*)\S[^\n]*"
_VALUE = r"(?i)(?<![\w-])([\w-]{0,30}(?:token|password|passwd|secret|apikey|api_key))=[^\s&;'\"`]+"

_BOT = r"(open-apis/bot/v2/hook/|webhook/send\?key=|hooks\.slack\.com/services/)[A-Za-z0-9_/-]+"
"""The address of a chat bot: whoever knows it may post."""


def shown_address(address: str) -> str:
    """An address without user, password, query and fragment; where it cannot be told what is what, its beginning alone."""
    scheme, mark, rest = address.partition("://")
    if not mark:
        return re.sub(_PAIR, "", address)
    if scheme.casefold() == "file":
        return address
    plain, asked = re.match(r"([^?#]*)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
    if "@" in asked:
        return f"{scheme}://…"
    return f"{scheme}://{plain.rpartition('@')[2]}" + ("?…" if asked else "")


def without_secrets(said: str) -> str:
    """What somebody said, every address in it worded so, and without the values of headers and parameters that are secret."""
    said = re.sub(_BOT, r"\1…", said)
    told = re.sub(_QUOTED, lambda found: found["quote"] + shown_address(found["address"]) + found["quote"], said)
    told = re.sub(_BARE, lambda found: shown_address(found[0]), told)
    return re.sub(_VALUE, r"\1=…", re.sub(_HEADER, r"\1\2…", told))


def without_pairs(said: str) -> str:
    """The same of what a server said, which may name `user:password@host` without more."""
    return re.sub(_PAIR, "", without_secrets(said))

"""Forges: which one a remote's address belongs to. An address is read and never shown, because it may hold a password."""

import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

KINDS = ("github", "gitlab", "gitea", "gitee")
"""Forges whose pages are known. Forgejo, and so Codeberg, has those of Gitea."""
NONE = "none"
"""What a workspace says whose server has no pages."""
_NAMES = {kind: kind for kind in KINDS} | {"forgejo": "gitea", "codeberg": "gitea"}
_OTHER_DOORS = {"ssh.github.com": "github.com", "altssh.gitlab.com": "gitlab.com"}
"""Hosts that answer ssh on port 443, and the one that has the pages."""
_SCP = re.compile(r"(?:[^@/:\s]+@)?(?P<host>\[[0-9a-fA-F:]+\]|[^/:\s]{2,}):(?!//)(?P<path>.+)")
"""`git@host:group/repo.git`. A host of one letter is a drive of Windows."""


class Forge(NamedTuple):
    """A repository on a forge."""

    kind: str
    """One of `KINDS`, or `unknown`: a server that may have pages, and may not."""
    host: str
    path: str
    """The repository on the host: `group/sub/repo`."""
    web: str
    """The address of its page, without credentials."""

    @property
    def served_at(self) -> str:
        """The host with the port of its pages, as the forges' programs name it."""
        return urlsplit(self.web).netloc


def forge_of(address: str, named: str | None = None) -> Forge | None:
    """The forge of a remote's address; None for a directory, and where the workspace says that there is none.

    `named` is what the workspace says its forge is.
    Otherwise a host tells by its name, which github.com, gitlab.com, gitee.com and codeberg.org do, and gitlab.example.com too.
    """
    found = _host_and_path(address.strip())
    if found is None or named == NONE:
        return None
    scheme, host, port, path = found
    host = _OTHER_DOORS.get(host, host)
    kind = named or next((kind for name, kind in _NAMES.items() if name in host), "unknown")
    return Forge(kind, host, path, f"{scheme}://{host}{port}/{quote(path)}")


def _host_and_path(address: str) -> tuple[str, str, str, str] | None:
    """Scheme and port of the pages, host, and path; ports of ssh and git are not those of the pages."""
    if "://" not in address:
        match = _SCP.fullmatch(address)
        return ("https", match["host"].lower(), "", _path(match["path"])) if match else None
    try:
        parts = urlsplit(address)
        host, number = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or parts.scheme not in ("https", "http", "ssh", "git", "git+ssh"):
        return None
    host = f"[{host}]" if ":" in host else host
    web = parts.scheme in ("https", "http")
    return parts.scheme if web else "https", host, f":{number}" if web and number else "", _path(unquote(parts.path))


def _path(path: str) -> str:
    return path.strip("/").removesuffix(".git").rstrip("/")

"""What may be connected to: public addresses, and beyond them only hosts that whoever runs this named in `XCOLLAB_ALLOW_HOSTS`."""

from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

VARIABLE = "XCOLLAB_ALLOW_HOSTS"
"""Host names and addresses, separated by commas. Never set by the repository."""
_INNER = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "corp", "private")
"""Endings of names that mean something inside one network only."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as NAT64 writes them."""


def allowed_hosts(environment: Mapping[str, str]) -> frozenset[str]:
    """The hosts that may be connected to wherever they are."""
    return frozenset(name for part in environment.get(VARIABLE, "").split(",") if (name := normal(part)))


def normal(host: str) -> str:
    """A host's name as it is compared."""
    return host.strip().strip("[]").rstrip(".").casefold()


def is_inner(host: str) -> bool:
    """Whether a name means something inside one network only."""
    labels = normal(host)
    return ("." not in labels and ":" not in labels) or any(f".{labels}".endswith(f".{ending}") for ending in _INNER)


def is_public(address: str) -> bool:
    """Whether an address, or the one within it, is on the open network: not private, this machine, link-local or reserved."""
    found = ip_address(address.partition("%")[0])
    inner = _within(found) if isinstance(found, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_unspecified


def _within(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)

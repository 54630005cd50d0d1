"""What binds a statement to what its author saw: the SHA-256 of a file, and fingerprints of plans and deliverables.

Files hold them whole. Where people read or type them, the first `SHOWN` digits do. No model is loaded here: what has to
start at once uses it.
"""

from xcollab.words.patterns import compiled

SHOWN = 12
"""Hexadecimal digits that people see and may type; also the fewest in an attachment's name."""
LARGEST_ATTACHMENT = 10 * 1024 * 1024
"""Bytes; git keeps every version for ever, so larger files belong elsewhere, with a link."""
SHA256 = "[0-9a-f]{64}"
"""A regular expression of a whole digest."""
_SHA256 = compiled(SHA256)
_FINGERPRINT = compiled(r"(?:terms1|task1|plan1|deliverables1):[0-9a-f]{64}")
_TYPED = compiled(rf"[a-z]+1:[0-9a-f]{{{SHOWN},64}}")
Fingerprint = str
"""What is covered (`terms1`, `task1`, `plan1`, `deliverables1`), a colon, and a SHA-256 (workflow/model/fingerprints.py).

Whether it is one is judged when the statement enters: whoever writes it by hand is then told the right one.
"""
FINGERPRINTS = ("answers", "judges", "plan")
"""The keys of statements that hold one."""


def sha256(content: bytes) -> str:
    """The whole digest of some bytes."""
    import hashlib  # it loads OpenSSL, for which nobody waits who only wants to know how long a digest is

    return hashlib.sha256(content).hexdigest()


def is_sha256(text: str) -> bool:
    """Whether it is one, and whole."""
    return bool(_SHA256.fullmatch(text))


def is_fingerprint(text: str) -> bool:
    """Whether it is one, and whole."""
    return bool(_FINGERPRINT.fullmatch(text))


def short(digest: str) -> str:
    """A digest or fingerprint as people see it."""
    name, colon, digits = digest.rpartition(":")
    return f"{name}{colon}{digits[:SHOWN]}"


def begins(typed: str, digest: str) -> bool:
    """Whether what somebody typed is the beginning of a fingerprint, and long enough to mean it."""
    return bool(_TYPED.fullmatch(typed)) and digest.startswith(typed)

"""Line ends stay as they are, whatever git's settings say: a digest would no longer fit its attachment otherwise."""

from xcollab.errors import Refused
from xcollab.store.disk import no_links
from xcollab.store.git.runner import Git

_ATTRIBUTES = "info/attributes"
_LARGEST = 2**20
"""Bytes of a file of attributes."""
_PATTERNS = (
    ("*.yaml", "text eol=lf"),
    ("departments/*.yaml", "text eol=lf"),
    ("collab-templates/*.yaml", "text eol=lf"),
    ("collabs/**/*.yaml", "text eol=lf"),
    ("collabs/*/attachments/*", "-text"),
)


def keep_line_ends(git: Git, prefix: str) -> None:
    """The attributes of this clone, which stand above those of the user and of the repository, for a workspace's files alone."""
    own = git.path(_ATTRIBUTES)[0].parents[1]
    there = no_links.look(own, _ATTRIBUTES)
    before = no_links.read(own, _ATTRIBUTES, _LARGEST) if there else b""
    if len(before) > _LARGEST:
        raise Refused("special-file", path=_ATTRIBUTES)
    lines = "".join(f'"/{prefix}{pattern}" {attributes}\n' for pattern, attributes in _PATTERNS)
    whole = before + (b"" if before.endswith(b"\n") or not before else b"\n") + lines.encode()
    no_links.write(own, _ATTRIBUTES, whole, "attributes.xcollab")

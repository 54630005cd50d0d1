"""Attributes by which git stores other bytes than lie on the disk: filters such as Git LFS, another encoding, keywords.

A statement names its attachments by the digest of what was attached, and every view reads what git has stored. Where the two
differ, nothing that is recorded would be true.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from xcollab.errors import Problem, Refused
from xcollab.schema.digests import LARGEST_ATTACHMENT
from xcollab.store.disk import no_links
from xcollab.store.files.loading import Loaded
from xcollab.store.git.runner import Git

_ENCODING = "working-tree-encoding"
_ATTRIBUTES = ("filter", _ENCODING, "ident")
_NOTHING = frozenset({"unspecified", "unset", "", "UTF-8", "utf-8"})


class Filtered(NamedTuple):
    """A path, and the attribute that changes what git stores of it."""

    path: str
    attribute: str
    """As it stands in a file of attributes: `filter=lfs`, `ident`."""


def filtered(git: Git, paths: Sequence[str]) -> Iterator[Filtered]:
    """Those of some paths whose attributes let git store other bytes; whether it would, the bytes decide."""
    if not paths:
        return
    words = ("check-attr", "-z", "--stdin", *_ATTRIBUTES)
    told = git.run(*words, given="\0".join(paths).encode("utf-8", "surrogateescape")).out
    fields = told.decode("utf-8", "surrogateescape").split("\0")
    seen = set()
    for path, name, value in zip(fields[::3], fields[1::3], fields[2::3], strict=False):
        if value not in _NOTHING and path not in seen:
            seen.add(path)
            yield Filtered(path, name if value == "set" else f"{name}={value}")


def stored_otherwise(git: Git, files: Mapping[str, bytes]) -> Iterator[Filtered]:
    """Those of some files of which git would store other bytes than these, or could store none."""
    for found in filtered(git, list(files)):
        if found.attribute.startswith(_ENCODING):  # nothing of ours is in another one, and git only warns beforehand
            yield found
            continue
        content = files[found.path]
        plain = git.run("hash-object", "--no-filters", "--stdin", given=content).text
        # The person's own environment: a filter is a program of theirs.
        made = git.ask_as_typed("hash-object", f"--path={found.path}", "--stdin", given=content)
        if made.code or made.text != plain:
            yield found


def filtered_problems(git: Git, root: Path, loaded: Loaded) -> Iterator[Problem]:
    """The records and attachments on the disk of which git has, or would store, other bytes than lie there."""
    paths = [found.path for found in filtered(git, sorted({*loaded.files, *loaded.attachments}))]
    contents = {}
    for path in paths:
        with suppress(OSError, Refused):
            contents[path] = no_links.read(root, path, LARGEST_ATTACHMENT)
    for found in stored_otherwise(git, contents):
        yield Problem(found.path, 1, "stored-otherwise", found._asdict())

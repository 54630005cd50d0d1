"""Whether what statements name as attached is what was attached: by the whole digest of its bytes, each read once."""

from collections.abc import Iterator

from xcollab.errors import Problem
from xcollab.schema.dataclass import dataclass, field
from xcollab.schema.digests import LARGEST_ATTACHMENT
from xcollab.schema.parts.attachments import attachments
from xcollab.schema.parts.texts import Place
from xcollab.store.files.loading import Loaded
from xcollab.store.git.objects import Unread
from xcollab.store.git.sources import Source


@dataclass
class Digests:
    """What was read already, by the id of the content, for whoever looks at several revisions."""

    known: dict[str, str | Unread] = field(default_factory=dict)
    believed: set[tuple[str, str]] = field(default_factory=set)
    """Contents by their id, and what statements say of them, that were judged before."""

    def of(self, source: Source, path: str) -> str | Unread:
        """The digest of the file at a path, or why it has none."""
        blob = source.blob(path)
        if blob is None:
            return source.digest(path)
        if blob not in self.known:
            self.known[blob] = source.digest(path)
        return self.known[blob]


def believe(loaded: Loaded, digests: Digests) -> None:
    """Take what stands in a revision for judged, so that only what comes after it is read."""
    digests.believed |= {(loaded.source.blob(path) or "", sha256) for path, sha256, _, _ in _named(loaded)}


def attachment_problems(loaded: Loaded, digests: Digests | None = None) -> Iterator[Problem]:
    """Each attachment that is another than its statement says, or too large to be one; that one is missing, `load` finds."""
    source, digests = loaded.source, digests or Digests()
    told: set[tuple[str, str]] = set()
    for path, sha256, record, key in _named(loaded):
        if path not in loaded.attachments or (source.blob(path) or "", sha256) in digests.believed:
            continue
        digest = digests.of(source, path)
        if digest != sha256 and (path, code := _code(digest)) not in told:
            told.add((path, code))
            file, line = loaded.line(record, key)
            yield Problem(file, line, code, {"path": path, "megabytes": LARGEST_ATTACHMENT // 1024 // 1024})


def _code(digest: str | Unread) -> str:
    if isinstance(digest, str):
        return "attachment-other-bytes"
    return "attachment-too-large" if digest.why == "too-large" else "attachment-unreadable"


def _named(loaded: Loaded) -> Iterator[tuple[str, str, str, Place]]:
    """The path and digest of everything that statements name, the statement's address and the place in it."""
    for collab in loaded.snapshot.collabs.values():
        for entry in collab.entries:
            for key, named in attachments(entry.statement):
                if named.path:
                    yield f"collabs/{collab.id}/{named.path}", named.sha256, entry.record, key

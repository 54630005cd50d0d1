"""Looks for secrets in the files that are read, and in those that a commit touched: each once, with its line."""

from collections.abc import Collection, Iterable, Iterator

from xcollab.errors import Problem, Word
from xcollab.schema.digests import LARGEST_ATTACHMENT
from xcollab.store.git.differences import ChangedFile
from xcollab.store.git.runner import Git
from xcollab.store.git.sources import Source
from xcollab.workflow.review.committed_secrets import Found, new_secrets, secrets_in

_TEXTS = (".txt", ".md", ".csv", ".tsv", ".json", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".env", ".log", ".pem", ".key", ".sh",
          ".html", ".xml", ".eml")  # fmt: skip
"""Endings of attachments that are looked through."""
_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""How files in UTF-16 begin."""


class SecretScan:
    """What the contents that it was shown hold."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def look(self, path: str, content: bytes) -> None:
        """Look through one file."""
        self.problems += _told(path, secrets_in(as_text(content)))

    def look_through(self, source: Source, paths: Iterable[str]) -> None:
        """Look through some files that nobody has read yet."""
        for path, content in source.read(sorted(paths)).items():
            if isinstance(content, bytes):
                self.look(path, content)

    def look_at_attachments(self, source: Source, paths: Collection[str]) -> None:
        """Look through those that are texts, as far as they are no longer than a record may be."""
        self.look_through(source, (path for path in paths if path.endswith(_TEXTS)))


def touched_secrets(git: Git, touched: Iterable[ChangedFile]) -> Iterator[Problem]:
    """What a commit brings in, in whatever file; what stood there before is not its fault."""
    wanted = {file.path: file for file in touched if file.after and not file.same}
    contents = git.objects.read([str(file.after) for file in wanted.values()], LARGEST_ATTACHMENT)
    for path, file in wanted.items():
        after = contents[str(file.after)]
        if isinstance(after, bytes) and any(secrets_in(as_text(after))):
            was = git.objects.read([file.before], LARGEST_ATTACHMENT)[file.before] if file.before else b""
            yield from _told(path, new_secrets(as_text(was) if isinstance(was, bytes) else "", as_text(after)))


def as_text(content: bytes) -> str:
    """Bytes as text, in whatever encoding; a secret is in ASCII."""
    return content.decode("utf-16" if content.startswith(_MARKS) else "utf-8", "replace")


def _told(path: str, found: Iterable[Found]) -> list[Problem]:
    """Each line and kind once; the secret itself is in no argument."""
    places = dict.fromkeys((one.line, one.kind) for one in found)
    return [
        Problem(path, line, "committed-secret", {"what": Word("secret-kind", kind)}) for line, kind in sorted(places)
    ]

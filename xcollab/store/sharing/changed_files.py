"""What is wrong with the files that a commit touched, apart from what stands in them."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence

from xcollab.errors import Problem
from xcollab.schema.digests import LARGEST_ATTACHMENT, sha256, short
from xcollab.store.disk.layout import address, place
from xcollab.store.git.differences import REGULAR, ChangedFile
from xcollab.store.git.objects import Unread
from xcollab.store.git.runner import Git
from xcollab.workflow.review.file_rules import filed

_NAMES = ("xcollab.yaml", "calendar.yaml", "collabs", "departments", "collab-templates")


def touched_problems(
    git: Git, touched: Sequence[ChangedFile], member: str, admins: Collection[str] | None, redacted: Collection[str]
) -> Iterator[Problem]:
    """By kind of file: how it may change, its mode, its name, and whether an attachment lies under its digest.

    `member` is who touched them; `admins` is None where there is no workspace yet. `redacted` are statements (by
    address) whose edit is a legal redaction, and the attachments that these took away.
    """
    admin = admins is None or member in admins
    for file in touched:
        found = place(file.path)
        kind = found.kind if found else ""
        if file.how != "deleted" and kind in ("other", "workspace", "calendar") and _taken_for_ours(file.path):
            yield Problem(file.path, 1, "name-variant", {"path": file.path})
        elif file.how != "deleted" and kind not in ("", "other") and file.mode != REGULAR:
            yield Problem(file.path, 1, "special-file", {"path": file.path})
        elif (code := filed(kind, file.how, admin=admin)) and not _harmless(file, kind, redacted):
            yield Problem(file.path, 1, code, _told(file.path, kind, found.id if found else "", member, admins or ()))
        if kind == "attachment" and file.how != "deleted" and file.mode == REGULAR:
            yield from _digest(git, file)


def _harmless(file: ChangedFile, kind: str, redacted: Collection[str]) -> bool:
    """A mode put right, a redaction, or a file that one took away."""
    if kind not in ("statement", "attachment"):
        return False
    if file.how == "deleted":
        return kind == "attachment" and address(file.path) in redacted
    return file.how == "edited" and (file.same or (kind == "statement" and address(file.path) in redacted))


def _taken_for_ours(path: str) -> bool:
    """A name that some systems cannot tell from one of ours: another case, or another form of the same letters."""
    first = path.split("/")[0]
    return first not in _NAMES and unicodedata.normalize("NFKC", first).casefold() in _NAMES


def _told(path: str, kind: str, name: str, member: str, admins: Collection[str]) -> dict[str, object]:
    """A statement that is gone or cannot be read any more is still told by whom it was: its name says so."""
    if kind == "statement":
        member = name.partition("-")[2].rpartition("-")[0] or member
    return {"path": path, "name": name, "department": name, "member": member, "people": list(admins)}


def _digest(git: Git, file: ChangedFile) -> Iterator[Problem]:
    """Whether an attachment lies under its digest; how many digits its name has is for whoever added it to say."""
    blob = file.after or ""
    content = git.objects.read([blob], LARGEST_ATTACHMENT)[blob]
    if isinstance(content, Unread):
        too_large = content.why == "too-large"
        arguments = {"path": file.path, "megabytes": LARGEST_ATTACHMENT // 1024 // 1024}
        yield Problem(file.path, 1, "attachment-too-large" if too_large else "attachment-unreadable", arguments)
    elif not (digest := sha256(content)).startswith(file.path.rpartition("/")[2].partition(".")[0]):
        yield Problem(file.path, 1, "attachment-digest", {"path": file.path, "digest": short(digest)})

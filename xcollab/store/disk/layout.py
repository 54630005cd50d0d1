"""Where each kind of file lies, and nothing else may lie (docs/files.md).

A record's address is what findings name it by: its path without `collabs/` and `.yaml`.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from xcollab.schema.digests import SHOWN
from xcollab.schema.names import WINDOWS_DEVICES, subject_of
from xcollab.words.patterns import compiled

_ID = r"[a-z0-9][a-z0-9-]{0,39}"
_NAME = rf"[0-9]{{8}}T[0-9]{{6}}Z-{_ID}-[0-9a-hjkmnp-tv-z]{{4}}"
_PLANS = {
    "workspace": compiled(r"xcollab\.yaml"),
    "calendar": compiled(r"calendar\.yaml"),
    "department": compiled(rf"departments/(?P<id>{_ID})\.yaml"),
    "template": compiled(rf"collab-templates/(?P<id>{_ID})\.yaml"),
    "request": compiled(rf"collabs/(?P<collab>{_ID})/request\.yaml"),
    "task": compiled(rf"collabs/(?P<collab>{_ID})/tasks/(?P<id>{_ID})\.yaml"),
}
_STATEMENT = compiled(rf"collabs/(?P<on>(?P<collab>{_ID})/[a-z]+(/{_ID})?)/(?P<id>{_NAME})\.yaml")
_ATTACHMENT = compiled(rf"collabs/(?P<collab>{_ID})/attachments/[0-9a-f]{{{SHOWN},64}}(\.[a-z0-9]{{1,10}})?")
_HOME = compiled(rf"collabs/(?P<id>{_ID})/")
_HOMES = compiled(rf"(?m)^{_ID}$")
_RESERVED = compiled(rf"(?:^|/)({'|'.join(sorted(WINDOWS_DEVICES))})(?=[./]|\Z)")
OURS = ("collabs/", "departments/", "collab-templates/")
"""Directories that hold nothing but the files named here."""


class Place(NamedTuple):
    """What kind of file a path is."""

    kind: str
    """workspace, calendar, department, template, request, task, statement, attachment; `other` outside our directories."""
    id: str = ""
    collab: str = ""
    on: str = ""


@lru_cache(maxsize=2**16)
def place(path: str) -> Place | None:
    """What lies at a path of the workspace; None where nothing may lie there."""
    if path.startswith(OURS) and reserved(path):
        return None
    if (match := _STATEMENT.fullmatch(path)) and subject_of(match["on"])[0]:  # nearly all files are
        return Place("statement", match["id"], match["collab"], match["on"])
    for kind, pattern in _PLANS.items():
        if match := pattern.fullmatch(path):
            parts = match.groupdict()
            return Place(kind, parts.get("id") or parts.get("collab") or "", parts.get("collab") or "")
    if match := _ATTACHMENT.fullmatch(path):
        return Place("attachment", path, match["collab"])
    return None if f"{path}/".startswith(OURS) else Place("other")


def about(at: Place, kind: str) -> str:
    """The id of the task or issue that a file is of or on; a blank where it is none."""
    if at.kind == "task" == kind:
        return at.id
    subject = subject_of(at.on) if at.kind == "statement" else ("", "", "")
    return subject[2] if subject[0] == kind == "issue" else " "


def home_of(path: str) -> str:
    """The id of the collaboration in whose directory a path lies; empty where it lies in none."""
    found = _HOME.match(path)
    return found["id"] if found else ""


def homes_among(names: Iterable[str]) -> frozenset[str]:
    """Those of many names in `collabs/` that a collaboration may have."""
    return frozenset(_HOMES.findall("\n".join(name for name in names if "\n" not in name)))


def scope_of(paths: Iterable[str]) -> frozenset[str] | None:
    """The collaborations that some paths lie in; None, for all of them, where settings or people are among the paths."""
    every = list(paths)
    if any(path in ("xcollab.yaml", "calendar.yaml") or f"{path}/".startswith("departments/") for path in every):
        return None
    return frozenset(home for path in every if (home := home_of(path)))


def reserved(path: str) -> str:
    """The part of a path that Windows cannot hold; an empty text where there is none."""
    found = _RESERVED.search(path)
    return found[1] if found else ""


def address(path: str) -> str:
    """The address of the record at a path."""
    return path.removeprefix("collabs/").removesuffix(".yaml")


def path_of(record: str) -> str:
    """The path of the record with an address."""
    outside = record in ("xcollab", "calendar") or record.startswith(OURS[1:])
    return f"{record}.yaml" if outside else f"collabs/{record}.yaml"

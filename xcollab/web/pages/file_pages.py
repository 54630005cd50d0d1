"""Files that people attached: pictures are shown where they stand, all else is a download. Nothing in them ever runs."""

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from xcollab.app.views.attached_files import attached_file
from xcollab.render.base.sanitize import safe_line
from xcollab.web.visit import Visit

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png", (".png",)), (b"\xff\xd8\xff", 0, "image/jpeg", (".jpg", ".jpeg")),
    (b"WEBP", 8, "image/webp", (".webp",)),
)  # fmt: skip
"""What they begin with, from which byte on, their type, and the ends of their names."""


def is_picture(name: str) -> bool:
    """Whether a name is one of a picture that is shown."""
    return name.lower().endswith(tuple(end for *_, ends in _PICTURES for end in ends))


def show(visit: Visit) -> Response:
    """The file; its type is what it begins with, whatever its name says."""
    collab = visit.path("collab")
    if collab not in visit.view.snapshot.collabs:
        raise HTTPException(404)
    found = attached_file(visit.view, collab, visit.path("file"))
    if found is None:
        raise HTTPException(404)
    kind = next((kind for start, at, kind, _ in _PICTURES if found.content.startswith(start, at)), None)
    name = quote(safe_line(found.name), safe="")
    placed = "inline" if kind else "attachment"
    told = {
        "content-disposition": f"{placed}; filename*=UTF-8''{name}",
        "content-security-policy": "default-src 'none'; sandbox",
    }
    return Response(found.content, media_type=kind or "application/octet-stream", headers=told)

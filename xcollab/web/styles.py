"""The one style, with the colours of the report."""

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response


@cache
def _style() -> str:
    return (files("xcollab.web") / "templates" / "style.css").read_text(encoding="utf-8")


async def style(request: Request) -> Response:
    """The style; who has not come in may have it as well."""
    return Response(_style(), media_type="text/css")

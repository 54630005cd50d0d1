"""The one style, which stands in every page, and the one script, which none needs; what browsers are told of both."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response


@cache
def _read(name: str) -> str:
    return (files("xcollab.web") / "templates" / name).read_text(encoding="utf-8")


def style() -> Markup:
    """The style, with the colours of the report."""
    return Markup(_read("style.css"))  # noqa: S704 - a file of ours


async def script(request: Request) -> Response:
    """The script; who has not come in may have it as well."""
    return Response(_read("page.js"), media_type="text/javascript")


def policy(style: str, *more: str) -> str:
    """What a page may do that holds a style: it is let in by its digest, and nothing else is but what is said besides."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    own = (f"style-src 'sha256-{digest}'", *more, "frame-ancestors 'none'", "base-uri 'none'")
    return "; ".join(["default-src 'none'", *own])


@cache
def page_policy() -> str:
    """What our own pages may do."""
    return policy(style(), "script-src 'self'", "connect-src 'self'", "img-src 'self' data:", "form-action 'self'")

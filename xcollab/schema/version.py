"""Versions of xcollab as a workspace names them, compared by their numbers: 0.10 comes after 0.9."""

import re
from collections.abc import Mapping
from typing import Annotated

from xcollab import __version__
from xcollab.schema.base import Formed
from xcollab.words.patterns import compiled

_FORM = compiled(r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}")
_NUMBERS = compiled(r"\d{1,9}(\.\d{1,9})*", re.ASCII)


Version = Annotated[str, Formed("bad-version", _FORM.pattern)]
"""One to three numbers, such as 0.3."""


def numbers(version: str) -> tuple[int, ...]:
    """What a version is compared by: its leading numbers, 0.3 and 0.3.0 alike."""
    found = _NUMBERS.match(version)
    parts = [int(part) for part in found[0].split(".")] if found else []
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)


def too_old_for(needs: str | None, running: str = __version__) -> bool:
    """Whether the running xcollab is older than what a workspace needs; nothing named or malformed asks for nothing."""
    return needs is not None and bool(_FORM.fullmatch(needs)) and numbers(running) < numbers(needs)


def needed(settings: Mapping[str, object]) -> str | None:
    """What the settings of a workspace say that it needs, however they are otherwise."""
    needs = settings.get("requires")
    return str(needs) if isinstance(needs, str | int) and not isinstance(needs, bool) else None


def present() -> str:
    """The running version as a workspace names it: no more numbers than it takes, but two."""
    parts = numbers(__version__)
    return ".".join(str(number) for number in (*parts, 0, 0)[: max(2, len(parts))])
